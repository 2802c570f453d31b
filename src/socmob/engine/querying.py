"""DuckDB as the engine uses it: in memory, never on disk, asked one query at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from socmob.engine.exact import BATCH
from socmob.errors import DefectError, UserError

_ARRAY_BITS = 17
"""Cells are held in an array rather than a hash table while their keys take no more bits than this."""

Columns = dict[str, np.ndarray]
Tables = Mapping[str, pa.Table]


def connect(threads: int | None, memory: str | None) -> duckdb.DuckDBPyConnection:
    """A database in memory that cannot write people's data to disk, nor read anything but what it is handed.

    The settings are global, since each query has a cursor of its own, and locked, so that no query can undo them.
    """
    connection = duckdb.connect(":memory:")
    settings: dict[str, str | int | bool] = {"temp_directory": "", "preserve_insertion_order": False}
    settings |= {"perfect_ht_threshold": _ARRAY_BITS}
    settings |= {"threads": threads} if threads is not None else {}
    settings |= {"memory_limit": memory} if memory is not None else {}
    for name, value in settings.items():
        connection.execute(f"SET GLOBAL {name} = ?", [value])
    connection.execute("SET GLOBAL enable_external_access = false")
    connection.execute("SET GLOBAL lock_configuration = true")
    return connection


@contextmanager
def cursor_over(connection: duckdb.DuckDBPyConnection, tables: Tables) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor that sees Arrow tables by name; DuckDB's own words go no further, since they may quote a row."""
    try:
        with connection.cursor() as cursor:
            for name, table in tables.items():
                cursor.register(name, _in_batches(table))
            yield cursor
    except duckdb.OutOfMemoryException:
        raise UserError(
            "There is not enough memory for these tables, and rows are never written to disk to make room.",
            do="Close other programs, use a machine with more memory, or ask for fewer columns at once.",
        ) from None
    except duckdb.Error as error:
        raise DefectError(f"engine: DuckDB refused a query ({type(error).__name__})") from None


@contextmanager
def held_in_memory(
    connection: duckdb.DuckDBPyConnection, columns: dict[str, pa.Array], order: np.ndarray | None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor with the columns copied into DuckDB's memory as `held`, in some order of rows, while it is used.

    DuckDB knows the range of such a column, and so groups by position in an array where the range is small. The columns
    handed in are let go of, so that they do not lie in memory twice.
    """
    if order is not None:
        for name in columns:
            columns[name] = columns[name].take(pa.array(order))
    with cursor_over(connection, {}) as cursor:
        cursor.register("handed", _in_batches(pa.table(columns)))
        columns.clear()
        cursor.execute("CREATE TEMP TABLE held AS SELECT * FROM handed")
        cursor.unregister("handed")
        pa.default_memory_pool().release_unused()
        yield cursor


def query(connection: duckdb.DuckDBPyConnection, sql: str, tables: Tables) -> Columns:
    """The answer to one query over Arrow tables, column by column."""
    with cursor_over(connection, tables) as cursor:
        return numpy_columns(cursor.execute(sql))


def query_rows(connection: duckdb.DuckDBPyConnection, sql: str, tables: Tables) -> list[tuple[Any, ...]]:
    """The answer to one query row by row, whole numbers of any size exact."""
    with cursor_over(connection, tables) as cursor:
        return cursor.execute(sql).fetchall()


def numpy_columns(answered: duckdb.DuckDBPyConnection) -> Columns:
    """The answer as NumPy arrays; what is NULL in a column of doubles is NaN."""
    return {name: _filled(column) for name, column in answered.fetchnumpy().items()}


def _in_batches(table: pa.Table) -> pa.Table:
    """The same table in batches that several threads can take up."""
    return pa.Table.from_batches(table.to_batches(max_chunksize=BATCH), table.schema)


def _filled(column: np.ndarray) -> np.ndarray:
    if isinstance(column, np.ma.MaskedArray):
        return np.asarray(column.filled(np.nan) if column.dtype.kind == "f" else column.data)
    return np.asarray(column)
