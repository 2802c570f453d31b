"""Comparisons with a benchmark, between groups and between waves, where they may be made and where not."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest

from socmob.errors import DefectError
from socmob.measures import (
    Design,
    Mask,
    break_even,
    change,
    difference,
    dissimilarity,
    expected_dissimilarity,
    p_against_benchmark,
    p_of_difference,
    paired_change,
    representation_ratio,
    share,
)
from socmob.values import formulas
from socmob.values.cells import Cells, ClusterMoments
from socmob.values.estimates import Estimate
from tests.measures.plain import cells_of


def group(yes: int, no: int, name: str = "x") -> list[dict[str, str]]:
    """So many people of a group with each answer."""
    return [{"group": name, "answer": answer} for answer, n in (("yes", yes), ("no", no)) for _ in range(n)]


def wave(yes: int, no: int) -> tuple[Cells, Mask, Mask]:
    """The cells of one wave, those who say yes, and everyone."""
    cells = cells_of(group(yes, no), ["group", "answer"])
    return cells, cells.mask("answer", ["yes"]), cells.mask("answer", ["yes", "no"])


def estimate(yes: int, no: int) -> Estimate:
    """The share of yes among so many people."""
    return share(*wave(yes, no), Design())


@pytest.mark.parametrize("end", ["lower", "upper"])
@pytest.mark.parametrize(("yes", "no"), [(12, 30), (0, 30), (30, 0), (1, 200)])
def test_a_benchmark_at_the_end_of_the_interval_has_a_p_of_five_per_cent(yes: int, no: int, end: str) -> None:
    """The level at which the interval reaches a benchmark that lies at its end is the interval's own level."""
    found = estimate(yes, no)
    limit = getattr(found, end)
    if 0 < limit < 1:
        assert p_against_benchmark(found, limit) == pytest.approx(0.05, rel=1e-6)


def test_p_is_exact_where_it_can_be_worked_by_hand() -> None:
    """None of thirty against a benchmark of a tenth: twice 0.9 to the thirtieth."""
    assert p_against_benchmark(estimate(0, 30), 0.1) == pytest.approx(2 * 0.9**30, rel=1e-6)


def test_a_benchmark_equal_to_the_share_is_within_every_interval() -> None:
    """The level is 1 where nothing separates share and benchmark, and tiny where nothing joins them."""
    assert p_against_benchmark(estimate(12, 28), 0.3) == 1
    assert p_against_benchmark(estimate(500, 500), 0.01) == pytest.approx(1e-15)


def test_a_benchmarks_own_error_makes_a_difference_less_sure() -> None:
    """The fewer people the benchmark rests on, the larger the level."""
    levels = [p_against_benchmark(estimate(120, 280), 0.37, n) or 0.0 for n in (None, 10_000_000, 3684, 100)]
    assert levels[0] == pytest.approx(levels[1], rel=1e-3)
    assert levels[1] < levels[2] < levels[3]


def test_with_the_benchmarks_error_p_is_where_the_interval_of_the_difference_reaches_zero() -> None:
    """At the level found, MOVER's limit of share less benchmark is zero."""
    found, n = estimate(120, 280), 500
    p = p_against_benchmark(found, 0.37, n)
    assert p is not None
    own = formulas.korn_graubard(found.value, found.standard_error, found.n, found.degrees_of_freedom, p)
    _, upper = formulas.mover(found.value, own, 0.37, formulas.clopper_pearson(0.37, n, p))
    assert float(upper) == pytest.approx(0, abs=1e-8)


def test_without_an_interval_there_is_no_claim_and_no_limits() -> None:
    """Seven degrees of freedom: no level against a benchmark, and a ratio without limits."""
    found = estimate(3, 5)
    assert p_against_benchmark(found, 0.5) is None
    assert representation_ratio(found, 0.5) == (0.75, None, None)


def test_a_ratio_to_a_fixed_benchmark_has_the_shares_limits_over_it() -> None:
    """Share and limits are all divided by the benchmark; with its error the limits move apart."""
    found = estimate(12, 28)
    assert found.lower is not None
    assert found.upper is not None
    ratio = representation_ratio(found, 0.4)
    assert ratio == pytest.approx((found.value / 0.4, found.lower / 0.4, found.upper / 0.4))
    wider = representation_ratio(found, 0.4, 100)
    ends = [end for end in (wider.lower, ratio.lower, ratio.upper, wider.upper) if end is not None]
    assert len(ends) == 4
    assert ends == sorted(ends)


def test_a_ratio_needs_a_benchmark_above_zero_and_a_base() -> None:
    """Nothing is divided by a benchmark of zero, and an empty base has no ratio."""
    assert representation_ratio(estimate(12, 28), 0.0) == (None, None, None)
    assert representation_ratio(Estimate(math.nan, 0.0, 0, 0), 0.4) == (None, None, None)


def test_a_difference_of_two_groups_by_hand() -> None:
    """Without clusters the error of the difference is the root of the sum, with the factor n / (n - 1) of all."""
    cells = cells_of(group(10, 30, "x") + group(20, 20, "y"), ["group", "answer"])
    x, y = (cells.mask("group", [name]) for name in "xy")
    yes = cells.mask("answer", ["yes"])
    found = difference(cells, (yes & x, x), (yes & y, y), Design())
    assert found.value == pytest.approx(-0.25)
    assert found.standard_error**2 == pytest.approx(80 / 79 * (0.25 * 0.75 / 40 + 0.5 * 0.5 / 40))
    assert (found.n, found.degrees_of_freedom) == (80, 79)
    p = p_of_difference(found)
    assert p is not None
    assert 0.01 < p < 0.05


@pytest.mark.parametrize(("yes", "no"), [(0, 40), (40, 0), (3, 5)])
def test_no_change_is_tested_from_a_share_of_nobody_or_everybody_or_from_eight_people(yes: int, no: int) -> None:
    """The value stands; there is no error, no interval and no claim."""
    found = change(wave(yes, no), wave(20, 20), Design())
    assert found.value == pytest.approx(0.5 - yes / (yes + no))
    assert math.isnan(found.standard_error)
    assert (found.lower, found.upper, found.test, p_of_difference(found)) == (None, None, None, None)


def test_waves_of_one_sample_come_in_the_same_cells() -> None:
    """Their units are shared, which cells apart could not tell."""
    with pytest.raises(DefectError, match="same cells"):
        change(wave(20, 20), wave(20, 20), Design(one_sample=True))


def test_people_who_stay_and_do_not_change_add_no_error() -> None:
    """Of a hundred people in both waves none changes but five who come up: the error is that of the five alone."""
    people = [(1, 1)] * 30 + [(0, 0)] * 65 + [(0, 1)] * 5
    parts = np.array([[1, 1, before, after] for before, after in people], dtype=float)
    moments = ClusterMoments(((),), np.array([100]), parts.sum(axis=0)[None], (parts.T @ parts)[None])
    (found,) = paired_change(moments, moments)
    assert found.value == pytest.approx(0.05)
    assert found.standard_error**2 == pytest.approx(0.05 * 0.95 / 99)
    assert (found.n, found.degrees_of_freedom) == (100, 99)


def test_a_paired_score_without_its_parts_is_our_mistake() -> None:
    """Moments of another shape are refused as a defect."""
    wrong = ClusterMoments(((),), np.array([1]), np.zeros((1, 3)), np.zeros((1, 3, 3)))
    with pytest.raises(DefectError, match="both bases"):
        paired_change(wrong, wrong)


def test_the_expected_dissimilarity_is_the_mean_over_all_ways_to_deal_the_origins() -> None:
    """Enumerated by hand in plain Python: every way to choose who of seven people are of the origin."""
    levels, chosen = [0, 0, 0, 1, 1, 2, 2], 3
    seen = []
    for own in combinations(range(7), chosen):
        counts = [sum(levels[i] == level for i in own) for level in range(3)]
        rest = [levels.count(level) - n for level, n in enumerate(counts)]
        seen.append(formulas.dissimilarity(counts, rest))
    assert expected_dissimilarity([1, 1, 1], [2, 1, 1]) == pytest.approx(sum(seen) / len(seen))


def test_a_dissimilarity_that_chance_explains_is_not_given() -> None:
    """Four against four is mostly chance; of a thousand each chance takes sqrt(2 / π) · sqrt(0.5 / 1000)."""
    assert dissimilarity([2, 1, 1, 0], [0, 1, 1, 2]) is None
    assert dissimilarity([0, 0], [3, 4]) is None
    assert dissimilarity([600, 400], [400, 600]) == pytest.approx(0.2 - 0.0178, abs=1e-4)


def test_what_the_unknown_would_need() -> None:
    """Ten of the twenty unknown; none where everyone is known or no answer of theirs could do."""
    assert break_even(30, 80, 20, 0.4) == pytest.approx(0.5)
    assert break_even(30, 80, 0, 0.4) is None
    assert break_even(30, 80, 20, 0.9) is None
    assert break_even(30, 80, 20, 0.1) is None
