"""One question in the true universe, in whole people: the proof that what was decided to withhold is enough."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from socmob.disclosure.effort import Effort
from socmob.disclosure.question import STRANGER, Question
from socmob.disclosure.secrets import Secrets
from socmob.disclosure.walks import Walks
from socmob.values.cells import Floats, Integers


class Proving(Question):
    """A secret is open only when it is so to a stranger and to everyone who knows the own record."""

    def __init__(self, secrets: Secrets, fixed: Iterable[int], effort: Effort, *, insiders: bool) -> None:
        super().__init__(secrets, fixed, effort, insiders=insiders)
        self.walks: Walks | None = None

    def start(self) -> None:
        """Nothing: each secret's tables open others in passing."""

    def settled(self, place: int) -> bool:
        """Whether a secret is open to everybody, or tables are found by which it is.

        Tables are looked for in which the own record of all who miss one stands, then of half of them, and so on.
        """
        if self.evidence.is_closed(place) and not self._open_to(place, STRANGER):
            return False
        waiting = [self.evidence.missing(place)]
        while waiting:
            missing = np.intersect1d(waiting.pop(), self.evidence.missing(place))
            if len(missing) and not self._open_to(place, missing):
                if len(missing) == 1:
                    return False
                waiting += np.array_split(missing, 2)
        return True

    def cheapest(self, place: int, costs: Floats, held: Integers, more: int = 0) -> Integers | None:
        """The shown populations to withhold, at least cost; whole tables are looked for then."""
        found = self._lightest(place, costs, held, more)
        return None if found is None else found[0]

    def _forget(self) -> None:
        self.walks = None

    def _open_to(self, place: int, among: Integers) -> bool:
        """Walk up and down from the truth, by one route after the other, until a secret is open to these insiders."""
        if self.walks is None:
            self.walks = Walks(self.universe, np.flatnonzero(self.shown), self.effort)
        sitting, ends = self._sitting(among), {1: self.universe.table, -1: self.universe.table}
        for routes, sign in self.walks.routes(self.secrets.vectors[place], long=len(among) == 1):
            vector = sign * self.secrets.vectors[place]
            far = self._still(place, sign, among, int(vector @ ends[sign].ravel()))
            further = self.walks.further(ends[sign], vector, far, sitting, routes) if far > 0 else None
            if further is not None:
                ends[sign] = further
                self.evidence.add(further.ravel())
            if not self.evidence.lacks(place, among).any():
                return True
        return False

    def _still(self, place: int, sign: int, among: Integers, at: int) -> int:
        """How much higher (by sign) than here a secret must lie to be open to all of these."""
        end = self.evidence.least if sign > 0 else -self.evidence.greatest
        needed = np.ceil(self.evidence.needed[place, among])
        return int((end[place, among] + needed).max()) - at
