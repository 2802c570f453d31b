"""Cells arranged by a design: which make a unit, which units make a stratum, how many units a stratum has."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from socmob.measures.design import Design, Mask, Masks
from socmob.values.cells import Cells, Floats, Integers


@dataclass(frozen=True, slots=True)
class Layout:
    """Those cells that some number counts, sorted by stratum and unit; sizes of strata are those of all cells.

    A cell that no number counts has a score of zero: it matters only through the size of its stratum. `places` tells
    where in the cells each stands; sums by unit and by stratum are sums of neighbours, always added in one order.
    """

    places: Integers
    n: Floats
    sw: Floats
    sww: Floats
    units: Integers | None
    """Where each unit begins among the places; None where persons are the units."""
    strata: Integers
    """Where each stratum begins among the units; among the places where persons are the units."""
    sizes: Floats
    undrawn: Floats
    """The finite population correction of each stratum, 1 where none is made."""

    @classmethod
    def of(cls, cells: Cells, design: Design, counted: Mask | None = None) -> Layout:
        """The layout of the counted cells, of all where none are named."""
        columns = design.strata(cells)
        strata = _numbers(cells, columns)
        numbers = strata if design.unit is None else _numbers(cells, (*columns, design.unit))
        places = np.arange(len(cells.n)) if counted is None else np.flatnonzero(counted)
        places = places[np.argsort(numbers[places], kind="stable")]
        units = None if design.unit is None else _starts(numbers[places])
        by_stratum = strata[places] if units is None else strata[places[units]]
        starts = _starts(by_stratum)
        sizes = _sizes(cells, strata, None if units is None else numbers)[by_stratum[starts]]
        undrawn = design.left_undrawn(cells, by_stratum[starts], sizes)
        people, weights = cells.n[places].astype(float), (cells.sw[places], cells.sww[places])
        return cls(places, people, *weights, units, starts, sizes, undrawn)

    def variance(self, scores: Floats) -> Floats:
        """The variances of k sums of scores, shape (k,), for scores of shape (k, places)."""
        weighted = scores * self.sw
        if self.units is None:
            squares = np.square(scores) * self.sww
            return between(_sums(squares, self.strata), _sums(weighted, self.strata), self.sizes, self.undrawn)
        totals = _sums(weighted, self.units)
        return between(_sums(np.square(totals), self.strata), _sums(totals, self.strata), self.sizes, self.undrawn)

    def degrees(self, bases: Masks) -> Integers:
        """Units less strata, each counted where a base has a member with a weight; shape (k,)."""
        members = bases & (self.sw > 0)
        if self.units is None:
            people = _sums(members * self.n, self.strata)
        else:
            people = _sums(np.logical_or.reduceat(members, self.units, axis=1).astype(float), self.strata)
        return np.asarray(people.sum(axis=1) - (people > 0).sum(axis=1), dtype=np.int64)


def _numbers(cells: Cells, columns: tuple[str, ...]) -> Integers:
    """One number for each combination of labels of some columns, shape (cells,); ascending as the labels are."""
    numbers = np.zeros(len(cells.n), dtype=np.int64)
    for name in columns:
        numbers = numbers * len(cells.labels(name)) + cells.column(name)
    return numbers


def _starts(numbers: Integers) -> Integers:
    """Where each run of equal numbers begins."""
    return np.flatnonzero(np.diff(numbers, prepend=numbers[:1] - 1))


def _sizes(cells: Cells, strata: Integers, units: Integers | None) -> Floats:
    """How many units, or people where `units` is None, each stratum has: by its number, over all cells."""
    if units is None:
        return np.bincount(strata, weights=cells.n.astype(float)).astype(float)
    _, first = np.unique(units, return_index=True)
    return np.bincount(strata[first]).astype(float)


def _sums(values: Floats, starts: Integers) -> Floats:
    """Sums of neighbours over the last axis."""
    return np.add.reduceat(values, starts, axis=-1) if len(starts) else values


def between(squares: Floats, totals: Floats, sizes: Floats, undrawn: Floats | float = 1.0) -> Floats:
    """The variance from each stratum's sum of squared unit totals, sum of unit totals and number of units.

    Formula: Σ_h f_h · m_h / (m_h - 1) · (Σ_u z_hu² - (Σ_u z_hu)² / m_h), f_h the finite population correction. A
    stratum with one unit is centred at 0, factor 1.
    By hand: unit totals 1 and 3 in one stratum give 2 / 1 · (10 - 16 / 2) = 4; a lonely unit with total 3 gives 9.

    >>> float(between(np.array([10.0]), np.array([4.0]), np.array([2.0])))
    4.0
    >>> float(between(np.array([9.0]), np.array([3.0]), np.array([1.0])))
    9.0
    """
    several = sizes > 1
    inverse = np.divide(1.0, sizes, out=np.zeros_like(sizes), where=several)
    factor = np.divide(sizes, sizes - 1, out=np.ones_like(sizes), where=several)
    parts = np.maximum(factor * (squares - np.square(totals) * inverse), 0.0)
    return np.asarray((parts * undrawn).sum(axis=-1), dtype=float)
