"""The cheapest way to hide a count: two whole-number tables, a width apart in it, that differ where least is lost.

With r the true table and the moves u up and v down (A u = A v = 0, r + u >= 0, r - v >= 0, u + v = width at the count
to be hidden), whoever is shown only counts where u = v = 0 can tell neither r + u nor r - v from r. So the populations
that u or v touch are withheld, and the two tables are the proof.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from socmob.disclosure.effort import Effort
from socmob.disclosure.links import Links
from socmob.disclosure.matrix import Matrix
from socmob.disclosure.parts import Part, Parts
from socmob.disclosure.program import Program
from socmob.errors import DefectError
from socmob.values.cells import Floats, Integers


def reference_table(links: Links, counts: Integers, effort: Effort) -> Integers:
    """A whole-number table that agrees with every count of a release: the truth, as far as its tables can tell."""
    size = links.matrix.shape[1]
    values, fixed = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=bool)
    values[links.variable], fixed[links.variable] = counts, True
    if not fixed.all():
        matrix = links.matrix.chosen(np.arange(links.matrix.shape[0]), np.flatnonzero(~fixed))
        right = -(links.matrix @ values)
        values[~fixed] = _solved(matrix, right, int(counts.max(initial=0)), effort)
    if (links.matrix @ values).any():
        raise DefectError("the tables of this release contradict each other")
    return values


def _solved(matrix: Matrix, right: Integers, upper: int, effort: Effort) -> Integers:
    program = Program(matrix, right, np.full(matrix.shape[1], upper), effort)
    table = program.whole(program.solve())
    table = table if table is not None else program.whole(program.solve_whole())
    if table is None:
        raise DefectError("the tables of this release contradict each other: no counts agree with all of them")
    return table


Proofs = dict[int, frozenset[int]]
"""For each variable that is wide the variables in which two tables that prove it differ from the truth."""


class Moves:
    """Moves away from the true table, within parts where some counts are held fast."""

    def __init__(self, links: Links, table: Integers, held: NDArray[np.bool_], width: int, effort: Effort) -> None:
        self.links, self.table, self.width = links, table, width
        self.held, self.effort = held.copy(), effort
        self.parts = Parts(links.matrix, held)
        self.programs: dict[int, tuple[Part, Program]] = {}

    def cheapest(self, variable: int, costs: Floats) -> tuple[Integers, Integers] | None:
        """The moves up and down that hide this variable at least cost of what they touch; None where there are none."""
        number = self.parts.number(variable)
        if number < 0:
            return None
        part, program = self._program(number)
        place, n = part.place(variable), len(part.variables)
        program.aim(np.tile(costs[part.variables], 4))
        program.demand({place: 1, n + place: -1, 2 * n + place: 1, 3 * n + place: -1}, self.width)
        point = program.solve()
        found = program.whole(point)
        if point is not None and found is None:
            found = program.whole(program.solve_whole())
        return None if found is None else (self._spread(part, found[: 2 * n]), self._spread(part, found[2 * n :]))

    def proofs(self, up: Integers, down: Integers) -> Proofs:
        """The variables that two moves hold a width apart, each with all that the moves touch."""
        touched = frozenset(np.flatnonzero((up != 0) | (down != 0)).tolist())
        return dict.fromkeys(np.flatnonzero(np.abs(up + down) >= self.width).tolist(), touched)

    def _program(self, number: int) -> tuple[Part, Program]:
        """The part's moves: columns of people added and taken away on the way up, then the reverse on the way down."""
        if number not in self.programs:
            part = self.parts.part(number)
            matrix = self.links.matrix.chosen(part.rows, part.variables)
            moves = matrix.tiled([(0, 0, 1), (0, 1, -1), (1, 2, 1), (1, 3, -1)])
            right = np.zeros(2 * len(part.rows), dtype=np.int64)
            self.programs[number] = part, Program(moves, right, self._upper(part), self.effort)
        return self.programs[number]

    def hold(self, variables: Integers, held: bool) -> None:
        """Hold some variables fast as well, or no longer."""
        self.held[variables] = held
        for number in np.unique(self.parts.of_variable[variables]).tolist():
            if number in self.programs:
                part, program = self.programs[number]
                program.bound(np.arange(4 * len(part.variables)), self._upper(part))

    def _upper(self, part: Part) -> Integers:
        """How far each move of each of a part's variables may go: up and away on the way up, then on the way down."""
        there, most = self.table[part.variables], np.full(len(part.variables), self._most())
        return np.concatenate((most, there, there, most)) * np.tile(~self.held[part.variables], 4)

    def _most(self) -> int:
        return 4 * self.width + int(self.table.max(initial=0))

    def _spread(self, part: Part, move: Integers) -> Integers:
        n = len(part.variables)
        spread = np.zeros(len(self.table), dtype=np.int64)
        spread[part.variables] = move[:n] - move[n:]
        return spread
