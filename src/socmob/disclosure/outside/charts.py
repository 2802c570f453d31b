"""Charts read back: from the axis a mark's position gives its value, which must be no nearer than what is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

AXIS = "axis"
"""The class of the numbers along an axis."""

PIXELS = 0.06
"""Positions are written to a tenth, so a mark can lie half of that beside its value, and a little more."""

NUMBER = re.compile(r"^\s*(-?\d+(?:\.\d+)?)\s*%?\s*$")


@dataclass
class Chart:
    """A drawing: its title, the numbers along its axes with their positions, and its marks."""

    title: str = "chart"
    ticks: dict[str, list[tuple[float, float]]] = field(default_factory=lambda: {"x": [], "y": []})
    marks: list[tuple[str, float, float]] = field(default_factory=list)

    def mark(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in an element: circles are marks."""
        if tag == "circle":
            x, y = _float(attributes.get("cx")), _float(attributes.get("cy"))
            if x is not None and y is not None:
                self.marks.append((tag, x, y))

    def take(self, tag: str, attributes: dict[str, str], text: str) -> bool:
        """Take in text; whether it is of an axis, and so no datum."""
        if tag == "title" and self.title == "chart":
            self.title = text
        if AXIS not in attributes.get("class", "").split():
            return False
        shown, x, y = NUMBER.match(text), _float(attributes.get("x")), _float(attributes.get("y"))
        if shown and x is not None and y is not None:
            self.ticks["x"].append((x, float(shown[1])))
            self.ticks["y"].append((y, float(shown[1])))
        return True


def strange_marks(chart: Chart, values: Sequence[float]) -> Iterator[str]:
    """Marks whose position gives a value that is not among those shown; a chart without a legible axis gives none."""
    for axis, place in (("x", 1), ("y", 2)):
        scale = _scale(chart.ticks[axis])
        if scale is None:
            continue
        start, each = scale
        for mark in chart.marks:
            position = float(mark[place])
            if not any(abs(start + each * value - position) <= PIXELS for value in values):
                yield f"a dot at {axis} {position:g}"


def _scale(ticks: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """Where nought lies and how long one is, from the first and the last tick; None where they do not tell.

    The numbers of an axis lie on a line of their own, so those of the other axis all have one place.
    """
    ordered = sorted(ticks, key=lambda tick: tick[1])
    if len(ordered) < 2 or len({position for position, _ in ticks}) < len(ticks):
        return None
    (first, low), (last, high) = ordered[0], ordered[-1]
    if high == low:
        return None
    each = (last - first) / (high - low)
    return first - each * low, each


def _float(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None
