"""One question while it is decided what to withhold: its secrets, and the evidence so far that they are open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

import numpy as np

from socmob.disclosure.effort import Effort
from socmob.disclosure.evidence import Evidence
from socmob.disclosure.finder import NEARLY, Aims, Finder
from socmob.disclosure.loss import Tally
from socmob.disclosure.moves import Moves
from socmob.disclosure.secrets import Secrets
from socmob.values.cells import Floats, Integers

STRANGER = np.zeros(1, dtype=np.int64)
"""The place of someone who has no own record, among insiders."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What counts as evidence: whole numbers only, or any; and whether insiders are thought of."""

    whole: bool
    insiders: bool


class Question:
    """`shown` and `withheld` tell of each of the universe's populations; `fixed` are shown whatever happens."""

    def __init__(self, secrets: Secrets, fixed: Iterable[int], proof: Proof, effort: Effort) -> None:
        self.secrets, self.universe, self.effort = secrets, secrets.universe, effort
        self.evidence, self.whole = Evidence(secrets, proof.insiders), proof.whole
        self.place = {number: place for place, number in enumerate(self.universe.numbers)}
        self.shown = np.ones(len(self.universe.numbers), dtype=bool)
        self.withheld = ~self.shown
        self.fixed = np.array(sorted(self.place[number] for number in fixed if number in self.place), dtype=np.int64)
        self.finders: list[Finder] = []
        self.own: dict[int, Finder] = {}
        self.random = np.random.default_rng(0)  # the same on every run, so that the same is withheld

    @cached_property
    def moves(self) -> Moves:
        """The moves by which it is decided what to withhold."""
        return Moves(self.universe, self.effort)

    def follow(self, tally: Tally) -> None:
        """Take as published what some shown cell gives, and as withheld what is; some populations are neither."""
        numbers = np.array(self.universe.numbers, dtype=np.int64)
        self.shown = tally.showing[numbers] > 0
        self.shown[self.fixed] = True
        self.withheld = np.isin(numbers, [*tally.withheld])
        self.finders, self.own = [], {}

    @property
    def wanted(self) -> list[int]:
        """The places of the secrets: what is withheld, and the differences. The greatest first."""
        places = [*np.flatnonzero(self.withheld).tolist(), *self.secrets.differences]
        truth = self.evidence.values[0]
        return sorted(places, key=lambda place: (-int(truth[place]), place))

    def short(self) -> dict[int, Integers]:
        """The secrets that are not known to be open, with the places of the insiders to whom they are not."""
        return self.evidence.short(self.wanted)

    def look_around(self, places: Sequence[int]) -> None:
        """Look for tables that open many secrets at once to a stranger, some up and some down, while that helps."""
        for finder in self._finders():
            stuck = 0
            while stuck < self.effort.looks and (
                short := [place for place in places if self.evidence.is_closed(place)]
            ):
                signs = self.random.choice((-1.0, 1.0), size=len(short))
                stuck = 0 if self._go(finder, short, signs, STRANGER) else stuck + 1

    def opens(self, place: int) -> bool:
        """Whether a secret is open to a stranger, or tables are found by which it is."""
        return not self.evidence.is_closed(place) or self._open_to(place, STRANGER)

    def opens_to_insiders(self, place: int) -> bool:
        """Whether a secret is open to all insiders, or tables are found by which it is.

        Tables are looked for in which the own record of all who miss one stands, then of half of them, and so on.
        """
        waiting = [self.evidence.missing(place)]
        while waiting:
            missing = np.intersect1d(waiting.pop(), self.evidence.missing(place))
            if len(missing) and not self._open_to(place, missing):
                if len(missing) == 1:
                    return False
                waiting += np.array_split(missing, 2)
        return True

    def cheapest(self, place: int, costs: Floats, held: Integers, more: int = 0) -> Integers | None:
        """The shown populations that must be withheld for a secret to open, at least cost; None where none do.

        The tables by which it is then open are taken in where they need not be whole.
        """
        missing = self.evidence.missing(place)[:1]
        apart = int(np.ceil(self.evidence.needed[place, missing].max())) + more
        held = np.union1d(held, self.fixed)
        found = self.moves.cheapest(self.secrets.vectors[place], apart, costs, held, self._sitting(missing))
        if found is None:
            return None
        for table in found[1] if not self.whole else ():
            self.evidence.add(table)
        return found[0][self.shown[found[0]]]

    def _open_to(self, place: int, among: Integers) -> bool:
        """Look for tables that open a secret to some insiders at once; among all kinds only for one of them."""
        finders = chain((self._own_finder(place),) if self.whole else (), self._finders())
        for finder in islice(finders, 2 if len(among) > 1 else None):
            for sign in (1.0, -1.0):
                self._go(finder, [place], np.array([sign]), among)
                if not len(self._missing(place, among)):
                    return True
        return False

    def _missing(self, place: int, among: Integers) -> Integers:
        """The insiders among some to whom a secret is not open."""
        return among[self.evidence.lacks(place, among)]

    def _go(self, finder: Finder, places: Sequence[int], signs: Floats, among: Integers) -> bool:
        """Take in a table that holds secrets further apart, the signs saying which way; whether there was one."""
        vectors, insiders = self.secrets.vectors[list(places)], self._sitting(among)
        far_out = finder.extreme((signs / np.maximum(self.secrets.most[list(places)], 1)) @ vectors, insiders)
        if far_out is None:
            return False
        aims = self._aims(places, among, vectors @ finder.table(far_out) - vectors @ finder.truth)
        for kept in dict.fromkeys((len(aims.far), len(aims.far) // 3, 1)) if len(aims.far) else ():
            move = finder.toward(aims.first(kept), insiders, whole=self.whole, anywhere=len(among) == 1)
            if move is not None:
                return self.evidence.add(finder.table(move))
        return False

    def _aims(self, places: Sequence[int], among: Integers, gone: Floats) -> Aims:
        """Each secret as far towards where it has gone as opens it from where it is held the other way."""
        rows = list(places)
        truth = self.evidence.values[0][rows]
        at = np.array([int((*self._missing(place, among), among[0])[0]) for place in places], dtype=np.int64)
        needed = np.ceil(self.evidence.needed[rows, at])
        up = self.evidence.least[rows, at] + needed - truth
        down = truth - self.evidence.greatest[rows, at] + needed
        gone = np.floor(np.abs(gone) + NEARLY) * np.sign(gone) if self.whole else gone
        far = np.where(gone > 0, np.minimum(gone, up), np.minimum(-gone, down))
        order = [i for i in np.argsort(-far / np.maximum(needed, 1), kind="stable").tolist() if far[i] > NEARLY]
        return Aims((np.sign(gone)[:, None] * self.secrets.vectors[rows])[order].astype(np.int64), far[order])

    def _sitting(self, missing: Integers) -> Integers:
        """The atoms of insiders; the stranger has none."""
        atoms = self.evidence.insiders[missing]
        return atoms[atoms >= 0]

    def _own_finder(self, place: int) -> Finder:
        """A finder among the kinds that a secret counts, and those of the largest withheld groups beside it."""
        if place not in self.own:
            self.own[place] = Finder(self.universe, self._beside(place), np.flatnonzero(self.shown), self.effort)
        return self.own[place]

    def _beside(self, place: int) -> Integers:
        heads, codes = self.universe.heads, self.universe.table.shape[1]
        vector = self.secrets.vectors[place].reshape(-1, codes)
        kinds = vector.max(axis=1) > vector.min(axis=1)
        if 2 * heads[kinds].sum() > heads.sum():
            kinds = ~kinds
        groups = self.universe.vectors[self.withheld]
        same = groups.max(axis=1, initial=0)[:, vector.max(axis=0) > vector.min(axis=0)].any(axis=1)
        groups = (groups.max(axis=2, initial=0) > 0)[same]
        enough = self.effort.beside + kinds.sum()
        for group in sorted(groups[~(groups & kinds).any(axis=1)], key=lambda group: -int(heads[group].sum())):
            if kinds.sum() < enough and 2 * heads[group].sum() <= heads.sum():
                kinds = kinds | group
        return np.flatnonzero(kinds) if kinds.any() else self._near()

    def _finders(self) -> Iterator[Finder]:
        """Finders among the kinds near what is withheld, which are few, then among all."""
        for number, kinds in enumerate((self._near(), np.arange(len(self.universe.table)))):
            if number == len(self.finders):
                self.finders.append(Finder(self.universe, kinds, np.flatnonzero(self.shown), self.effort))
            yield self.finders[number]

    def _near(self) -> Integers:
        """The kinds in some group of which an answer is withheld, groups of more than half of all aside."""
        groups: Integers = self.universe.vectors[self.withheld].max(axis=2, initial=0)
        small = groups[2 * ((groups > 0) @ self.universe.heads) <= self.universe.heads.sum()]
        near = np.flatnonzero(small.any(axis=0))
        return near if len(near) else np.arange(len(self.universe.table))


def questions_of(secrets: Iterable[Secrets], fixed: Iterable[int], proof: Proof, effort: Effort) -> list[Question]:
    """A question for each universe's secrets."""
    numbers = [*fixed]
    return [Question(each, numbers, proof, effort) for each in secrets]
