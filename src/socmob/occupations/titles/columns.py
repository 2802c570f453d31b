"""Which column of a table is which: found by heading, and checked against what the column holds.

The layout of the ONS workbooks is not fixed from one version to the next, so that no place is relied on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from socmob.errors import DataError
from socmob.occupations.soc import soc2010_codes, soc2020_titles

Row = Sequence[str]

CROSS_REFERENCE = "}}}}"
"""What stands for a code in an entry that only refers to another."""

_HEADINGS = {
    "title": (r"natural", r"index\s*occ", r"job\W*title", r"\btitle", r"occupation"),
    "qualifier": (r"additional", r"qualif", r"^add\b"),
    "industry": (r"industry", r"^ind\b"),
    "see": (r"^see\b", r"cross.?ref"),
    "code": (
        r"^soc\W*2020(?!.*(?:ext|title))",
        r"^soc\W*20\W*(?:code)?$",
        r"soc.?2020.*code|code.*soc.?2020",
        r"^code$",
    ),
}
"""For each column that is needed, what its heading may look like, the surest first."""

_SAMPLE = 3_000
_MOSTLY = 0.95
_HEADER_WITHIN = 40


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the header row stands, from 0, and the place of each column that was found."""

    header: int
    places: Mapping[str, int]

    def cell(self, row: Row, name: str) -> str:
        """A row's cell in a column; blank where the row ends before it or the table has no such column."""
        place = self.places.get(name)
        return row[place].strip() if place is not None and place < len(row) else ""


def find_layout(rows: Sequence[Row], where: str) -> Layout:
    """The layout of a coding index; a table without titles or without codes of SOC 2020 is refused."""
    for header, row in enumerate(rows[:_HEADER_WITHIN]):
        places = _places(row, rows[header + 1 : header + 1 + _SAMPLE])
        if "title" in places and "code" in places:
            return Layout(header, places)
    raise _not_an_index(rows, where)


def _places(heading: Row, below: Sequence[Row]) -> dict[str, int]:
    """The place of each column of which the heading and what stands below agree."""
    places: dict[str, int] = {}
    for name, patterns in _HEADINGS.items():
        fitting = [at for at in range(len(heading)) if at not in places.values() and _holds(name, below, at)]
        place = _place(heading, patterns, fitting)
        if place is not None:
            places[name] = place
    return places


def _place(heading: Row, patterns: Sequence[str], fitting: Sequence[int]) -> int | None:
    """The first place whose heading looks like the surest pattern that any fitting place has."""
    for pattern in patterns:
        for place in fitting:
            if re.search(pattern, heading[place].strip(), re.IGNORECASE):
                return place
    return None


def _holds(name: str, rows: Sequence[Row], place: int) -> bool:
    """Whether a column holds what its name promises: codes, or words."""
    cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
    if name == "code":
        return _share(cells, lambda cell: cell in soc2020_titles() or cell == CROSS_REFERENCE) >= _MOSTLY
    if name == "title":
        return _share(cells, lambda cell: any(letter.isalpha() for letter in cell)) >= _MOSTLY
    return not _share(cells, str.isdigit) >= 1 - _MOSTLY


def _share(cells: Sequence[str], is_so: Callable[[str], bool]) -> float:
    return sum(map(is_so, cells)) / len(cells) if cells else 0.0


def _not_an_index(rows: Sequence[Row], where: str) -> DataError:
    """What the table lacks, and whether it looks like the index of SOC 2010."""
    codes = {cell.strip() for row in rows[:_SAMPLE] for cell in row}
    old, new = codes & (soc2010_codes() - soc2020_titles().keys()), codes & (soc2020_titles().keys() - soc2010_codes())
    if len(old) > len(new):
        return DataError(
            "The file holds codes of SOC 2010, where the coding index of SOC 2020 is expected.",
            where=where,
            do="Give the coding index of SOC 2020, which the Office for National Statistics publishes as its volume 2.",
        )
    return DataError(
        "No table with job titles and codes of SOC 2020 was found in the file.",
        where=where,
        do='Give the coding index of SOC 2020: a header row with a column of job titles and one headed "SOC 2020".',
    )
