"""Whether a row that should be the header is somebody's answers, whose cells no message may then show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from socmob.errors import DataError
from socmob.framework import normalised
from socmob.readers.files.known import YES_AND_NO, beside
from socmob.readers.files.place import Place, listed
from socmob.readers.files.rows import Cells, at

Names = Sequence[str | None]

# Digits with what stands in and around numbers, dates, times and sums of money.
VALUE = re.compile(r"[-+(]?\s*[£$€]?\s*\d[\d.,:/ T()-]*%?")

ADDRESS = re.compile(r"\w@\w")

# A sum of money, or a range of them: a currency before digits, or digits before a currency or a "k".
MONEY = re.compile(
    r"[^\w£$€]*(?:[£$€]|\b(?:gbp|eur|usd)\b)\s*\d.*"
    r"|[^\w]*\d[\d.,' ]*(?:k\b.*|\s*(?:[£$€]|gbp|eur|usd|pounds?|thousand|p\.?\s?a\b|per (?:year|annum|hour)).*)",
    re.IGNORECASE,
)

TIMES, SHARE = 3, 0.05
"""What recurs so often in its own column, in number and as a share of the rows looked at, is no name of it."""


def check_no_person(names: Names, number: int, below: Sequence[Cells], place: Place) -> None:
    """Refuses a header that is somebody's row, by what its cells are and by what stands below them."""
    named = [(index, name) for index, name in enumerate(names) if name is not None]
    values = [place.column(index) for index, name in named if VALUE.fullmatch(name)]
    if values:
        raise _refused(place, number, f"holds a number or a date, not a name, in {listed(values)}")
    personal = [place.column(index) for index, name in named if _is_personal(name)]
    if personal:
        raise _refused(place, number, f"holds an address or a sum of money in {listed(personal)}")
    _check_below(named, number, below, place)


def _check_below(named: Sequence[tuple[int, str]], number: int, below: Sequence[Cells], place: Place) -> None:
    counts = {index: Counter(_name(at(cells, index)) for cells in below) for index, _ in named}
    answers = [place.column(index) for index, name in named if _is_answer(name, counts[index])]
    if answers:
        raise _refused(
            place,
            number,
            f"holds an answer to a question in {listed(answers)}",
            "Put a row of column names above the answers. If that is the header row, name that column otherwise "
            "than an answer.",
        )
    again = [index for index, name in named if _recurs(name, counts[index])]
    often = any(counts[index][name] >= max(TIMES, SHARE * len(below)) for index, name in named if index in again)
    if often or 2 * len(again) > len(named):
        raise DataError(
            f"{place.path.name} seems to have no header row: what the first full row holds occurs again "
            f"in the same column below, in {listed([place.column(index) for index in again])}.",
            where=place.row(number),
            do="Put a row of column names above the answers.",
        )


def _name(cell: str | None) -> str | None:
    return None if cell is None else " ".join(cell.split())


def _is_personal(name: str) -> bool:
    return ADDRESS.search(name) is not None or MONEY.fullmatch(name) is not None


def _is_answer(name: str, below: Counter[str | None]) -> bool:
    """Whether a name is a known answer, and answers to the same question stand below it.

    Alone it proves nothing: an option that is ticked has a column of its own, and "Manager" or "Degree" may be a
    heading, of a column of names, or of yes and no.
    """
    folded = normalised(name)
    others = beside().get(folded, frozenset())
    if not others or below.keys() <= {None, name}:
        return False
    short = len(folded.split()) <= 2 and folded not in YES_AND_NO
    return bool({normalised(cell) for cell in below if cell} & (others - YES_AND_NO if short else others))


def _recurs(name: str, below: Counter[str | None]) -> bool:
    """Whether a name is also one of several things below it; alone it is a ticked option."""
    return name in below and len(below.keys() - {None}) > 1


def _refused(place: Place, number: int, what: str, do: str = "") -> DataError:
    return DataError(
        f"{place.path.name} has no header row: the first full row {what}.",
        where=place.row(number),
        do=do or "Put a row of column names above the answers, with a word in each name.",
    )
