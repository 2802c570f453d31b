"""How a report looks where an organisation may choose: its title, its one colour, its closing line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from socmob.errors import MappingError

LEAST_CONTRAST = 4.5
"""WCAG 2.2 success criterion 1.4.3: text against its ground."""


@dataclass(frozen=True, slots=True)
class Look:
    """An organisation's choices; the colour must stand out from white paper as well as text must.

    >>> Look(accent="#ffcc00")
    Traceback (most recent call last):
    ...
    socmob.errors.MappingError: The colour #ffcc00 is too pale: its contrast with white is 1.5, and text needs 4.5.
    Where: look, accent
    What to do: Choose a darker shade of it, such as #8e7200.
    """

    title: str = ""
    accent: str = "#1b4b72"
    footer: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", self.accent):
            raise MappingError(
                f"The colour {self.accent!r} is not of the form #1b4b72.",
                where="look, accent",
                do="Write a hash sign and six hexadecimal digits.",
            )
        if contrast_with_white(self.accent) < LEAST_CONTRAST:
            raise MappingError(
                f"The colour {self.accent} is too pale: its contrast with white is "
                f"{contrast_with_white(self.accent):.1f}, and text needs {LEAST_CONTRAST}.",
                where="look, accent",
                do=f"Choose a darker shade of it, such as {darker(self.accent)}.",
            )


def contrast_with_white(colour: str) -> float:
    """The WCAG contrast ratio of a colour against white, from 1 (white) to 21 (black).

    Formula: 1.05 / (L + 0.05), L the relative luminance.

    >>> contrast_with_white("#000000"), contrast_with_white("#ffffff")
    (21.0, 1.0)
    """
    parts = [_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5)]
    luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    return round(1.05 / (luminance + 0.05), 4)


def darker(colour: str) -> str:
    """The nearest darker shade of a colour that stands out from white as text must.

    >>> contrast_with_white(darker("#ffcc00")) >= LEAST_CONTRAST
    True
    """
    for step in range(100, -1, -2):
        shade = "#" + "".join(f"{int(colour[i : i + 2], 16) * step // 100:02x}" for i in (1, 3, 5))
        if contrast_with_white(shade) >= LEAST_CONTRAST:
            return shade
    return "#000000"


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
