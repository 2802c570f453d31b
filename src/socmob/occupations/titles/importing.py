"""Reading the coding index of the ONS, workbook or CSV: every row becomes an entry, a reference, or an error."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from socmob.errors import DataError
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
    """The coding index in a workbook (.xlsx, .xls, .ods) or a CSV (also .csv.gz): the first sheet that holds one.

    Columns are found by heading and content; a row may stop after its last filled cell.
    """
    refused: DataError | None = None
    for name, rows in _tables(path):
        where = f"{path}, sheet {name}" if name else str(path)
        try:
            layout = find_layout(rows, where)
        except DataError as error:
            refused = refused or error
            continue
        return _imported(rows, layout, where)
    raise refused or DataError("The file is empty.", where=str(path), do="Give the coding index of SOC 2020.")


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


def _tables(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """The tables of a file with the name of their sheet, every cell as text."""
    if path.name.lower().endswith((".csv", ".csv.gz", ".txt")):
        yield "", _delimited(path)
        return
    try:
        with CalamineWorkbook.from_path(path) as book:
            for name in book.sheet_names:
                cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                yield name, [[_text(cell) for cell in row] for row in cells]
    except CalamineError as error:
        raise _not_read(path) from error


def _delimited(path: Path) -> list[Row]:
    content = path.read_bytes()
    try:
        if path.name.lower().endswith(".gz"):
            content = gzip.decompress(content)
        return list(csv.reader(io.StringIO(_decoded(content)), strict=True))
    except (OSError, EOFError, csv.Error) as error:
        raise _not_read(path) from error


def _decoded(content: bytes) -> str:
    """UTF-8, else what spreadsheet programs on Windows write."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _text(cell: object) -> str:
    """A cell as text; a whole number without the point that spreadsheets give it."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _not_read(path: Path) -> DataError:
    return DataError(
        f"{path.name} cannot be read as a workbook or a CSV.",
        where=str(path),
        do="Give the workbook as the Office for National Statistics publishes it, or save it again as .xlsx or .csv.",
    )
