"""Whole tables that agree with everything shown, reached from another by people who answer otherwise.

A step takes one person of some kind from an answer to another. Many steps together leave every shown number as it is
where each gains as often as it loses. A program takes the fewest steps that carry a secret as far as it should go: in
parts of people first, then in whole people, by settling one part after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

import numpy as np

from socmob.disclosure.effort import Effort
from socmob.disclosure.matrix import Matrix
from socmob.disclosure.merging import distinct
from socmob.disclosure.program import NEARLY, Program
from socmob.disclosure.universe import Universe
from socmob.values.cells import Integers

PER_PERSON = 1000.0
"""What it is worth to carry a secret one person further, in steps: more than any way takes."""

SCATTER = 0.3
"""By so much at most, at random, one step costs more than another: among many ways none then lies halfway of two."""

Route = tuple[int, int]
"""From one answer to another, by their places."""


@dataclass(frozen=True, eq=False)
class Steps:
    """Steps that can be taken: of each the kind of person, the two answers, and how many people can take it."""

    kinds: Integers
    source: Integers
    target: Integers
    most: Integers

    def __len__(self) -> int:
        return len(self.kinds)

    def of(self, sums: Integers) -> Integers:
        """By how much each step changes sums over a table: from (kinds, codes, sums) to (steps, sums)."""
        found: Integers = sums[self.kinds, self.target] - sums[self.kinds, self.source]
        return found

    def chosen(self, places: Integers) -> Steps:
        """Some of the steps."""
        return Steps(self.kinds[places], self.source[places], self.target[places], self.most[places])


class Walks:
    """Ways from table to table of one universe; `shown` are the places of populations that stay as they are."""

    def __init__(self, universe: Universe, shown: Integers, effort: Effort) -> None:
        self.universe, self.effort = universe, effort
        told = np.concatenate((universe.ties, universe.told_by(shown)))
        # How often each shown number counts a person, (kinds, codes, sums): what a step changes then lies together.
        self.told = np.ascontiguousarray(told.transpose(1, 2, 0))
        self._between: dict[Route, Integers] = {}
        self.random = np.random.default_rng(0)  # the same on every run, so that the same is withheld

    def routes(self, vector: Integers, *, long: bool) -> Iterator[tuple[Sequence[Route], int]]:
        """Between which answers to try to carry a secret, up (1) or down (-1).

        Where there are many people two answers at a time come first, which is quick; then, where the search may be
        `long`, all.
        """
        table = self.universe.table
        codes, weights = table.shape[1], vector.reshape(table.shape)
        many = np.count_nonzero(table) > self.effort.beside
        if many:
            for one, other in combinations(range(codes), 2):
                if not np.array_equal(weights[:, one], weights[:, other]):
                    yield from ((((one, other), (other, one)), sign) for sign in (1, -1))
        if long or not many:
            every = (*permutations(range(codes), 2),)
            yield from ((every, sign) for sign in (1, -1))

    def further(
        self, table: Integers, vector: Integers, far: int, sitting: Integers, routes: Sequence[Route]
    ) -> Integers | None:
        """A table in which a secret lies higher than in this one, by up to so `far`; None where none is found.

        Where insiders are `sitting` (atoms) somebody stays.
        """
        steps = _possible(table, sitting, routes)
        gains = steps.of(vector.reshape(*table.shape, 1))[:, 0]
        kept = self._drawn(gains != 0, self.effort.ways)
        steps, gains = steps.chosen(kept), gains[kept]
        if not gains.any():
            return None
        point = self._program(table, steps, gains, far).solve()
        reach = 0 if point is None else int(point[len(steps)] + NEARLY)
        if point is None or not reach:
            return None
        if np.abs(point - np.rint(point)).max() < NEARLY:
            return _after(table, steps, np.rint(point).astype(np.int64))
        near = self._drawn(
            (point[: len(steps)] > NEARLY) | (gains != 0), self.effort.beside * len(routes) // 2, beside=True
        )
        return self._in_whole(table, steps.chosen(near), gains[near], reach)

    def _in_whole(self, table: Integers, steps: Steps, gains: Integers, reach: int) -> Integers | None:
        """The same in whole people: as far, or if that is not found some of it."""
        for far in dict.fromkeys((reach, max(reach // 3, 1))):
            program = self._program(table, steps, gains, far, least=far)
            found = program.whole(program.dive())
            if found is None and len(steps) <= self.effort.beside:
                found = program.whole(program.solve_whole())
            if found is not None:
                return _after(table, steps, found)
        return None

    def _told_by(self, steps: Steps) -> Integers:
        """By how much each step changes what is shown, (steps, sums)."""
        ends = {*steps.source.tolist(), *steps.target.tolist()}
        if len(ends) > 2:
            return steps.of(self.told)
        low, high = min(ends), max(ends)
        if (low, high) not in self._between:
            self._between[low, high] = distinct((self.told[:, high] - self.told[:, low]).T).T
        found: Integers = self._between[low, high][steps.kinds] * np.where(steps.target == high, 1, -1)[:, None]
        return found

    def _drawn(self, wanted: Integers, most: int, *, beside: bool = False) -> Integers:
        """The places of those wanted, and of so many at most (beside them or with them) drawn from the others."""
        others = self.random.permutation(np.flatnonzero(~wanted))
        many = most if beside else max(most - int(wanted.sum()), 0)
        return np.sort(np.concatenate((np.flatnonzero(wanted), others[:many])))

    def _program(self, table: Integers, steps: Steps, gains: Integers, far: int, least: int = 0) -> Program:
        """Nothing shown changes, nobody takes two steps, and the secret gains: a column behind the steps says how much.

        Behind that a column for each count that could lose by several steps: the people who stay.
        """
        n = len(steps)
        atoms, of_atom, often = np.unique(
            steps.kinds * table.shape[1] + steps.source, return_inverse=True, return_counts=True
        )
        crowded = np.flatnonzero(often > 1)
        room = np.zeros(len(atoms), dtype=np.int64)
        room[of_atom] = steps.most
        told = distinct(self._told_by(steps).T)
        many, staying = len(told), np.arange(len(crowded))
        sums = np.zeros((many + 1 + len(crowded), n + 1 + len(crowded)), dtype=np.int64)
        sums[:many, :n], sums[many, :n], sums[many, n] = told, gains, -1
        sums[many + 1 :, :n], sums[many + 1 + staying, n + 1 + staying] = of_atom == crowded[:, None], 1
        right = np.concatenate((np.zeros(many + 1, dtype=np.int64), room[crowded]))
        program = Program(Matrix.full(sums), right, np.concatenate((steps.most, [far], room[crowded])), self.effort)
        program.least(np.array([n]), np.array([least]))
        costs = 1 + SCATTER * self.random.random(n)
        program.aim(np.concatenate((costs, [-PER_PERSON], np.zeros(len(crowded)))))
        return program


def _possible(table: Integers, sitting: Integers, routes: Sequence[Route]) -> Steps:
    """The steps along some routes that somebody can take."""
    can = table.ravel().copy()
    can[sitting] -= 1
    source, target = (np.array([route[end] for route in routes]) for end in (0, 1))
    kinds, route = np.nonzero(can.reshape(table.shape)[:, source] > 0)
    return Steps(kinds, source[route], target[route], can.reshape(table.shape)[kinds, source[route]])


def _after(table: Integers, steps: Steps, taken: Integers) -> Integers:
    """The table that steps lead to, each taken so often."""
    found = table.copy()
    often = taken[: len(steps)]
    np.add.at(found, (steps.kinds, steps.target), often)
    np.subtract.at(found, (steps.kinds, steps.source), often)
    return found
