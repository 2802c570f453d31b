"""What stands below the header and is nobody's answer: content without a heading, and trials of a form."""

from __future__ import annotations

from collections.abc import Iterable

from socmob.errors import DataError
from socmob.framework import normalised
from socmob.readers.files.header import Header, check_unnamed
from socmob.readers.files.place import Place
from socmob.readers.files.rows import Row, at

STATUS = "Status"
TRIALS = frozenset({"survey preview", "survey test", "1", "2"})
"""What Qualtrics writes for a response that its makers gave, in words or as a number; normal form."""


def check_rows(header: Header, rows: Iterable[Row], place: Place) -> None:
    """Refuses a row with content in a column without a name, and an export that counts trials among the answers."""
    is_qualtrics = header.further > 0 and STATUS in header.names
    status = header.names.index(STATUS) if is_qualtrics else None
    trials: list[int] = []
    for row in rows:
        check_unnamed(header, (row,), place)
        if status is not None and normalised(at(row.cells, status) or "") in TRIALS:
            trials.append(row.number)
    if trials:
        raise _trials(trials, place)


def _trials(rows: list[int], place: Place) -> DataError:
    count = "a response that is a trial" if len(rows) == 1 else f"{len(rows)} responses that are trials"
    more = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
    return DataError(
        f"{place.path.name} holds {count} of the form and nobody's answers: the column {STATUS} says so.",
        where=f"{place.row(rows[0])}{more}",
        do="Delete the trials in Qualtrics (Data & Analysis) and export again, or delete their rows here.",
    )
