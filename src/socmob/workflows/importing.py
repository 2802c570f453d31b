"""Importing what the ONS publishes and socmob does not ship: the coding index, and the derivation tables of NS-SEC."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from socmob.errors import DataError
from socmob.occupations.official import Difference, compare, holds_derivation, keep_tables, read_derivation
from socmob.occupations.store import data_directory
from socmob.occupations.titles import learn_coder
from socmob.occupations.titles.importing import import_index
from socmob.occupations.titles.index import write_index
from socmob.occupations.titles.network import Settings
from socmob.workflows.progress import Progress, silent

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What a file turned out to be, what there is to know of it, and the folder where it is kept."""

    kind: str
    notes: tuple[str, ...]
    folder: Path


def import_file(
    path: Path, data: Path | None = None, tell: Progress = silent, settings: Settings | None = None
) -> ImportedFile:
    """Keep a file of the ONS in the user's folder, ready for use: its content says which of the two it is.

    `settings` are those of the network that is learned from the coding index.
    """
    if not path.is_file():
        raise DataError("There is no such file.", where=str(path), do="Give the path of the file that you downloaded.")
    folder = data or data_directory()
    tell("Reading the file")
    if holds_derivation(path):
        return _import_derivation(path, folder)
    return _import_index(path, folder, tell, settings)


def _import_derivation(path: Path, folder: Path) -> ImportedFile:
    derivation = read_derivation(path)
    differing = compare(derivation)
    keep_tables(derivation, folder)
    notes = (f"{len(derivation.cells):,} cells, from: {', '.join(derivation.sheets)}", *_said(differing))
    return ImportedFile("derivation tables of NS-SEC", notes, folder)


def _said(differing: Sequence[Difference]) -> tuple[str, ...]:
    """How many cells differ from those that are shipped, and the first of them."""
    if not differing:
        return ("no cell differs from the tables of socmob",)
    shown = tuple(f"  {each.soc2020} {each.title}: {each.official} for {each.shipped}" for each in differing[:_SHOWN])
    more = (f"  and {len(differing) - _SHOWN:,} more",) if len(differing) > _SHOWN else ()
    three = sum(each.changes_three for each in differing)
    head = f"{len(differing):,} cells differ from the tables of socmob, {three:,} of them in the three classes:"
    return (head, *shown, *more)


def _import_index(path: Path, folder: Path, tell: Progress, settings: Settings | None) -> ImportedFile:
    """Learn first and keep then, so that an import that is cut short leaves no index without its model."""
    imported = import_index(path)

    def told(done: int, rounds: int) -> None:
        tell(f"Learning from the index: round {done} of {rounds}")

    coder = learn_coder(imported.index, folder, settings, told)
    write_index(folder, imported.index)
    learned = f"calibrated on {coder.calibration.titles:,} {coder.calibration.learned_on} that were held out"
    return ImportedFile("coding index of SOC 2020", (*imported.notes, learned), folder)
