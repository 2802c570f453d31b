"""Shares with their standard error and interval."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from socmob.measures.design import Design, Mask, Masks
from socmob.measures.layout import Layout
from socmob.measures.linearisation import scores_of
from socmob.values import formulas
from socmob.values.cells import Cells, Floats, Integers
from socmob.values.estimates import FEWEST_DEGREES_OF_FREEDOM, Estimate


def share(cells: Cells, top: Mask, base: Mask, design: Design) -> Estimate:
    """The share of `top` in `base` with its standard error, degrees of freedom and interval.

    The value is not a number where the base is empty. The interval is Korn and Graubard's, at a share of 0 or 1 that of
    Clopper and Pearson on n / (1 + cv² of the weights); there is none below 8 degrees of freedom, nor where the units
    show no variation to judge by.
    """
    return shares(cells, [top], [base], design)[0]


def shares(
    cells: Cells, tops: Sequence[Mask] | Masks, bases: Sequence[Mask] | Masks, design: Design
) -> tuple[Estimate, ...]:
    """Many shares of the same cells at once: `tops` and `bases` have shape (k, cells)."""
    if len(bases) == 0:
        return ()
    layout = Layout.of(cells, design, np.logical_or.reduce(bases))
    domains = Domains.of(layout, *(np.stack([mask[layout.places] for mask in masks]) for masks in (tops, bases)))
    errors = np.sqrt(layout.variance(domains.scores))
    ends = limits(domains.values, errors, domains.n, domains.degrees, domains.sizes)
    numbers = (domains.values, errors, domains.degrees, domains.n, *ends)
    return tuple(
        Estimate(value, error, df, n, None if math.isnan(lower) else lower, None if math.isnan(upper) else upper)
        for value, error, df, n, lower, upper in zip(*(part.tolist() for part in numbers), strict=True)
    )


@dataclass(frozen=True, slots=True)
class Domains:
    """k shares before their errors: each field has one entry for each, `scores` has shape (k, counted cells)."""

    values: Floats
    scores: Floats
    n: Integers
    sizes: Floats
    degrees: Integers

    @classmethod
    def of(cls, layout: Layout, tops: Masks, bases: Masks) -> Domains:
        """The shares of `tops` in `bases`, exactly 0 or 1 where no one or everyone is in the top."""
        inside, base = (tops & bases).astype(float), bases.astype(float)
        sums = np.stack([layout.sw, layout.sww, layout.n], axis=1)
        (weight, squared, n), (top_weight, _, top_n) = (base @ sums).T, (inside @ sums).T
        # Sums of floats added in two orders may differ in their last digit; counts tell where all or none are in.
        values = np.where(top_n == 0, 0.0, formulas.share(top_weight, weight))
        values = np.where(top_n == n, np.where(n > 0, 1.0, np.nan), values)
        scores = scores_of(inside, base, values, weight)
        sizes = formulas.kish_size(weight, squared)
        return cls(values, scores, n.astype(np.int64), sizes, layout.degrees(bases))

    def enough(self) -> Mask:
        """Which have the degrees of freedom for an interval."""
        return self.degrees >= FEWEST_DEGREES_OF_FREEDOM


def limits(values: Floats, errors: Floats, n: Integers, degrees: Integers, sizes: Floats) -> tuple[Floats, Floats]:
    """The limits of k shares, not a number where none may be given; `sizes` are n / (1 + cv² of the weights)."""
    lower, upper = np.full(len(values), np.nan), np.full(len(values), np.nan)
    enough = degrees >= FEWEST_DEGREES_OF_FREEDOM
    inner = enough & formulas.has_error(values, errors)
    edge = enough & ((values == 0) | (values == 1))
    lower[inner], upper[inner] = formulas.korn_graubard(values[inner], errors[inner], n[inner], degrees[inner])
    lower[edge], upper[edge] = formulas.clopper_pearson(values[edge], sizes[edge])
    return lower, upper
