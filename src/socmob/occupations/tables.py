"""The tables of this room: small CSV files with a manifest that names the source, licence and hash of each."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from socmob.errors import FrameworkError
from socmob.framework.fact import Fact, Provenance
from socmob.framework.strict_yaml import build, load

DATA = Path(__file__).parent / "data"
MANIFEST = "manifest.yaml"

Row = Mapping[str, str]


class TableFacts(Fact):
    """What is known of one table: where it comes from, under which licence, and the hash that pins every cell."""

    file: str
    title: str
    rows: int
    source: str
    url: str | None = None
    date: str
    licence: str
    provenance: Provenance
    note: str | None = None
    sha256: str


class _Manifest(Fact):
    tables: tuple[TableFacts, ...]


@cache
def manifest() -> Mapping[str, TableFacts]:
    """Every table's facts, by the name of its file."""
    found = build(_Manifest, load(DATA / MANIFEST, name=MANIFEST)).tables
    return {facts.file: facts for facts in found}


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a shipped table, each a mapping from heading to text."""
    path = DATA / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file, strict=True))
    for line, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise FrameworkError("the row has more or fewer cells than headings", file=path.name, line=line)
    return rows


def hash_of(name: str) -> str:
    """The SHA-256 of a shipped table, in hexadecimal, with line ends as they are in the file."""
    return sha256((DATA / name).read_bytes()).hexdigest()
