"""What is best withheld so that a secret opens: what the cheapest moves away from the true table touch.

With r the true table and the moves u up and v down (r + u >= 0, r - v >= 0, nobody changes kind, u + v = width in the
secret), whoever is shown only counts where u = v = 0 can tell neither r + u nor r - v from r. The moves here need not
be whole numbers: they say what to withhold, and whole ones are then looked for (`finder`).
"""

from __future__ import annotations

import numpy as np

from socmob.disclosure.effort import Effort
from socmob.disclosure.matrix import Matrix
from socmob.disclosure.program import Program
from socmob.disclosure.universe import Universe
from socmob.values.cells import Floats, Integers

TOUCH = 1e-3
"""What moving a person costs where nothing is lost: so that moves stay short."""

LEAST = 1e-6


class Moves:
    """Moves in one universe. Columns of a move: people added and taken away at each atom, then at each told part.

    A part of a population (`Universe.parts`) moves at the whole's cost: to withhold this frees all of them.
    """

    def __init__(self, universe: Universe, effort: Effort) -> None:
        self.universe = universe
        self.truth = universe.table.ravel()
        self.far = int(universe.heads.sum()) * 4
        self.whole, _ = universe.parts
        matrix = _matrix(universe).tiled([(0, 0, 1), (1, 1, 1)])
        limits = np.concatenate(self._limits(self.truth[:0], self.truth[:0]))
        self.program = Program(matrix, np.zeros(matrix.shape[0], dtype=np.int64), limits, effort)

    def cheapest(
        self, secret: Integers, apart: int, costs: Floats, held: Integers, insiders: Integers
    ) -> tuple[Integers, tuple[Floats, Floats]] | None:
        """The places of the populations that the cheapest moves touch, and where they lead; None if there are none.

        `costs` (populations,) is what it costs to move each by one, `held` the places of those that must not move;
        where `insiders` sit (atoms) somebody stays.
        """
        limits = np.concatenate(self._limits(held, insiders))
        self.program.bound(np.arange(len(limits)), limits)
        n, parts = self.universe.atoms, len(self.whole)
        self.program.aim(np.tile(np.concatenate((np.full(2 * n, TOUCH), np.tile(costs[self.whole], 2))), 2))
        ends = np.zeros(2 * parts, dtype=np.int64)
        self.program.demand(np.tile(np.concatenate((secret, -secret, ends)), 2), apart)
        point = self.program.solve()
        if point is None:
            return None
        moved = point.reshape(2, -1)[:, 2 * n :].reshape(4, parts)
        up, down = (side[:n] - side[n : 2 * n] for side in point.reshape(2, -1))
        touched = np.unique(self.whole[(moved > LEAST).any(axis=0)])
        return touched, (self.truth + up, self.truth - down)

    def _limits(self, held: Integers, insiders: Integers) -> tuple[Integers, Integers]:
        """How far each column may go: of the move up, then of the move down, which adds what the first takes away."""
        codes = self.universe.table.shape[1]
        there = self.truth.copy()
        there[insiders] -= 1
        room, ends = np.repeat(self.universe.heads, codes), np.full(len(self.whole), self.far)
        ends[np.isin(self.whole, held)] = 0
        return np.concatenate((room, there, ends, ends)), np.concatenate((there, room, ends, ends))


def _matrix(universe: Universe) -> Matrix:
    """Nobody changes kind; and of each part what comes and goes is what is added and taken away."""
    kinds, codes = universe.table.shape
    n, parts, fixed = kinds * codes, len(universe.parts[0]), kinds + len(universe.ties)
    told = universe.told_by(np.arange(len(universe.numbers)))
    same = np.repeat(np.eye(kinds, dtype=np.int64), codes, axis=1)
    sums = np.concatenate((same, universe.ties.reshape(-1, n), told.reshape(parts, n)))
    place, atom = np.nonzero(sums)
    often, ends = sums[place, atom], np.arange(parts)
    rows = (place, place, ends + fixed, ends + fixed)
    columns = (atom, atom + n, ends + 2 * n, ends + 2 * n + parts)
    alike = np.ones(parts, dtype=np.int64)
    values = (often, -often, -alike, alike)
    shape = (fixed + parts, 2 * n + 2 * parts)
    return Matrix.of(shape, np.concatenate(rows), np.concatenate(columns), np.concatenate(values))
