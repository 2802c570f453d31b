"""What must stay open in a universe, and by how much: each withheld count, and each small difference of two counts.

Rule: a count is open by the profile's width, or by as much as readers knew before where that is less: of four people
anything from none to all. An insider knows of one person more, and so by one less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from socmob.disclosure.universe import Universe
from socmob.framework import Profile
from socmob.values.cells import Integers


@dataclass(frozen=True, eq=False)
class Secrets:
    """Sums over a universe's table: `vectors` (secrets, atoms); first its populations in order, then differences.

    `most` (secrets,) is by how much each can be open at most, `width` how far apart the values must lie that
    readers cannot tell from the truth. `pairs` are for each difference the numbers of two populations: the second's
    people who are not the first's.
    """

    universe: Universe
    vectors: Integers
    most: Integers
    width: int
    pairs: tuple[tuple[int, int], ...]
    nested: int
    """So many of the differences, the first, are of two nested populations: the whole less the part."""

    @property
    def differences(self) -> range:
        """The places of the differences."""
        return range(len(self.universe.numbers), len(self.vectors))

    def needed(self, insider: bool) -> Integers:
        """How far apart each secret must be held, (secrets,): for an insider, who knows of one person, by one less."""
        found: Integers = np.clip(np.minimum(self.most, self.width) - insider, 0, None)
        return found


def secrets_of(universe: Universe, pairs: Sequence[tuple[int, int]], profile: Profile) -> Secrets:
    """The secrets of one question: `pairs` (part, whole) are nested populations that hardly differ."""
    nested = dict(_nested(universe, pairs))
    found = {
        **nested,
        **{key: pair for key, pair in _near(universe, profile.difference_rule.least) if key not in nested},
    }
    kinds, codes = universe.table.shape
    both = [universe.vectors, *(np.frombuffer(key, dtype=np.int64).reshape(1, kinds, codes) for key in found)]
    vectors = np.concatenate(both)
    flat = vectors.reshape(len(vectors), -1)
    outside = [*universe.numbers, *(larger for _, larger in found.values())]
    left_out = np.array([universe.outside.get(number, 0) for number in outside], dtype=np.int64)
    can_be = most(vectors, universe) + left_out
    return Secrets(universe, flat, can_be, profile.width, (*found.values(),), len(nested))


def most(vectors: Integers, universe: Universe) -> Integers:
    """By how much sums can be open for all that readers know: by everyone of their kinds; of the silent the silent."""
    each = vectors.max(axis=2) - vectors.min(axis=2)  # of kinds counted whatever they answered nothing is open
    silent = universe.table[:, universe.silent].sum(axis=1)
    of_silent = [_is_of_silent(vector, universe) for vector in vectors]
    found: Integers = np.where(of_silent, each @ silent, each @ universe.heads)
    return found


def _is_of_silent(vector: Integers, universe: Universe) -> bool:
    """Whether a sum counts nobody who is in a category, or everybody of its kinds but some of the others."""
    others = vector.max(axis=1)[:, None] - vector
    own, rest = (not counted[:, ~universe.silent].any() for counted in (vector, others))
    return own or (rest and not _is_silence(others, universe))


def _is_silence(counted: Integers, universe: Universe) -> bool:
    """Whether a sum just counts who of some kinds is in no category, which is no secret."""
    return np.array_equal(counted, counted.max(axis=1, initial=0)[:, None] * universe.silent)


def _nested(universe: Universe, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[bytes, tuple[int, int]]]:
    own = {*universe.numbers}
    for part, whole in pairs:
        if part in own and (whole in own or whole in universe.groups):
            between = universe.vector(whole) - universe.vector(part)
            if not _is_open(between, universe) and not (whole in universe.groups and _is_mixed(between, universe)):
                yield between.tobytes(), (part, whole)


def _is_open(counted: Integers, universe: Universe) -> bool:
    """Whether a sum is nobody at all, or just how many of some kinds are in no category, or in one: no secret."""
    kinds = counted.max(axis=1, initial=0)[:, None]
    return any(np.array_equal(counted, kinds * codes) for codes in (universe.silent, ~universe.silent))


def silent_in(universe: Universe, least: int = 0) -> frozenset[int]:
    """The populations that just count who of some kinds is in no category, where there are so many people at least."""
    found = set()
    for number, vector in zip(universe.numbers, universe.vectors, strict=True):
        kinds = vector.max(axis=1)
        if kinds.any() and kinds @ universe.heads >= least and _is_silence(vector, universe):
            found.add(number)
    return frozenset(found)


def _is_mixed(between: Integers, universe: Universe) -> bool:
    """Whether a difference counts both people in a category and silent ones.

    Of everyone of some kinds less a class: the class less than its base is a difference too, which is smaller.
    """
    return bool(between[:, universe.silent].any() and between[:, ~universe.silent].any())


def _near(universe: Universe, least: int) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """People by whom two groups differ that are otherwise the same, few on either side: who left, joined or moved."""
    by_codes: dict[bytes, list[int]] = {}
    for place, vector in enumerate(universe.vectors):
        by_codes.setdefault(vector.any(axis=0).tobytes(), []).append(place)
    for key, places in by_codes.items():
        codes = np.frombuffer(key, dtype=bool)
        if np.array_equal(codes, universe.silent) or np.array_equal(codes, ~universe.silent):
            continue
        groups: Integers = (universe.vectors[places].max(axis=2, initial=0) > 0).astype(np.int64)
        for one, other in _few_apart(groups, universe.heads * universe.steady, least):
            apart = ((groups[one] > groups[other]) & universe.steady)[:, None] * codes
            yield apart.astype(np.int64).tobytes(), (universe.numbers[places[other]], universe.numbers[places[one]])


def _few_apart(groups: Integers, heads: Integers, least: int) -> Iterator[tuple[int, int]]:
    """Pairs of groups with fewer people than `least` in one and not the other, both ways, and some one way."""
    both = (groups * heads) @ groups.T
    alone = both.diagonal()[:, None] - both
    few = (alone > 0) & (alone < least) & (least > alone.T)
    for one, other in np.argwhere(few):
        yield int(one), int(other)
