"""A smaller universe in which it is decided what to withhold: each breakdown by itself, tied by what they share.

In it people of one kind in two breakdowns are not known to be the same, so that more tables agree with what is shown
than in truth: what is closed here is closed, and what is open here is proved in the true universe, or more is withheld.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from socmob.disclosure.merging import alike, first_of
from socmob.disclosure.populations import WAVE, People
from socmob.disclosure.secrets import Secrets
from socmob.disclosure.strata import told_strata
from socmob.disclosure.universe import Universe
from socmob.values.cells import Integers

Columns = frozenset[str]


def coarse(secrets: Secrets, people: People) -> Secrets:
    """The same secrets in the smaller universe, but those that compare groups of two breakdowns."""
    universe, blocks = secrets.universe, _blocks(secrets.universe, people)
    sets = {number: _columns(people, number, universe) for number in (*universe.numbers, *universe.groups)}
    of_block = [_Block(universe, [n for n in universe.numbers if sets[n] <= block]) for block in blocks]
    home = {number: next(i for i, block in enumerate(blocks) if own <= block) for number, own in sets.items()}
    smaller = _joined(universe, of_block, home, [n for n in universe.numbers if not sets[n]])
    nested = secrets.pairs[: secrets.nested]
    differences = [_between(smaller, of_block, blocks, sets, part, whole) for part, whole in nested]
    own = smaller.vectors.reshape(len(universe.numbers), -1)
    vectors = np.concatenate((own, np.array(differences, dtype=np.int64).reshape(len(nested), own.shape[1])))
    most = secrets.most[: len(vectors)]
    return replace(secrets, universe=smaller, vectors=vectors, most=most, pairs=nested)


def _columns(people: People, number: int, universe: Universe) -> Columns:
    population = people.populations[number]
    return frozenset(column for column, _ in population.terms) - {WAVE, universe.measure}


def _blocks(universe: Universe, people: People) -> list[Columns]:
    """The largest sets of breakdowns that some population is taken by."""
    used = {_columns(people, number, universe) for number in (*universe.numbers, *universe.groups)}
    largest = [one for one in used if not any(one < other for other in used)]
    return sorted(largest, key=sorted)


class _Block:
    """The kinds of one set of breakdowns: those of the universe that its populations do not tell apart are one."""

    def __init__(self, universe: Universe, numbers: list[int]) -> None:
        own = {*numbers}
        places = [place for place, number in enumerate(universe.numbers) if number in own]
        self.universe = universe
        counted = universe.vectors[places].max(axis=2, initial=0)
        strata = told_strata(counted, universe.waves[places], universe.strata)
        self.of, self.kinds = alike(np.vstack((counted, strata.T)))
        self.first = first_of(self.of, self.kinds)
        self.strata = strata[self.first]

    def table(self) -> Integers:
        """The counts of the block's kinds, (kinds, codes)."""
        table = np.zeros((self.kinds, self.universe.table.shape[1]), dtype=np.int64)
        np.add.at(table, self.of, self.universe.table)
        return table


def _joined(universe: Universe, blocks: list[_Block], home: dict[int, int], shared: list[int]) -> Universe:
    """The blocks beside one another, tied by the populations that all of them count."""
    starts = np.cumsum([0, *(block.kinds for block in blocks)])
    shape = (int(starts[-1]), universe.table.shape[1])

    def placed(vector: Integers, block: int) -> Integers:
        whole = np.zeros(shape, dtype=np.int64)
        whole[starts[block] : starts[block + 1]] = vector[blocks[block].first]
        return whole

    vectors = np.array([placed(universe.vector(n), home[n]) for n in universe.numbers])
    places = np.array([universe.numbers.index(n) for n in shared], dtype=np.int64)
    own = universe.told_by(places).max(axis=2, initial=0)
    shared_kinds: Sequence[Integers] = [*np.unique(own, axis=0)]
    codes = np.eye(shape[1], dtype=np.int64)
    ties = [
        placed(kinds[:, None] * code, block) - placed(kinds[:, None] * code, 0)
        for kinds in shared_kinds
        for code in codes
        for block in range(1, len(blocks))
    ]
    table = np.concatenate([block.table() for block in blocks])
    tied = np.array(ties, dtype=np.int64).reshape(-1, *shape)
    steady, strata = np.ones(len(table), dtype=bool), np.concatenate([block.strata for block in blocks])
    return replace(universe, vectors=vectors, table=table, groups={}, ties=tied, steady=steady, strata=strata)


def _between(
    smaller: Universe,
    blocks: list[_Block],
    columns: list[Columns],
    sets: dict[int, Columns],
    part: int,
    whole: int,
) -> Integers:
    """The whole less the part, in a block that knows both where there is one."""
    starts = np.cumsum([0, *(block.kinds for block in blocks)])
    both = next((i for i, block in enumerate(columns) if sets[part] | sets[whole] <= block), None)
    found = np.zeros(smaller.table.shape, dtype=np.int64)
    for number, sign in ((whole, 1), (part, -1)):
        block = both if both is not None else next(i for i, one in enumerate(columns) if sets[number] <= one)
        vector = blocks[block].universe.vector(number)[blocks[block].first]
        found[starts[block] : starts[block + 1]] += sign * vector
    return found.ravel()
