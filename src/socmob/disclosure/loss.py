"""What is lost when a population is withheld: the weight of the cells that go with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from socmob.disclosure.populations import People
from socmob.framework import Profile
from socmob.values.definitions import TableKind
from socmob.values.tables import Place, RawTable

OVERALL = "all"
"""The row of everyone in a table by breakdown."""
BASE = "base"
WHO_ANSWERED = frozenset({"eligible", "asked", "answered", "classified", "response_rate", "declaration_rate"})


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a release with the populations it depends on and what its loss weighs."""

    table: int
    place: Place
    populations: tuple[int, ...]
    weight: int


def cell_places(tables: Sequence[RawTable], people: People, profile: Profile) -> tuple[CellPlace, ...]:
    """Every cell of these tables."""
    return tuple(
        CellPlace(number, place, people.of(cell.definition), weight_of(table, place, profile))
        for number, table in enumerate(tables)
        for place, cell in table.cells.items()
    )


def weight_of(table: RawTable, place: Place, profile: Profile) -> int:
    """What the loss of one cell weighs."""
    row, column = place
    losses = profile.losses
    weight = losses.overall if row == OVERALL else profile.tables[table.kind].loss
    if BASE in place:
        return weight * losses.base_times
    if table.kind is TableKind.DECLARATION:
        return weight * losses.who_answered_times if row in WHO_ANSWERED else weight
    return weight * losses.end_times if _is_at_an_end(table, row, column) else weight


def _is_at_an_end(table: RawTable, row: str, column: str) -> bool:
    if table.kind in (TableKind.COMPOSITION, TableKind.CHANGE):
        classes = [header.code for header in table.rows if header.code != "base"]
        return row in (*classes[:1], *classes[-1:])
    classes = [header.code.split("|")[0] for header in table.columns if header.code.endswith("|share")]
    return column.split("|")[0] in (*classes[:1], *classes[-1:])


class Tally:
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

    def withhold(self, populations: Iterable[int]) -> None:
        """Withhold these populations and every cell that depends on one of them."""
        for population in populations:
            self.withheld.add(population)
            for number in self.of[population]:
                if not self.behind[number]:
                    self.showing[[*self.cells[number].populations]] -= 1
                self.behind[number].add(population)

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

    def hidden(self) -> dict[int, int]:
        """How many cells of each table that has any are withheld, by the table's number."""
        return dict(Counter(cell.table for cell, behind in zip(self.cells, self.behind, strict=True) if behind))

    def is_known(self, population: int) -> bool:
        """Whether a shown cell gives this population."""
        return bool(self.showing[population])
