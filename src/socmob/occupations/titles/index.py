"""The coding index as it stands in the user's data directory: entries, and cross-references from title to title."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from socmob.errors import DataError
from socmob.occupations.soc import soc2020_titles
from socmob.occupations.store import keep, kept
from socmob.occupations.titles.entry import IndexEntry

FILE = "coding-index.csv.gz"
_COLUMNS = ("title", "qualifier", "industry", "code", "see")
_PARTS, _JOBS = re.compile(r", | and "), re.compile(r"[A-Za-z-]+s")
_SEE = re.compile(r"^see\s+(?:also\s+)?(?P<title>[^()]+?)\s*(?:\(.*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CrossReference:
    """An entry without a code that sends the reader to another title.

    >>> CrossReference("Bailer", "see Baler").to, CrossReference("COO", "see also Director ( )").to
    ('Baler', 'Director')
    """

    text: str
    see: str

    @property
    def to(self) -> str:
        """The title referred to; blank where the reference is to something else."""
        found = _SEE.match(self.see.strip())
        return found["title"] if found and found["title"].lower() != "notes" else ""


@dataclass(frozen=True, slots=True)
class CodingIndex:
    """Entries in the order of the source, and the cross-references; `imported` is false for titles of unit groups."""

    entries: tuple[IndexEntry, ...]
    cross_references: tuple[CrossReference, ...] = ()
    imported: bool = True


def of_unit_groups() -> CodingIndex:
    """The index that serves until one is imported: the titles of the unit groups.

    A title of jobs of one word each ("Solicitors and lawyers") also stands for each of them; any other does not,
    since a part of "Managers in logistics" would be another job.

    >>> [each.text for each in of_unit_groups().entries if each.code == "2412"]
    ['Solicitors and lawyers', 'Solicitors', 'lawyers']
    """
    names = ((code, name) for code, title in soc2020_titles().items() for name in _names(title))
    return CodingIndex(tuple(IndexEntry(name, "", "", code) for code, name in names), imported=False)


def _names(title: str) -> tuple[str, ...]:
    parts = _PARTS.split(title)
    several = len(parts) > 1 and all(_JOBS.fullmatch(part) for part in parts)
    return (title, *parts) if several else (title,)


def write_index(folder: Path, index: CodingIndex) -> Path:
    """Keep an index in the folder; the same index gives the same bytes."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerows((each.text, each.qualifier, each.industry, each.code, "") for each in index.entries)
    rows.writerows((each.text, "", "", "", each.see) for each in index.cross_references)
    return keep(folder, FILE, gzip.compress(text.getvalue().encode(), mtime=0))


def read_index(folder: Path) -> CodingIndex | None:
    """The index that is kept in the folder, or None where none was imported."""
    path = kept(folder, FILE)
    if path is None:
        return None
    try:
        rows = list(csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode())))
        return CodingIndex(_entries(rows), _references(rows))
    except (OSError, EOFError, UnicodeDecodeError, KeyError, csv.Error, zlib.error) as error:
        raise damaged(path) from error


def damaged(path: Path) -> DataError:
    """The error of a file in the data directory that cannot be read."""
    return DataError(
        "What was imported here can no longer be read.",
        where=str(path),
        do="Import the coding index again: socmob occupations import FILE.",
    )


def _entries(rows: Sequence[dict[str, str]]) -> tuple[IndexEntry, ...]:
    coded = (row for row in rows if row["code"])
    return tuple(IndexEntry(row["title"], row["qualifier"], row["industry"], row["code"]) for row in coded)


def _references(rows: Sequence[dict[str, str]]) -> tuple[CrossReference, ...]:
    return tuple(CrossReference(row["title"], row["see"]) for row in rows if not row["code"])
