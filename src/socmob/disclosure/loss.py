"""What is lost when a population is withheld: the weight of the cells that go with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from socmob.disclosure.populations import People
from socmob.values.definitions import TableKind
from socmob.values.tables import Place, RawTable

WEIGHT: Mapping[TableKind, int] = {
    TableKind.COMPOSITION: 40,
    TableKind.CHANGE: 10,
    TableKind.TREND: 8,
    TableKind.BY: 4,
    TableKind.DECLARATION: 10,
    TableKind.DECLARATION_BY: 1,
    TableKind.JOINING: 1,
}
"""A cell of the whole wave is worth many of one level: overall rows are withheld last."""

OVERALL = "all"
OVERALL_WEIGHT = 20
"""The row of everyone in a table by level."""

BASE = "base"
BASE_TIMES = 20
"""A base is withheld last: without it nothing else in its table can be read."""

WHO_ANSWERED = frozenset({"eligible", "asked", "answered", "classified", "response_rate", "declaration_rate"})
WHO_ANSWERED_TIMES = 10
"""Who answered is told before why others did not."""

FIRST_AND_LAST = 2
"""Professional against working class is withheld last: the classes at both ends count twice."""


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a release with the populations it depends on and what its loss weighs."""

    table: int
    place: Place
    populations: tuple[int, ...]
    weight: int


def cell_places(tables: Sequence[RawTable], people: People) -> tuple[CellPlace, ...]:
    """Every cell of these tables."""
    return tuple(
        CellPlace(number, place, people.of(cell.definition), weight_of(table, place))
        for number, table in enumerate(tables)
        for place, cell in table.cells.items()
    )


def weight_of(table: RawTable, place: Place) -> int:
    """What the loss of one cell weighs."""
    row, column = place
    weight = OVERALL_WEIGHT if row == OVERALL else WEIGHT[table.kind]
    if BASE in place:
        return weight * BASE_TIMES
    if table.kind is TableKind.DECLARATION:
        return weight * WHO_ANSWERED_TIMES if row in WHO_ANSWERED else weight
    return weight * FIRST_AND_LAST if _is_at_an_end(table, row, column) else weight


def _is_at_an_end(table: RawTable, row: str, column: str) -> bool:
    if table.kind in (TableKind.COMPOSITION, TableKind.CHANGE):
        classes = [header.code for header in table.rows if header.code != "base"]
        return row in (*classes[:1], *classes[-1:])
    classes = [header.code.split("|")[0] for header in table.columns if header.code.endswith("|share")]
    return column.split("|")[0] in (*classes[:1], *classes[-1:])


class Ledger:
    """Which cells are still shown while populations are withheld one after the other."""

    def __init__(self, cells: Sequence[CellPlace], people: People) -> None:
        self.cells, self.people = cells, people
        self.behind: list[set[int]] = [set() for _ in cells]
        """For each cell the withheld populations that it depends on; it is shown where there are none."""
        self.withheld: set[int] = set()
        self.of: list[list[int]] = [[] for _ in people.populations]
        for number, cell in enumerate(cells):
            for population in cell.populations:
                self.of[population].append(number)
        self.showing = np.array([len(numbers) for numbers in self.of], dtype=np.int64)
        """For each population how many shown cells give it."""

    def withhold(self, populations: Iterable[int]) -> set[int]:
        """Withhold these populations and every cell that depends on one of them; all whose cells these are."""
        beside: set[int] = set()
        for population in populations:
            self.withheld.add(population)
            for number in self.of[population]:
                if not self.behind[number]:
                    beside.update(self.cells[number].populations)
                    self.showing[[*self.cells[number].populations]] -= 1
                self.behind[number].add(population)
        return beside

    def reopen(self, populations: Iterable[int]) -> None:
        """Take withholding these populations back, and with it every cell that depends on no other withheld one."""
        for population in self.withheld.intersection(populations):
            self.withheld.remove(population)
            for number in self.of[population]:
                self.behind[number].remove(population)
                if not self.behind[number]:
                    self.showing[[*self.cells[number].populations]] += 1

    def loss(self, population: int) -> int:
        """The weight of the cells that would go with a population."""
        return sum(self.cells[number].weight for number in self.of[population] if not self.behind[number])

    def is_known(self, population: int) -> bool:
        """Whether a shown cell gives this population."""
        return bool(self.showing[population])
