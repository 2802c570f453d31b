"""Tables of a certificate, checked by adding up: what they hold open to a stranger, and to everyone who knows a record.

Rule: a sum is open where two tables hold it as far apart as it must be; to an insider two in which somebody still has
the insider's own record, one less apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from socmob.disclosure.left_open import LeftOpen
from socmob.disclosure.universe import Universe
from socmob.errors import DefectError
from socmob.values.cells import Floats, Integers

Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Certificate:
    """For one question tables, kinds times codes, that prove what is withheld to be open.

    `left_open` proves of what is open by less that earlier releases left it open by no more.
    """

    universe: Universe
    tables: Sequence[Floats]
    left_open: LeftOpen


class Tables:
    """Tables of whole people that agree with everything shown, the true one among them."""

    def __init__(self, universe: Universe, given: Sequence[Floats], shown: AbstractSet[int], insiders: bool) -> None:
        truth = universe.table.ravel()
        tables = np.unique(np.array([truth, *(_whole(table, universe) for table in given)]), axis=0)
        told = np.array([number in shown for number in universe.numbers], dtype=bool)
        vectors = universe.told_by(np.flatnonzero(told)).reshape(-1, len(truth))
        agree = (_sums(vectors, tables) == _sums(vectors, truth[None])).all(axis=0)
        self.tables: Integers = tables[agree]
        # Insiders whose own record stands in the same tables learn the same.
        self.alive: Flags = np.unique(self.tables[:, truth > 0] > 0, axis=1) if insiders else self.tables[:, :0] > 0

    def hold_open(self, vectors: Integers, needed: Integers) -> Flags:
        """Which sums, (sums, kinds, codes), are open by so much, (sums,), to everybody."""
        values = _sums(vectors.reshape(len(vectors), self.tables.shape[1]), self.tables)
        found: Flags = np.ptp(values, axis=1) >= needed
        for row in np.flatnonzero(found & (needed > 1)):
            found[row] = self._hold_open_to_insiders(values[row], int(needed[row]) - 1)
        return found

    def _hold_open_to_insiders(self, values: Integers, needed: int) -> bool:
        """Whether the least and the greatest of a sum, of the tables that hold an own record, are so far apart."""
        order = np.argsort(values, kind="stable")
        unsure = self.alive[:, ~(self.alive[order[0]] & self.alive[order[-1]])][order]
        least, greatest = unsure.argmax(axis=0), len(order) - 1 - unsure[::-1].argmax(axis=0)
        return bool((values[order][greatest] - values[order][least] >= needed).all())


def _sums(vectors: Integers, tables: Integers) -> Integers:
    """Each sum over each table, (sums, tables): exact, since no count comes near what a float holds exactly."""
    found: Integers = np.rint(vectors.astype(np.float64) @ tables.T.astype(np.float64)).astype(np.int64)
    return found


def _whole(table: Floats, universe: Universe) -> Integers:
    """A table's counts; DefectError where it holds other people than there are."""
    if not np.array_equal(table, np.rint(table)):
        raise DefectError("a certificate holds a count that is no whole number")
    found: Integers = np.asarray(table).astype(np.int64).ravel()
    heads = found.reshape(universe.table.shape).sum(axis=1)
    if found.min(initial=0) < 0 or not np.array_equal(heads, universe.heads):
        raise DefectError("a certificate holds other people than there are")
    return found
