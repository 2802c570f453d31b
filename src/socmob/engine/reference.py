"""The naive engine: every answer defined in plain Python, slow and exact, one row after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from socmob.engine.interface import AnyLookup, ClassesLookup, Engine, Levels, Rows, RowsLookup, check_columns, check_new
from socmob.engine.reference_reading import read_plan
from socmob.engine.reference_sums import floats, integers, number_sums, order_point
from socmob.engine.rules import bounds_of, by_frequency, check_repeated_keys, check_weights
from socmob.errors import DefectError
from socmob.values.cells import Cells, ClusterMoments, Level, OrderCells
from socmob.values.sources import Lookup, ReadingPlan

Labels = tuple[str | None, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ListedRows(Rows):
    """Rows as one list a column, of labels or of numbers."""

    size: int
    labels: Mapping[str, list[str | None]]
    numbers: Mapping[str, list[float | None]]

    def key(self, row: int, names: Sequence[str]) -> Labels:
        """Labels of a row in some columns."""
        return tuple(self.labels[name][row] for name in names)


class ReferenceEngine(Engine):
    """Answers the five questions in plain Python with fractions: what other engines are tested against."""

    def open(self, plan: ReadingPlan) -> Rows:
        """Rows of a plan's files, read whole."""
        size, labels, numbers = read_plan(plan)
        names = (*plan.sources[0].rename, *plan.sources[0].constants)
        return ListedRows(names, size, labels, numbers)

    def levels(self, rows: Rows, columns: Sequence[str], most: int | None = None) -> Levels:
        """Distinct combinations of labels with counts."""
        check_columns(rows, columns)
        listed = _listed(rows)
        found = sorted((Level(key, len(cell)) for key, cell in _grouped(listed, columns).items()), key=by_frequency)
        return Levels(listed.size, len(found), tuple(found[:most]))

    def attach(self, rows: Rows, lookup: AnyLookup) -> Rows:
        """Rows with the columns of the look-up."""
        check_new(rows, lookup)
        listed = _listed(rows)
        labels, numbers = _attached(listed, lookup)
        names = tuple(dict.fromkeys((*rows.columns, *labels, *numbers)))
        return ListedRows(names, listed.size, {**listed.labels, **labels}, {**listed.numbers, **numbers})

    def tabulate(self, rows: Rows, by: Sequence[str], numbers: Sequence[str] = (), weight: str | None = None) -> Cells:
        """Every row counted and summed by columns."""
        check_columns(rows, by)
        listed = _listed(rows)
        weights = _weights(listed, weight)
        members = _grouped(listed, by)
        levels = [sorted({key[i] for key in members}, key=_label_order) for i in range(len(by))]
        codes = {tuple(level.index(label) for level, label in zip(levels, key, strict=True)): key for key in members}
        cells = [members[codes[code]] for code in sorted(codes)]
        return Cells(
            by=tuple(by),
            levels=tuple(tuple(level) for level in levels),
            codes=np.array(sorted(codes), dtype=np.int64).reshape(len(cells), len(by)),
            n=integers(len(cell) for cell in cells),
            sw=floats(sum(weights[row] for row in cell) for cell in cells),
            sww=floats(sum(weights[row] ** 2 for row in cell) for cell in cells),
            numbers={name: number_sums(_numbers(listed, name), weights, cells) for name in numbers},
        )

    def order(
        self, rows: Rows, by: Sequence[str], number: str, probabilities: Sequence[float], weight: str | None = None
    ) -> OrderCells:
        """Order statistics of a number by cell."""
        check_columns(rows, by)
        listed = _listed(rows)
        weights, values = _weights(listed, weight), _numbers(listed, number)
        members = {
            key: [(x, weights[row]) for row in cell if (x := values[row]) is not None and weights[row] > 0]
            for key, cell in _grouped(listed, by).items()
        }
        keys = sorted((key for key in members if members[key]), key=lambda key: [_label_order(part) for part in key])
        return OrderCells(
            by=tuple(by),
            keys=tuple(keys),
            points=tuple(tuple(order_point(members[key], p) for p in probabilities) for key in keys),
            weight=floats(sum(w for _, w in members[key]) for key in keys),
        )

    def cluster_moments(
        self, rows: Rows, strata: Sequence[str], cluster: str, score: Sequence[str], weight: str | None = None
    ) -> ClusterMoments:
        """Moments of unit totals by stratum."""
        check_columns(rows, (*strata, cluster))
        listed = _listed(rows)
        weights, scores = _weights(listed, weight), [_numbers(listed, name) for name in score]
        units: dict[Labels, list[list[Fraction]]] = defaultdict(list)
        for key, members in _grouped(listed, (*strata, cluster)).items():
            units[key[:-1]].append(
                [sum((weights[row] * Fraction(one[row] or 0) for row in members), Fraction()) for one in scores]
            )
        keys = sorted(units, key=lambda key: [_label_order(part) for part in key])
        k = len(score)
        return ClusterMoments(
            strata=tuple(keys),
            units=integers(len(units[key]) for key in keys),
            totals=floats(sum(unit[j] for unit in units[key]) for key in keys for j in range(k)).reshape(len(keys), k),
            products=floats(
                sum(unit[i] * unit[j] for unit in units[key]) for key in keys for i in range(k) for j in range(k)
            ).reshape(len(keys), k, k),
        )

    def close(self) -> None:
        """Nothing is held open."""


def _listed(rows: Rows) -> ListedRows:
    if not isinstance(rows, ListedRows):
        raise DefectError("engine: these rows belong to another engine")
    return rows


def _label_order(label: str | None) -> tuple[bool, str]:
    """Missing comes first."""
    return label is not None, label or ""


def _grouped(rows: ListedRows, by: Sequence[str]) -> dict[Labels, list[int]]:
    """The rows of each combination of labels."""
    if any(name in rows.numbers for name in by):
        raise DefectError("engine: a number is asked for where labels are")
    members: dict[Labels, list[int]] = defaultdict(list)
    for row in range(rows.size):
        members[rows.key(row, by)].append(row)
    return members


def _numbers(rows: ListedRows, name: str) -> list[float | None]:
    if name not in rows.numbers:
        raise DefectError(f"engine: column {name!r} is not a number")
    return rows.numbers[name]


def _weights(rows: ListedRows, weight: str | None) -> list[Fraction]:
    if weight is None:
        return [Fraction(1)] * rows.size
    values = _numbers(rows, weight)
    check_weights(values.count(None), sum(value < 0 for value in values if value is not None))
    return [Fraction(value) for value in values if value is not None]


def _attached(rows: ListedRows, lookup: AnyLookup) -> tuple[dict[str, list[str | None]], dict[str, list[float | None]]]:
    """The columns of labels and of numbers that a look-up adds."""
    if isinstance(lookup, ClassesLookup):
        return {lookup.adds: _classes(rows, lookup)}, {}
    return _from_table(rows, lookup) if isinstance(lookup, Lookup) else _from_rows(rows, lookup)


def _classes(rows: ListedRows, lookup: ClassesLookup) -> list[str | None]:
    """The class of each row's number: how many bounds of its group lie below it."""
    numbers = _numbers(rows, lookup.number)
    bounds = {
        group: bounds_of([x for row in members if (x := numbers[row]) is not None], lookup.distinct, lookup.equal)
        for group, members in _grouped(rows, (lookup.within,)).items()
    }
    return [
        None if x is None else str(sum(bound < x for bound in bounds[rows.key(row, (lookup.within,))]))
        for row, x in enumerate(numbers)
    ]


def _from_table(rows: ListedRows, lookup: Lookup) -> tuple[dict[str, list[str | None]], dict[str, list[float | None]]]:
    """Columns of labels and of numbers that a small table adds."""
    nothing = (None,) * len(lookup.adds)
    found = [lookup.table.get(rows.key(row, lookup.on), nothing) for row in range(rows.size)]
    added = {name: [values[i] for values in found] for i, name in enumerate(lookup.adds)}
    numbers = {name: [None if x is None else float(x) for x in added.pop(name)] for name in sorted(lookup.numbers)}
    return added, numbers


def _from_rows(
    rows: ListedRows, lookup: RowsLookup
) -> tuple[dict[str, list[str | None]], dict[str, list[float | None]]]:
    """Columns of labels and of numbers that other rows add by key."""
    other = _listed(lookup.rows)
    place = _places_by_key(other, lookup)
    match = [place.get(rows.key(row, lookup.on)) for row in range(rows.size)]
    labels = {n: [None if i is None else other.labels[n][i] for i in match] for n in lookup.adds if n in other.labels}
    numbers = {
        n: [None if i is None else other.numbers[n][i] for i in match] for n in lookup.adds if n in other.numbers
    }
    if lookup.matched:
        labels[lookup.matched] = ["no" if i is None else "yes" for i in match]
    return labels, numbers


def _places_by_key(other: ListedRows, lookup: RowsLookup) -> dict[Labels, int]:
    """The row of each complete key among the rows that are used; raises DataError if a key occurs twice."""
    places: dict[Labels, list[int]] = defaultdict(list)
    for row in range(other.size):
        key = other.key(row, lookup.on)
        if None not in key and (lookup.where is None or other.labels[lookup.where[0]][row] in lookup.where[1]):
            places[key].append(row)
    check_repeated_keys(lookup.on, sum(len(rows) > 1 for rows in places.values()))
    return {key: rows[0] for key, rows in places.items()}
