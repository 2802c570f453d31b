"""Larger than chance: the test of a difference, and the rule for many tests at once."""

from __future__ import annotations

from collections.abc import Sequence

from socmob.values import formulas
from socmob.values.estimates import Estimate


def p_of_difference(estimate: Estimate) -> float | None:
    """How often chance alone would give a difference so far from none, by t; None where it is not tested."""
    test = estimate.test
    return None if test is None else formulas.two_sided_p(test, estimate.degrees_of_freedom)


def larger_than_chance(
    p_values: Sequence[float | None], level: float = formulas.SIGNIFICANCE
) -> tuple[bool | None, ...]:
    """Which of a family of tests may be called larger than chance, few of the calls being false.

    Formula: with the m levels in ascending order, all up to the largest i with p_i <= i / m · level. A None
    is no test: it does not count in m and stays None.
    Source: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289-300.
    By hand: 0.02 <= 1/3 · 0.05 fails, 0.03 <= 2/3 · 0.05 holds, so both are called.

    >>> larger_than_chance([0.03, None, 0.6, 0.02])
    (True, None, False, True)
    """
    tested = sorted(p for p in p_values if p is not None)
    passed = [p for i, p in enumerate(tested, start=1) if p <= i / len(tested) * level]
    return tuple(None if p is None else bool(passed) and p <= passed[-1] for p in p_values)
