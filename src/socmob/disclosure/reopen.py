"""What was withheld beside the small and need not be: tried again cell by cell, most valuable first.

Withholding goes one small group after the other, so that what hid an early group may be needed no longer. A cell comes
back where everything that stays withheld is still open without it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from socmob.disclosure.loss import Tally
from socmob.disclosure.sketch import Sketch

Populations = frozenset[int]


class Reopening:
    """Takes withholding back in one question; what is small stays withheld, and every difference stays open."""

    def __init__(self, tally: Tally, question: Sketch, small: Populations) -> None:
        self.tally, self.question, self.small = tally, question, small
        self.refused: list[Populations] = []

    def reopen(self, trials: int) -> int:
        """Try so many times, and say how many are left: a count and not a time, so that every machine does the same."""
        for candidate in self._candidates():
            wanted = candidate & self.tally.withheld
            if trials and wanted and not any(each <= wanted for each in self.refused):
                trials -= 1
                self._try(wanted)
        return trials

    def _candidates(self) -> list[Populations]:
        """For each withheld cell that depends on nothing small what would have to be reopened; dearest first."""
        own = {*self.question.place}
        hidden = {
            frozenset(behind)
            for behind in self.tally.behind
            if behind and behind <= own and behind.isdisjoint(self.small)
        }
        return sorted(hidden, key=lambda wanted: (-self._value(wanted), sorted(wanted)))

    def _value(self, wanted: Populations) -> int:
        """The weight of the cells that would be shown."""
        cells = {number for population in wanted for number in self.tally.of[population]}
        return sum(self.tally.cells[number].weight for number in cells if self.tally.behind[number] <= wanted)

    def _try(self, wanted: Populations) -> None:
        """Reopen these, and what then follows from them, if all else stays open; else nothing."""
        before, opened = self.question.evidence, set(wanted)
        self.question.evidence = before.copy()
        while True:
            self.tally.reopen(opened)
            self.question.follow(self.tally)
            self.question.evidence.keep(self.question.shown)
            told = self._told()
            if not told:
                return
            if not told.isdisjoint(self.small) or -1 in told:
                break
            opened |= told
        self.refused.append(wanted)
        self.tally.withhold(sorted(opened))
        self.question.evidence = before
        self.question.follow(self.tally)

    def _told(self) -> set[int]:
        """What would be told of what is withheld, up to the first that must not be (-1: a difference)."""
        told: set[int] = set()
        for place in self.question.short():
            if not self.question.opens(place):
                number = self._number(place)
                if number in self.small or number == -1:
                    return {number}
                told.add(number)
        return told

    def _number(self, place: int) -> int:
        numbers = self.question.universe.numbers
        return numbers[place] if place < len(numbers) else -1


def reopen(tally: Tally, questions: Sequence[Sketch], small: Populations, trials: int) -> None:
    """Try again what was withheld beside the small, in every question; in a large one each trial takes too long."""
    for question in questions:
        question.follow(tally)
        if not question.is_large:
            trials = Reopening(tally, question, small).reopen(trials)
        question.evidence.keep(np.asarray(question.shown))
