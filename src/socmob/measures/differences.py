"""Differences of shares: between two groups of the same cells, and between waves."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from socmob.errors import DefectError
from socmob.measures.design import Design, Mask
from socmob.measures.layout import Layout
from socmob.measures.shares import Domains
from socmob.values import formulas
from socmob.values.cells import Cells, Floats, Integers
from socmob.values.estimates import Estimate

SMALLEST_ERROR = 1e-12
"""An error below this is the rounding of floats."""

Domain = tuple[Mask, Mask]
"""Those in the category and those it is a share of: top, base."""
Wave = tuple[Cells, Mask, Mask]
"""The cells of a wave, those in the category, those it is a share of."""


def difference(cells: Cells, first: Domain, second: Domain, design: Design) -> Estimate:
    """The first share less the second, of the same cells, with the error of the difference of their scores.

    The base is everyone in either base. No difference is tested, and the error is not a number, where a share is 0 or
    1 or either base alone has fewer than 8 degrees of freedom.
    """
    return differences(cells, [first], [second], design)[0]


def differences(
    cells: Cells, firsts: Sequence[Domain], seconds: Sequence[Domain], design: Design
) -> tuple[Estimate, ...]:
    """Many differences of the same cells at once."""
    if not firsts:
        return ()
    counted = np.logical_or.reduce([base for _, base in (*firsts, *seconds)])
    layout = Layout.of(cells, design, counted)
    one, two = (_domains(layout, side) for side in (firsts, seconds))
    either = np.stack([(a | b)[layout.places] for (_, a), (_, b) in zip(firsts, seconds, strict=True)])
    errors = np.sqrt(layout.variance(one.scores - two.scores))
    n = (either @ layout.n).astype(np.int64)
    return _estimates(one.values - two.values, errors, layout.degrees(either), n, is_testable(one) & is_testable(two))


def change(before: Wave, after: Wave, design: Design) -> Estimate:
    """The share after less the share before: of independent waves variances and degrees of freedom add.

    Formula: se² = se_before² + se_after². Waves that are one sample share their units: their change is the difference
    of two groups of the same cells. No change is tested where a share is 0 or 1 or either wave has fewer than 8
    degrees of freedom. `n` counts both waves' bases.
    """
    return changes([before], [after], design)[0]


def changes(befores: Sequence[Wave], afters: Sequence[Wave], design: Design) -> tuple[Estimate, ...]:
    """Many changes between two waves."""
    pairs = list(zip(befores, afters, strict=True))
    if not design.one_sample:
        return tuple(_independent(before, after, design) for before, after in pairs)
    return tuple(_of_one_sample(before, after, design) for before, after in pairs)


def _of_one_sample(before: Wave, after: Wave, design: Design) -> Estimate:
    if before[0] is not after[0]:
        raise DefectError("change: waves that are one sample must be given in the same cells")
    return difference(before[0], (after[1], after[2]), (before[1], before[2]), design)


def _independent(before: Wave, after: Wave, design: Design) -> Estimate:
    (one, first), (two, second) = _wave(before, design), _wave(after, design)
    value = formulas.change(one.values, two.values)
    df, n = one.degrees + two.degrees, one.n + two.n
    return _estimates(value, np.sqrt(first + second), df, n, is_testable(one) & is_testable(two))[0]


def _wave(wave: Wave, design: Design) -> tuple[Domains, Floats]:
    """The share of a wave, and its variance."""
    cells, top, base = wave
    layout = Layout.of(cells, design, base)
    domains = _domains(layout, [(top, base)])
    return domains, layout.variance(domains.scores)


def _domains(layout: Layout, side: Sequence[Domain]) -> Domains:
    tops, bases = (np.stack([domain[i][layout.places] for domain in side]) for i in (0, 1))
    return Domains.of(layout, tops, bases)


def is_testable(side: Domains) -> Mask:
    """Which shares are neither 0 nor 1 and have the degrees of freedom to speak of chance."""
    return (side.values > 0) & (side.values < 1) & side.enough()


def _estimates(values: Floats, errors: Floats, degrees: Integers, n: Integers, testable: Mask) -> tuple[Estimate, ...]:
    numbers = (values.tolist(), errors.tolist(), degrees.tolist(), n.tolist(), testable.tolist())
    return tuple(of_difference(*one) for one in zip(*numbers, strict=True))


def of_difference(value: float, error: float, df: int, n: int, testable: bool) -> Estimate:
    """A difference with its t limits; one that may not be tested has no limits, and no number for an error."""
    if not testable or error < SMALLEST_ERROR:
        return Estimate(value, math.nan, df, n)
    return Estimate(value, error, df, n, *formulas.t_limits(value, error, df))
