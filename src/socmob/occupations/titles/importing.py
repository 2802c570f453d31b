"""Reading the coding index of the ONS, workbook or CSV: every row becomes an entry, a reference, or an error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from socmob.errors import DataError
from socmob.occupations.official.sheets import sheets_of
from socmob.occupations.soc import soc2020_titles
from socmob.occupations.titles.columns import CROSS_REFERENCE, Layout, Row, find_layout
from socmob.occupations.titles.entry import LONGEST, IndexEntry
from socmob.occupations.titles.index import CodingIndex, CrossReference

PUBLISHED = 30_000
"""Entries below which a file is told to be a part of the index: version 12 has 32,195 rows."""

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Imported:
    """The index that a file held, and what to know of it."""

    index: CodingIndex
    where: str
    notes: tuple[str, ...] = ()


def import_index(path: Path) -> Imported:
    """The coding index in a workbook (.xlsx, .xls, .ods) or a CSV: the first sheet that holds one.

    Columns are found by heading and content; a row may stop after its last filled cell.
    """
    refused: DataError | None = None
    for sheet in sheets_of(path):
        where = f"{path.name}, sheet {sheet.name}"
        try:
            layout = find_layout(sheet.rows, where)
        except DataError as error:
            refused = refused or error
        else:
            return _imported(sheet.rows, layout, where)
    raise refused or DataError("The file is empty.", where=path.name, do="Give the coding index of SOC 2020.")


def _imported(rows: Sequence[Row], layout: Layout, where: str) -> Imported:
    entries: list[IndexEntry] = []
    references: list[CrossReference] = []
    wrong: list[int] = []
    for number, row in enumerate(rows[layout.header + 1 :], start=layout.header + 2):
        title, code = layout.cell(row, "title"), layout.cell(row, "code")
        if not any(cell.strip() for cell in row):
            continue
        if code == CROSS_REFERENCE and title:
            references.append(CrossReference(title, layout.cell(row, "see")))
        elif not title or len(title) > LONGEST or code not in soc2020_titles():
            wrong.append(number)
        else:
            entries.append(IndexEntry(title, layout.cell(row, "qualifier"), layout.cell(row, "industry"), code))
    if wrong or not entries:
        raise _wrong(wrong, where)
    index = CodingIndex(tuple(entries), tuple(references))
    return Imported(index, where, _notes(index, layout))


def _notes(index: CodingIndex, layout: Layout) -> tuple[str, ...]:
    """What a person should see of what was read: counts, columns that are absent, unit groups without a title."""
    notes = [f"{len(index.entries):,} titles and {len(index.cross_references):,} cross-references"]
    absent = [name for name in ("qualifier", "industry") if name not in layout.places]
    if absent:
        notes.append(f"no column of the {' or the '.join(absent)} was found: titles that need it stay ambiguous")
    if len(index.entries) < PUBLISHED:
        notes.append(f"the published index has over {PUBLISHED:,} titles: this file holds a part of it")
    bare = len(soc2020_titles()) - len({each.code for each in index.entries})
    if bare:
        notes.append(f"{bare} unit groups have no title in this file, and no title will be coded to them")
    return tuple(notes)


def _wrong(rows: Sequence[int], where: str) -> DataError:
    shown = ", ".join(map(str, rows[:_SHOWN]))
    more = f" and {len(rows) - _SHOWN:,} more" if len(rows) > _SHOWN else ""
    return DataError(
        f"A title or a code of SOC 2020 is missing or wrong in row {shown}{more}." if rows else "No row holds a title.",
        where=where,
        do="Take the file as it was published, or mend these rows; nothing was imported.",
    )
