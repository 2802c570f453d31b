"""Numbers made of amounts are shown only where enough people are behind them and none of them is too much of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socmob.disclosure.contributors import failing, is_dominated, is_near, is_safe, may_be_shown
from socmob.framework import profile
from socmob.framework.profile_rules import Dominance
from socmob.values.definitions import CellDefinition, Population, Statistic, TableKind
from socmob.values.tables import Contributors, Header, RawCell, RawTable

PAY = profile("pay")
EVERYONE = Population.of({"wave": ["1"]})
ALIKE = Contributors(10, total=300, largest=30, second=30)
FEW = Contributors(9, total=270, largest=30, second=30)
ONE_OWNER = Contributors(12, total=400, largest=210, second=30)


def cell(statistic: Statistic, *groups: Contributors, of: Statistic | None = None) -> RawCell:
    """A cell of everyone, computed from these groups' amounts."""
    inputs = () if of is None else (CellDefinition(of, EVERYONE), CellDefinition(of, EVERYONE))
    return RawCell(CellDefinition(statistic, EVERYONE, inputs=inputs), 1.0, contributors=groups)


@pytest.mark.parametrize(
    ("n", "largest", "second", "dominated"),
    [(1, 50, 40, False), (1, 51, 40, True), (2, 30, 20, False), (2, 31, 20, True)],
)
def test_the_largest_amounts_may_be_half_of_a_total_and_no_more(
    n: int, largest: float, second: float, dominated: bool
) -> None:
    """Of a total of 100, one or two people may have fifty."""
    assert is_dominated(Contributors(10, 100, largest, second), Dominance(n=n, k_per_cent=50)) is dominated


@pytest.mark.parametrize(("second", "near"), [(34, False), (35, True)])
def test_the_second_largest_must_be_off_by_more_than_p(second: float, near: bool) -> None:
    """From 100 they take their own: 66 or 65 is what the largest can be, who has 60; ten per cent of it are 6."""
    assert is_near(Contributors(10, 100, 60, second), 10) is near


@given(st.lists(st.integers(1, 10_000), min_size=3, max_size=40))
def test_the_p_rule_is_what_the_second_largest_can_reckon(amounts: list[int]) -> None:
    """Who takes their own amount from the total is off from the largest by all others together."""
    ordered = sorted(amounts, reverse=True)
    group = Contributors(len(amounts), sum(amounts), *ordered[:2])
    guess = sum(amounts) - ordered[1]
    assert is_near(group, 15) is (guess - ordered[0] < 0.15 * ordered[0])


@given(st.integers(10, 500), st.integers(1, 1_000))
def test_equal_amounts_are_safe(n: int, amount: int) -> None:
    """Where all have the same and are enough, nobody stands out."""
    assert is_safe(Contributors(n, n * amount, amount, amount), PAY.contributors)


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (cell(Statistic.MEAN, ALIKE), True),
        (cell(Statistic.MEAN, FEW), False),
        (cell(Statistic.MEAN, ONE_OWNER), False),
        (cell(Statistic.MEAN), False),
        (cell(Statistic.MEDIAN, Contributors(10)), True),
        (cell(Statistic.MEDIAN, ONE_OWNER), True),
        (cell(Statistic.MEDIAN, FEW), False),
        (cell(Statistic.MONTHS, Contributors(9)), False),
        (cell(Statistic.GAP, ALIKE, ALIKE, of=Statistic.MEAN), True),
        (cell(Statistic.GAP, ALIKE, ONE_OWNER, of=Statistic.MEAN), False),
        (cell(Statistic.GAP, ALIKE, ONE_OWNER, of=Statistic.MEDIAN), True),
        (cell(Statistic.GAP, ALIKE, ONE_OWNER), False),
        (cell(Statistic.SHARE), True),
        (cell(Statistic.SHARE, ONE_OWNER), False),
    ],
)
def test_which_numbers_may_be_shown(found: RawCell, shown: bool) -> None:
    """Every group must pass; who orders amounts needs people alone; an amount that tells of nobody is not shown."""
    assert may_be_shown(found, PAY) is shown


def test_the_failing_places_of_a_table_are_named() -> None:
    """The gate asks for places, and withholds those cells."""
    table = RawTable(
        id="by.pay",
        kind=TableKind.BY,
        title="",
        rows=(Header("a", "a"), Header("b", "b")),
        columns=(Header("gap", "gap"),),
        cells={("a", "gap"): cell(Statistic.GAP, ALIKE, ALIKE), ("b", "gap"): cell(Statistic.GAP, ALIKE, FEW)},
        counts={EVERYONE: 40},
        levels={"wave": ("1",)},
    )
    assert failing(table, PAY) == {("b", "gap")}


MEANS = {"a": Contributors(4, 80, 30, 20), "b": Contributors(12, 240, 25, 20), "c": Contributors(30, 600, 30, 25)}


def means_table(*, whole: bool = True) -> RawTable:
    """Means by level, with the mean of everyone or without."""
    groups = {**MEANS, **({"all": Contributors(46, 920, 30, 30)} if whole else {})}
    return RawTable(
        id="by.pay",
        kind=TableKind.BY,
        title="",
        rows=tuple(Header(row, row) for row in groups),
        columns=(Header("mean", "mean"),),
        cells={(row, "mean"): cell(Statistic.MEAN, group) for row, group in groups.items()},
        counts={EVERYONE: 46},
        levels={"wave": ("1",)},
    )


@pytest.mark.parametrize(("whole", "withheld"), [(True, {"a", "b"}), (False, {"a"})])
def test_a_withheld_mean_does_not_follow_from_the_mean_of_everyone(whole: bool, withheld: set[str]) -> None:
    """One mean withheld is what the others leave of all; so the next smallest group is withheld beside it."""
    assert failing(means_table(whole=whole), PAY) == {(row, "mean") for row in withheld}


@pytest.mark.parametrize("amounts", [(10, 100, 20, 30), (10, 40, 30, 20), (-1, 0, 0, 0), (10, 10, 5, -1)])
def test_amounts_that_cannot_be_are_refused(amounts: tuple[int, float, float, float]) -> None:
    """The second is not the largest, and two are not more than all."""
    with pytest.raises(ValueError, match="amounts"):
        Contributors(*amounts)


def test_amounts_are_not_in_what_is_printed() -> None:
    """A cell that stands in an error or a log tells nobody's pay."""
    assert "210" not in repr(cell(Statistic.MEAN, ONE_OWNER))
