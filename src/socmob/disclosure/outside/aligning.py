"""Several publications side by side: one name for one column, two where the same heading cuts people in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from socmob.disclosure.outside.published import Publication
from socmob.values.definitions import CellDefinition, Population


@dataclass(frozen=True, slots=True)
class Together:
    """Publications whose columns bear one name just where they are one; twins: the same people under two names."""

    publications: tuple[Publication, ...]
    twins: tuple[tuple[Population, Population], ...] = ()


def aligned(publications: Sequence[Publication]) -> Together:
    """The publications with columns renamed where neither's codes hold the other's: two ways of cutting people.

    A level that has the same name in both is taken to be the same people.
    """
    ways: dict[str, list[set[str]]] = {}
    names = [_names(one, ways) for one in publications]
    renamed = tuple(_renamed(one, new) for one, new in zip(publications, names, strict=True))
    return Together(renamed, tuple(_twins(publications, names)))


def _names(publication: Publication, ways: dict[str, list[set[str]]]) -> dict[str, str]:
    """The new name of each column that cuts people otherwise than one before it; takes note of how each cuts."""
    codes: dict[str, set[str]] = {}
    for population in publication.populations():
        for column, listed in population.terms:
            codes.setdefault(column, set()).update(listed)
    new: dict[str, str] = {}
    for column, own in codes.items():
        known = ways.setdefault(column, [])
        place = next((i for i, other in enumerate(known) if own <= other or other <= own), len(known))
        if place == len(known) or column == "wave":
            known.append(set())
        known[place] |= own
        if place and column != "wave":
            new[column] = f"{column} ({place + 1})"
    return new


def _renamed(publication: Publication, new: dict[str, str]) -> Publication:
    if not new:
        return publication
    numbers = tuple(replace(n, definition=_defined(n.definition, new)) for n in publication.numbers)
    secret = publication.secret
    return replace(
        publication,
        numbers=numbers,
        secret=None if secret is None else frozenset(new.get(column, column) for column in secret),
        incomplete=frozenset(new.get(column, column) for column in publication.incomplete),
    )


def _defined(definition: CellDefinition, new: dict[str, str]) -> CellDefinition:
    return replace(
        definition,
        population=_named(definition.population, new),
        base=None if definition.base is None else _named(definition.base, new),
        inputs=tuple(_defined(part, new) for part in definition.inputs),
    )


def _named(population: Population, new: dict[str, str]) -> Population:
    return Population.of({new.get(column, column): codes for column, codes in population.terms})


def _twins(
    publications: Sequence[Publication], names: Sequence[dict[str, str]]
) -> Iterator[tuple[Population, Population]]:
    """Populations that two publications name alike, one of them under another name now."""
    seen: dict[Population, Population] = {}
    for publication, new in zip(publications, names, strict=True):
        for population in dict.fromkeys(publication.populations()):
            now = _named(population, new)
            if seen.setdefault(population, now) != now:
                yield seen[population], now
