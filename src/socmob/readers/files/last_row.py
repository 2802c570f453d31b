"""Whether the last row of a table is a total or a remark, which is counted as a person."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable

from socmob.readers.files.encodings import CHUNK
from socmob.readers.files.opening import Opening
from socmob.readers.files.rows import Cells, filled

ENOUGH = 4
"""In a table of fewer columns a row with one or two cells filled is nothing strange."""

END = 1 << 16

WORDS = re.compile(r"\W*(?:grand |sub)?(?:total|exported|generated|created (?:by|on|with)|end of)\b", re.IGNORECASE)

NOTE = "The last row looks like a total or a remark; it is counted as a person: delete it if it is none"


def notes_of_last(rows: Iterable[Cells], columns: int) -> tuple[str, ...]:
    """A note where the last row holds one or two cells, below a blank row or beginning with a word such as "total".

    >>> people = [["Ann", "Yes", "No", "Yes"]]
    >>> notes_of_last([*people, [None] * 4, ["The end", None, None, None]], 4) == (NOTE,)
    True
    >>> notes_of_last([*people, ["TOTAL", None, "1", None]], 4) == (NOTE,), notes_of_last([*people, ["Bob"]], 4)
    (True, ())
    """
    last: Cells = ()
    below_blank = blank = False
    for cells in rows:
        if filled(cells):
            last, below_blank = cells, blank
        blank = not filled(cells)
    first = next((cell for cell in last if cell is not None), "")
    strange = columns >= ENOUGH and 1 <= filled(last) <= 2 and (below_blank or WORDS.match(first) is not None)
    return (NOTE,) if strange else ()


def rows_at_end(file: Opening, encoding: str, delimiter: str) -> list[Cells]:
    """The last few lines of a text as rows; none where a cell may go over several of them."""
    end = _end(file).decode("utf-8" if encoding == "utf-8-sig" else encoding, errors="replace")
    lines = re.split(r"\r\n?|\n", end.rstrip("\0"))[-12:]
    lines = lines[:-1] if lines[-1] == "" else lines
    if any(line.count('"') % 2 for line in lines):
        return []
    return [_cells(line, delimiter) for line in lines[1:]]


def _end(file: Opening) -> bytes:
    with file.as_bytes() as stream:
        if file.compression is None:
            size = stream.seek(0, 2)
            stream.seek(max(0, size - END) & ~1)
            return stream.read()
        return b"".join(deque(iter(lambda: stream.read(CHUNK), b""), maxlen=2))[-END:]


def _cells(line: str, delimiter: str) -> Cells:
    cells = next(csv.reader([line], delimiter=delimiter), [])
    return [cell if cell and not cell.isspace() else None for cell in cells]
