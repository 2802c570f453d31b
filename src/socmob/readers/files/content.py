"""What a file is by its content, whatever its name says."""

from __future__ import annotations

import mmap
import re
import zipfile
from typing import Literal

from socmob.readers.files.opening import Opening

Content = Literal[
    "text", "xlsx", "xls", "ods", "parquet", "sav", "locked workbook", "xlsb", "zip", "pdf", "web page", "binary"
]

HEAD = 4096

SIGNATURES: tuple[tuple[bytes, Content], ...] = (
    (b"PAR1", "parquet"),
    (b"$FL2", "sav"),
    (b"$FL3", "sav"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"%PDF", "pdf"),
)

UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
UTF32_MARK = b"\xff\xfe\x00\x00"

# Bytes that no text holds: controls other than tab, line ends, form feed, and the old end-of-file mark.
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")

MARKUP = re.compile(rb"\s*<(?:!doctype|html|head|body|meta|table|\?xml|!--)", re.IGNORECASE)

# The stream that holds an encrypted workbook inside its wrapper, as the wrapper's directory spells it.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def content_of(file: Opening) -> Content:
    """What a file holds, by its first bytes and, for what is packed, by the names inside."""
    with file.as_bytes() as stream:
        head = stream.read(HEAD)
    found = next((content for mark, content in SIGNATURES if head.startswith(mark)), None)
    if found == "zip":
        return "zip" if file.compression else _content_of_zip(file)
    if found == "xls" and not file.compression and _is_encrypted(file):
        return "locked workbook"
    return found or _content_of_text(head)


def _content_of_text(head: bytes) -> Content:
    if head.startswith(UTF16_MARKS) and not head.startswith(UTF32_MARK):
        return "text"
    if CONTROLS.search(head):
        return "binary"
    return "web page" if MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")) else "text"


def _content_of_zip(file: Opening) -> Content:
    try:
        with zipfile.ZipFile(file.path) as packed:
            names = set(packed.namelist())
            kind = packed.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return "zip"
    if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    return "xlsb" if "xl/workbook.bin" in names else "xlsx" if "xl/workbook.xml" in names else "zip"


def _is_encrypted(file: Opening) -> bool:
    with file.path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as view:
        return view.find(ENCRYPTED) >= 0
