"""Rows that look like titles and are headers: of a file with another delimiter, or of a table that has two."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from socmob.errors import DataError
from socmob.framework import normalised
from socmob.readers.files.known import beside, headings, question_texts
from socmob.readers.files.place import Place
from socmob.readers.files.rows import Row, filled

UNKNOWN = "^:~!#/*\\ "
"""What some systems separate cells with, and socmob does not read."""

RESPONSE = frozenset({"response", "open ended response"})
"""What SurveyMonkey writes under each heading that has no options."""

IMPORT_ID = '{"ImportId"'
"""What Qualtrics writes under each heading."""

SECOND = 3
"""How many rows below the header may still belong to it."""


def check_delimiter(row: Row, below: Sequence[Row], place: Place) -> None:
    """Refuses a row of one cell that is a header under a delimiter by which most rows split alike."""
    if place.sheet is None and filled(row.cells) == 1 and any(_is_header(row, below, mark) for mark in UNKNOWN):
        raise DataError(
            f"{place.path.name} has a delimiter that is not one that socmob knows (comma, semicolon, tab, bar).",
            where=place.row(row.number),
            do="Export it again as .csv with commas, or as .xlsx.",
        )


def _is_header(row: Row, below: Sequence[Row], mark: str) -> bool:
    parts = _parts(row, mark)
    if len(parts) < 2 or not any(normalised(part) in headings() for part in parts):
        return False
    alike = sum(len(_parts(other, mark)) == len(parts) for other in below)
    return 2 * alike > len(below) > 0


def _parts(row: Row, mark: str) -> list[str]:
    """A row under another delimiter; commas stand in for the one by which it was split, whatever that was."""
    line = " ".join(",".join(cell or "" for cell in row.cells).split())
    return next(csv.reader([line], delimiter=mark), []) if len(line) <= csv.field_size_limit() else []


def check_one_header(below: Sequence[Row], place: Place) -> None:
    """Refuses rows under the header that are none of the answers: second headings, as survey systems write them."""
    seconds = [index for index, row in enumerate(below[:SECOND]) if _is_second(row)]
    if not seconds or seconds[0] > 1:
        return
    numbers = [str(row.number) for row in below[: seconds[-1] + 1]]
    several = len(numbers) > 1
    raise DataError(
        f"{place.path.name} has more than one header row: {'rows' if several else 'row'} {' and '.join(numbers)} "
        f"{'look like further headers' if several else 'looks like a second header'}.",
        where=place.row(below[0].number),
        do=f"Delete {'them' if several else 'it'} and save the file again; keep the row that has the questions.",
    )


def is_of_ids(row: Row) -> bool:
    """Whether a row holds the ids of columns, as Qualtrics writes them."""
    return any(cell is not None and cell.startswith(IMPORT_ID) for cell in row.cells)


def _is_second(row: Row) -> bool:
    if is_of_ids(row):
        return True
    cells = [cell for cell in row.cells if cell is not None]
    folded = [normalised(cell) for cell in cells]
    if 2 * sum(cell in RESPONSE for cell in folded) > len(folded):
        return True
    return any(cell in question_texts() for cell in folded) and not any(cell in beside() for cell in folded)
