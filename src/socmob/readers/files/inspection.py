"""Looking into a file before any of its rows is used: what it is, its columns, where its rows lie."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from socmob.errors import DataError, DefectError
from socmob.readers.files.content import Content, content_of
from socmob.readers.files.delimited import inspect_delimited
from socmob.readers.files.facts import FileFacts
from socmob.readers.files.header import check_distinct
from socmob.readers.files.naming import READ, check_name
from socmob.readers.files.opening import open_file
from socmob.readers.files.place import Place
from socmob.readers.files.sav import inspect_sav
from socmob.readers.files.workbook import inspect_workbook
from socmob.values.sources import ParquetSource

ParquetColumns = Callable[[Path], tuple[str, ...]]
"""The column names of a Parquet file; an engine tells them, as no other room knows Arrow."""


def inspect(path: Path, sheet: str | None = None, *, parquet_columns: ParquetColumns | None = None) -> FileFacts:
    """A file as it is found, or a `DataError` that says what is wrong with it, where, and what to do.

    `sheet` names the sheet of a workbook, where more than one holds a table. A message may hold names of files,
    sheets and columns, never the content of another cell.
    """
    file = open_file(path)
    content = content_of(file)
    check_name(file, content)
    if content in {"xlsx", "xls", "ods"}:
        return inspect_workbook(path, sheet)
    if sheet is not None:
        raise _no_sheets(path, content)
    if content == "sav":
        return inspect_sav(path)
    return _inspect_parquet(path, parquet_columns) if content == "parquet" else inspect_delimited(file)


def _inspect_parquet(path: Path, columns_of: ParquetColumns | None) -> FileFacts:
    if columns_of is None:
        raise DefectError("a Parquet file was to be inspected without an engine's parquet_columns")
    columns = columns_of(path)
    check_distinct(columns, Place(path), str(path))
    return FileFacts(path, "parquet", columns, ParquetSource(path, columns), ("Parquet",))


def _no_sheets(path: Path, content: Content) -> DataError:
    return DataError(
        f"{path.name} is {READ[content]} and has no sheets, but a sheet is named.",
        where=str(path),
        do='Leave the sheet out, in the mapping as "sheet: null".',
    )
