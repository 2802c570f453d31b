"""Groups of people by what they have in common: populations written one way, so that the same people are one group."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from socmob.values.codes import Code
from socmob.values.definitions import Population

WAVE = "wave"
"""The column of a release that says whose answers are meant: people of two waves are counted apart."""


class Group(NamedTuple):
    """Some people: the slice they are in, and for each column that restricts them the levels it allows, as bits."""

    slice: tuple[str, ...]
    terms: tuple[tuple[str, int], ...]

    def without(self, columns: frozenset[str]) -> Group:
        """Those of the same slice, whatever they have in some columns."""
        return Group(self.slice, tuple(term for term in self.terms if term[0] not in columns))

    def is_within(self, other: Group) -> bool:
        """Whether everyone of this group is of the other by definition.

        >>> Group((), (("sex", 0b01),)).is_within(Group((), ())), Group((), ()).is_within(Group((), (("sex", 0b01),)))
        (True, False)
        """
        own = dict(self.terms)
        return self.slice == other.slice and all(own.get(c, ~bits) & ~bits == 0 for c, bits in other.terms)


class Groups:
    """All groups that some populations are; codes that no population tells apart are one level."""

    def __init__(
        self,
        populations: Iterable[Population],
        incomplete: frozenset[str] = frozenset(),
        common: frozenset[str] = frozenset(),
    ) -> None:
        """`incomplete`: columns whose levels need not make the whole; `common`: those that hold no answers."""
        every = tuple(dict.fromkeys(populations))
        named = _codes(every)
        self.sliced = _slicing(every, common)
        self.levels = {column: _levels(column, codes, every) for column, codes in sorted(named.items())}
        # A column of which one code alone is named has others, or it would tell nothing.
        self.sizes = {
            column: len(set(levels.values())) + (column in incomplete or len(levels) == 1)
            for column, levels in self.levels.items()
        }
        self.members: dict[Group, list[Population]] = {}
        for population in every:
            if (group := self.of(population)) is not None:
                self.members.setdefault(group, []).append(population)

    def of(self, population: Population) -> Group | None:
        """The group that a population is; None where it can hold nobody."""
        terms: list[tuple[str, int]] = []
        for column, codes in population.terms:
            bits = sum({1 << self.levels[column][code] for code in codes})
            if not bits:
                return None
            if column not in self.sliced and bits != (1 << self.sizes[column]) - 1:
                terms.append((column, bits))
        own = dict(population.terms)
        return Group(tuple("|".join(own[column]) for column in self.sliced), tuple(terms))

    def wave(self, group: Group) -> Code:
        """The wave that a group is of, or the waves that are counted together; empty where none is told apart."""
        return dict(zip(self.sliced, group.slice, strict=True)).get(WAVE, "")


def _codes(populations: Iterable[Population]) -> dict[str, set[Code]]:
    found: dict[str, set[Code]] = {}
    for population in populations:
        for column, codes in population.terms:
            found.setdefault(column, set()).update(codes)
    return found


def _slicing(populations: tuple[Population, ...], common: frozenset[str]) -> tuple[str, ...]:
    """Columns by which nothing is ever added up: every population has one code of each, or names its waves."""
    if not populations:
        return ()
    always = set.intersection(*({column for column, _ in population.terms} for population in populations))
    single = {c for c in always & common if all(len(population.codes(c) or ()) == 1 for population in populations)}
    return tuple(sorted(single | (always & {WAVE})))


def _levels(column: str, codes: set[Code], populations: tuple[Population, ...]) -> dict[Code, int]:
    """The number of each code's level; codes that are always named together share one."""
    sets = sorted({listed for population in populations if (listed := population.codes(column)) is not None})
    signatures = {code: tuple(code in listed for listed in map(frozenset, sets)) for code in sorted(codes)}
    numbers = {signature: i for i, signature in enumerate(dict.fromkeys(signatures.values()))}
    return {code: numbers[signature] for code, signature in signatures.items()}
