"""Shares where there is little to go by: empty bases, shares of 0 and 1, few degrees of freedom."""

from __future__ import annotations

import math

import pytest

from socmob.measures import Design, share, shares
from socmob.values.estimates import Estimate
from tests.measures.plain import Row, cells_of


def people(**counts: int) -> list[Row]:
    """So many people with each answer."""
    return [{"answer": answer} for answer, n in counts.items() for _ in range(n)]


def share_of(rows: list[Row], weight: str | None = None, design: Design | None = None) -> Estimate:
    """The share of yes among yes and no."""
    columns = [c for c in ((design.stratum, design.unit) if design else ()) if c is not None]
    cells = cells_of(rows, ["answer", *columns], weight)
    return share(cells, cells.mask("answer", ["yes"]), cells.mask("answer", ["yes", "no"]), design or Design())


def test_a_share_by_hand() -> None:
    """Five of twenty-one at random: 5/21, the error sqrt(p(1 - p)/20), twenty degrees of freedom."""
    found = share_of(people(yes=5, no=16))
    assert found.value == pytest.approx(5 / 21)
    assert found.standard_error == pytest.approx((5 / 21 * 16 / 21 / 20) ** 0.5)
    assert (found.n, found.degrees_of_freedom) == (21, 20)


def test_those_outside_the_base_still_count_as_the_population() -> None:
    """With ten more without an answer the factor is 31/30 and not 21/20: they are units with a score of zero."""
    found = share_of(people(yes=5, no=16, blank=10))
    assert found.standard_error**2 == pytest.approx(31 / 30 * (5 / 21 * 16 / 21 / 21))
    assert found.degrees_of_freedom == 20


@pytest.mark.parametrize(("yes", "no", "limits"), [(0, 10, (0, 0.3085)), (10, 0, (0.6915, 1))])
def test_a_share_of_nobody_or_everybody_has_the_exact_interval(yes: int, no: int, limits: tuple[float, float]) -> None:
    """At 0 and 1 the interval is that of Clopper and Pearson: 1 - 0.025^(1/10) for ten people."""
    found = share_of(people(yes=yes, no=no))
    assert found.value in {0.0, 1.0}
    assert (found.lower, found.upper) == pytest.approx(limits, abs=5e-5)


def test_at_the_edge_uneven_weights_count_for_fewer_people() -> None:
    """Twenty people of weight 1 and 3 in halves are as many as sixteen: 80 squared over 400... by hand (Σw)²/Σw²."""
    rows = [{"answer": "no", "weight": w} for w in ("1", "3") for _ in range(10)]
    assert share_of(rows, "weight").upper == pytest.approx(1 - 0.025 ** (1 / (40**2 / 100)))


def test_an_empty_base_has_no_share() -> None:
    """Where nobody is in the base the value is not a number, and there is no interval."""
    for design in (Design(), Design(unit="unit"), Design(stratum="stratum", unit="unit")):
        rows = [{"answer": "blank", "unit": str(i % 3), "stratum": "s"} for i in range(9)]
        found = share_of(rows, design=design)
        assert math.isnan(found.value)
        assert (found.n, found.degrees_of_freedom, found.lower, found.upper) == (0, 0, None, None)


@pytest.mark.parametrize(("people_in_base", "has_interval"), [(8, False), (9, True)])
def test_below_eight_degrees_of_freedom_there_is_no_interval(people_in_base: int, has_interval: bool) -> None:
    """Eight people leave seven degrees of freedom, which is too few to speak of chance."""
    found = share_of(people(yes=3, no=people_in_base - 3))
    assert (found.lower is not None) is has_interval
    assert (found.test is not None) is has_interval


def test_units_without_any_variation_give_no_interval() -> None:
    """Where every unit has the same share there is no error to judge by, so no interval is shown."""
    rows = [{"answer": answer, "unit": str(unit)} for unit in range(12) for answer in ("yes", "no")]
    found = share_of(rows, design=Design(unit="unit"))
    assert (found.value, found.lower, found.upper) == (0.5, None, None)


def test_no_shares_are_asked_for() -> None:
    """Asking for nothing gives nothing."""
    assert shares(cells_of(people(yes=1), ["answer"]), [], [], Design()) == ()
