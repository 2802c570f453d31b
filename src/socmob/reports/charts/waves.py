"""A share over waves: a line through the waves, with an interval at each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from socmob.reports.charts.dots import WIDTH, Dot, described
from socmob.reports.charts.scale import Scale
from socmob.reports.templating import rendered

LEFT, FIRST, LAST, RIGHT = 42, 62, 322, 342
TOP, BOTTOM, HEIGHT = 24, 184, 208
FEW = 8
"""Up to so many waves each is named on the axis and carries its number."""
APART = 4
"""Years closer than this to the last are not named beside it."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where a wave lies, with its number where it is written."""

    x: float
    y: float
    low: float
    high: float
    words: str


def waves_chart(identifier: str, title: str, dots: Sequence[Dot], *, top: int) -> Markup:
    """The chart as SVG, each wave a dot whose label is the wave.

    `top` ends the scale. Waves that are years lie at their distance in time; others at equal steps.
    """
    scale, places = Scale(top, BOTTOM, TOP), _places([dot.label for dot in dots])
    return rendered(
        "waves.svg.j2",
        id=identifier,
        title=title,
        description=described(dots),
        points=_points(dots, scale, places),
        scale=scale,
        names=_names([dot.label for dot in dots], places),
        left=LEFT,
        right=RIGHT,
        width=WIDTH,
        height=HEIGHT,
    )


def _points(dots: Sequence[Dot], scale: Scale, places: Sequence[float]) -> list[Point]:
    shown = [(dot, x) for dot, x in zip(dots, places, strict=True) if dot.share.shown]
    return [
        _point(dot, x, scale, written=len(shown) <= FEW or i in (0, len(shown) - 1)) for i, (dot, x) in enumerate(shown)
    ]


def _point(dot: Dot, x: float, scale: Scale, *, written: bool) -> Point:
    """Of many waves only the first and the last are written, and the table has the rest."""
    value = dot.share.value or 0
    low, high = dot.share.span or (value, value)
    return Point(x, scale.at(value), scale.at(low), scale.at(high), f"{dot.share.text}%" if written else "")


def _is_year(wave: str) -> bool:
    return len(wave) == len("2026") and wave.isdigit()


def _places(waves: Sequence[str]) -> list[float]:
    """Where each wave lies from left to right.

    >>> _places(["2020", "2021", "2024"]), _places(["spring", "autumn"])
    ([62.0, 127.0, 322.0], [62.0, 322.0])
    """
    times = [int(wave) if _is_year(wave) else i for i, wave in enumerate(waves)]
    if not all(map(_is_year, waves)):
        times = list(range(len(waves)))
    first, length = times[0], max(times[-1] - times[0], 1)
    return [round(FIRST + (LAST - FIRST) * (time - first) / length, 1) for time in times]


def _names(waves: Sequence[str], places: Sequence[float]) -> list[tuple[str, float]]:
    """What is written along the waves: all where they are few, else round years and the last."""
    found = list(zip(waves, places, strict=True))
    if len(waves) <= FEW or not all(map(_is_year, waves)):
        return _apart(found)
    first, last = int(waves[0]), int(waves[-1])
    step = (places[-1] - places[0]) / max(last - first, 1)
    rounds = [year for year in range(first, last) if year % 10 == 0 and last - year > APART]
    return [*((str(year), round(places[0] + step * (year - first), 1)) for year in rounds), found[-1]]


def _apart(found: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The names that do not touch the one before, from the last backwards: the last is the one that counts."""
    kept = found[-1:]
    for name, place in reversed(found[:-1]):
        if kept[0][1] - place >= 8 * len(name):
            kept.insert(0, (name, place))
    return kept
