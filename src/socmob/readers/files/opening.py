"""Opening a file, or saying gently why it cannot be opened."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from socmob.errors import DataError

GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Opening:
    """A file that can be opened again and again, unpacked where it is compressed; never written to disk."""

    path: Path
    compression: str | None = None

    @contextmanager
    def as_bytes(self) -> Iterator[BinaryIO]:
        """The content, unpacked; damage in the packing is the user's to mend."""
        with self.path.open("rb") as stream:
            try:
                yield cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if self.compression else stream
            except (gzip.BadGzipFile, EOFError, zlib.error) as error:
                raise _damaged_packing(self.path) from error

    @contextmanager
    def as_text(self, encoding: str) -> Iterator[TextIO]:
        """The content as text, its line ends as they are."""
        with self.as_bytes() as stream, io.TextIOWrapper(stream, encoding, newline="") as text:
            yield text


def open_file(path: Path) -> Opening:
    """A file that exists, may be read and holds something; gzip is known by its first two bytes, not by its name."""
    try:
        with path.open("rb") as stream:
            first = stream.read(2)
    except OSError as error:
        raise _not_opened(path, error) from error
    if not first:
        raise empty(path)
    return Opening(path, "gzip" if first == GZIP else None)


def empty(path: Path) -> DataError:
    """The refusal of a file without content."""
    return DataError(
        f"{path.name} is empty.",
        where=str(path),
        do="Export the answers again and check that the file has a header row and a row for each person.",
    )


def _not_opened(path: Path, error: OSError) -> DataError:
    if path.is_dir():
        return DataError(
            f"{path.name} is a folder, not a file.",
            where=str(path),
            do="Name the file in it that holds the answers.",
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return DataError(
            f"There is no file {path.name}.",
            where=str(path),
            do="Check the spelling and the folder; a path in a mapping starts from the mapping's own folder.",
        )
    if isinstance(error, PermissionError):
        return DataError(
            f"{path.name} may not be read by this user.",
            where=str(path),
            do="Close it where it is open in another program, or ask whoever owns it for leave to read it.",
        )
    return DataError(
        f"{path.name} cannot be opened: {error.strerror}.", where=str(path), do="Copy it to a local folder."
    )


def _damaged_packing(path: Path) -> DataError:
    return DataError(
        f"{path.name} is compressed with gzip, and the compressed content is damaged or cut short.",
        where=str(path),
        do="Copy or download it again, or compress the original again.",
    )
