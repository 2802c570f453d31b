"""From per cent to a place on paper, in the units of a chart's view box."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

TOPS = (20, 40, 60, 80, 100)


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of per cent from nought to `top`, which lies between two places (the first may be the greater).

    >>> Scale(80, 10, 340).at(40)
    175.0
    """

    top: int
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value."""
        return round(self.start + (self.end - self.start) * value / self.top, 1)

    @property
    def marks(self) -> tuple[tuple[str, float], ...]:
        """What is written along the scale, and where.

        >>> [text for text, _ in Scale(40, 0, 100).marks]
        ['0%', '10%', '20%', '30%', '40%']
        """
        step = 5 if self.top <= TOPS[0] else 10 if self.top <= TOPS[1] else 20
        return tuple((f"{value}%", self.at(value)) for value in range(0, self.top + 1, step))


def scale_top(values: Iterable[float]) -> int:
    """Where a scale that starts at nought ends: the first step of twenty that holds every value.

    >>> scale_top([12, 37.5]), scale_top([61])
    (40, 80)
    """
    largest = max(values, default=0)
    return next((top for top in TOPS if largest <= top), 100)
