"""Writes the files that the tests read, each as the program that makes such files would, and no larger than needed.

No library at hand writes .xls, .ods or .sav, so these are written byte by byte from the published formats: BIFF8 in a
compound file (MS-XLS, MS-CFB), OpenDocument 1.2, and the SPSS system file as documented by PSPP.
"""

from __future__ import annotations

import struct
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import xlsxwriter

Cell = str | float | bool | None
Grid = list[list[Any]]

SECTOR = 512
CHAIN_END, FREE, FAT_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def write_xlsx(path: Path, sheets: Mapping[str, Grid], merged: Mapping[str, str] | None = None) -> Path:
    """Writes an Excel workbook with some sheets; `merged` are ranges of the first sheet with what stands in them."""
    with xlsxwriter.Workbook(path) as book:
        for name, grid in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(grid):
                sheet.write_row(row, 0, cells)
        for place, content in (merged or {}).items():
            book.worksheets()[0].merge_range(place, content)
    return path


def write_ods(path: Path, sheet: str, rows: Sequence[str]) -> Path:
    """Writes an OpenDocument spreadsheet from the XML of its rows."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0" office:version="1.2"><office:body>'
        f"<office:spreadsheet><table:table table:name={quoteattr(sheet)}>{''.join(rows)}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{office}:manifest:1.0" manifest:version="1.2"/>'
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", manifest)
    return path


def ods_row(*cells: Cell, spanned: int = 1) -> str:
    """The XML of a row; `spanned` merges its first cell over so many columns."""
    first, *rest = [_ods_cell(cell) for cell in cells]
    covered = "<table:covered-table-cell/>" * (spanned - 1)
    if spanned > 1:
        first = first.replace("<table:table-cell", f'<table:table-cell table:number-columns-spanned="{spanned}"', 1)
    return f"<table:table-row>{first}{covered}{''.join(rest)}</table:table-row>"


def _ods_cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'


def write_xls(path: Path, sheet: str, grid: Grid, date_columns: Sequence[int] = ()) -> Path:
    """Writes an Excel 97 workbook of one sheet; numbers in `date_columns` are shown as dates."""
    styles = b"".join(_record(0x00E0, struct.pack("<HH16x", 0, number)) for number in (0, 14))
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + styles
    name = sheet.encode("latin-1")
    length = len(start) + 4 + 8 + len(name) + 4
    listed = _record(0x0085, struct.pack("<IBBBB", length, 0, 0, len(name), 0) + name)
    cells = b"".join(
        _xls_cell(row, column, cell, column in date_columns)
        for row, cells in enumerate(grid)
        for column, cell in enumerate(cells)
        if cell is not None
    )
    size = _record(0x0200, struct.pack("<IIHHH", 0, len(grid), 0, max(map(len, grid)), 0))
    body = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + size + cells + _record(0x000A, b"")
    return write_compound(path, "Workbook", start + listed + _record(0x000A, b"") + body)


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _xls_cell(row: int, column: int, cell: Cell, is_date: bool) -> bytes:
    place = struct.pack("<HHH", row, column, 1 if is_date else 0)
    if isinstance(cell, str):
        text = cell.encode("utf-16-le")
        return _record(0x0204, place + struct.pack("<HB", len(cell), 1) + text)
    return _record(0x0203, place + struct.pack("<d", cell))


def write_compound(path: Path, stream: str, content: bytes) -> Path:
    """Writes a compound file with one stream: header, one sector of allocation, one of directory, the stream."""
    content = content.ljust(-(-max(len(content), 4096) // SECTOR) * SECTOR, b"\0")
    sectors = len(content) // SECTOR
    chain = [FAT_SECTOR, CHAIN_END, *range(3, 2 + sectors), CHAIN_END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack("<16xHHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, CHAIN_END, 0, CHAIN_END, 0) + struct.pack("<I", 0)
    root = _entry("Root Entry", 5, child=1, start=CHAIN_END, size=0)
    directory = root + _entry(stream, 2, child=FREE, start=2, size=len(content))
    path.write_bytes(header.ljust(SECTOR, b"\xff") + table + directory.ljust(SECTOR, b"\0") + content)
    return path


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    spelt = name.encode("utf-16-le")
    links = struct.pack("<HBBIII", len(spelt) + 2, kind, 1, FREE, FREE, child)
    return spelt.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)


def write_sav(
    path: Path,
    columns: Mapping[str, Sequence[float | None]],
    labels: Mapping[str, Mapping[float, str]],
    missing: Mapping[str, float],
    questions: Mapping[str, str],
    dates: Sequence[str] = (),
) -> Path:
    """Writes an SPSS file of numeric variables, uncompressed; None is SPSS's own missing value."""
    rows = list(zip(*columns.values(), strict=True))
    parts = [b"$FL2" + b"@(#) SPSS DATA FILE".ljust(60), struct.pack("<5id", 2, len(columns), 0, 0, len(rows), 100.0)]
    parts.append(b"01 Jan 2400:00:00".ljust(17 + 64) + bytes(3))
    for name in columns:
        shape = (20 << 16 | 11 << 8) if name in dates else (5 << 16 | 8 << 8 | 2)
        parts.append(
            struct.pack("<6i", 2, 0, name in questions, name in missing, shape, shape) + name.encode().ljust(8)
        )
        if name in questions:
            text = questions[name].encode()
            parts.append(struct.pack("<i", len(text)) + text.ljust(-(-len(text) // 4) * 4))
        if name in missing:
            parts.append(struct.pack("<d", missing[name]))
    for name, texts in labels.items():
        parts.append(struct.pack("<2i", 3, len(texts)))
        parts.extend(struct.pack("<d", code) + _padded_label(text) for code, text in texts.items())
        parts.append(struct.pack("<3i", 4, 1, list(columns).index(name) + 1))
    parts.append(struct.pack("<4i", 7, 20, 1, 5) + b"UTF-8" + struct.pack("<2i", 999, 0))
    absent = -sys.float_info.max  # SPSS's own "system missing"
    parts.extend(struct.pack("<d", absent if cell is None else cell) for row in rows for cell in row)
    path.write_bytes(b"".join(parts))
    return path


def _padded_label(text: str) -> bytes:
    spelt = text.encode()
    return (bytes([len(spelt)]) + spelt).ljust(-(-(len(spelt) + 1) // 8) * 8)
