"""Every number of a release with its id and its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from socmob.reports.display import unit_of, with_unit
from socmob.reports.names import Names, categories, headline_category, measures
from socmob.reports.phrases import lower_first
from socmob.reports.sections.responses import everyone
from socmob.values.codes import Code
from socmob.values.definitions import Statistic, TableKind
from socmob.values.tables import Header, Release, SafeCell, SafeTable

PARTS = {
    "count": "people",
    "of_eligible": "per cent of everyone",
    "of_answered": "per cent of all who answered",
    "share": "share",
    "lower": "lower limit of the interval",
    "upper": "upper limit of the interval",
    "floor": "at least, whatever the others would have said",
    "ceiling": "at most, whatever the others would have said",
    "benchmark": "benchmark",
    "ratio": "times the benchmark",
    "ratio_lower": "times the benchmark, lower limit",
    "ratio_upper": "times the benchmark, upper limit",
    "break_even": "break-even among the unknown",
    "chance": "against chance",
    "base": "people",
    "rate": "rate",
    "response_rate": "response rate",
    "declaration_rate": "declaration rate",
    "eligible": "everyone",
    "asked": "asked",
    "answered": "answered",
    "classified": "classified",
    "blank": "no answer",
    "before": "share before",
    "after": "share after",
    "change": "change",
    "test": "test of the change (t)",
    "degrees_of_freedom": "degrees of freedom",
}
"""The words for a column's code, or for its part after the bar."""

HEADS = {"of_answered": "of all who answered", "of_eligible": "of everyone", "eligible": "everyone"}
"""What the report prints at a row or over a column where the words for it are others."""

OF_CLASSIFIED = frozenset({TableKind.COMPOSITION, TableKind.BY, TableKind.TREND})
"""Tables that the report calls shares of those classified."""

OF_PARTS = frozenset({TableKind.DECLARATION, TableKind.JOINING})
"""Tables whose rows are parts of what was counted."""

SIDE_NUMBERS = frozenset(
    {
        Statistic.LIMIT, Statistic.RATIO_LIMIT, Statistic.CHANGE_LIMIT, Statistic.CHANCE, Statistic.TEST,
        Statistic.DEGREES_OF_FREEDOM,
    }
)  # fmt: skip
"""Statistics that stand beside another number, which answers for them."""

WITH_INTERVAL = frozenset(
    {
        (Statistic.SHARE, "share"), (Statistic.LIMIT, "lower"), (Statistic.LIMIT, "upper"),
        (Statistic.CHANGE, "change"), (Statistic.CHANGE_LIMIT, "lower"), (Statistic.CHANGE_LIMIT, "upper"),
    }
)  # fmt: skip
"""Kinds of number, with the part of a place where each stands beside the limits of its own interval."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number with where it stands."""

    table: SafeTable
    row: Header
    column: Header
    cell: SafeCell
    label: str
    """Table, row and column in words."""
    says: str = ""
    """What its category did or had, as sentences say it."""
    aside: int = 0
    """How far it is from what the report's sentences speak of: 0 of the first measure, 1 of the headline category of
    another, 2 of a category that no sentence is about."""

    @property
    def id(self) -> str:
        """Table, row and column code, with strokes between."""
        return f"{self.table.id}/{self.row.code}/{self.column.code}"

    @property
    def category(self) -> str:
        """The category that a column is of, empty where the table's rows are its categories."""
        return self.column.code.split("|")[0] if "|" in self.column.code else ""

    @property
    def part(self) -> str:
        """Which of a place's numbers it is: share, lower, count ..."""
        return self.column.code.split("|")[-1]

    @property
    def printed(self) -> str:
        """What else the report prints around it: its row and column, its unit, its interval, what its table is of."""
        unit = unit_of(self.cell.definition.statistic)
        interval = "95% interval" if self.has_interval else ""
        of = "shares of those classified" if self.table.kind in OF_CLASSIFIED else ""
        return " ".join((self.row.label, self.column.label, unit, interval, of))

    @property
    def names(self) -> frozenset[str]:
        """What it is called, in small letters: by its column, and by its row where that is no group of people."""
        column = HEADS.get(self.part, PARTS.get(self.part, self.column.label))
        row = HEADS.get(self.row.code, self.row.label) if self.table.kind in OF_PARTS else column
        return frozenset(name.lower() for name in (row, column, self.column.label))

    @property
    def text(self) -> str:
        """The number with its unit, or the symbol that stands for it."""
        return with_unit(self.cell)

    @property
    def beside(self) -> bool:
        """Whether it only stands beside another number."""
        return self.cell.definition.statistic in SIDE_NUMBERS

    @property
    def has_interval(self) -> bool:
        """Whether the limits of its place are those of its own interval, or it is one of them."""
        return (self.cell.definition.statistic, self.part) in WITH_INTERVAL

    def sibling(self, part: str) -> SafeCell | None:
        """Another number of the same place."""
        return self.table.cell(self.row.code, f"{self.category}|{part}" if self.category else part)


def numbers(release: Release) -> Iterator[Number]:
    """Every number, withheld ones included, in the order of tables, rows and columns."""
    names, first = Names(release), measures(release)[:1]
    for table in release.tables:
        for row, column in product(table.rows, table.columns):
            cell = table.cell(row.code, column.code)
            if cell is not None:
                category = _category(table, row, column)
                headline = category in ("", headline_category(release, table.measure))
                aside = 2 if not headline else 0 if table.measure in first else 1
                says = names.phrase(table.measure, category) if category else ""
                yield Number(table, row, column, cell, _label(names, table, row, column, cell), says, aside)


def _category(table: SafeTable, row: Header, column: Header) -> Code:
    """The category that a number is of; empty where it is of none."""
    found = column.code.rpartition("|")[0] or row.code
    return found if found in categories(table) else ""


def _label(names: Names, table: SafeTable, row: Header, column: Header, cell: SafeCell) -> str:
    """The short name of the table, then row, category and what the number is, said once each."""
    category, bar, part = column.code.rpartition("|")
    said_by_row = cell.definition.statistic is Statistic.DISSIMILARITY or (
        part == "rate" and row.label.lower().endswith("rate")
    )
    words = "" if said_by_row else PARTS.get(part, column.label)
    all_of = everyone(names.release)
    row_words = all_of if row.code == "eligible" else row.label
    words = lower_first(all_of) if part == "eligible" else words
    parts = (row_words, names.category(table.measure, category) if bar else "", words)
    return f"{names.table(table)}: {', '.join(part for part in parts if part)}"
