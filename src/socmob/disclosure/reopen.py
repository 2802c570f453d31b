"""What was withheld beside the small and need not be: tried again cell by cell, most valuable first.

Withholding goes one small group after the other, so that what hid an early group may be needed no longer. A cell comes
back where everything that stays withheld can still be moved by the width without it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from socmob.disclosure.loss import Ledger
from socmob.disclosure.moves import Moves, Proofs
from socmob.values.cells import Integers

Populations = frozenset[int]


class Reopening:
    """Takes withholding back; what is small stays withheld, and every small difference stays wide.

    `moves` start from what is shown; `proofs` are what everything withheld was hidden by.
    """

    def __init__(self, ledger: Ledger, moves: Moves, proofs: Proofs, small: Populations) -> None:
        self.ledger, self.moves, self.proofs, self.small = ledger, moves, proofs, small
        self.links = moves.links
        self.populations = self.links.variable[: len(ledger.of)]
        self.differences = self.links.variable[len(ledger.of) :]
        self.costs = np.ones(len(moves.table))
        self.refused: list[Populations] = []

    def reopen(self, trials: int) -> None:
        """Try so many times: a count and not a time, so that every machine publishes the same."""
        for candidate in self._candidates():
            wanted = candidate & self.ledger.withheld
            if trials and wanted and not any(each <= wanted for each in self.refused):
                trials -= self._try(wanted)

    def _candidates(self) -> list[Populations]:
        """For each withheld cell that depends on nothing small what would have to be reopened; dearest first."""
        hidden = {frozenset(behind) for behind in self.ledger.behind if behind and behind.isdisjoint(self.small)}
        return sorted(hidden, key=lambda wanted: (-self._value(wanted), sorted(wanted)))

    def _value(self, wanted: Populations) -> int:
        """The weight of the cells that would be shown."""
        cells = {number for population in wanted for number in self.ledger.of[population]}
        return sum(self.ledger.cells[number].weight for number in cells if self.ledger.behind[number] <= wanted)

    def _try(self, wanted: Populations) -> bool:
        """Reopen these if that is safe; whether moves had to be looked for."""
        opened = self._opened(wanted)
        if opened is None or not self._stays_hidden():
            self.refused.append(wanted)
            self.ledger.withhold(sorted(opened or wanted))
        return opened is not None

    def _opened(self, wanted: Populations) -> Populations | None:
        """Reopen these and what then follows by subtraction; None where something that must be hidden would follow."""
        while True:
            self.ledger.reopen(wanted)
            follows = self._follows()
            more = {i for i in self.ledger.withheld if follows[self.populations[i]]}
            if not self.small.isdisjoint(more) or follows[self.differences].any():
                return None
            if not more:
                return wanted
            wanted |= more

    def _fixed(self) -> NDArray[np.bool_]:
        """Which variables a shown cell gives."""
        fixed = np.zeros(len(self.costs), dtype=bool)
        fixed[self.populations[self.ledger.showing > 0]] = True
        return fixed

    def _follows(self) -> NDArray[np.bool_]:
        """Which variables a shown cell gives, or are all that is left of some link."""
        matrix, fixed = self.links.matrix, self._fixed()
        while True:
            left = ~fixed[matrix.columns]
            alone = np.bincount(matrix.rows[left], minlength=matrix.shape[0]) == 1
            found = matrix.columns[left & alone[matrix.rows]]
            if not len(found):
                return fixed
            fixed[found] = True

    def _stays_hidden(self) -> bool:
        """Whether each number that was hidden by moving what is now shown can be hidden by other moves."""
        shown = np.flatnonzero(self._fixed() & ~self.moves.held)
        self.moves.hold(shown, held=True)
        found: Proofs = {}
        for variable in self._touched(shown):
            if variable not in found:
                move = self.moves.cheapest(variable, self.costs)
                if move is None:
                    self.moves.hold(shown, held=False)
                    return False
                found |= self.moves.proofs(*move)
        self.proofs |= found
        return True

    def _touched(self, shown: Integers) -> list[int]:
        """The variables that must be hidden and were so by moving some of these."""
        moved = set(shown.tolist())
        hidden = {*self.populations[sorted(self.ledger.withheld)].tolist(), *self.differences.tolist()}
        return sorted(each for each in hidden if not self.proofs[each].isdisjoint(moved))
