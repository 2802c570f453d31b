"""The unknown counts: how many people there are of each kind, in blocks that agree in what they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod

import numpy as np

from socmob.disclosure.outside.groups import Group, Groups
from socmob.values.cells import Integers

WHOLE = 1_500
"""So many unknowns at most where all columns of a slice are crossed with one another; else each set in use is."""

Columns = tuple[str, ...]
Tie = tuple[Group, Integers, Integers]
"""Some people counted in two blocks: the unknowns of either that add up to them."""


@dataclass(frozen=True, slots=True)
class Block:
    """Unknowns for every combination of levels of some columns, numbered from `first`."""

    slice: tuple[str, ...]
    columns: Columns
    shape: tuple[int, ...]
    first: int

    @property
    def size(self) -> int:
        """How many unknowns there are."""
        return prod(self.shape)

    def unknowns(self, group: Group) -> Integers:
        """The unknowns that add up to a group."""
        allowed = dict(group.terms)
        axes = [
            np.array([level for level in range(size) if allowed.get(column, -1) >> level & 1], dtype=np.int64)
            for column, size in zip(self.columns, self.shape, strict=True)
        ]
        if not axes:
            return np.array([self.first], dtype=np.int64)
        grid = np.ix_(*axes)
        return np.asarray(self.first + np.ravel_multi_index(grid, self.shape).ravel(), dtype=np.int64)


class Layout:
    """All blocks; `crossed` tells whether every slice is crossed in full, so that nothing about rings is lost."""

    def __init__(self, groups: Groups) -> None:
        self.groups, self.crossed, self.size = groups, True, 0
        self.blocks: dict[tuple[str, ...], list[Block]] = {}
        used: dict[tuple[str, ...], set[Columns]] = {}
        for group in groups.members:
            used.setdefault(group.slice, set()).add(tuple(column for column, _ in group.terms))
        for name, sets in sorted(used.items()):
            self._lay(name, sets)

    def unknowns(self, group: Group) -> Integers:
        """The unknowns that add up to a group, in the smallest block that can tell."""
        columns = {column for column, _ in group.terms}
        fitting = [block for block in self.blocks[group.slice] if columns <= set(block.columns)]
        return min(fitting, key=lambda block: block.size).unknowns(group)

    def holds(self, group: Group) -> bool:
        """Whether some block can tell a group."""
        columns = {column for column, _ in group.terms}
        return any(columns <= set(block.columns) for block in self.blocks.get(group.slice, ()))

    def ties(self) -> Iterator[Tie]:
        """Every count that two blocks share."""
        for blocks in self.blocks.values():
            shared = {_shared(one, other) for one, other in combinations(blocks, 2)}
            for columns in sorted(shared, key=lambda columns: (-len(columns), columns)):
                yield from self._ties([block for block in blocks if set(columns) <= set(block.columns)], columns)

    def kinds(self, secret: frozenset[str]) -> Iterator[Integers]:
        """In each block the unknowns of every kind of people that can be told apart without their answers."""
        for blocks in self.blocks.values():
            for block in blocks:
                common = tuple(column for column in block.columns if column not in secret)
                if len(common) < len(block.columns):
                    yield from (block.unknowns(group) for group in self._kinds(block.slice, common))

    def _lay(self, name: tuple[str, ...], sets: Iterable[Columns]) -> None:
        every = tuple(sorted({column for columns in sets for column in columns}))
        whole = prod(self.groups.sizes[column] for column in every) <= WHOLE
        chosen = [every] if whole else _largest(sets)
        self.crossed &= whole or len(chosen) == 1
        for columns in chosen:
            block = Block(name, columns, tuple(self.groups.sizes[column] for column in columns), self.size)
            self.blocks.setdefault(name, []).append(block)
            self.size += block.size

    def _ties(self, blocks: Sequence[Block], columns: Columns) -> Iterator[Tie]:
        """One block after another, with the first that has more than these columns in common with none before it."""
        seen: list[Block] = []
        for block in blocks:
            if seen and not any(len(_shared(block, other)) > len(columns) for other in seen):
                for group in self._kinds(block.slice, columns):
                    yield group, seen[0].unknowns(group), block.unknowns(group)
            seen.append(block)

    def _kinds(self, name: tuple[str, ...], columns: Columns) -> Iterator[Group]:
        sizes = [self.groups.sizes[column] for column in columns]
        for levels in np.ndindex(*sizes):
            terms = ((column, 1 << level) for column, level in zip(columns, levels, strict=True))
            yield Group(name, tuple(terms))


def _shared(one: Block, other: Block) -> Columns:
    return tuple(column for column in one.columns if column in other.columns)


def _largest(sets: Iterable[Columns]) -> list[Columns]:
    """Sets of columns that no other such set holds."""
    every = sorted(set(sets))
    return [columns for columns in every if not any(set(columns) < set(other) for other in every)]
