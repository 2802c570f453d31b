"""Look-ups attached to rows: small tables through distinct combinations of labels, other rows by key."""

from __future__ import annotations

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from socmob.engine.columns import Codes, Deferred, Labels, Numbers, Positions, combine, from_labels, narrow
from socmob.engine.interface import RowsLookup
from socmob.engine.querying import query
from socmob.engine.rows import HeldRows
from socmob.engine.rules import check_repeated_keys
from socmob.values.sources import Lookup


def attach_table(rows: HeldRows, lookup: Lookup) -> HeldRows:
    """Rows with the columns of a small table; distinct combinations of labels are looked up, when asked for."""
    found = Deferred(lambda: _look_up(rows, lookup))
    labels = {name: _label_part(found, i) for i, name in enumerate(lookup.adds) if name not in lookup.numbers}
    numbers = {name: _number_part(found, i) for i, name in enumerate(lookup.adds) if name in lookup.numbers}
    return rows.with_columns(labels, numbers)


Found = tuple[Codes, list[tuple[str | None, ...]]]


def _look_up(rows: HeldRows, lookup: Lookup) -> Found:
    """For each row a position, and for each position the values of the look-up."""
    places, combinations = combine(rows.label_columns(lookup.on), rows.size)
    nothing = (None,) * len(lookup.adds)
    return places, [lookup.table.get(labels, nothing) for labels in combinations]


def _label_part(found: Deferred[Found], part: int) -> Deferred[Labels]:
    def make() -> Labels:
        places, values = found.get()
        return from_labels([value[part] for value in values], places)

    return Deferred(make)


def _number_part(found: Deferred[Found], part: int) -> Deferred[Numbers]:
    def make() -> Numbers:
        places, values = found.get()
        return Numbers(np.array([np.nan if v[part] is None else float(v[part] or "") for v in values])[places])

    return Deferred(make)


def attach_rows(connection: duckdb.DuckDBPyConnection, rows: HeldRows, lookup: RowsLookup, other: HeldRows) -> HeldRows:
    """Rows with columns of other rows joined by key; the key goes no further than this join."""
    left = rows.label_columns(lookup.on)
    right = [_coded_as(column, like) for column, like in zip(other.label_columns(lookup.on), left, strict=True)]
    match = _matches(connection, lookup.on, [column.codes for column in left], right, _kept(other, lookup))
    labels = {name: _taken_labels(other, name, match) for name in lookup.adds if name in other.labels}
    numbers = {name: _taken_numbers(other, name, match) for name in lookup.adds if name in other.numbers}
    if lookup.matched:
        labels[lookup.matched] = Deferred(lambda: from_labels(["no", "yes"], (match >= 0).astype(np.intp)))
    return rows.with_columns(labels, numbers)


def _coded_as(column: Labels, like: Labels) -> Codes:
    """Codes of a column in the codes of another; labels that the other lacks get codes of their own behind it."""
    places = pc.index_in(column.levels, like.levels)
    new = pc.is_null(places).to_numpy(zero_copy_only=False)
    code_of = np.empty(column.size, dtype=np.int64)
    code_of[0] = 0
    code_of[1:] = pc.fill_null(places, 0).to_numpy(zero_copy_only=False) + 1
    code_of[1:][new] = like.size + np.arange(int(new.sum()))
    return narrow(code_of[column.codes], like.size + int(new.sum()))


def _kept(other: HeldRows, lookup: RowsLookup) -> np.ndarray:
    """Which rows of the look-up are used."""
    if lookup.where is None:
        return np.ones(other.size, dtype=bool)
    name, wanted = lookup.where
    column = other.label_columns([name])[0]
    used = np.array([label in wanted for label in [None, *column.levels.to_pylist()]])
    return np.asarray(used[column.codes])


def _matches(
    connection: duckdb.DuckDBPyConnection, on: tuple[str, ...], left: list[Codes], right: list[Codes], kept: np.ndarray
) -> Positions:
    """For each row the number of the look-up's row with its key, or -1; raises DataError for repeated keys."""
    names = [f"k{i}" for i in range(len(left))]
    tables = {
        "l": pa.table([*left, np.arange(len(left[0]))], [*names, "place"]),
        "r": pa.table([*right, np.arange(len(kept)), kept], [*names, "place", "kept"]),
    }
    keys = ", ".join(names)
    used = "kept AND " + " AND ".join(f"r.{name} > 0" for name in names)
    repeated = query(connection, _REPEATED.format(keys=keys, used=used), tables)["n"]
    check_repeated_keys(on, int(repeated[0]))
    pairs = query(connection, _PAIRS.format(keys=keys, used=used), tables)
    match = np.full(len(left[0]), -1, dtype=np.intp)
    match[pairs["a"]] = pairs["b"]
    return match


_REPEATED = "SELECT count(*) AS n FROM (SELECT 1 FROM r WHERE {used} GROUP BY {keys} HAVING count(*) > 1)"
_PAIRS = "SELECT l.place AS a, r.place AS b FROM l JOIN r USING ({keys}) WHERE {used}"


def _taken_labels(other: HeldRows, name: str, match: Positions) -> Deferred[Labels]:
    def make() -> Labels:
        column = other.labels[name].get()
        return Labels(column.levels, np.append(column.codes, column.codes.dtype.type(0))[match])

    return Deferred(make)


def _taken_numbers(other: HeldRows, name: str, match: Positions) -> Deferred[Numbers]:
    return Deferred(lambda: Numbers(np.append(other.number(name).values, np.nan)[match]))
