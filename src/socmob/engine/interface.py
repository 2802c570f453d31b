"""The five questions an engine answers, and the words they are asked in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from socmob.errors import DefectError
from socmob.values.cells import Cells, ClusterMoments, Level, OrderCells
from socmob.values.sources import Lookup, ReadingPlan


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Rows that stay where they lie: outside the engine that made them, only their column names can be seen."""

    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RowsLookup:
    """Rows to attach by key: a row gets the columns `adds` of the look-up's one row with the same labels in `on`.

    The columns `on` have the same names on both sides. `matched` names a further column to add, "yes" or "no". `where`
    keeps only the rows of the look-up that hold one of some labels in a column. A key with a missing part matches
    nothing.
    """

    rows: Rows
    on: tuple[str, ...]
    adds: tuple[str, ...]
    matched: str | None = None
    where: tuple[str, frozenset[str]] | None = None

    def added(self) -> tuple[str, ...]:
        """Names of every column that the look-up adds."""
        return (*self.adds, *([self.matched] if self.matched else []))


@dataclass(frozen=True, slots=True)
class ClassesLookup:
    """A column to attach: the class of a row's number among the rows with the same label in `within`.

    Where so many values differ at most (`distinct`) each is a class, else there are `equal` classes of as many rows,
    but that rows of one value stay together. Classes are called "0", "1" and so on from the lowest; a missing number
    has none.
    """

    number: str
    within: str
    adds: str
    distinct: int
    equal: int

    @property
    def on(self) -> tuple[str, ...]:
        """The columns that it is attached by."""
        return (self.number, self.within)

    def added(self) -> tuple[str, ...]:
        """Names of every column that the look-up adds."""
        return (self.adds,)


AnyLookup = Lookup | RowsLookup | ClassesLookup


@dataclass(frozen=True, slots=True)
class Levels:
    """Distinct combinations of labels: `levels` the most frequent, `distinct` how many there are, `rows` all rows."""

    rows: int
    distinct: int
    levels: tuple[Level, ...]


class Engine(Protocol):
    """Answers five questions about rows, exactly and with the same bytes on every run."""

    def open(self, plan: ReadingPlan) -> Rows:
        """Rows of a plan's files, one after the other; raises DataError for a file that cannot be read as it stands."""
        ...

    def levels(self, rows: Rows, columns: Sequence[str], most: int | None = None) -> Levels:
        """Distinct combinations of labels with counts, most frequent first, then by label (missing first)."""
        ...

    def attach(self, rows: Rows, lookup: AnyLookup) -> Rows:
        """Rows with the look-up's columns added; raises DataError if a key of a RowsLookup occurs twice."""
        ...

    def tabulate(self, rows: Rows, by: Sequence[str], numbers: Sequence[str] = (), weight: str | None = None) -> Cells:
        """Every row counted and summed by columns; raises DataError for a weight that is missing or negative."""
        return self.tabulate_all(rows, [by], numbers, weight)[0]

    def tabulate_all(
        self, rows: Rows, tables: Sequence[Sequence[str]], numbers: Sequence[str] = (), weight: str | None = None
    ) -> tuple[Cells, ...]:
        """Several tables of the same numbers and weight; cheaper together than one by one."""
        return tuple(self.tabulate(rows, by, numbers, weight) for by in tables)

    def order(
        self,
        rows: Rows,
        by: Sequence[str],
        number: str,
        probabilities: Sequence[float],
        weight: str | None = None,
    ) -> OrderCells:
        """Order statistics of a number in each cell where it is present with a positive weight.

        With W the cell's weight and p a probability, `below` is the largest value whose cumulative weight is at most
        pW, `above` the next value (each stands for the other where there is none); `exact` says that the cumulative
        weight is pW itself. The quantile rule "school" is then `(below + above) / 2` on an exact hit, else `above`. A
        probability stands for its decimal digits: 0.1 is one tenth.
        """
        ...

    def cluster_moments(
        self,
        rows: Rows,
        strata: Sequence[str],
        cluster: str,
        score: Sequence[str],
        weight: str | None = None,
    ) -> ClusterMoments:
        """Moments by stratum of unit totals, the sum of weight times score over the rows of a unit.

        A unit is a label of `cluster` within a stratum (missing is a label too); a missing score counts as zero, as
        outside a domain.
        """
        ...

    def close(self) -> None:
        """Let go of all rows."""
        ...


def check_columns(rows: Rows, columns: Sequence[str]) -> None:
    """Raise unless the columns are distinct and all there."""
    absent = [name for name in columns if name not in rows.columns]
    if absent or len(set(columns)) != len(columns):
        raise DefectError(f"engine: columns {absent or list(columns)} are not there, or asked for twice")


def check_new(rows: Rows, lookup: AnyLookup) -> None:
    """Raise unless a look-up's columns are new or take the place of others, and those it is attached by are there."""
    check_columns(rows, lookup.on)
    added = lookup.adds if isinstance(lookup, Lookup) else lookup.added()
    in_place = isinstance(lookup, Lookup) and lookup.in_place
    twice = [name for name in added if name in rows.columns and not in_place]
    if twice or len(set(added)) != len(added):
        raise DefectError(f"engine: attached columns {twice or list(added)} are there already")
