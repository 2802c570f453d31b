"""Dots with intervals, one row a category or a level: a share, how sure it is, and what it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from socmob.reports.charts.scale import Scale, scale_top
from socmob.reports.display import Figure
from socmob.reports.templating import rendered

LEFT, RIGHT, WIDTH = 12, 342, 358
"""In units of the view box: a chart is legible at the width of a telephone and never needs a wide one."""
LINE, MARKS, GAP, AXIS = 15, 13, 19, 24
"""Heights: a line of words, from the last line to the marks, from the marks to the next row, and the axis."""
LETTERS = 29
"""A label longer than this goes on below, so that it cannot run into the numbers at the right."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One row of a chart: its label, its share, and the benchmark where there is one.

    A dot is filled unless `hollow`; what that means is said beside the chart.
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
        return f"{self.share.text}{unit}" + (f" ({limits[0]} to {limits[1]})" if limits else "")

    @property
    def spoken(self) -> str:
        """The row's numbers as the description says them."""
        if not self.share.shown:
            return f"{self.label}: {'withheld' if self.share.text == '[c]' else 'no number'}"
        limits = f", {self.share.limits[0]} to {self.share.limits[1]}" if self.share.limits else ""
        against = f", benchmark {self.benchmark}%" if self.benchmark_value is not None else ""
        return f"{self.label}: {self.share.text}%{limits}{against}"


@dataclass(frozen=True, slots=True)
class Row:
    """Where the parts of a row lie: its words from the first line's height `y`, its marks at the height `marks`."""

    lines: tuple[str, ...]
    words: str
    y: int
    marks: int
    dot: float | None
    hollow: bool
    band: tuple[float, float] | None
    benchmark: float | None


def described(dots: Sequence[Dot]) -> str:
    """Every number of a chart, in words."""
    return "; ".join(dot.spoken for dot in dots) + "."


def top_of(dots: Sequence[Dot]) -> int:
    """The end of the scale that holds these dots, so that panels beside each other can share one."""
    ends = [dot.share.span[1] for dot in dots if dot.share.span]
    values = [v for dot in dots for v in (dot.share.value, dot.benchmark_value) if v is not None]
    return scale_top([*ends, *values])


def dots_chart(identifier: str, title: str, dots: Sequence[Dot], *, top: int, reference: float | None = None) -> Markup:
    """The chart as SVG; `top` ends its scale, `reference` is marked in every row."""
    scale = Scale(top, LEFT, RIGHT)
    rows = _rows(dots, scale)
    return rendered(
        "dots.svg.j2",
        id=identifier,
        title=title,
        description=described(dots),
        rows=rows,
        scale=scale,
        reference=None if reference is None else scale.at(reference),
        width=WIDTH,
        height=rows[-1].marks + AXIS if rows else AXIS,
        line=LINE,
    )


def _rows(dots: Sequence[Dot], scale: Scale) -> list[Row]:
    rows: list[Row] = []
    y = LINE
    for dot in dots:
        row = _row(dot, scale, y)
        rows.append(row)
        y = row.marks + GAP + LINE - 2
    return rows


def _row(dot: Dot, scale: Scale, y: int) -> Row:
    lines = tuple(wrap(dot.label, LETTERS)) or ("",)
    value, span, against = dot.share.value, dot.share.span, dot.benchmark_value
    return Row(
        lines=lines,
        words=dot.words,
        y=y,
        marks=y + LINE * (len(lines) - 1) + MARKS,
        dot=None if value is None else scale.at(value),
        hollow=dot.hollow,
        band=None if span is None else (scale.at(span[0]), scale.at(span[1])),
        benchmark=None if against is None else scale.at(against),
    )
