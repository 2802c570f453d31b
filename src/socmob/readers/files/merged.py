"""Merged cells, which say one thing in several rows or columns and so cannot be read as a table."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO
from xml.etree import ElementTree as ET

from python_calamine import CalamineSheet

from socmob.errors import DataError
from socmob.readers.files.header import Header
from socmob.readers.files.place import Place, cell_range, listed
from socmob.readers.files.rows import Row, filled

Range = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell of a range, each as (row, column) from 0."""

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def check_merged(sheet: CalamineSheet, header: Header, sample: Sequence[Row], place: Place) -> None:
    """Refuses merged cells in or below the header, and headings merged above it; merged titles may stand."""
    ranges = sheet.merged_cell_ranges
    found = list(_in_ods(place.path, sheet.name)) if ranges is None else ranges
    from_row = header.number - 1
    if header.above and filled(sample[header.above - 1].cells) > 1:
        # Several headings merged over groups of columns: without them the names below may mean little.
        from_row = sample[header.above - 1].number - 1
    harmful = sorted(cells for cells in found if cells[1][0] >= from_row and cells[0] != cells[1])
    if harmful:
        raise DataError(
            f"{place.path.name} has merged cells in the header or among the answers: "
            f"{listed([cell_range(*cells) for cells in harmful])}.",
            where=str(place),
            do="Unmerge them (Home, Merge & Center, Unmerge Cells) and fill each cell, with one row of column names.",
        )


def _in_ods(path: Path, name: str) -> Iterator[Range]:
    """The merged ranges of an .ods sheet; the library that reads its cells does not tell them."""
    with zipfile.ZipFile(path) as packed, packed.open("content.xml") as stream:
        if not any(b"-spanned=" in line for line in _pieces(stream)):
            return
    with zipfile.ZipFile(path) as packed, packed.open("content.xml") as stream:
        yield from _spans(ET.iterparse(stream, ("start", "end")), name)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The content in pieces that overlap by more than the word looked for."""
    kept = b""
    while piece := stream.read(1 << 20):
        yield kept + piece
        kept = piece[-16:]


def _spans(events: Iterator[tuple[str, ET.Element]], name: str) -> Iterator[Range]:
    row, inside = 0, False
    for event, element in events:
        if element.tag == f"{TABLE}table":
            inside = event == "start" and element.get(f"{TABLE}name") == name
        elif element.tag == f"{TABLE}table-row" and event == "end":
            if inside:
                yield from _spans_of_row(element, row)
                row += int(element.get(f"{TABLE}number-rows-repeated", "1"))
            element.clear()


def _spans_of_row(element: ET.Element, row: int) -> Iterator[Range]:
    column = 0
    for cell in element:
        wide, high = (int(cell.get(f"{TABLE}number-{what}-spanned", "1")) for what in ("columns", "rows"))
        if wide > 1 or high > 1:
            yield (row, column), (row + high - 1, column + wide - 1)
        column += int(cell.get(f"{TABLE}number-columns-repeated", "1"))
