"""Which populations are withheld: the small ones, one of two that hardly differ, and what would give these away.

Of two that hardly differ the difference is hidden even where both are: what is left of two totals can tell it.

Further ones are withheld step by step, least loss first; what turns out not to be needed is then shown after all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from socmob.disclosure.differences import counts_of, small_differences
from socmob.disclosure.effort import Effort, TooHard
from socmob.disclosure.links import Links, links_of
from socmob.disclosure.loss import Ledger
from socmob.disclosure.moves import Moves, Proofs, reference_table
from socmob.disclosure.populations import People
from socmob.disclosure.reopen import Reopening
from socmob.disclosure.smallness import too_small
from socmob.framework import Profile
from socmob.values.cells import Integers
from socmob.values.tables import RawTable

TOUCH = 1e-3
"""What moving a count that is not shown costs: least where nothing is lost, so that moves stay short."""


def withhold(
    tables: Sequence[RawTable], people: People, profile: Profile, ledger: Ledger, effort: Effort
) -> frozenset[int]:
    """The populations of which nothing may be shown, and the ledger with them withheld."""
    small = too_small(tables, people, profile)
    ledger.withhold(small)
    hiding = _Hiding(ledger, people, small_differences(people, profile.complement), profile, effort)
    hiding.hide()
    fixed = np.zeros(len(hiding.table), dtype=bool)
    fixed[hiding.links.variable[: len(people.counts)][ledger.showing > 0]] = True
    moves = Moves(hiding.links, hiding.table, fixed, profile.threshold, effort)
    Reopening(ledger, moves, hiding.proofs, small).reopen(profile.search.trials)
    return frozenset(ledger.withheld)


class _Hiding:
    """Withholds further until each withheld count and each small difference can be moved by the width unseen."""

    def __init__(
        self, ledger: Ledger, people: People, pairs: Sequence[tuple[int, int]], profile: Profile, effort: Effort
    ) -> None:
        self.ledger, self.people = ledger, people
        self.links: Links = links_of(people, pairs)
        self.table = reference_table(self.links, counts_of(people, pairs), effort)
        self.number = {int(variable): i for i, variable in enumerate(self.links.variable[: len(people.counts)])}
        self.costs = np.full(len(self.table), TOUCH)
        self.most = max(people.counts, default=0) or 1
        self._price(range(len(people.counts)))
        dear = self.costs > profile.losses.dear
        # First without touching what is dear; where that hides nothing, anything may be touched.
        self.near = Moves(self.links, self.table, dear, profile.threshold, effort)
        self.anywhere = Moves(self.links, self.table, np.zeros_like(dear), profile.threshold, effort)
        self.proofs: Proofs = {}
        self.differences = range(len(people.counts), len(people.counts) + len(pairs))

    def hide(self) -> None:
        """Hide everything that must be, and then what was withheld to hide it."""
        waiting = self._narrow([*self.ledger.withheld, *self.differences])
        while waiting:
            for number in waiting:
                variable = int(self.links.variable[number])
                if variable not in self.proofs:
                    self._withhold(*self._move(variable))
            waiting = self._narrow(self.ledger.withheld)

    def _narrow(self, numbers: Iterable[int]) -> list[int]:
        """Those not yet wide, the largest first: what hides a whole often hides its parts."""
        variable = self.links.variable
        narrow = [i for i in numbers if int(variable[i]) not in self.proofs]
        return sorted(narrow, key=lambda i: (-self.table[variable[i]], i))

    def _move(self, variable: int) -> tuple[Integers, Integers]:
        for moves in (self.near, self.anywhere):
            found = moves.cheapest(variable, self.costs)
            if found is not None:
                return found
        raise TooHard

    def _withhold(self, up: Integers, down: Integers) -> None:
        """Withhold the populations that two moves touch; those that the moves hold far enough apart are hidden."""
        self.proofs |= self.near.proofs(up, down)
        touched = np.flatnonzero((up != 0) | (down != 0)).tolist()
        populations = [self.number[variable] for variable in touched if variable in self.number]
        beside = self.ledger.withhold([i for i in populations if self.ledger.is_known(i)])
        self._price({*populations, *beside})

    def _price(self, populations: Iterable[int]) -> None:
        for i in populations:
            self.costs[self.links.variable[i]] = TOUCH + self.ledger.loss(i) + self._by_count(i)

    def _by_count(self, population: int) -> float:
        """Between equals the smaller count is withheld."""
        return TOUCH * self.people.counts[population] / self.most if self.ledger.loss(population) else 0.0
