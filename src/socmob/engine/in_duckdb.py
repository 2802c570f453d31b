"""The engine that is used by default: columns as small integers in memory, grouped by DuckDB."""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from socmob.engine.classing import attach_classes
from socmob.engine.clustering import cluster_moments
from socmob.engine.columns import Deferred, Numbers
from socmob.engine.counting import count_levels
from socmob.engine.interface import AnyLookup, ClassesLookup, Engine, Levels, Rows, check_columns, check_new
from socmob.engine.joining import attach_rows, attach_table
from socmob.engine.ordering import order_cells
from socmob.engine.querying import connect
from socmob.engine.rows import HeldRows, open_rows
from socmob.engine.tabulating import tabulate_all
from socmob.engine.weighing import Weighing, weigh, weights_of
from socmob.errors import DefectError
from socmob.values.cells import Cells, ClusterMoments, OrderCells
from socmob.values.sources import Lookup, ReadingPlan


class DuckDBEngine(Engine):
    """Answers the five questions with DuckDB; holds one database in memory and writes nothing to disk."""

    def __init__(self, threads: int | None = None, memory: str | None = None) -> None:
        self._connection = connect(threads, memory)
        self._weighings: WeakKeyDictionary[Deferred[Numbers], Weighing] = WeakKeyDictionary()

    def open(self, plan: ReadingPlan) -> Rows:
        """Rows of a plan: text is read now, columns of Parquet when first asked for, labels encoded once."""
        return open_rows(plan)

    def levels(self, rows: Rows, columns: Sequence[str], most: int | None = None) -> Levels:
        """Distinct combinations of labels with counts."""
        check_columns(rows, columns)
        return count_levels(self._connection, _held(rows), columns, most)

    def attach(self, rows: Rows, lookup: AnyLookup) -> Rows:
        """Rows with the look-up's columns; repeated keys are refused now, all else waits until asked for."""
        check_new(rows, lookup)
        if isinstance(lookup, Lookup):
            return attach_table(_held(rows), lookup)
        if isinstance(lookup, ClassesLookup):
            return attach_classes(_held(rows), lookup)
        check_columns(lookup.rows, (*lookup.on, *lookup.adds))
        return attach_rows(self._connection, _held(rows), lookup, _held(lookup.rows))

    def tabulate_all(
        self, rows: Rows, tables: Sequence[Sequence[str]], numbers: Sequence[str] = (), weight: str | None = None
    ) -> tuple[Cells, ...]:
        """Cells of several tables; each column is encoded once, and each weight made exact once."""
        held = _held(rows)
        for by in tables:
            check_columns(rows, by)
        check_columns(rows, numbers)
        names = list(dict.fromkeys(name for by in tables for name in by))
        labels = dict(zip(names, held.label_columns(names), strict=True))
        values = {name: held.number(name).values for name in numbers}
        asked = [tuple(by) for by in tables]
        return tabulate_all(self._connection, labels, asked, held.size, values, self._weighing(held, weight))

    def tabulate(self, rows: Rows, by: Sequence[str], numbers: Sequence[str] = (), weight: str | None = None) -> Cells:
        """Cells of one table."""
        return self.tabulate_all(rows, [by], numbers, weight)[0]

    def order(
        self, rows: Rows, by: Sequence[str], number: str, probabilities: Sequence[float], weight: str | None = None
    ) -> OrderCells:
        """Order statistics of a number by cell."""
        check_columns(rows, by)
        held = _held(rows)
        labels = dict(zip(by, held.label_columns(by), strict=True))
        weights = weights_of(held, weight)
        return order_cells(self._connection, labels, held.number(number).values, weights, probabilities)

    def cluster_moments(
        self, rows: Rows, strata: Sequence[str], cluster: str, score: Sequence[str], weight: str | None = None
    ) -> ClusterMoments:
        """Moments of unit totals by stratum."""
        check_columns(rows, (*strata, cluster))
        held = _held(rows)
        weights = weights_of(held, weight)
        columns = held.label_columns((*strata, cluster))
        scores = [weights * held.number(name).values for name in score]
        return cluster_moments(self._connection, columns[:-1], columns[-1], scores)

    def close(self) -> None:
        """Close the database."""
        self._weighings.clear()
        self._connection.close()

    def _weighing(self, rows: HeldRows, weight: str | None) -> Weighing | None:
        """The weight in exact columns, kept as long as the column is."""
        if weight is None:
            return None
        values, column = rows.number(weight).values, rows.numbers[weight]
        if column not in self._weighings:
            self._weighings[column] = weigh(values)
        return self._weighings[column]


def _held(rows: Rows) -> HeldRows:
    if not isinstance(rows, HeldRows):
        raise DefectError("engine: these rows belong to another engine")
    return rows
