"""The engine: five questions about rows, answered by a readable reference and by DuckDB."""

from __future__ import annotations

from socmob.engine.in_duckdb import DuckDBEngine
from socmob.engine.interface import ClassesLookup, Engine, Levels, Rows, RowsLookup
from socmob.engine.parquet import parquet_columns
from socmob.engine.reference import ReferenceEngine
from socmob.engine.writing import write_rows

__all__ = [
    "ClassesLookup",
    "Engine",
    "Levels",
    "Rows",
    "RowsLookup",
    "duckdb_engine",
    "parquet_columns",
    "reference_engine",
    "write_rows",
]


def reference_engine() -> Engine:
    """The naive engine in plain Python, which defines every answer; for tests and small tables."""
    return ReferenceEngine()


def duckdb_engine(threads: int | None = None, memory: str | None = None) -> Engine:
    """The default engine; `threads` and `memory` (such as "4GB") bound what it takes, else it takes what there is."""
    return DuckDBEngine(threads, memory)
