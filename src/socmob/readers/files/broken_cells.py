"""Cells of an Excel workbook that show something, or should, and are read as blank: errors and formulas not worked out.

The library that reads workbooks gives a blank for both, so the sheet's own XML is looked into. This is done for .xlsx
alone: in an .xls or .ods an error is a blank, and nobody is told. Nor is seen a formula whose program stored a zero or
an empty text in place of a result, and a sheet written in UTF-16, as no common program does.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree import ElementTree as ET

from socmob.errors import DataError
from socmob.readers.files.place import Place

PIECE = 1 << 20
MOST_PARTS = 1 << 24
"""The directory of a workbook is no longer than this many bytes, or is none."""

MOST = 1 << 32
"""So much of a sheet is looked into: a bomb takes time in proportion, and memory for a few pieces."""

SHOWN = 5

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

ERROR = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\bt=[\"']e[\"'][^<>]*>")
CELL = re.compile(rb"<(?:\w+:)?c(?:\s[^<>]*)?(?<!/)>.*?</(?:\w+:)?c>", re.DOTALL)
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
RESULT = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>[^<]|^<[^<>]*\bt=[\"'](?:e|str)[\"']")  # an empty text is a result
REFERENCE = re.compile(rb"\br=[\"']([A-Z]{1,3}\d{1,7})[\"']")


@dataclass(slots=True)
class _Found:
    """How many cells, and where the first few of them are."""

    count: int = 0
    places: list[str] = field(default_factory=list)

    def add(self, cell: bytes) -> None:
        self.count += 1
        place = REFERENCE.search(cell, 0, cell.find(b">"))
        if place and len(self.places) < SHOWN:
            self.places.append(place[1].decode("ascii"))

    def __str__(self) -> str:
        rest = self.count - len(self.places)
        more = [f"{rest} more"] if rest and self.places else []
        return f" ({' and '.join([', '.join(self.places), *more])})" if self.places else ""


def check_cells(place: Place) -> None:
    """Refuses an .xlsx sheet with cells that hold an error, or with formulas of which none has a result.

    A program stores all results or none; where there are some, the others are empty texts.
    """
    errors, without, worked_out = _Found(), _Found(), False
    for part in _parts(place):
        if b't="e"' in part or b"t='e'" in part:
            for cell in ERROR.findall(part):
                errors.add(cell)
        if FORMULA.search(part):
            for cell in CELL.findall(part):
                if FORMULA.search(cell) and RESULT.search(cell):
                    worked_out = True
                elif FORMULA.search(cell):
                    without.add(cell)
    if errors.count:
        raise _refused(place, errors, "an Excel error such as #N/A", "Mend or empty them, and save the workbook again.")
    if without.count and not worked_out:
        do = "Open the workbook in Excel, which works them out, and save it."
        raise _refused(place, without, "a formula without a stored result", do)


def _refused(place: Place, found: _Found, what: str, do: str) -> DataError:
    cells, they = ("cell that holds", "it") if found.count == 1 else ("cells that hold", "they")
    return DataError(
        f"{place.path.name} has {found.count} {cells} {what}{found}; {they} would be read as blank.",
        where=str(place),
        do=do,
    )


def _parts(place: Place) -> Iterator[bytes]:
    """The XML of a sheet, in parts that end with a cell's end; none where the file is no .xlsx, or not as expected."""
    try:
        with zipfile.ZipFile(place.path) as packed, packed.open(_part_of(packed, place.sheet or "")) as stream:
            yield from _pieces(stream)
    except (zipfile.BadZipFile, zlib.error, KeyError, ET.ParseError, OSError, EOFError, NotImplementedError):
        return  # no .xlsx; or damaged, of which the library that reads it has more to say


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    kept, size = b"", 0
    while size < MOST and (piece := stream.read(PIECE)):
        size += len(piece)
        kept += piece
        end = kept.rfind(b"c>") + 2
        if end > 1 or len(kept) > 8 * PIECE:
            yield kept[:end] if end > 1 else kept
            kept = kept[end:] if end > 1 else b""
    yield kept


def _part_of(packed: zipfile.ZipFile, sheet: str) -> str:
    """The name of the part that holds a sheet; a KeyError where there is none."""
    for element in _directory(packed, "xl/workbook.xml"):
        if element.tag.rpartition("}")[2] == "sheet" and element.get("name") == sheet:
            wanted = element.get(RELATION) or element.get(STRICT_RELATION)
            for relation in _directory(packed, "xl/_rels/workbook.xml.rels"):
                if relation.get("Id") == wanted:
                    return posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
    raise KeyError(sheet)


def _directory(packed: zipfile.ZipFile, name: str) -> Iterator[ET.Element]:
    """The elements of a short part; one that declares entities is passed over, as no workbook needs them."""
    with packed.open(name) as stream:
        content = stream.read(MOST_PARTS)
    return iter(()) if b"<!" in content else ET.fromstring(content).iter()
