"""Intervals hold the truth as often as they say: exactly where it can be summed, and in a small simulation."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from socmob.measures import Design, share
from tests.measures.plain import cells_of
from tools.coverage_of_intervals import (
    STRATA,
    UNITS,
    WANTED,
    clustered,
    exact,
    points,
    simulate,
    table,
    unit_sizes,
    weighted,
)

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "coverage.md"


@pytest.mark.parametrize(("n", "true_share"), points())
def test_intervals_of_people_drawn_at_random_hold_the_truth(n: int, true_share: float) -> None:
    """At least 93% at every point, by summing the binomial; and the three outcomes are all there are."""
    found = exact(n, true_share)
    assert found.held >= WANTED
    assert found.held + found.above + found.below == pytest.approx(1)


@pytest.mark.parametrize("draw", [weighted, clustered])
@pytest.mark.parametrize(("n", "true_share"), [(30, 0.02), (30, 0.5), (100, 0.1), (400, 0.02)])
def test_intervals_of_weighted_and_of_clustered_samples_hold_the_truth(draw, n: int, true_share: float) -> None:
    """At least 93% in two thousand samples, with two Monte Carlo errors allowed; the page has a hundred thousand."""
    found = simulate(draw, n, true_share, replications=2_000)
    assert found.held + 2 * found.error >= WANTED


def test_the_page_has_what_is_computed() -> None:
    """The exact table of the page is the one worked out now."""
    lines = table([exact(n, true_share) for n, true_share in points()], simulated=False)
    assert "\n".join(lines) in PAGE.read_text(encoding="utf-8")


def test_the_simulated_errors_are_those_of_the_measures() -> None:
    """The short cut for clustered samples gives what `share` gives on the cells of the same people."""
    n, chance = 100, np.random.default_rng(7)
    state = chance.bit_generator.state
    p, error, _, df = clustered(chance, 1, n, 0.3)
    chance.bit_generator.state = state
    shares = chance.beta(0.3 * 19, 0.7 * 19, (1, STRATA, UNITS))
    yes = chance.binomial(unit_sizes(n), shares)[0]
    rows = [
        {"stratum": str(h), "unit": str(u), "answer": "yes" if person < yes[h, u] else "no"}
        for h, u in np.ndindex(STRATA, UNITS)
        for person in range(unit_sizes(n)[h, u])
    ]
    cells = cells_of(rows, ["stratum", "unit", "answer"])
    base = cells.mask("answer", ["yes", "no"])
    found = share(cells, cells.mask("answer", ["yes"]), base, Design(stratum="stratum", unit="unit"))
    assert (found.value, found.standard_error) == pytest.approx((p[0], error[0]))
    assert (found.n, found.degrees_of_freedom) == (n, df)


def test_the_simulated_weights_have_a_cv_of_a_half() -> None:
    """The size at the edge of four hundred people is about 400 / (1 + 0.25)."""
    _, _, sizes, _ = weighted(np.random.default_rng(1), 200, 400, 0.5)
    assert float(sizes.mean()) == pytest.approx(320, rel=0.01)
