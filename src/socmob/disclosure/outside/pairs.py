"""Levels within levels: which department each team belongs to, from files of two columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from socmob.disclosure.outside.sheets import read_sheet
from socmob.errors import MappingError

Within = Mapping[str, tuple[str, Mapping[str, frozenset[str]]]]
"""For a coarser dimension the finer one that it is made of, and for each of its levels those of the finer."""


def read_within(files: Iterable[str], folder: Path, dimensions: Iterable[str]) -> Within:
    """What files of pairs say: the first column of each lies within the second."""
    named, within = set(dimensions), dict[str, tuple[str, Mapping[str, frozenset[str]]]]()
    for file in files:
        sheet = read_sheet(folder / file)
        unknown = [heading for heading in sheet.headings if heading not in named]
        if len(sheet.headings) != 2 or unknown:
            raise MappingError(
                "A file of pairs has two columns, headed by the names of two dimensions: the finer, then the coarser.",
                where=f"{file}, line 1",
                do="Head the columns by names that stand under dimensions, such as Team,Department.",
            )
        finer, coarser = sheet.headings
        within[coarser] = (finer, _members([(row[finer], row[coarser]) for _, row in sheet.rows], file))
    return within


def _members(pairs: Sequence[tuple[str, str]], file: str) -> dict[str, frozenset[str]]:
    homes: dict[str, str] = {}
    for part, whole in pairs:
        if homes.setdefault(part, whole) != whole:
            raise MappingError(
                f'"{part}" is put in both "{homes[part]}" and "{whole}".', where=file, do="Keep one line for each."
            )
    return {whole: frozenset(part for part, home in homes.items() if home == whole) for whole in homes.values()}
