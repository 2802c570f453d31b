"""Sheets of a workbook, or a CSV file as its only sheet, with every cell as text."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from socmob.errors import DataError

_WORKBOOKS = {".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's name and its rows, all of one length; a blank cell is an empty text."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def sheets_of(path: Path) -> Iterator[Sheet]:
    """Every sheet of a file; DataError where it is neither a workbook nor CSV."""
    try:
        yield from _workbook(path) if path.suffix.lower() in _WORKBOOKS else [_csv(path)]
    except (CalamineError, PasswordError, csv.Error, UnicodeDecodeError, OSError):
        raise DataError(
            "The file cannot be read as a workbook or as CSV.",
            where=path.name,
            do="Give the file as it was downloaded.",
        ) from None


def _workbook(path: Path) -> Iterator[Sheet]:
    with CalamineWorkbook.from_path(path) as book:
        for name in book.sheet_names:
            yield _sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))


def _csv(path: Path) -> Sheet:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return _sheet(path.stem, list(csv.reader(file)))


def _sheet(name: str, rows: Sequence[Sequence[object]]) -> Sheet:
    width = max((len(row) for row in rows), default=0)
    return Sheet(name, tuple((*map(_text, row), *[""] * (width - len(row))) for row in rows))


def _text(value: object) -> str:
    """A cell as text; a whole number has no point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
