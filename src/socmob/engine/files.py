"""Columns of files as Arrow text with a dictionary, so that a label is held once however many rows have it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pc_csv
import pyarrow.parquet as pq

from socmob.engine.delimited import is_utf8, read_records, unreadable
from socmob.errors import DataError
from socmob.values.sources import DelimitedSource, ParquetSource, Source, TextSource

TEXT = pa.dictionary(pa.int32(), pa.string())
_BLOCK = 1 << 22
_FALLBACK_ROWS = 100_000


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FileColumns:
    """Some columns of a file, each as it lies there (text has a dictionary), and the row number of the first row."""

    columns: dict[str, pa.ChunkedArray]
    size: int
    first_row: int


def read_file(source: Source, wanted: list[str]) -> FileColumns:
    """Read the wanted columns of a file, named as in the file; raises DataError where it cannot be read."""
    if isinstance(source, ParquetSource):
        return _read_parquet(source, wanted)
    if isinstance(source, TextSource):
        return _from_table(_text_table(source.batches(), wanted), source.first_row)
    return _from_table(_read_delimited(source, wanted), source.skip_lines + 2)


def parquet_size(source: ParquetSource) -> int:
    """Rows of a Parquet file, from its footer; raises DataError if it is none or lacks a column."""
    try:
        with pq.ParquetFile(source.path) as file:
            absent = set(source.columns) - set(file.schema_arrow.names)
            rows = int(file.metadata.num_rows)
    except (OSError, pa.ArrowException):
        raise _not_parquet(source) from None
    if absent:
        raise _not_parquet(source)
    return rows


def _read_parquet(source: ParquetSource, wanted: list[str]) -> FileColumns:
    try:
        table = pq.read_table(source.path, columns=wanted, read_dictionary=wanted, use_pandas_metadata=False)
    except (OSError, pa.ArrowException):
        raise _not_parquet(source) from None
    return _from_table(table, 1)


def _not_parquet(source: ParquetSource) -> DataError:
    return DataError(
        "The file cannot be read as Parquet, or lacks a column that it had when it was looked at.",
        where=source.path.name,
        do="Save it again, or give the file that the mapping was made for.",
    )


def _from_table(table: pa.Table, first_row: int) -> FileColumns:
    return FileColumns(dict(zip(table.column_names, table.columns, strict=True)), table.num_rows, first_row)


def _read_delimited(source: DelimitedSource, wanted: list[str]) -> pa.Table:
    """Read fast; where a row is uneven or blank, read again record by record, which tells what it is.

    A row that is blank in the columns wanted may be somebody who did not answer, or a line of blanks, which is nobody.
    """
    uneven: list[int] = []

    def skip_uneven(row: pc_csv.InvalidRow) -> str:
        uneven.append(row.actual_columns)
        return "skip"

    try:
        with pa.input_stream(str(source.path), compression=source.compression) as stream:
            table = pc_csv.read_csv(stream, *_csv_options(source, wanted, skip_uneven))
    except (OSError, UnicodeError, pa.ArrowException, LookupError):
        raise unreadable(source) from None
    doubtful = bool(uneven) or (len(source.columns) > 1 and _has_blank_row(table))
    return _text_table(_record_batches(source, wanted), wanted) if doubtful else table


def _has_blank_row(table: pa.Table) -> bool:
    blank = np.ones(table.num_rows, dtype=bool)
    for column in table.columns:
        blank &= _is_blank(column)
        if not blank.any():
            return False
    return bool(blank.any())


def _is_blank(column: pa.ChunkedArray) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which rows hold nothing but spaces, shape (rows,)."""
    parts = []
    for chunk in column.chunks:
        words = [not (word or "").strip() for word in chunk.dictionary.to_pylist()]
        parts.append(np.array([*words, True])[chunk.indices.fill_null(len(words)).to_numpy(zero_copy_only=False)])
    return np.concatenate(parts) if parts else np.zeros(0, dtype=bool)


def _csv_options(
    source: DelimitedSource, wanted: list[str], skip_uneven: object
) -> tuple[pc_csv.ReadOptions, pc_csv.ParseOptions, pc_csv.ConvertOptions]:
    """The header is read by readers, not here: its names are given, and its line is parsed and dropped."""
    names = list(source.columns)
    return (
        pc_csv.ReadOptions(
            column_names=names,
            skip_rows=source.skip_lines,
            skip_rows_after_names=1,
            block_size=_BLOCK,
            encoding="utf8" if is_utf8(source.encoding) else source.encoding,
        ),
        pc_csv.ParseOptions(delimiter=source.delimiter, newlines_in_values=True, invalid_row_handler=skip_uneven),
        pc_csv.ConvertOptions(include_columns=wanted, column_types=dict.fromkeys(names, TEXT)),
    )


def _record_batches(source: DelimitedSource, wanted: list[str]) -> Iterator[dict[str, list[str | None]]]:
    records, places = read_records(source), [source.columns.index(name) for name in wanted]
    while block := [record.cells for record in islice(records, _FALLBACK_ROWS)]:
        yield {name: [cells[place] for cells in block] for name, place in zip(wanted, places, strict=True)}


def _text_table(batches: Iterator[object], wanted: list[str]) -> pa.Table:
    schema = pa.schema([(name, TEXT) for name in wanted])
    encoded = [
        pa.record_batch([pa.array(batch[name], pa.string()).dictionary_encode() for name in wanted], schema)  # type: ignore[index]
        for batch in batches
    ]
    return pa.Table.from_batches(encoded, schema)


def as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column as text with a dictionary: whole numbers without a point, dates as year-month-day.

    >>> as_text(pa.chunked_array([[28.0, 28.5, None]])).to_pylist()
    ['28', '28.5', None]
    """
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    if coded.type == TEXT:
        return coded
    chunks = [
        pa.DictionaryArray.from_arrays(chunk.indices.cast(pa.int32()), _text_of(chunk.dictionary))
        for chunk in coded.chunks
    ]
    return pa.chunked_array(chunks, TEXT)


def _text_of(values: pa.Array) -> pa.Array:
    if pa.types.is_floating(values.type):
        values = pc.if_else(pc.is_nan(values), pa.scalar(None, values.type), values)
    return values.cast(pa.string())
