"""Derivation tables found in a workbook by what its headings say and its columns hold, wherever they stand.

How the ONS lays its workbook out was not known when this was written. So a column of unit groups is what holds nearly
all of their codes, and a column of classes is what holds a class beside each of them, under a heading that names an
employment status or the simplified method.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from socmob.errors import DataError
from socmob.framework import normalised
from socmob.occupations.derivation import Key
from socmob.occupations.official.headings import REDUCED, Named, key_of, mentions
from socmob.occupations.official.sheets import Sheet, sheets_of
from socmob.occupations.schemes import Nssec8
from socmob.occupations.soc import soc2020_titles
from socmob.occupations.statuses import EmploymentStatus
from socmob.occupations.tables import table

_ALL_BUT = 12
"""A column with all but so many unit groups is the column of codes, and the missing ones are told."""

_ANALYTIC = frozenset(nssec.value for nssec in Nssec8)


@dataclass(frozen=True, slots=True)
class Derivation:
    """The classes that a workbook gives, by unit group and status; `sheets` says where they were found."""

    source: str
    sha256: str
    sheets: tuple[str, ...]
    cells: Mapping[tuple[str, Key], Nssec8]

    @property
    def keys(self) -> frozenset[Key]:
        """The columns that were found."""
        return frozenset(key for _, key in self.cells)


def holds_derivation(path: Path) -> bool:
    """Whether a file has a column of unit groups with classes for employment statuses beside it."""
    return any(_classes_of(sheet) for sheet in sheets_of(path))


def read_derivation(path: Path) -> Derivation:
    """The derivation tables of a workbook, or of a CSV file; DataError where the full method is not all there."""
    found: dict[tuple[str, Key], Nssec8] = {}
    sheets: list[str] = []
    for sheet in sheets_of(path):
        classes = _classes_of(sheet)
        if classes:
            sheets.append(sheet.name)
            _check_agreement(found, classes, path, sheet)
            found |= classes
    _check_whole(found, path)
    return Derivation(path.name, sha256(path.read_bytes()).hexdigest(), tuple(sheets), found)


def _classes_of(sheet: Sheet) -> dict[tuple[str, Key], Nssec8]:
    """The classes that a sheet gives; none where it has no column of codes, or no heading that is understood."""
    column = _code_column(sheet)
    if column is None:
        return {}
    coded = [(row[column], row) for row in sheet.rows if row[column] in soc2020_titles()]
    first = next(i for i, row in enumerate(sheet.rows) if row[column] in soc2020_titles())
    keys = dict(_keys(sheet, sheet.rows[:first], {place for place in range(len(coded[0][1])) if place != column}))
    values = {place: {code: row[place] for code, row in coded if row[place]} for place in keys}
    found: dict[tuple[str, Key], Nssec8] = {}
    for place, held in values.items():
        as_class = _reading_of(held.values())
        if all(value in as_class for value in held.values()):
            found |= {(code, keys[place]): as_class[value] for code, value in held.items()}
    return found


def _code_column(sheet: Sheet) -> int | None:
    """The column that holds nearly all of the unit groups, if there is one."""
    known = soc2020_titles().keys()
    for place in range(len(sheet.rows[0]) if sheet.rows else 0):
        if len(known & {row[place] for row in sheet.rows}) >= len(known) - _ALL_BUT:
            return place
    return None


def _keys(sheet: Sheet, above: tuple[tuple[str, ...], ...], places: Iterable[int]) -> Iterator[tuple[int, Key]]:
    """The status that the heading of a column names, read with the merged headings to its left where it must be."""
    captions = [sheet.name, *("".join(row) for row in above if sum(map(bool, row)) == 1)]
    reduced = any(mentions(REDUCED, normalised(caption)) for caption in captions)
    seen: set[Key] = set()
    for place in sorted(places):
        own = normalised(" ".join(row[place] for row in above))
        merged = normalised(" ".join(_merged(row, place) for row in above))
        for heading in (own, merged):
            key = key_of(heading, reduced or mentions(REDUCED, heading))
            if not isinstance(key, Named) and key not in seen:
                seen.add(key)
                yield place, key
                break


def _merged(row: tuple[str, ...], place: int) -> str:
    """The text of a cell, or of the nearest one to its left that has any: a merged heading stands in its first cell."""
    return next((row[i] for i in range(place, -1, -1) if row[i]), "")


def _reading_of(values: Iterable[str]) -> Mapping[str, Nssec8]:
    """How a column writes classes: as analytic classes, else as operational categories such as "L12.4".

    A "2" is another class in each. So a column is operational only where it has categories that no analytic class is
    called; one of analytic classes whose first is not divided is neither, and gives nothing.
    """
    held = set(values)
    if held <= _ANALYTIC:
        return {value: Nssec8(value) for value in held}
    categories = {row["operational"]: Nssec8(row["nssec8"]) for row in table("nssec_operational")}
    plain = {value: value.removeprefix("L").partition(".")[0] for value in held}
    if not set(plain.values()) - {nssec.partition(".")[0] for nssec in _ANALYTIC}:
        return {}
    return {value: categories[category] for value, category in plain.items() if category in categories}


def _check_agreement(
    found: Mapping[tuple[str, Key], Nssec8], more: Mapping[tuple[str, Key], Nssec8], path: Path, sheet: Sheet
) -> None:
    differ = sum(found.get(cell, nssec) is not nssec for cell, nssec in more.items())
    if differ:
        raise DataError(
            f"Two sheets give other classes for the same unit group and status ({differ} cells).",
            where=f'{path.name}, sheet "{sheet.name}"',
            do="Give a file with the derivation tables of SOC 2020 alone.",
        )


def _check_whole(found: Mapping[tuple[str, Key], Nssec8], path: Path) -> None:
    """Refuse tables that lack a cell of the full method: half a table would be taken for the whole."""
    if not found:
        raise DataError(
            "No derivation table of NS-SEC was found.",
            where=path.name,
            do="It is a table with the unit groups of SOC 2020 down the side and employment statuses along the top.",
        )
    lacks = [status for status in EmploymentStatus if any((c, status) not in found for c in soc2020_titles())]
    if lacks:
        names = ", ".join(status.name.replace("_", " ").lower() for status in lacks)
        raise DataError(
            f"The derivation table is not whole: for some unit groups there is no class under {names}.",
            where=path.name,
            do="Give the ONS's workbook as it was downloaded; where its headings are others, the how-to tells which.",
        )
