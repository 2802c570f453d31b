"""Which sheet of a workbook holds the answers, and its rows as text."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from socmob.errors import DataError
from socmob.readers.files.cells import as_text
from socmob.readers.files.place import listed
from socmob.readers.files.rows import SAMPLE, Cells, Row, filled, is_title, usual

NOTHING, ONE_COLUMN, HEADER, TABLE = range(4)
"""What a sheet holds: nothing, notes in one column, a row of several cells and no more, a table."""

AT_END = 50
"""In so many rows from the end the last is looked for: below it may be rows that are formatted and blank."""


def sheet_rows(sheet: CalamineSheet) -> Iterator[Row]:
    """Every row of a sheet, numbered as its program shows it; the cells begin at the sheet's first used column."""
    for number, values in enumerate(sheet.iter_rows(), start=1):
        yield Row(number, [as_text(value) for value in values])


def cells_at_end(sheet: CalamineSheet) -> list[Cells]:
    """The last rows of a sheet, blank ones among them; only these are made text."""
    return [[as_text(value) for value in values] for values in deque(sheet.iter_rows(), maxlen=AT_END)]


def choose_sheet(book: CalamineWorkbook, path: Path, wanted: str | None) -> CalamineSheet:
    """The sheet of the wanted name, or the only one that holds a table.

    Without a name, hidden sheets are passed over, a sheet with rows below its header goes before one without, and a
    sheet of one column (notes, a list) counts only where no sheet has more.
    """
    names = [meta.name for meta in book.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet]
    if wanted is not None:
        if wanted not in names:
            raise _no_such_sheet(path, wanted, names)
        return _with_content(book.get_sheet_by_name(wanted), path)
    shown = [meta.name for meta in book.sheets_metadata if meta.visible is SheetVisibleEnum.Visible]
    sheets = [book.get_sheet_by_name(name) for name in names if name in shown]
    holdings = [_holding(sheet) for sheet in sheets]
    fullest = max(holdings, default=NOTHING)
    best = [sheet for sheet, holding in zip(sheets, holdings, strict=True) if holding == fullest]
    if fullest == NOTHING:
        raise _nothing(path, names)
    if len(best) > 1:
        raise _several(path, [sheet.name for sheet in best])
    return best[0]


def _holding(sheet: CalamineSheet) -> int:
    counts = list(islice((count for row in sheet_rows(sheet) if (count := filled(row.cells))), SAMPLE))
    if not counts:
        return NOTHING
    width = usual(counts)
    below = next(index for index, count in enumerate(counts, start=1) if not is_title(count, width))
    return ONE_COLUMN if width == 1 else TABLE if below < len(counts) else HEADER


def _with_content(sheet: CalamineSheet, path: Path) -> CalamineSheet:
    if _holding(sheet) == NOTHING:
        raise DataError(
            f"The sheet '{sheet.name}' of {path.name} is empty.",
            where=str(path),
            do="Name another sheet, or fill this one.",
        )
    return sheet


def _no_such_sheet(path: Path, wanted: str, names: list[str]) -> DataError:
    return DataError(
        f"{path.name} has no sheet '{wanted}'.",
        where=str(path),
        do=f"Name one of its sheets, spelt as here: {_quoted(names)}.",
    )


def _nothing(path: Path, names: list[str]) -> DataError:
    return DataError(
        f"{path.name} holds no answers: every sheet that is not hidden is empty.",
        where=str(path),
        do=f"Export the answers again, or name a hidden sheet. Its sheets: {_quoted(names)}.",
    )


def _several(path: Path, names: list[str]) -> DataError:
    return DataError(
        f"{path.name} has more than one sheet that could hold the answers: {_quoted(names)}.",
        where=str(path),
        do=f'Name the one to read, in the mapping as "sheet: {names[0]}".',
    )


def _quoted(names: list[str]) -> str:
    return listed([f"'{name}'" for name in names], most=20)
