"""Rows written out again, for whoever holds them already: the files that a user gave, with columns beside them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc_csv
import pyarrow.parquet as pq

from socmob.engine.columns import Labels
from socmob.engine.interface import Rows, check_columns
from socmob.engine.rows import HeldRows
from socmob.errors import DefectError

_BATCH = 500_000
"""Rows that are text at one time."""

_PARQUET = ".parquet"


def write_rows(rows: Rows, columns: Sequence[str], path: Path) -> None:
    """Write columns of labels to a file, whole or not at all: Parquet by its ending, else CSV in UTF-8.

    Labels are written as the engine knows them, without spaces around them; a missing one is an empty cell. Rows keep
    their order.
    """
    if not isinstance(rows, HeldRows):
        raise DefectError("engine: these rows belong to another engine")
    check_columns(rows, columns)
    batches = _batches(rows.label_columns(columns), columns, rows.size)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        (_write_parquet if path.suffix.lower() == _PARQUET else _write_csv)(batches, _schema(columns), partial)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _schema(columns: Sequence[str]) -> pa.Schema:
    return pa.schema([(name, pa.dictionary(pa.int32(), pa.string())) for name in columns])


def _batches(labels: Sequence[Labels], columns: Sequence[str], size: int) -> Iterator[pa.RecordBatch]:
    schema = _schema(columns)
    for start in range(0, size, _BATCH):
        parts = [_part(column, start) for column in labels]
        yield pa.RecordBatch.from_arrays(parts, schema=schema)


def _part(column: Labels, start: int) -> pa.DictionaryArray:
    """Some rows of a column: code 0 is a missing label, and code i the label before i."""
    codes = column.codes[start : start + _BATCH].astype(np.int32)
    return pa.DictionaryArray.from_arrays(pa.array(codes - 1, mask=codes == 0), column.levels)


def _write_parquet(batches: Iterator[pa.RecordBatch], schema: pa.Schema, path: Path) -> None:
    with pq.ParquetWriter(path, schema) as writer:
        for batch in batches:
            writer.write_batch(batch)


def _write_csv(batches: Iterator[pa.RecordBatch], schema: pa.Schema, path: Path) -> None:
    plain = pa.schema([(name, pa.string()) for name in schema.names])
    options = pc_csv.WriteOptions(quoting_style="needed")
    with pc_csv.CSVWriter(path, plain, write_options=options) as writer:
        for batch in batches:
            writer.write_batch(
                pa.RecordBatch.from_arrays([part.dictionary_decode() for part in batch.columns], schema=plain)
            )
