"""Which withheld counts a reader could narrow below the width, from what is published and that no count is negative."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from socmob.disclosure.effort import Effort
from socmob.disclosure.links import Links
from socmob.disclosure.parts import Part, Parts
from socmob.disclosure.program import Program
from socmob.errors import DefectError
from socmob.values.cells import Integers


class Ranges:
    """The least and greatest value of each variable in the whole-number tables found that agree with what is known."""

    def __init__(self, links: Links, counts: Integers, known: NDArray[np.bool_], width: int, effort: Effort) -> None:
        self.links, self.width, self.effort = links, width, effort
        size = links.matrix.shape[1]
        self.values, self.fixed = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=bool)
        places = links.variable[known]
        self.values[places], self.fixed[places] = counts[known], True
        self.right = -(links.matrix @ self.values)
        self.upper = int(counts.max(initial=0)) + 4 * width
        self.parts = Parts(links.matrix, self.fixed)
        self.low, self.high = np.full(size, np.iinfo(np.int64).max), np.full(size, -1)

    def narrow(self, populations: Iterable[int]) -> list[int]:
        """Those of some populations that can be narrowed below the width."""
        by_part: dict[int, list[int]] = {}
        for i in populations:
            if not self.is_wide(i):
                by_part.setdefault(self.parts.number(self.links.variable[i]), []).append(i)
        found = by_part.pop(-1, [])
        for number, wanted in sorted(by_part.items()):
            found += self._narrow_in(self.parts.part(number), wanted)
        return sorted(found)

    def is_wide(self, population: int) -> bool:
        """Whether two tables have been found that differ in this population by the width or more."""
        variable = self.links.variable[population]
        return bool(self.high[variable] - self.low[variable] >= self.width)

    def _narrow_in(self, part: Part, wanted: list[int]) -> list[int]:
        matrix = self.links.matrix.chosen(part.rows, part.variables)
        program = Program(matrix, self.right[part.rows], np.full(len(part.variables), self.upper), self.effort)
        places = {i: part.place(self.links.variable[i]) for i in wanted}
        self._look(part, program, [*places.values()])
        return [i for i in wanted if not self._found_wide(part, program, i, places[i])]

    def _found_wide(self, part: Part, program: Program, population: int, place: int) -> bool:
        for whole in (False, True):
            if not self.is_wide(population):
                self._look(part, program, [place], whole)
        return self.is_wide(population)

    def _look(self, part: Part, program: Program, places: list[int], whole: bool = False) -> None:
        """Find two tables in which the sum of these is greatest and least, and remember them."""
        costs = np.zeros(len(part.variables))
        for sign in (-1.0, 1.0):
            costs[places] = sign
            program.aim(costs)
            point = program.solve_whole() if whole else program.solve()
            table = program.whole(point)
            if point is None and not whole:
                raise DefectError("the tables of this release contradict each other: no counts agree with all of them")
            if table is not None:
                self.low[part.variables] = np.minimum(self.low[part.variables], table)
                self.high[part.variables] = np.maximum(self.high[part.variables], table)
