"""Other tables that agree with everything shown, in which many secrets at once lie elsewhere: in parts of people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from socmob.disclosure.effort import Effort
from socmob.disclosure.matrix import Matrix
from socmob.disclosure.merging import distinct
from socmob.disclosure.program import NEARLY, Program
from socmob.disclosure.universe import Universe
from socmob.values.cells import Floats, Integers


@dataclass(frozen=True, eq=False)
class Aims:
    """Where secrets are to go: `vectors` (aims, atoms), with the sign of the way; `far` (aims,) at least so far."""

    vectors: Integers
    far: Floats

    def first(self, number: int) -> Aims:
        """The first so many of the aims."""
        return Aims(self.vectors[:number], self.far[:number])


NO_AIMS = Aims(np.zeros((0, 1), dtype=np.int64), np.zeros(0))


class Finder:
    """Looks among tables in which only people of some kinds answered otherwise; `shown` are places of populations.

    Columns: the people added at each atom, then those taken away.
    """

    def __init__(self, universe: Universe, kinds: Integers, shown: Integers, effort: Effort) -> None:
        codes = universe.table.shape[1]
        self.truth, self.codes, self.effort = universe.table.ravel(), codes, effort
        self.atoms: Integers = (kinds[:, None] * codes + np.arange(codes)).ravel()
        self.room: Integers = np.repeat(universe.heads[kinds], codes)
        told = universe.told_by(shown)[:, kinds].reshape(-1, len(self.atoms))
        same = np.repeat(np.eye(len(kinds), dtype=np.int64), codes, axis=1)
        ties = universe.ties[:, kinds].reshape(len(universe.ties), len(self.atoms))
        self.same = _both(np.concatenate((same, ties, distinct(told))))
        self._free: Program | None = None

    def extreme(self, weights: Floats) -> Floats | None:
        """A move by which a weighted sum over all atoms grows as much as it can."""
        if self._free is None:
            self._free = self._program(NO_AIMS)
        own = weights[self.atoms]
        self._free.aim(np.concatenate((-own, own)) + NEARLY)
        return self._free.solve()

    def toward(self, aims: Aims) -> Floats | None:
        """A move with few people by which each secret goes as far as it should."""
        n = 2 * len(self.atoms)
        program = self._program(aims)
        program.aim(np.concatenate((np.ones(n), np.zeros(len(aims.far)))))
        move = program.solve()
        return None if move is None else move[:n]

    def table(self, move: Floats) -> Floats:
        """The table that a move leads to."""
        n, table = len(self.atoms), self.truth.astype(np.float64)
        table[self.atoms] += move[:n] - move[n:]
        return table

    def _program(self, aims: Aims) -> Program:
        """Nobody changes kind, nothing shown changes, and each aim is reached (a column: by how much more)."""
        n, many = len(self.atoms), len(aims.far)
        own = _both(aims.vectors[:, self.atoms] if many else np.zeros((0, n), dtype=np.int64))
        each = np.arange(many)
        more = Matrix.of(
            (many, 2 * n + many),
            np.concatenate((own.rows, each)),
            np.concatenate((own.columns, each + 2 * n)),
            np.concatenate((own.values, -np.ones(many, dtype=np.int64))),
        )
        right = np.concatenate((np.zeros(self.same.shape[0]), aims.far)).astype(np.float64)
        there, ends = self.truth[self.atoms], np.full(many, 4 * int(self.room.sum()))
        limits = np.concatenate((self.room - there, there, ends))
        return Program(self.same.below(more, 2 * n + many), right, limits, self.effort)


def _both(sums: Integers) -> Matrix:
    """Sums over atoms of what is added, less the same of what is taken away."""
    place, atom = np.nonzero(sums)
    often, n = sums[place, atom], sums.shape[1]
    rows, columns = np.concatenate((place, place)), np.concatenate((atom, atom + n))
    return Matrix.of((len(sums), 2 * n), rows, columns, np.concatenate((often, -often)))
