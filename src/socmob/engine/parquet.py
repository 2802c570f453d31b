"""The columns of a Parquet file, which readers need before there is a plan."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from socmob.errors import DataError


def parquet_columns(path: Path) -> tuple[str, ...]:
    """The names of a Parquet file's columns, from its footer; DataError where it is damaged or has no rows."""
    try:
        with pq.ParquetFile(path) as file:
            columns, rows = tuple(file.schema_arrow.names), file.metadata.num_rows
    except (OSError, pa.ArrowException):
        raise DataError(
            "This is not a Parquet file, or it is damaged.", where=path.name, do="Export the file again."
        ) from None
    if rows == 0:
        raise DataError("The file has columns and no rows.", where=path.name, do="Export the answers again.")
    return columns
