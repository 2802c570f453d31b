"""What must hold for any answers, weights and design: cells give what plain Python gives, and nothing else matters."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from socmob.measures import (
    Design,
    Mask,
    degrees_of_freedom,
    difference,
    linear_score,
    share,
    shares,
    variance,
)
from socmob.values import formulas
from socmob.values.cells import Cells
from socmob.values.estimates import Estimate
from tests.measures import plain
from tests.measures.plain import Row, cells_of

CODES = ("a", "b", "c", "answer.blank")
BY = ("wave", "code", "grade", "stratum", "unit")
people = st.fixed_dictionaries(
    {
        "wave": st.sampled_from(("1", "2")),
        "code": st.sampled_from(CODES),
        "grade": st.sampled_from(("x", "y")),
        "stratum": st.sampled_from(("north", "south", "isles")),
        "unit": st.sampled_from(("1", "2", "3")),
        "weight": st.sampled_from(("0.5", "1", "1.75", "3")),
    }
)
samples = st.lists(people, min_size=2, max_size=60)
designs = st.builds(
    Design,
    weighted=st.booleans(),
    stratum=st.sampled_from((None, "stratum")),
    unit=st.sampled_from((None, "unit")),
    one_sample=st.booleans(),
)
# Enough units of both grades, some of them in the category and some not, for a difference to be tested.
SURE: list[Row] = [
    {"wave": "2", "code": code, "grade": grade, "stratum": stratum, "unit": str(unit), "weight": "1.5"}
    for unit in range(4, 16)
    for stratum in ("north", "south")
    for grade, code in (("x", "ab"[unit % 2]), ("y", "ba"[unit % 3 == 0]))
]
quick = settings(max_examples=60, deadline=None)


def is_base(row: Row) -> bool:
    """Whether a row is classified in the second wave."""
    return row["wave"] == "2" and row["code"] != "answer.blank"


def in_grade(grade: str) -> plain.Test:
    """The test of who is in the base and of a grade."""
    return lambda row: is_base(row) and row["grade"] == grade


def is_top(row: Row) -> bool:
    """Whether a row is in the first category."""
    return row["code"] == "a"


def masks(cells: Cells, top: str = "a") -> tuple[Mask, Mask]:
    """The same of cells: those in a category, and the base."""
    base = cells.mask("wave", ["2"]) & cells.mask("code", ["a", "b", "c"])
    return base & cells.mask("code", [top]), base


def same(one: Estimate, two: Estimate) -> bool:
    """Whether two estimates agree to the rounding of floats."""
    a, b = ([e.value, e.standard_error, e.lower or math.nan, e.upper or math.nan] for e in (one, two))
    whole = (one.n, one.degrees_of_freedom, one.lower is None) == (two.n, two.degrees_of_freedom, two.lower is None)
    return whole and bool(np.allclose(a, b, rtol=1e-9, atol=1e-12, equal_nan=True))


@quick
@given(samples, designs)
def test_the_variance_is_that_of_plain_python(rows: list[Row], design: Design) -> None:
    """The kernel on cells equals the sum over rows, for every design, lonely strata and empty domains included."""
    assume(any(is_base(row) for row in rows))
    cells = cells_of(rows, BY, "weight")
    strata = [*([] if design.one_sample else ["wave"]), *([design.stratum] if design.stratum else [])]
    value, z = plain.scores(rows, is_top, is_base, "weight")
    found = share(cells, *masks(cells), design)
    score = linear_score(cells, *masks(cells))
    expected = plain.variance(rows, z, strata, design.unit)
    assert found.value == pytest.approx(value, abs=1e-12)
    assert float(variance(cells, score[None, :], design)[0]) == pytest.approx(expected, abs=1e-12)
    assert found.standard_error**2 == pytest.approx(expected, abs=1e-12)
    df = plain.degrees(rows, is_base, strata, design.unit)
    assert (found.degrees_of_freedom, degrees_of_freedom(cells, masks(cells)[1], design)) == (df, df)


@quick
@given(samples, designs)
def test_the_shares_of_a_complete_set_sum_to_one(rows: list[Row], design: Design) -> None:
    """The categories of a scheme make up the whole of their base."""
    assume(any(is_base(row) for row in rows))
    cells = cells_of(rows, BY, "weight")
    base = masks(cells)[1]
    found = shares(cells, [masks(cells, code)[0] for code in "abc"], [base] * 3, design)
    assert sum(e.value for e in found) == pytest.approx(1)


@quick
@given(samples, designs)
def test_a_share_lies_between_its_limits_and_between_its_bounds(rows: list[Row], design: Design) -> None:
    """Floor <= share <= ceiling, and lower <= share <= upper wherever there is an interval."""
    assume(any(is_base(row) for row in rows))
    cells = cells_of(rows, BY, "weight")
    top, base = masks(cells)
    unknown = cells.mask("wave", ["2"]) & cells.mask("code", ["answer.blank"])
    found = share(cells, top, base, design)
    ends = formulas.bounds(*(float(cells.sw[which].sum()) for which in (top & base, base, unknown)))
    assert ends[0] - 1e-12 <= found.value <= ends[1] + 1e-12
    if found.lower is not None and found.upper is not None:
        assert 0 <= found.lower <= found.value <= found.upper <= 1


@quick
@given(samples, designs, st.sampled_from([0.001, 0.3, 7.0, 1e6]))
def test_the_scale_of_the_weights_does_not_matter(rows: list[Row], design: Design, factor: float) -> None:
    """Multiplying every weight by one number leaves every estimate as it was."""
    assume(any(is_base(row) for row in rows))
    scaled = [{**row, "weight": repr(float(row["weight"]) * factor)} for row in rows]
    one, two = (cells_of(some, BY, "weight") for some in (rows, scaled))
    assert same(share(one, *masks(one), design), share(two, *masks(two), design))


@quick
@given(samples, designs, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[Row], design: Design, chance: random.Random) -> None:
    """The same people in another order give the same estimates."""
    assume(any(is_base(row) for row in rows))
    mixed = chance.sample(rows, len(rows))
    one, two = (cells_of(some, BY, "weight") for some in (rows, mixed))
    assert same(share(one, *masks(one), design), share(two, *masks(two), design))


@quick
@given(samples, designs)
def test_a_difference_is_the_difference_of_the_scores(rows: list[Row], design: Design) -> None:
    """Two groups' difference has the variance of the difference of their linearised scores, row by row."""
    rows = rows + SURE
    cells = cells_of(rows, BY, "weight")
    sides = [tuple(mask & cells.mask("grade", [grade]) for mask in masks(cells)) for grade in "xy"]
    found = difference(cells, (sides[0][0], sides[0][1]), (sides[1][0], sides[1][1]), design)
    assert found.test is not None
    z = [plain.scores(rows, is_top, in_grade(grade), "weight")[1] for grade in "xy"]
    strata = [*([] if design.one_sample else ["wave"]), *([design.stratum] if design.stratum else [])]
    expected = plain.variance(rows, [a - b for a, b in zip(*z, strict=True)], strata, design.unit)
    assert found.standard_error**2 == pytest.approx(expected, abs=1e-12)


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=12), st.sampled_from([0.01, 0.05, 0.5]))
def test_the_false_discovery_rule_is_that_of_adjusted_levels(p_values: list[float | None], level: float) -> None:
    """Stepping up from the smallest level equals comparing Benjamini and Hochberg's adjusted levels, short of ties."""
    tested = sorted(p for p in p_values if p is not None)
    assume(all(abs(p * len(tested) / i - level) > 1e-9 for i, p in enumerate(tested, start=1)))
    assert list(formulas.larger_than_chance(p_values, level)) == plain.benjamini_hochberg(p_values, level)
