"""One question in the smaller universe, in fractions of people: quick, and enough to decide what to withhold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from socmob.disclosure.effort import Effort
from socmob.disclosure.finder import Aims, Finder
from socmob.disclosure.program import NEARLY
from socmob.disclosure.question import STRANGER, Question
from socmob.disclosure.secrets import Secrets
from socmob.values.cells import Floats, Integers


class Sketch(Question):
    """What is closed here is closed in truth; what is open here is still to be proved. Insiders are not thought of."""

    def __init__(self, secrets: Secrets, fixed: Iterable[int], effort: Effort) -> None:
        super().__init__(secrets, fixed, effort, insiders=False)
        self.finders: list[Finder] = []
        self.random = np.random.default_rng(0)  # the same on every run, so that the same is withheld

    def start(self) -> None:
        """Look for tables that open many secrets at once, some up and some down, while that helps."""
        places = [*self.short()]
        for finder in self._finders():
            stuck = 0
            while stuck < self.effort.looks and (
                short := [place for place in places if self.evidence.is_closed(place)]
            ):
                signs = self.random.choice((-1.0, 1.0), size=len(short))
                stuck = 0 if self._go(finder, short, signs) else stuck + 1

    def settled(self, place: int) -> bool:
        """Whether a secret is open; the cheapest moves cost nothing where it opens as things are."""
        return not self.evidence.is_closed(place)

    def opens(self, place: int) -> bool:
        """Whether a secret is open, or tables are found by which it is."""
        if not self.evidence.is_closed(place):
            return True
        for finder in self._finders():
            for sign in (1.0, -1.0):
                self._go(finder, [place], np.array([sign]))
                if not self.evidence.is_closed(place):
                    return True
        return False

    def cheapest(self, place: int, costs: Floats, held: Integers, more: int = 0) -> Integers | None:
        """The shown populations to withhold, at least cost; the tables that then open the secret are taken in."""
        found = self._lightest(place, costs, held, more)
        if found is None:
            return None
        for table in found[1]:
            self.evidence.add(table)
        return found[0]

    def _forget(self) -> None:
        self.finders = []

    def _go(self, finder: Finder, places: Sequence[int], signs: Floats) -> bool:
        """Take in a table that holds secrets further apart, the signs saying which way; whether there was one."""
        vectors = self.secrets.vectors[list(places)]
        far_out = finder.extreme((signs / np.maximum(self.secrets.most[list(places)], 1)) @ vectors)
        if far_out is None:
            return False
        # As far out as it goes many people move; the same aims are reached by few, who leave others to hide the rest.
        aims = self._aims(places, vectors @ finder.table(far_out) - vectors @ finder.truth)
        for kept in dict.fromkeys((len(aims.far), len(aims.far) // 3, 1)) if len(aims.far) else ():
            move = finder.toward(aims.first(kept))
            if move is not None:
                return self.evidence.add(finder.table(move))
        return False

    def _aims(self, places: Sequence[int], gone: Floats) -> Aims:
        """Each secret as far towards where it has gone as opens it from where it is held the other way."""
        rows = list(places)
        truth, needed = self.evidence.values[0][rows], np.ceil(self.evidence.needed[rows, STRANGER])
        up = self.evidence.least[rows, STRANGER] + needed - truth
        down = truth - self.evidence.greatest[rows, STRANGER] + needed
        far = np.where(gone > 0, np.minimum(gone, up), np.minimum(-gone, down))
        order = [i for i in np.argsort(-far / np.maximum(needed, 1), kind="stable").tolist() if far[i] > NEARLY]
        return Aims((np.sign(gone)[:, None] * self.secrets.vectors[rows])[order].astype(np.int64), far[order])

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
