"""What all charts share: widths, inks, the scale, and the words of Vega-Lite for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Layer = dict[str, Any]

WIDTH = 330
"""In units of the view box: a chart is legible at the width of a telephone and never needs a wide one."""
INK, QUIET, LINE = "#1d2329", "#59636e", "#d5dae0"
ACCENT = "#1b4b72"
CONFIG: Mapping[str, Any] = {
    "view": {"stroke": None},
    "background": None,
    "font": "sans-serif",
    "axis": {
        "domain": False, "ticks": False, "grid": True, "gridColor": LINE, "gridWidth": 1, "labelColor": QUIET,
        "labelFontSize": 11, "labelPadding": 5, "title": None, "labelFlush": False,
    },
}  # fmt: skip
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
TOPS = (20, 40, 60, 80, 100)


def scale_top(values: Iterable[float]) -> int:
    """Where a scale that starts at nought ends: the first step of twenty that holds every value.

    >>> scale_top([12, 37.5]), scale_top([61])
    (40, 80)
    """
    largest = max(values, default=0)
    return next((top for top in TOPS if largest <= top), 100)


def per_cent_axis(top: int) -> dict[str, Any]:
    """An axis of per cent from nought to `top`, marked in fours or fives."""
    step = 5 if top <= TOPS[0] else 10 if top <= TOPS[1] else 20
    return {"values": list(range(0, top + 1, step)), "labelExpr": "datum.value + '%'"}


def layer(rows: list[dict[str, Any]], mark: Mapping[str, Any], **encoding: Any) -> list[Layer]:
    """One layer with its own rows, or none where there are no rows (Vega-Lite draws nulls at nought)."""
    return [{"data": {"values": rows}, "mark": dict(mark), "encoding": encoding}] if rows else []


def chart(layers: list[Layer], height: Any) -> dict[str, Any]:
    """A whole specification of these layers."""
    padding = {"left": 4, "right": 12, "top": 4, "bottom": 2}
    return {
        "$schema": SCHEMA, "width": WIDTH, "height": height, "padding": padding, "autosize": "pad",
        "config": dict(CONFIG), "layer": layers,
    }  # fmt: skip
