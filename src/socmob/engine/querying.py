"""DuckDB as the engine uses it: in memory, never on disk, asked one query at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

_BATCH = 122_880
Columns = dict[str, np.ndarray]


def connect(threads: int | None, memory: str | None) -> duckdb.DuckDBPyConnection:
    """A database in memory that cannot write people's data to disk, nor read anything but what it is handed."""
    connection = duckdb.connect(":memory:")
    settings: dict[str, str | int | bool] = {"temp_directory": "", "preserve_insertion_order": False}
    settings |= {"threads": threads} if threads is not None else {}
    settings |= {"memory_limit": memory} if memory is not None else {}
    for name, value in settings.items():
        connection.execute(f"SET {name} = ?", [value])
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def query(connection: duckdb.DuckDBPyConnection, sql: str, tables: Mapping[str, pa.Table]) -> Columns:
    """The answer to one query over Arrow tables, column by column; what is NULL in a column of doubles is NaN."""
    with connection.cursor() as cursor:
        for name, table in tables.items():
            cursor.register(name, table)
        answer = cursor.execute(sql).fetchnumpy()
    return {name: _filled(column) for name, column in answer.items()}


def in_batches(table: pa.Table) -> pa.Table:
    """The same table in batches that several threads can take up."""
    return pa.Table.from_batches(table.to_batches(max_chunksize=_BATCH), table.schema)


def _filled(column: np.ndarray) -> np.ndarray:
    if isinstance(column, np.ma.MaskedArray):
        return np.asarray(column.filled(np.nan) if column.dtype.kind == "f" else column.data)
    return np.asarray(column)


def answer_rows(
    connection: duckdb.DuckDBPyConnection, sql: str, tables: Mapping[str, pa.Table]
) -> list[tuple[Any, ...]]:
    """The answer to one query row by row, whole numbers of any size exact."""
    with connection.cursor() as cursor:
        for name, table in tables.items():
            cursor.register(name, table)
        return cursor.execute(sql).fetchall()
