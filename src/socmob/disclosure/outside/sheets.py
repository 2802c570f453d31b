"""Tables in text files, read cell by cell: a heading, then a line for each row."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from socmob.errors import DataError

DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file's headings and its rows, each with its line."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_sheet(path: Path) -> Sheet:
    """The table in a file of comma-separated text (or by semicolons or tabs, as its heading has it)."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DataError(
            f"The table cannot be read: {error.strerror}.", where=str(path), do="See that the file is there."
        ) from error
    except UnicodeDecodeError as error:
        raise DataError("The table is not UTF-8 text.", where=str(path), do="Save it as CSV UTF-8.") from error
    lines = text.splitlines()
    if not lines:
        raise DataError("The table is empty.", where=str(path), do="See that this is the file you meant.")
    delimiter = max(DELIMITERS, key=lines[0].count)
    headings = tuple(heading.strip() for heading in next(csv.reader(lines, delimiter=delimiter)))
    return Sheet(path.name, headings, tuple(_rows(lines, delimiter, headings, path.name)))


def _rows(
    lines: Sequence[str], delimiter: str, headings: tuple[str, ...], name: str
) -> list[tuple[int, dict[str, str]]]:
    rows, reader = [], csv.reader(lines, delimiter=delimiter)
    for cells in reader:
        if reader.line_num == 1 or not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(headings):
            raise DataError(
                f"The row has {len(cells)} cells for {len(headings)} headings.",
                where=f"{name}, line {reader.line_num}",
                do='Put text that holds the separator into quotation marks, "like, this".',
            )
        rows.append((reader.line_num, dict(zip(headings, (cell.strip() for cell in cells), strict=True))))
    return rows
