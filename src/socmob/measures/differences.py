"""Differences of shares: between two groups of the same cells, and between waves."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from socmob.measures.design import Design, Layout, Mask
from socmob.measures.linearisation import degrees, variance
from socmob.measures.shares import Domains
from socmob.values import formulas
from socmob.values.cells import Cells
from socmob.values.estimates import FEWEST_DEGREES_OF_FREEDOM, Estimate

SMALLEST_ERROR = 1e-12
"""An error below this is the rounding of floats."""

Domain = tuple[Mask, Mask]
"""Those in the category and those it is a share of: top, base."""


def difference(cells: Cells, first: Domain, second: Domain, design: Design) -> Estimate:
    """The first share less the second, of the same cells, with the error of the difference of their scores.

    The base is everyone in either base. No difference is tested, and the error is not a number, where a share
    is 0 or 1 or either base alone has fewer than 8 degrees of freedom.
    """
    return differences(cells, [first], [second], design)[0]


def differences(
    cells: Cells, firsts: Sequence[Domain], seconds: Sequence[Domain], design: Design
) -> tuple[Estimate, ...]:
    """Many differences of the same cells at once."""
    if not firsts:
        return ()
    layout = Layout.of(cells, design)
    one, two = (_domains(cells, side, design, layout) for side in (firsts, seconds))
    bases = np.stack([a[1] | b[1] for a, b in zip(firsts, seconds, strict=True)])
    errors = np.sqrt(variance(cells, one.scores - two.scores, design, layout))
    df, n = degrees(cells, bases, design, layout), np.where(bases, cells.n, 0).sum(axis=1)
    testable = _is_testable(one) & _is_testable(two)
    return tuple(
        of_difference(*numbers)
        for numbers in zip(
            (one.values - two.values).tolist(),
            errors.tolist(),
            df.tolist(),
            n.tolist(),
            testable.tolist(),
            strict=True,
        )
    )


def _domains(cells: Cells, side: Sequence[Domain], design: Design, layout: Layout) -> Domains:
    return Domains.of(cells, np.stack([d[0] for d in side]), np.stack([d[1] for d in side]), design, layout)


def _is_testable(side: Domains) -> Mask:
    return (side.values > 0) & (side.values < 1) & (side.degrees >= FEWEST_DEGREES_OF_FREEDOM)


def of_difference(value: float, error: float, df: int, n: int, testable: bool) -> Estimate:
    """A difference with its t limits; where it may not be tested its error is not a number and it has no
    limits.
    """
    if not testable or error < SMALLEST_ERROR:
        return Estimate(value, math.nan, df, n)
    return Estimate(value, error, df, n, *formulas.t_limits(value, error, df))


Wave = tuple[Cells, Mask, Mask]
"""The cells of a wave, those in the category, those it is a share of."""


def change(before: Wave, after: Wave, design: Design) -> Estimate:
    """The share after less the share before, of independent waves: variances add, and so do degrees of
    freedom.

    Formula: se² = se_before² + se_after². No change is tested where a share is 0 or 1 or either wave has
    fewer than 8 degrees of freedom. `n` counts both waves' bases.
    """
    return changes([before], [after], design)[0]


def changes(befores: Sequence[Wave], afters: Sequence[Wave], design: Design) -> tuple[Estimate, ...]:
    """Many changes between independent waves."""
    return tuple(_change(before, after, design) for before, after in zip(befores, afters, strict=True))


def _change(before: Wave, after: Wave, design: Design) -> Estimate:
    values, variances, dfs, n, testable = [], [], [], 0, True
    for cells, top, base in (before, after):
        layout = Layout.of(cells, design)
        side = _domains(cells, [(top, base)], design, layout)
        values.append(float(side.values[0]))
        variances.append(float(variance(cells, side.scores, design, layout)[0]))
        dfs.append(int(side.degrees[0]))
        n += int(side.n[0])
        testable = testable and bool(_is_testable(side)[0])
    return of_difference(formulas.change(*values), math.sqrt(sum(variances)), sum(dfs), n, testable)
