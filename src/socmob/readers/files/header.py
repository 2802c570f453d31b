"""The header row below title rows, and what a header must be before its names are trusted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from socmob.errors import DataError
from socmob.readers.files.persons import check_no_person
from socmob.readers.files.place import Place, listed, shown
from socmob.readers.files.rows import Row, at, filled, is_title, usual
from socmob.readers.files.titles import SECOND, check_delimiter, check_one_header, is_of_ids


@dataclass(frozen=True, slots=True)
class Header:
    """A header row: `names` by position, None for a column without a name; `above` rows of the sample precede it.

    Below it may be `further` header rows, of which the last begins on `end`; `questions` are what they say was asked,
    by position as the names are.
    """

    number: int
    above: int
    names: tuple[str | None, ...]
    end: int
    further: int = 0
    questions: tuple[str | None, ...] = ()

    @property
    def below(self) -> int:
        """How many rows of the sample precede the first that is somebody's."""
        return self.above + 1 + self.further

    @property
    def columns(self) -> tuple[str, ...]:
        """The named columns, in order."""
        return tuple(name for name in self.names if name is not None)

    @property
    def last(self) -> int:
        """The position of the last name."""
        return max(index for index, name in enumerate(self.names) if name is not None)

    @property
    def unnamed(self) -> tuple[int, ...]:
        """The positions without a name."""
        return tuple(index for index, name in enumerate(self.names) if name is None)

    @property
    def asked(self) -> Mapping[str, str]:
        """The question behind the name of each column, where a further header row tells it."""
        return {name: asked for name, asked in zip(self.names, self.questions, strict=False) if name and asked}


def find_header(sample: Sequence[Row], place: Place) -> Header:
    """The first row of the sample that is not a title, checked to be a header; no row of the sample is blank."""
    width = usual([filled(row.cells) for row in sample])
    above = next(index for index, row in enumerate(sample) if not is_title(filled(row.cells), width))
    row = sample[above]
    header = with_further(Header(row.number, above, _names(row), row.number), sample[above + 1 :])
    below = sample[header.below :]
    for title in sample[: above + 1]:
        check_delimiter(title, below, place)
    check_no_person(header.names, header.number, [later.cells for later in below], place)
    check_distinct(header.names, place, place.row(header.number))
    check_one_header(below, place)
    return header


def _names(row: Row) -> tuple[str | None, ...]:
    return tuple(_name(cell) for cell in row.cells)


def with_further(header: Header, below: Sequence[Row]) -> Header:
    """The header with the rows that belong to it: Qualtrics writes questions under its names, and ids under both."""
    ids = next((index for index, row in enumerate(below[:SECOND]) if is_of_ids(row)), None)
    if ids is None or ids > 1:
        return header
    questions = _names(below[0]) if ids else ()
    return replace(header, end=below[ids].number, further=ids + 1, questions=questions)


def _name(cell: str | None) -> str | None:
    return None if cell is None else " ".join(cell.split())


def check_distinct(names: Iterable[str | None], place: Place, where: str) -> None:
    """Refuses columns that share a name, with every position."""
    positions: dict[str, list[str]] = {}
    for index, name in enumerate(names):
        if name is not None:
            positions.setdefault(name, []).append(place.column(index))
    twice = [f"{shown(name)} ({listed(found)})" for name, found in positions.items() if len(found) > 1]
    if twice:
        raise DataError(
            f"{place.path.name} has more than one column of the same name: {listed(twice)}.",
            where=where,
            do="Give each column a name of its own, or delete the one that is not wanted.",
        )


def check_unnamed(header: Header, rows: Iterable[Row], place: Place) -> None:
    """Refuses a row that holds something in a column without a name, or beyond the header's last name.

    `rows` are rows below the header.
    """
    unnamed, width = header.unnamed, len(header.names)
    for number, cells in rows:
        beyond = range(width, len(cells))
        for index in (*unnamed, *beyond):
            if at(cells, index) is not None:
                raise _unnamed(header, number, index, place)


def _unnamed(header: Header, number: int, index: int, place: Place) -> DataError:
    column = place.column(index)
    if index > header.last:
        return DataError(
            f"{place.path.name} has a row that is longer than the header: it holds something in {column}, "
            f"and the header ends with {place.column(header.last)}.",
            where=place.row(number),
            do="Name the column in the header, or clear what stands beyond it; in a text file, put a text that "
            "holds the delimiter in quotation marks.",
        )
    return DataError(
        f"{place.path.name} has a column without a name that is not empty: {column}.",
        where=f"the header, {place.row(header.number)}, has no name; {place.row(number)}, has content",
        do="Name the column, or clear it. If that is not the header row, delete what stands above the header.",
    )


def check_has_rows(found: bool, place: Place, header: Header) -> None:
    """Refuses a header with nothing below."""
    if not found:
        raise DataError(
            f"{place.path.name} has a header row and no row below it.",
            where=place.row(header.number),
            do="Export the answers again: nobody's answers are in this file.",
        )


def header_notes(header: Header, place: Place) -> tuple[str, ...]:
    """What was passed over to reach the header's names, as plain sentences."""
    rows = "row" if header.above == 1 else "rows"
    above = (f"{header.above} title {rows} above the header skipped",) if header.above else ()
    blank = [place.column(index) for index in header.unnamed]
    further = ("three header rows, as Qualtrics writes them",) if header.further else ()
    return above + further + ((f"without name and content, left out: {listed(blank)}",) if blank else ())
