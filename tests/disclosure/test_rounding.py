"""Numbers as they are published."""

from __future__ import annotations

import math

import pytest

from socmob.disclosure.rounding import published, rounding_of
from socmob.errors import DefectError
from socmob.framework import profile
from socmob.values.definitions import Rounding, Statistic, Ties


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


@pytest.mark.parametrize(
    ("count", "up", "even"), [(7, 5, 5), (8, 10, 10), (22, 20, 20), (1203, 1205, 1205), (0, 0, 0), (10, 10, 10)]
)
def test_a_count_goes_to_the_nearest_multiple(count: int, up: int, even: int) -> None:
    """Under the rules of higher education counts are told in fives; of whole numbers none lies in the middle."""
    hesa = rounding_of(Statistic.COUNT, profile("hesa"))
    assert (published(count, Statistic.COUNT, hesa), hesa) == (up, Rounding(0, 5, Ties.UP))
    assert published(count, Statistic.COUNT, Rounding(0, 5, Ties.EVEN)) == even


@pytest.mark.parametrize(("count", "up", "even"), [(5, 10, 0), (15, 20, 20), (25, 30, 20)])
def test_the_middle_goes_up_or_to_the_even_multiple(count: int, up: int, even: int) -> None:
    """Of tens, five lies in the middle."""
    assert published(count, Statistic.COUNT, Rounding(0, 10, Ties.UP)) == up
    assert published(count, Statistic.COUNT, Rounding(0, 10, Ties.EVEN)) == even


def test_only_counts_go_to_a_multiple() -> None:
    """A share under the same rules is told to the whole per cent."""
    assert rounding_of(Statistic.SHARE, profile("hesa")) == Rounding(0)


def test_a_gap_is_published_in_per_cent() -> None:
    """A gap of a proportion has one decimal of a per cent."""
    pay = rounding_of(Statistic.GAP, profile("pay"))
    assert (published(0.0455, Statistic.GAP, pay), published(-0.012, Statistic.GAP, pay)) == (4.6, -1.2)


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
