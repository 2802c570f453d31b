"""Delimited text read record by record: slow, exact about which rows are at fault, and the same on every platform."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TextIO

from socmob.errors import DataError
from socmob.values.sources import DelimitedSource

_SHOWN = 3
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """One row of a delimited file: its number as a spreadsheet counts, the header's row included, and its cells."""

    row: int
    cells: list[str]


def read_records(source: DelimitedSource) -> Iterator[Record]:
    """Rows below the header, each as long as it; raises DataError naming rows that are longer or shorter.

    A line of blanks alone is no row. Surplus cells that are all blank are dropped; a row that is shorter is refused,
    since nobody can tell which of its cells is missing.
    """
    width, faulty = len(source.columns), []
    try:
        for record in _all_records(source):
            if len(record.cells) < width or any(cell.strip() for cell in record.cells[width:]):
                faulty.append(record.row)
            else:
                yield Record(record.row, record.cells[:width])
    except (OSError, EOFError, UnicodeError, csv.Error):
        raise unreadable(source) from None
    if faulty:
        raise _uneven(source, faulty)


def unreadable(source: DelimitedSource) -> DataError:
    """The error for a file that is not the delimited text it should be; says nothing of its content."""
    return DataError(
        "The file cannot be read as delimited text.",
        where=f"{source.path.name}, read as {source.encoding} with delimiter {source.delimiter!r}",
        do="Save it again as CSV in UTF-8 and see that no quotation mark is left open.",
    )


def _all_records(source: DelimitedSource) -> Iterator[Record]:
    with _open_text(source) as text:
        for _ in islice(text, source.skip_lines):
            pass
        below_header = islice(enumerate(csv.reader(text, delimiter=source.delimiter), source.skip_lines + 1), 1, None)
        for row, cells in below_header:
            if not _is_nobody(cells, len(source.columns)):
                yield Record(row, cells)


def _is_nobody(cells: list[str], width: int) -> bool:
    """An empty line is no row; nor is one of blanks alone, as spreadsheets leave below a table.

    Only in a file of a single column may a blank be somebody who did not answer.
    """
    return not cells or (width > 1 and not any(cell.strip() for cell in cells))


def _open_text(source: DelimitedSource) -> TextIO:
    if source.compression == "gzip":
        return io.TextIOWrapper(gzip.open(source.path, "rb"), encoding=_codec(source), newline="")
    return source.path.open(encoding=_codec(source), newline="")


def _codec(source: DelimitedSource) -> str:
    """UTF-8 with or without its mark is one codec to us."""
    return "utf-8-sig" if is_utf8(source.encoding) else source.encoding


def is_utf8(encoding: str) -> bool:
    """Whether a codec name means UTF-8, with or without a byte order mark."""
    return encoding.lower().replace("_", "-") in {"utf-8", "utf8", "utf-8-sig", "utf8-sig"}


def _uneven(source: DelimitedSource, faulty: list[int]) -> DataError:
    rows = ", ".join(f"{row:,}" for row in faulty[:_SHOWN]) + (" and others" if len(faulty) > _SHOWN else "")
    return DataError(
        f"{len(faulty):,} {'row is' if len(faulty) == 1 else 'rows are'} longer or shorter than the header.",
        where=f"{source.path.name}, row {rows}; the header has {len(source.columns)} columns",
        do="Look for a delimiter inside an answer that is not in quotation marks, and save the file again.",
    )
