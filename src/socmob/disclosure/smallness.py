"""What is too small to be published by itself: few people, a share of few, a share that says all are alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socmob.disclosure.populations import People
from socmob.framework import Profile
from socmob.framework.profile_rules import Zero
from socmob.values.definitions import CellDefinition
from socmob.values.tables import RawTable


def too_small(tables: Sequence[RawTable], people: People, profile: Profile) -> frozenset[int]:
    """Populations of few people, and those shown as a share of too few, or as nobody or everyone of their base."""
    few = {i for i, count in enumerate(people.counts) if is_few(count, profile)}
    shares = {pair for table in tables for pair in _shares(table, people)}
    refused = {part for part, base in shares if not _may_be_share(people.counts[part], people.counts[base], profile)}
    return frozenset(few | refused)


def is_few(count: int, profile: Profile) -> bool:
    """Whether a count is withheld for itself; nought is where the profile's zero rule says so.

    >>> from socmob.framework import profile
    >>> [is_few(count, profile()) for count in (0, 9, 10)]
    [True, True, False]
    """
    return profile.zero is Zero.WITHHELD if count == 0 else count < profile.threshold


def are_alike(count: int, base: int, profile: Profile) -> bool:
    """Whether a share may not be shown because it says that all people of its base are alike.

    >>> from socmob.framework import profile
    >>> [are_alike(count, 300, profile()) for count in (0, 150, 300)]
    [True, False, True]
    """
    return count in (0, base) and not profile.group_disclosure.allows(base)


def _may_be_share(count: int, base: int, profile: Profile) -> bool:
    return base >= profile.minimum_base and not are_alike(count, base, profile)


def _shares(table: RawTable, people: People) -> Iterator[tuple[int, int]]:
    """The populations that are shown as a share of another, each with its base."""
    for cell in table.cells.values():
        for part in _with_inputs(cell.definition):
            own, base = people.index.get(part.population), people.index.get(part.base) if part.base else None
            if own is not None and base is not None and own != base:
                yield own, base


def _with_inputs(definition: CellDefinition) -> Iterator[CellDefinition]:
    yield definition
    for part in definition.inputs:
        yield from _with_inputs(part)
