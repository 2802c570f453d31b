"""How differently an origin is spread over grades, less what chance alone would show."""

from __future__ import annotations

import math
from collections.abc import Sequence

from socmob.values import formulas
from socmob.values.cells import Integers

Counts = Sequence[int] | Integers
"""People by level."""


def dissimilarity(origin: Counts, others: Counts) -> float | None:
    """An origin's distribution over levels against all others', less what chance alone would show.

    Formula: D - E, D = ½ Σ |a_i/A - b_i/B| and E its mean over all tables with the same margins. None where
    either group is empty, or where E is over half of D: then chance is most of what is seen.
    By hand: two people of one origin in one grade, two of the other in another: D is 1. Chance puts 0, 1 or 2 of
    the first in a grade with 1/6, 4/6, 1/6, so E is 4 / 8 · (1/3 + 1/3) = 1/3. With one person of each origin D is
    always 1, so nothing is said.

    >>> round(dissimilarity([2, 0], [0, 2]), 4)
    0.6667
    >>> dissimilarity([1, 0], [0, 1]) is None
    True
    """
    if sum(origin) == 0 or sum(others) == 0:
        return None
    seen, expected = formulas.dissimilarity(origin, others), expected_dissimilarity(origin, others)
    return None if expected > seen / 2 else seen - expected


def expected_dissimilarity(origin: Counts, others: Counts) -> float:
    """The mean dissimilarity of all tables with the same margins.

    Formula: N / (2AB) · Σ_i E|X_i - E X_i|, since a_i/A - b_i/B = N / (AB) · (a_i - m_i A / N), X_i
    hypergeometric with m_i of the N people drawn, A of them of the origin.
    By hand: one of either origin in two levels always gives 1.

    >>> round(expected_dissimilarity([1, 0], [0, 1]), 10)
    1.0
    """
    a, b = int(sum(origin)), int(sum(others))
    deviations = sum(mean_deviation(a + b, a, int(x + y)) for x, y in zip(origin, others, strict=True))
    return (a + b) / (2 * a * b) * deviations


def mean_deviation(population: int, marked: int, drawn: int) -> float:
    """The mean absolute deviation of a hypergeometric count: `marked` of a population are marked, so many are drawn.

    Formula: 2 v (N - K - n + v) P(v) / N with v the least whole number above the mean nK / N. It follows from
    (k - nK/N) P(k) = g(k) - g(k + 1) with g(k) = k (N - K - n + k) P(k) / N, summed over all k above the
    mean.
    By hand: one of two marked, one drawn: 0 or 1 with a half each, so 0.5.

    >>> round(mean_deviation(2, 1, 1), 10)
    0.5
    """
    above = drawn * marked // population + 1
    if above > min(drawn, marked):  # everyone above the mean is no one: the count cannot vary
        return 0.0
    rest = population - marked - drawn + above
    ways = _log_choose(marked, above) + _log_choose(population - marked, drawn - above)
    chance = math.exp(ways - _log_choose(population, drawn))
    return 2 * above * rest * chance / population


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
