"""A share over waves: a line through the waves, with an interval at each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from socmob.reports.charts.dots import Dot, top_of
from socmob.reports.charts.style import ACCENT, INK, WIDTH, Layer, chart, layer, per_cent_axis

HEIGHT = 170
FEW = 8
"""Up to so many waves each is named on the axis and carries its number."""


def waves_chart(dots: Sequence[Dot], *, accent: str = ACCENT) -> dict[str, Any]:
    """The Vega-Lite specification of shares by wave, each wave a dot whose label is the wave.

    Waves that are years lie at their distance in time; others at equal steps.
    """
    years, top = all(_is_year(dot.label) for dot in dots), top_of(dots)
    x = _years(dots) if years else {"field": "wave", "type": "ordinal", "sort": None, "axis": _plain_axis()}
    scale = {"domain": [0, top], "nice": False}
    y = {"field": "share", "type": "quantitative", "axis": per_cent_axis(top), "scale": scale}
    padding = {"left": 4, "right": 20, "top": 14, "bottom": 2}
    return chart(_layers(dots, years, accent, x, y), HEIGHT) | {"width": WIDTH - 40, "padding": padding}


def _layers(dots: Sequence[Dot], years: bool, accent: str, x: dict[str, Any], y: dict[str, Any]) -> list[Layer]:
    rows = [_row(dot, years) for dot in dots if dot.share.shown]
    spans = [_row(dot, years) for dot in dots if dot.share.span]
    low, head = {**y, "field": "lower"}, {**y, "field": "head"}
    text = {"type": "text", "dy": -8, "fontSize": 12.5, "fontWeight": "bold", "color": INK}
    point = {"type": "point", "shape": "circle", "size": 45, "filled": True, "color": accent, "opacity": 1}
    band = {"type": "rule", "color": accent, "strokeWidth": 3, "opacity": 0.35}
    return [
        *layer(spans, band, x=x, y=low, y2={"field": "upper"}),
        *layer(rows, {"type": "line", "color": accent, "strokeWidth": 1.5}, x=x, y=y),
        *layer(rows, point, x=x, y=y),
        *layer(_named(rows), text, x=x, y=head, text={"field": "words"}),
    ]


def _is_year(wave: str) -> bool:
    return len(wave) == len("2026") and wave.isdigit()


def _row(dot: Dot, years: bool) -> dict[str, Any]:
    lower, upper = dot.share.span or (None, None)
    wave: str | int = int(dot.label) if years else dot.label
    return {
        "wave": wave,
        "share": dot.share.value,
        "words": f"{dot.share.text}%",
        "lower": lower,
        "upper": upper,
        "head": dot.share.value if upper is None else upper,
    }


def _years(dots: Sequence[Dot]) -> dict[str, Any]:
    years = [int(dot.label) for dot in dots]
    marked = years if len(years) <= FEW and max(years) - min(years) <= 2 * FEW else _round_years(years)
    return {
        "field": "wave", "type": "quantitative", "scale": {"domain": [min(years), max(years)], "nice": False},
        "axis": {**_plain_axis(), "values": marked, "format": "d"},
    }  # fmt: skip


def _round_years(years: list[int]) -> list[int]:
    inner = [year for year in range(min(years), max(years)) if year % 10 == 0 and max(years) - year > 4]
    return [*inner, max(years)]


def _plain_axis() -> dict[str, Any]:
    return {"grid": False, "labelAngle": 0}


def _named(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Few waves are all written; of many only the first and the last, and the table has the rest."""
    return rows if len(rows) <= FEW else [rows[0], rows[-1]]
