"""Reads the small tables that specifications are written in, and sets them out as a report does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from socmob.measures import Design
from socmob.measures.tables import OriginClass, View, composition_table, declaration_table
from socmob.values.cells import Cells
from socmob.values.codes import is_state
from socmob.values.definitions import Population
from socmob.values.tables import RawTable, Value

MEASURE = "answer"
EVERYONE = Population()
BASES = {
    "of the classified": "share",
    "of the answered": "of_answered",
    "of the eligible": "of_eligible",
    "at least": "floor",
    "at most": "ceiling",
}


def people(table: str) -> Cells:
    """The cells of a table of two columns: an answer's code, and how many people gave it."""
    lines = sorted(line.split() for line in table.strip().splitlines()[1:])
    n = np.array([int(count.replace(",", "")) for _, count in lines], dtype=np.int64)
    codes = np.arange(len(n), dtype=np.int64)[:, None]
    return Cells((MEASURE,), (tuple(code for code, _ in lines),), codes, n, n.astype(float), n.astype(float), {})


def view_of(cells: Cells) -> View:
    """The answers as tables show them: every code that is no state is a class of its own."""
    codes = [code for code in cells.labels(MEASURE) if code is not None]
    categories = tuple(code for code in codes if not is_state(code))
    split = tuple(OriginClass(code, code, (code,)) for code in categories)
    return View(MEASURE, MEASURE, (split,), categories, tuple(code for code in codes if is_state(code)))


@dataclass(frozen=True)
class Declaration:
    """The declaration block of some answers."""

    table: RawTable

    def people(self, *rows: str) -> tuple[Value | None, ...]:
        """How many people stand in these rows."""
        return tuple(self.table.cells[row, "count"].value for row in rows)

    def rate(self, row: str) -> float | None:
        """A rate of the block, as a proportion."""
        value = self.table.cells[row, "rate"].value
        return None if value is None else float(value)


def declaration(cells: Cells) -> Declaration:
    """Who answered, as a report sets it out."""
    view = view_of(cells)
    return Declaration(declaration_table(cells, view, EVERYONE, "", {state: state for state in view.states}))


def per_cent(cells: Cells, code: str) -> dict[str, float]:
    """The share of a category on the three bases, and its bounds, in per cent to one decimal."""
    table = composition_table(cells, view_of(cells), Design(), EVERYONE, "", None)
    found = {name: table.cells[code, column].value for name, column in BASES.items()}
    return {name: round(100 * float(value), 1) for name, value in found.items() if value is not None}
