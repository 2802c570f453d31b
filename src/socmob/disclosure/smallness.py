"""What is too small to be published by itself: few people, or a share of few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socmob.disclosure.populations import People
from socmob.framework import Profile
from socmob.values.definitions import CellDefinition
from socmob.values.tables import RawTable


def too_small(tables: Sequence[RawTable], people: People, profile: Profile) -> frozenset[int]:
    """Populations below the threshold, and those shown as a share of fewer than the minimum base."""
    small = {i for i, count in enumerate(people.counts) if count < profile.threshold}
    return frozenset(small | set(_of_small_bases(tables, people, profile.minimum_base)))


def _of_small_bases(tables: Sequence[RawTable], people: People, least: int) -> Iterator[int]:
    for table in tables:
        for cell in table.cells.values():
            for part in _shares(cell.definition):
                base = people.index.get(part.base) if part.base is not None else None
                if base is not None and people.counts[base] < least and part.population in people.index:
                    yield people.index[part.population]


def _shares(definition: CellDefinition) -> Iterator[CellDefinition]:
    """A definition and those of its inputs."""
    yield definition
    for part in definition.inputs:
        yield from _shares(part)
