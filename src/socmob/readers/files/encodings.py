"""Which characters the bytes of a text file stand for, decided by the whole file."""

from __future__ import annotations

import codecs

from socmob.errors import DataError
from socmob.readers.files.content import UTF16_MARKS
from socmob.readers.files.opening import Opening

CHUNK = 1 << 20

NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}


def find_encoding(file: Opening) -> str:
    """The Python codec that reads a text: by its byte order mark, else UTF-8 where every byte fits, else Windows-1252.

    One letter of an old program in the last line is enough to make a file Windows-1252, so all of it is decoded; a
    file is read in pieces of a mebibyte and nothing of it is kept.
    """
    codec = _marked(file)
    if _decodes(file, codec):
        return codec
    if codec == "utf-8" and _decodes(file, "cp1252"):
        return "cp1252"
    raise _undecodable(file, codec)


def _marked(file: Opening) -> str:
    with file.as_bytes() as stream:
        head = stream.read(3)
    if head.startswith(UTF16_MARKS):
        return "utf-16"
    return "utf-8-sig" if head == codecs.BOM_UTF8 else "utf-8"


def _decodes(file: Opening, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    zero_is_text = codec == "utf-16"
    with file.as_bytes() as stream:
        try:
            while chunk := stream.read(CHUNK):
                decoder.decode(chunk)
                if not zero_is_text and b"\0" in chunk:
                    raise _holds_zeros(file)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _holds_zeros(file: Opening) -> DataError:
    return DataError(
        f"{file.path.name} begins as text but holds bytes of zero, which no text has.",
        where=str(file.path),
        do="Export it again; if it was copied over a network, copy it again.",
    )


def _undecodable(file: Opening, codec: str) -> DataError:
    tried = NAMES[codec] if codec != "utf-8" else "UTF-8 or Windows-1252"
    return DataError(
        f"{file.path.name} holds characters that cannot be read as {tried}.",
        where=str(file.path),
        do="Save it again as .csv in UTF-8 (Excel calls it 'CSV UTF-8').",
    )
