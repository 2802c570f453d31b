"""What separates the cells of a text file, told from the rows at its top with quotation marks respected."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from socmob.readers.files.rows import SAMPLE, Row, usual

DELIMITERS = {",": "commas", "\t": "tabs", ";": "semicolons", "|": "vertical bars"}


class Sample(NamedTuple):
    """The rows at the top of a text, and the line on which quotation marks go wrong, if they do."""

    rows: Sequence[Row]
    broken_at: int | None = None


def find_delimiter(text: str, cut: bool) -> str:
    """The delimiter under which the rows are most alike in length; a comma where there is but one column.

    `cut` says that the text goes on, so that its last row may be incomplete.
    """
    return max(DELIMITERS, key=lambda delimiter: _likeness(sample_rows(text, delimiter, cut)))


def _likeness(sample: Sample) -> tuple[bool, float, float, int]:
    """Whether quotation marks are sound, the share of rows of the commonest length, counted from the first of them.

    The rows before it may be titles; but where decimal commas split rows as evenly as semicolons do, the header above
    tells, so the share of all rows comes next. A length of one says nothing, and one that is not usual is chance.
    """
    lengths = [len(row.cells) for row in sample.rows]
    if not lengths or usual(lengths) == 1:
        return False, 0.0, 0.0, 1
    commonest, _ = max(Counter(n for n in lengths if n > 1).items(), key=lambda item: (item[1], item[0]))
    from_first = lengths[lengths.index(commonest) :]
    times = from_first.count(commonest)
    return sample.broken_at is None, times / len(from_first), times / len(lengths), commonest


def sample_rows(text: str, delimiter: str, cut: bool) -> Sample:
    """The first rows of a text; a row that is cut off by the end of the text is left out."""
    rows: list[Row] = []
    reader = text_rows(io.StringIO(text, newline=""), delimiter)
    try:
        rows.extend(islice(reader, SAMPLE))
    except csv.Error:
        return Sample(rows, None if cut else _line_after(rows))
    return Sample(rows[:-1] if cut and len(rows) < SAMPLE else rows)


def _line_after(rows: Sequence[Row]) -> int:
    return rows[-1].number + 1 if rows else 1


def text_rows(text: Iterable[str], delimiter: str) -> Iterator[Row]:
    """Every row of a text that is not an empty line, with the line it begins on; blank cells are None.

    Raises `csv.Error` where a quotation mark is never closed or is followed by more text.
    """
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        cells = next(reader, None)
        if cells is None:
            return
        if cells:
            yield Row(line, [cell if cell and not cell.isspace() else None for cell in cells])
