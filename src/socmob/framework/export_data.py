"""Survey programs, told by the columns that only their exports have."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from pydantic import Field

from socmob.framework.catalogue import read
from socmob.framework.fact import Fact, Provenance
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import build
from socmob.framework.text import normalised


class Program(Fact):
    """A survey program: the columns that tell its exports, and all of its own, which answer no question."""

    id: str
    name: str
    told_by: tuple[str, ...] = Field(min_length=1)
    columns: tuple[str, ...]
    sources: SourceIds

    def own(self, columns: Collection[str]) -> tuple[str, ...]:
        """Those of a file's columns that are the program's own."""
        known = {normalised(column) for column in self.columns}
        return tuple(column for column in columns if normalised(column) in known)


class _File(Fact):
    provenance: Provenance
    programs: tuple[Program, ...]


@cache
def programs() -> tuple[Program, ...]:
    """Every survey program whose exports are known; one whose exports come in two shapes is here twice."""
    return build(_File, read("exports.yaml")).programs


def program_of(columns: Collection[str]) -> Program | None:
    """The survey program that a file with these columns is an export of, None where it is none that is known.

    >>> program_of(["ID", "Start time", "Completion time", "Email"]).name, program_of(["Grade"])
    ('Microsoft Forms', None)
    """
    there = {normalised(column) for column in columns}
    return next((p for p in programs() if there.issuperset(normalised(column) for column in p.told_by)), None)
