"""Numbers as they are published."""

from __future__ import annotations

import math

import pytest

from socmob.disclosure.rounding import published
from socmob.errors import DefectError
from socmob.values.definitions import Rounding, Statistic


@pytest.mark.parametrize(
    ("value", "statistic", "decimals", "expected"),
    [
        (0.285, Statistic.SHARE, 0, 29),
        (0.005, Statistic.SHARE, 0, 1),
        (0.125, Statistic.LIMIT, 0, 13),
        (-0.005, Statistic.CHANGE, 0, -1),
        (-0.0049, Statistic.CHANGE, 0, 0),
        (1.25, Statistic.RATIO, 1, 1.3),
        (0.37, Statistic.BENCHMARK, 1, 37.0),
        (12, Statistic.COUNT, 0, 12),
        (1e-20, Statistic.SHARE, 0, 0),
    ],
)
def test_half_goes_up(value: float, statistic: Statistic, decimals: int, expected: float) -> None:
    """A number is rounded half up on its decimal digits; proportions become per cent."""
    shown = published(value, statistic, Rounding(decimals))
    assert (shown, type(shown)) == (expected, type(expected))


def test_minus_nought_is_nought() -> None:
    """A small fall that rounds to nought has no sign."""
    assert math.copysign(1, published(-0.0004, Statistic.CHANGE, Rounding(1))) == 1


@pytest.mark.parametrize("claim", [True, False])
def test_a_yes_stays_a_yes(claim: bool) -> None:
    """What is said about chance is true or false, not 1 or 0."""
    assert published(claim, Statistic.CHANCE, Rounding(0)) is claim


def test_what_is_no_number_stops_the_release() -> None:
    """A number that is not finite never leaves."""
    with pytest.raises(DefectError):
        published(math.nan, Statistic.SHARE, Rounding(0))
