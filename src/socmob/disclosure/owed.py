"""What must be open, worked out anew for the audit: it reads no list of secrets, only who each population counts.

Owed are every population of a question; of two populations, one within the other, those between, where they are few;
and of two groups, of the same answers, those in one alone, where they are few both ways. Whole arrays are compared at
once, so that this stays quick.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from socmob.disclosure.populations import People
from socmob.disclosure.universe import Universe
from socmob.framework import Profile
from socmob.values.cells import Integers

AT_A_TIME = 256
"""So many differences are written out at a time."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Owed:
    """Sums over a table: `vectors` (sums, kinds, codes), by how much each must be open, `needed` (sums,).

    `about` (sums, 2) are the numbers of the two populations of a difference, of a count one twice.
    """

    vectors: Integers
    needed: Integers
    about: Integers


class Owing:
    """What is owed of one question."""

    def __init__(self, universe: Universe, people: People, shown: AbstractSet[int], profile: Profile) -> None:
        self.universe, self.people, self.profile = universe, people, profile
        groups = np.array([*universe.groups.values()], dtype=np.int64).reshape(-1, len(universe.table))
        self.numbers = np.array([*universe.numbers, *universe.groups], dtype=np.int64)
        self.told = np.isin(self.numbers, [*shown, *people.known])
        self.kinds = np.concatenate((universe.vectors.max(axis=2, initial=0), groups))
        self.codes = np.ones((len(self.numbers), universe.table.shape[1]), dtype=np.int64)
        self.codes[: len(universe.numbers)] = universe.vectors.any(axis=1)
        self.counts = np.array([people.counts[number] for number in self.numbers], dtype=np.int64)

    def populations(self) -> Owed:
        """Each by the width, in the universe's order."""
        numbers = self.numbers[: len(self.universe.numbers)]
        return self._owed(self.universe.vectors, np.stack((numbers, numbers), axis=1))

    def differences(self) -> Iterator[Owed]:
        """All that are no fact about collecting answers, some at a time."""
        nested = np.argwhere(self._nested())
        for start in range(0, len(nested), AT_A_TIME):
            yield self._between(nested[start : start + AT_A_TIME])
        for codes in np.unique(self.codes[: len(self.universe.numbers)], axis=0):
            if not any(np.array_equal(codes > 0, told) for told in (self.universe.silent, ~self.universe.silent)):
                yield self._apart(codes)

    def _owed(self, vectors: Integers, about: Integers) -> Owed:
        """By how much: the width, or where that is less all that readers can think, whoever is proved nothing of.

        Of two groups with the same answers those who are left out of both are in no difference.
        """
        place = {int(number): i for i, number in enumerate(self.numbers)}
        sides = np.array([[place[int(number)] for number in pair] for pair in about], dtype=np.int64).reshape(-1, 2)
        left_out = np.array([self.universe.outside.get(int(number), 0) for number in self.numbers], dtype=np.int64)
        same = (sides[:, 0] != sides[:, 1]) & (self.codes[sides[:, 0]] == self.codes[sides[:, 1]]).all(axis=1)
        outside = np.maximum(left_out[sides[:, 1]] - np.where(same, left_out[sides[:, 0]], 0), 0)
        needed = np.minimum(_can_be(self.universe, vectors) + outside, self.profile.width)
        return Owed(vectors, needed, about)

    def _nested(self) -> Flags:
        """Which populations (rows) lie within which (columns), with few between.

        By their definitions; of those that are told also by whom they count, as every team of a department is in it.
        """
        inside = _within(self.numbers, self.people)
        if not any(self.universe.outside.values()):  # where some are left out, kinds do not show who lies within whom
            both = self.told[:, None] & self.told
            inside |= both & _is_part(self.kinds[:, self.universe.heads > 0]) & _is_part(self.codes)
        inside[len(self.universe.numbers) :] = False
        between = self.counts[None, :] - self.counts[:, None]
        all_alike = (between == 0) & np.array([self.profile.group_disclosure.allows(int(n)) for n in self.counts])
        found: Flags = inside & (between >= 0) & (between < self.profile.complement) & ~all_alike
        return found

    def _between(self, pairs: Integers) -> Owed:
        """The people of the larger of each pair who are not the smaller's."""
        parts, wholes = (self.kinds[side][:, :, None] * self.codes[side][:, None, :] for side in pairs.T)
        vectors, universe = wholes - parts, self.universe
        kinds = vectors.max(axis=2, initial=0)[:, :, None]
        collecting = [(vectors == kinds * told).all(axis=(1, 2)) for told in (universe.silent, ~universe.silent)]
        both = [vectors[:, :, told].any(axis=(1, 2)) for told in (universe.silent, ~universe.silent)]
        # Of everyone less a class also the silent are left: the class less those in any class is the smaller secret.
        mixed = (pairs[:, 1] >= len(universe.numbers)) & both[0] & both[1]
        kept = ~(collecting[0] | collecting[1] | mixed)
        return self._owed(vectors[kept], self.numbers[pairs[kept]])

    def _apart(self, codes: Integers) -> Owed:
        """The people with these answers who are in one group and not in another, few in either alone."""
        own = np.flatnonzero((self.codes[: len(self.universe.numbers)] == codes).all(axis=1))
        groups = self.kinds[own] > 0
        steady = self.universe.steady
        alone, least = (groups * (self.universe.heads * steady)) @ ~groups.T, self.profile.difference_rule.least
        few = np.argwhere((alone > 0) & (np.maximum(alone, alone.T) < least))
        apart = groups[few[:, 0]] & ~groups[few[:, 1]] & steady
        return self._owed(apart[:, :, None] * codes, self.numbers[own[few[:, ::-1]]])


def is_silence(universe: Universe) -> Flags:
    """Which populations just count who of some kinds is in no category, (populations,)."""
    kinds = universe.vectors.max(axis=2, initial=0)
    found: Flags = (universe.vectors == kinds[:, :, None] * universe.silent).all(axis=(1, 2))
    return found


def _can_be(universe: Universe, vectors: Integers) -> Integers:
    """All that sums can be for who knows the people of each kind, and how many of them are in no category."""
    full = vectors.max(axis=2, initial=0)
    varying = full - vectors.min(axis=2)
    classes, silent = vectors[:, :, ~universe.silent], vectors[:, :, universe.silent]
    of_nobody, of_all = ~classes.any(axis=(1, 2)), (classes == full[:, :, None]).all(axis=(1, 2))
    tells_silent_apart = (silent != silent[:, :, :1]).any(axis=(1, 2))
    people = np.where(universe.silent, universe.table, 0).sum(axis=1)
    found: Integers = np.where(of_nobody | (of_all & tells_silent_apart), varying @ people, varying @ universe.heads)
    return found


def _within(numbers: Integers, people: People) -> Flags:
    """Which populations lie within which by their definitions: each column holds no code that the other's does not."""
    places = {(column, code): i for i, (column, code) in enumerate(_every_code(people))}
    holds = np.ones((len(numbers), len(places)), dtype=np.int64)
    for row, number in enumerate(numbers):
        for column, codes in people.populations[number].terms:
            holds[row, [places[column, code] for code in (None, *people.levels[column])]] = 0
            holds[row, [places[column, code] for code in codes]] = 1
    return _is_part(holds)


def _every_code(people: People) -> Iterator[tuple[str, str | None]]:
    """Every code of every column, and None for a column that is left open."""
    for column, codes in people.levels.items():
        yield from ((column, code) for code in (None, *codes))


def _is_part(often: Integers) -> Flags:
    """Which rows are nowhere greater than which others, (rows, rows); no row with itself."""
    found = np.ones((len(often), len(often)), dtype=bool)
    for least in range(1, int(often.max(initial=0)) + 1):
        there = (often >= least).astype(np.float32)
        found &= there @ (1 - there).T == 0
    np.fill_diagonal(found, val=False)
    return found
