"""Workbooks (.xlsx, .xls, .ods): the sheet, its header, its merged cells, and its rows as text, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from socmob.errors import DataError
from socmob.readers.files.below import check_rows
from socmob.readers.files.broken_cells import check_cells
from socmob.readers.files.facts import FileFacts
from socmob.readers.files.header import Header, check_has_rows, find_header, header_notes
from socmob.readers.files.last_row import notes_of_last
from socmob.readers.files.merged import check_merged
from socmob.readers.files.naming import not_read
from socmob.readers.files.place import Place
from socmob.readers.files.rows import SAMPLE, Row, at, filled
from socmob.readers.files.sheets import cells_at_end, choose_sheet, sheet_rows
from socmob.values.sources import Batch, TextSource

BATCH = 20_000
"""Rows a batch: small beside a workbook, large beside the cost of handing one over."""


def inspect_workbook(path: Path, wanted: str | None) -> FileFacts:
    """What is known of a workbook's sheet; the whole sheet is read once, to see that its rows fit its header."""
    with _opened(path) as book:
        sheet = choose_sheet(book, path, wanted)
        place = Place(path, sheet.name, sheet.start[1] if sheet.start else 0)
        check_cells(place)
        sample = list(islice((row for row in sheet_rows(sheet) if filled(row.cells)), SAMPLE))
        header = find_header(sample, place)
        check_merged(sheet, header, sample, place)
        check_has_rows(header.below < len(sample), place, header)
        if header.unnamed or header.further:
            check_rows(header, (row for row in sheet_rows(sheet) if row.number > header.end), place)
        last = notes_of_last(cells_at_end(sheet), len(header.columns))
    source = TextSource(path, header.columns, partial(_batches, path, sheet.name, header), header.end + 1)
    notes = (f"sheet '{sheet.name}'", *header_notes(header, place), *last)
    return FileFacts(path, "workbook", header.columns, source, notes, column_labels=header.asked)


@contextmanager
def _opened(path: Path) -> Iterator[CalamineWorkbook]:
    try:
        with CalamineWorkbook.from_path(path) as book:
            yield book
    except PasswordError as error:
        raise not_read(path, "locked workbook") from error
    except CalamineError as error:
        raise DataError(
            f"{path.name} cannot be read as a workbook: its content is damaged, or of a form that is not known.",
            where=str(path),
            do="Open it in a spreadsheet program and save it again as .xlsx.",
        ) from error


def _batches(path: Path, sheet: str, header: Header) -> Iterator[Batch]:
    """The rows below the header that hold anything: a row that was formatted and never filled is nobody."""
    with _opened(path) as book:
        rows = iter(
            row for row in sheet_rows(book.get_sheet_by_name(sheet)) if row.number > header.end and filled(row.cells)
        )
        while some := list(islice(rows, BATCH)):
            yield _columns(some, header)


def _columns(rows: list[Row], header: Header) -> Batch:
    return {name: [at(row.cells, index) for row in rows] for index, name in enumerate(header.names) if name is not None}
