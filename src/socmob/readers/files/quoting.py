"""One pass over a text's rows that hold quotation marks: a stray mark makes one cell of many people's rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from socmob.errors import DataError
from socmob.readers.files.encodings import CHUNK
from socmob.readers.files.opening import Opening
from socmob.readers.files.place import Place
from socmob.readers.files.rows import Row

MOST_LINES = 200
"""A cell of more lines than these is a mark that was never closed."""

SURE = 3
"""So many delimiters on a line make it a row, where a row has as many; of fewer it takes `SEVERAL` such lines."""

SEVERAL = 5


def check_quotes(file: Opening, encoding: str, delimiter: str, rows: Sequence[Row], place: Place) -> None:
    """Refuses a quotation mark that is never closed, is closed within a cell, or takes in rows of other people.

    `rows` are the header and some rows below it. Lines outside of such cells that hold no mark are passed over, so
    that a million lines take a second where all have marks, and a tenth of it where few have.
    """
    with file.as_bytes() as stream:
        if not any(b'"' in chunk for chunk in iter(lambda: stream.read(CHUNK), b"")):
            return
    with file.as_text(encoding) as text:
        lines = _Lines(text, _delimiter(delimiter, rows), place)
        try:
            for _ in csv.reader(lines, delimiter=delimiter, strict=True):
                lines.began = 0
        except csv.Error as error:
            raise broken_quotes(place, lines.began) from error


def broken_quotes(place: Place, line: int) -> DataError:
    """The refusal of a quotation mark in a row that begins on this line."""
    return DataError(
        f"{place.path.name} has a quotation mark that is never closed, or that stands inside a cell.",
        where=place.row(line),
        do="Write each mark inside a cell twice, and put the whole cell in quotation marks; or export the file again.",
    )


@dataclass(frozen=True, slots=True)
class _Delimiter:
    """A delimiter, how many of them a row has, and whether a space follows it in rows as it does in sentences."""

    mark: str
    in_row: int
    spaced: bool

    def of(self, line: str) -> int:
        """How many delimiters a line inside a cell has, up to the mark that may close the cell."""
        inside = line if '"' not in line else line.replace('""', "").partition('"')[0]
        if self.in_row < SURE:
            inside = inside.rstrip(self.mark + "\r\n")  # the lines of an address end with commas
        return inside.count(self.mark) - (0 if self.spaced else inside.count(f"{self.mark} "))


def _delimiter(mark: str, rows: Sequence[Row]) -> _Delimiter:
    cells = [cell for row in rows for cell in row.cells[1:] if cell is not None]
    spaced = sum(cell.startswith(" ") for cell in cells)
    return _Delimiter(mark, len(rows[0].cells) - 1, 2 * spaced > len(cells))


class _Lines:
    """The lines of a text that a reader of rows must see; `began` is where its row began, 0 between rows."""

    def __init__(self, text: TextIO, delimiter: _Delimiter, place: Place) -> None:
        self.text, self.delimiter, self.place = text, delimiter, place
        self.began = self.cell = self.like_rows = 0

    def __iter__(self) -> Iterator[str]:
        for number, line in enumerate(self.text, start=1):
            if self.began:
                self._check(number, line)
                yield line
            elif '"' in line:
                self.began = self.cell = number
                self.like_rows = 0
                yield line

    def _check(self, number: int, line: str) -> None:
        """Inside a cell: whether the line is another row, or the cell too long to be one."""
        if self.delimiter.of(line) >= max(self.delimiter.in_row, 1):
            self.like_rows += 1 if self.delimiter.in_row < SURE else SEVERAL
        if self.like_rows >= SEVERAL or number - self.cell > MOST_LINES:
            raise broken_quotes(self.place, self.cell)
        if '"' in line.replace('""', ""):
            self.cell, self.like_rows = number, 0
