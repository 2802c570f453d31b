"""Shares with their standard error and interval."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from socmob.measures.design import Design, Layout, Mask, Masks
from socmob.measures.linearisation import degrees, linear_scores, variance, weights_in
from socmob.values.cells import Cells, Floats, Integers
from socmob.values.estimates import FEWEST_DEGREES_OF_FREEDOM, Estimate
from socmob.values.formulas import clopper_pearson, has_error, kish_size, korn_graubard
from socmob.values.formulas import share as share_of


def share(cells: Cells, top: Mask, base: Mask, design: Design) -> Estimate:
    """The share of `top` in `base` with its standard error, degrees of freedom and interval.

    The value is not a number where the base is empty. The interval is Korn and Graubard's, at a share of 0 or
    1 that of Clopper and Pearson on n / (1 + cv² of the weights); there is none below 8 degrees of freedom,
    nor where the units show no variation to judge by.
    """
    return shares(cells, [top], [base], design)[0]


def shares(
    cells: Cells, tops: Sequence[Mask] | Masks, bases: Sequence[Mask] | Masks, design: Design
) -> tuple[Estimate, ...]:
    """Many shares of the same cells at once: `tops` and `bases` have shape (k, cells)."""
    if len(tops) == 0:
        return ()
    layout = Layout.of(cells, design)
    domains = Domains.of(cells, np.asarray(tops), np.asarray(bases), design, layout)
    errors = np.sqrt(variance(cells, domains.scores, design, layout))
    lower, upper = _limits(domains, errors)
    return tuple(
        Estimate(value, error, int(df), int(n), _or_none(low), _or_none(high))
        for value, error, df, n, low, high in zip(
            domains.values.tolist(),
            errors.tolist(),
            domains.degrees,
            domains.n,
            lower.tolist(),
            upper.tolist(),
            strict=True,
        )
    )


@dataclass(frozen=True, slots=True)
class Domains:
    """k shares before their errors: each field has one entry for each, `scores` has shape (k, cells)."""

    values: Floats
    scores: Floats
    n: Integers
    sizes: Floats
    degrees: Integers

    @classmethod
    def of(cls, cells: Cells, tops: Masks, bases: Masks, design: Design, layout: Layout) -> Domains:
        """The shares of `tops` in `bases`, exactly 0 or 1 where no one or everyone is in the top."""
        inside = tops & bases
        weight = weights_in(cells, bases)
        sizes = kish_size(weight, np.where(bases, cells.sww, 0.0).sum(axis=1))
        n = np.where(bases, cells.n, 0).sum(axis=1)
        values = share_of(weights_in(cells, inside), weight)
        scores = linear_scores(cells, inside, bases)
        return cls(values, scores, n, sizes, degrees(cells, bases, design, layout))


def _limits(domains: Domains, errors: Floats) -> tuple[Floats, Floats]:
    """The limits of each share, not a number where none may be given."""
    p, enough = domains.values, domains.degrees >= FEWEST_DEGREES_OF_FREEDOM
    lower, upper = np.full(len(p), np.nan), np.full(len(p), np.nan)
    inner = enough & has_error(p, errors)
    edge = enough & ((p == 0) | (p == 1))
    lower[inner], upper[inner] = korn_graubard(p[inner], errors[inner], domains.n[inner], domains.degrees[inner])
    lower[edge], upper[edge] = clopper_pearson(p[edge], domains.sizes[edge])
    return lower, upper


def _or_none(limit: float) -> float | None:
    return None if math.isnan(limit) else limit
