"""The published formulas: what tables of statistics give, and what must hold at every value."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socmob.values import formulas

shares = st.floats(0, 1)
inner = st.floats(0.001, 0.999)
sizes = st.floats(2, 5000)


@pytest.mark.parametrize(
    ("yes", "n", "limits"),
    # Tail sums of the binomial at these limits are 2.5% by their definition; checked below for other numbers.
    [(0, 30, (0, 0.1157)), (1, 10, (0.0025, 0.4450)), (81, 263, (0.2527, 0.3676))],
)
def test_exact_limits_are_those_of_published_tables(yes: int, n: int, limits: tuple[float, float]) -> None:
    """Clopper and Pearson's limits as tables have them; 81 of 263 is Newcombe's example (1998, table I)."""
    assert formulas.clopper_pearson(yes / n, n) == pytest.approx(limits, abs=6e-5)


@pytest.mark.parametrize(("yes", "n"), [(1, 10), (3, 30), (17, 40)])
def test_at_its_limits_the_tails_of_the_binomial_are_half_of_alpha(yes: int, n: int) -> None:
    """Summed term by term: so many or more at the lower limit, so many or fewer at the upper, is 2.5%."""
    lower, upper = (float(limit) for limit in formulas.clopper_pearson(yes / n, n))
    chance = [[math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)] for p in (lower, upper)]
    assert sum(chance[0][yes:]) == pytest.approx(0.025)
    assert sum(chance[1][: yes + 1]) == pytest.approx(0.025)


@settings(deadline=None)
@given(shares, sizes, st.floats(1e-6, 0.5))
def test_an_interval_of_the_complement_is_the_mirror_image(share: float, size: float, alpha: float) -> None:
    """What holds for those in a category holds for those outside it."""
    lower, upper = formulas.clopper_pearson(share, size, alpha)
    mirrored = formulas.clopper_pearson(1 - share, size, alpha)
    assert (float(lower), float(upper)) == pytest.approx((1 - float(mirrored[1]), 1 - float(mirrored[0])), abs=1e-9)


@settings(deadline=None)
@given(inner, sizes, st.integers(8, 500))
def test_korn_graubard_holds_the_share_and_widens_as_degrees_fall(share: float, size: float, df: int) -> None:
    """The share lies inside; with the same error fewer degrees of freedom give a wider interval."""
    error = math.sqrt(share * (1 - share) / size)
    wide = formulas.korn_graubard(share, error, 1000, df)
    narrow = formulas.korn_graubard(share, error, 1000, df + 100)
    assert 0 <= wide[0] <= narrow[0] <= share <= narrow[1] <= wide[1] <= 1


def test_a_random_sample_has_the_exact_interval_of_one_person_fewer() -> None:
    """The error of n people at random is that of n - 1 by Clopper and Pearson's binomial."""
    for n, share in ((30, 0.3), (400, 0.02)):
        error = math.sqrt(share * (1 - share) / (n - 1))
        found, exact = formulas.korn_graubard(share, error, n, n - 1), formulas.clopper_pearson(share, n - 1)
        assert np.allclose(found, exact, atol=1e-12)


@given(inner, st.floats(0, 0.2), inner, st.floats(0, 0.2))
def test_mover_with_a_fixed_second_number_only_moves_the_limits(a: float, e: float, b: float, f: float) -> None:
    """Without error in the second the interval is the first's, moved; with it the interval only grows."""
    fixed = formulas.mover(a, (a - e, a + e), b, (b, b))
    loose = formulas.mover(a, (a - e, a + e), b, (b - f, b + f))
    assert np.allclose(fixed, (a - e - b, a + e - b))
    assert loose[0] <= fixed[0] + 1e-12
    assert loose[1] >= fixed[1] - 1e-12


@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 500), inner)
def test_the_break_even_share_brings_the_whole_to_the_benchmark(top: int, rest: int, unknown: int, mark: float) -> None:
    """Put back in, the share that the unknown would need gives exactly the benchmark."""
    needed = formulas.break_even(top, top + rest, unknown, mark)
    assert (top + needed * unknown) / (top + rest + unknown) == pytest.approx(mark)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_bounds_hold_every_share_that_the_unknown_could_bring_about(top: int, rest: int, unknown: int) -> None:
    """All in is the ceiling, none in the floor, and the difference is the share of the unknown."""
    if top + rest + unknown == 0:
        return
    floor, ceiling = formulas.bounds(top, top + rest, unknown)
    assert 0 <= floor <= ceiling <= 1
    assert ceiling - floor == pytest.approx(unknown / (top + rest + unknown))


def test_shares_of_nothing_are_not_numbers() -> None:
    """An empty base gives no share and no warning, alone or among others."""
    assert math.isnan(formulas.share(0, 0))
    assert np.isnan(formulas.share(np.array([1.0, 0.0]), np.array([2.0, 0.0]))).tolist() == [False, True]
