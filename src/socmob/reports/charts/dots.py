"""Dots with intervals, one row a category or a level: a share, how sure it is, and what it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from socmob.reports.charts.style import ACCENT, INK, LINE, QUIET, WIDTH, Layer, chart, layer, per_cent_axis, scale_top
from socmob.reports.display import Figure

ROW = 44
"""Height of a row: a line of words, and a line of marks under it."""
MARKS, WORDS = 10, -10
"""Where the marks and the words of a row lie, from its middle."""
UPRIGHT = {"type": "tick", "orient": "vertical", "opacity": 1, "yOffset": MARKS}
Channel = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dot:
    """One row of a chart: its label, its share, and the benchmark where there is one.

    A dot is filled unless `hollow`; what that means is said under the chart.
    """

    label: str
    share: Figure
    benchmark: str = ""
    benchmark_value: float | None = None
    hollow: bool = False

    @property
    def words(self) -> str:
        """The row's numbers as the chart writes them at its right edge."""
        unit = "%" if self.share.shown else ""
        limits = self.share.limits
        return f"{self.share.text}{unit}" + (f"  ({limits[0]} to {limits[1]})" if limits else "")

    @property
    def spoken(self) -> str:
        """The row's numbers as the description says them."""
        if not self.share.shown:
            return f"{self.label}: {'withheld' if self.share.text == '[c]' else 'no number'}"
        limits = f", {self.share.limits[0]} to {self.share.limits[1]}" if self.share.limits else ""
        against = f", benchmark {self.benchmark}%" if self.benchmark_value is not None else ""
        return f"{self.label}: {self.share.text}%{limits}{against}"


def described(dots: Sequence[Dot]) -> str:
    """Every number of a chart, in words."""
    return "; ".join(dot.spoken for dot in dots) + "."


def top_of(dots: Sequence[Dot]) -> int:
    """The end of the scale that holds these dots, so that panels beside each other can share one."""
    ends = [dot.share.span[1] for dot in dots if dot.share.span]
    values = [v for dot in dots for v in (dot.share.value, dot.benchmark_value) if v is not None]
    return scale_top([*ends, *values])


def dots_chart(
    dots: Sequence[Dot], top: int, *, reference: float | None = None, accent: str = ACCENT
) -> dict[str, Any]:
    """The Vega-Lite specification of rows of dots; `reference` is marked in every row."""
    y = {"field": "row", "type": "ordinal", "sort": None, "axis": None}
    scale = {"domain": [0, top], "nice": False}
    axis = {**per_cent_axis(top), "grid": False}
    x = {"field": "share", "type": "quantitative", "axis": axis, "scale": scale}
    layers = [
        *_ground(len(dots), top, x, y),
        *_references(len(dots), reference, x, y),
        *_shares(dots, accent, x, y),
        *_words(dots, y),
    ]
    return chart(layers, {"step": ROW})


def _ground(rows: int, top: int, x: Channel, y: Channel) -> list[Layer]:
    """A hairline for every row with the axis marked on it: long lines of a grid would run through the words."""
    lines = [{"row": i, "share": 0, "end": top} for i in range(rows)]
    marks = [{"row": i, "share": at} for i in range(rows) for at in per_cent_axis(top)["values"]]
    return [
        *layer(lines, {"type": "rule", "color": LINE, "yOffset": MARKS}, y=y, x=x, x2={"field": "end"}),
        *layer(marks, {**UPRIGHT, "color": LINE, "thickness": 1, "size": 8}, y=y, x=x),
    ]


def _references(rows: int, value: float | None, x: Channel, y: Channel) -> list[Layer]:
    marks = [] if value is None else [{"row": i, "share": value} for i in range(rows)]
    return layer(marks, {**UPRIGHT, "color": QUIET, "thickness": 1.5, "size": 17}, y=y, x=x)


def _shares(dots: Sequence[Dot], accent: str, x: Channel, y: Channel) -> list[Layer]:
    """Intervals as bands, benchmarks as uprights, shares as dots on top."""
    spans = [{"row": i, "share": d.share.span[0], "end": d.share.span[1]} for i, d in enumerate(dots) if d.share.span]
    held = [{"row": i, "share": d.benchmark_value} for i, d in enumerate(dots) if d.benchmark_value is not None]
    shown = [(i, dot) for i, dot in enumerate(dots) if dot.share.shown]
    shares = [{"row": i, "share": d.share.value, "fill": "#ffffff" if d.hollow else accent} for i, d in shown]
    band = {"type": "rule", "color": accent, "strokeWidth": 5, "strokeCap": "round", "opacity": 0.35, "yOffset": MARKS}
    point = {"type": "point", "shape": "circle", "size": 85, "stroke": accent, "strokeWidth": 2, "opacity": 1}
    fill = {"field": "fill", "type": "nominal", "scale": None, "legend": None}
    return [
        *layer(spans, band, y=y, x=x, x2={"field": "end"}),
        *layer(held, {**UPRIGHT, "color": INK, "thickness": 3, "size": 17}, y=y, x=x),
        *layer(shares, {**point, "yOffset": MARKS}, y=y, x=x, fill=fill),
    ]


def _words(dots: Sequence[Dot], y: Channel) -> list[Layer]:
    """The label at the left edge of a row, its numbers at the right."""
    rows = [{"row": i, "label": dot.label, "words": dot.words} for i, dot in enumerate(dots)]
    text = {"type": "text", "fontSize": 12.5, "color": INK, "yOffset": WORDS}
    return [
        *layer(rows, {**text, "align": "left"}, y=y, x={"value": 0}, text={"field": "label"}),
        *layer(
            rows, {**text, "align": "right", "fontWeight": "bold"}, y=y, x={"value": WIDTH}, text={"field": "words"}
        ),
    ]
