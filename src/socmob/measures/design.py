"""How the people in the cells were drawn: which column holds the stratum, which the primary sampling unit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from socmob.values.cells import Cells, Floats, Integers

WAVE = "wave"
Mask = NDArray[np.bool_]
"""Which cells: shape (cells,)."""
Masks = NDArray[np.bool_]
"""Which cells, for each of k numbers: shape (k, cells)."""


@dataclass(frozen=True, slots=True)
class Design:
    """The sampling design: columns of the cells that hold stratum and unit, None where there is none.

    Without a unit every person is one. Strata and units are nested in the wave, unless the waves are one
    sample.
    """

    weighted: bool = False
    stratum: str | None = None
    unit: str | None = None
    one_sample: bool = False

    def strata(self, cells: Cells) -> tuple[str, ...]:
        """The columns that tell strata apart in these cells."""
        nested = (WAVE,) if WAVE in cells.by and not self.one_sample else ()
        return nested + ((self.stratum,) if self.stratum is not None else ())


@dataclass(frozen=True, slots=True)
class Groups:
    """Columns sorted into groups that lie side by side, so that a sum by group is one pass."""

    order: Integers | None
    """The columns in order of their group; None where they lie so already."""
    starts: Integers
    """Where in that order each group begins."""

    @classmethod
    def of(cls, keys: Integers) -> Groups:
        """Columns with equal rows of `keys`, shape (columns, parts), are a group; groups ascend."""
        single = _one_number(keys)
        order = np.argsort(single, kind="stable")
        ordered = single[order]
        starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))) if len(single) else order
        return cls(None if np.array_equal(order, np.arange(len(order))) else order, starts)

    def sums(self, values: Floats) -> Floats:
        """Sums by group over the last axis; the order of adding is fixed, so every run gives the same
        bytes.
        """
        ordered = values if self.order is None else values[..., self.order]
        return np.add.reduceat(ordered, self.starts, axis=-1) if len(self.starts) else ordered

    def firsts(self, keys: Integers) -> Integers:
        """The keys of each group, shape (groups, parts)."""
        return keys[self.starts if self.order is None else self.order[self.starts]]


def _one_number(keys: Integers) -> Integers:
    """One integer for each row of keys, in the same order as the rows."""
    single = np.zeros(len(keys), dtype=np.int64)
    for part in keys.T:
        single = single * (int(part.max(initial=0)) + 1) + part
    return single


@dataclass(frozen=True, slots=True)
class Layout:
    """The cells arranged by a design: cells to units (None where persons are the units), and those to
    strata.
    """

    units: Groups | None
    strata: Groups
    sizes: Floats
    """Units in each stratum, those outside every base included: shape (strata,)."""

    @classmethod
    def of(cls, cells: Cells, design: Design) -> Layout:
        """The layout of these cells under a design."""
        strata = design.strata(cells)
        if design.unit is None:
            groups = Groups.of(_keys(cells, strata))
            return cls(None, groups, groups.sums(cells.n.astype(float)))
        keys = _keys(cells, (*strata, design.unit))
        units = Groups.of(keys)
        groups = Groups.of(units.firsts(keys)[:, :-1])
        return cls(units, groups, groups.sums(np.ones(len(units.starts))))


def _keys(cells: Cells, columns: tuple[str, ...]) -> Integers:
    return np.stack([cells.column(name) for name in columns], axis=1) if columns else _no_keys(cells)


def _no_keys(cells: Cells) -> Integers:
    return np.zeros((len(cells.n), 0), dtype=np.int64)
