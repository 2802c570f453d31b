"""How far from chance: the test of a difference."""

from __future__ import annotations

from socmob.values import formulas
from socmob.values.estimates import Estimate


def p_of_difference(estimate: Estimate) -> float | None:
    """How often chance alone would give a difference so far from none, by t; None where it is not tested."""
    test = estimate.test
    return None if test is None else formulas.two_sided_p(test, estimate.degrees_of_freedom)
