"""A Vega-Lite specification made into SVG that stands in a page: named, described, with ids of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

Specification = Mapping[str, Any]

_NOISE = re.compile(r' (?:role="graphics-[a-z]+"|aria-[a-z]+="[^"]*"|pointer-events="none"|font-family="[^"]*")')
"""The picture as a whole is one image with a description; roles inside it would be read out one by one."""
_IDENTIFIED = re.compile(r'\b(id="|url\(#|href="#)')
_OPENING = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"[^>]*>')


def drawn(specification: Specification, identifier: str, title: str, description: str) -> str:
    """The chart as SVG with role, title and description; every id in it starts with `identifier`."""
    import vl_convert  # 0.06 s and a JavaScript engine: loaded only where something is drawn

    return accessible(vl_convert.vegalite_to_svg(dict(specification)), identifier, title, description)


def accessible(svg: str, identifier: str, title: str, description: str) -> str:
    r"""An SVG with its size given as a view box, so that it fits any page, and its words in front.

    >>> raw = '<svg xmlns="x" width="9" height="5" viewBox="0 0 9 5"><path clip-path="url(#clip0)"/></svg>'
    >>> print(accessible(raw, "a", "S", "A: 5%.").replace("><", ">\n<"))
    <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="a-title a-desc" viewBox="0 0 9 5">
    <title id="a-title">S</title>
    <desc id="a-desc">A: 5%.</desc>
    <path clip-path="url(#a-clip0)"/>
    </svg>
    """
    found = _OPENING.search(svg)
    if found is None:
        raise ValueError("this is no SVG with a width and a height")
    body = _IDENTIFIED.sub(rf"\g<1>{identifier}-", _NOISE.sub("", svg[found.end() :]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" '
        f'aria-labelledby="{identifier}-title {identifier}-desc" viewBox="0 0 {found[1]} {found[2]}">'
        f'<title id="{identifier}-title">{escape(title)}</title>'
        f'<desc id="{identifier}-desc">{escape(description)}</desc>{body}'
    )
