"""Imported derivation tables in the user's folder: written once, used by every run after that."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from socmob.errors import DataError
from socmob.occupations.derivation import DerivationTables, Key, shipped
from socmob.occupations.official.reading import Derivation
from socmob.occupations.schemes import Nssec8
from socmob.occupations.statuses import EmploymentStatus, ReducedStatus
from socmob.occupations.store import keep, kept

FILE = "nssec-derivation-soc2020.csv"
_HEADINGS = ("soc2020", "status", "nssec8", "source", "sha256")
_SIMPLIFIED = "simplified"


def keep_tables(derivation: Derivation, folder: Path) -> Path:
    """Write imported tables into the user's folder; the path that was written."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADINGS)
    rows = [(code, _name(key), nssec.value) for (code, key), nssec in derivation.cells.items()]
    writer.writerows((*row, derivation.source, derivation.sha256) for row in sorted(rows))
    return keep(folder, FILE, text.getvalue().encode())


def tables_in(folder: Path) -> DerivationTables:
    """The tables to derive by: the ONS's own where they were imported, with ours for what they lack; else ours."""
    path = kept(folder, FILE)
    if path is None:
        return shipped()
    cells = _read(path)
    ours = shipped()
    official = frozenset(key for _, key in cells)
    return DerivationTables({**ours.cells, **cells}, official, ours.flags, ours.simplified_flags)


def _read(path: Path) -> dict[tuple[str, Key], Nssec8]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
        return {(row["soc2020"], _key(row["status"])): Nssec8(row["nssec8"]) for row in rows}
    except (KeyError, ValueError, csv.Error, OSError):
        raise DataError(
            "The derivation tables that were imported cannot be read any more.",
            where=str(path),
            do="Import the workbook again: socmob occupations import FILE.",
        ) from None


def _name(key: Key) -> str:
    if key is None:
        return _SIMPLIFIED
    return key.column if isinstance(key, EmploymentStatus) else key.value


def _key(name: str) -> Key:
    if name == _SIMPLIFIED:
        return None
    return EmploymentStatus(int(name[1:])) if name[0] == "s" and name[1:].isdigit() else ReducedStatus(name)
