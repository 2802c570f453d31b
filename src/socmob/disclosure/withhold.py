"""Which populations are withheld: the small ones, one of two that hardly differ, and what would give these away.

Of two that hardly differ the difference is kept open even where both are withheld: what is left of two totals can tell.

Further ones are withheld step by step, least loss first; what turns out not to be needed is then shown after all.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from socmob.disclosure.effort import TooHard
from socmob.disclosure.loss import Tally
from socmob.disclosure.populations import People
from socmob.disclosure.question import Question
from socmob.framework import Profile
from socmob.values.cells import Floats, Integers

TOUCH = 1e-3
"""Between equals the smaller count is withheld: by so much less it costs."""


AT_ONCE = 2
"""So many questions are worked on at once: they have no cell in common, so what is withheld is the same as in turn."""


class TooMuchTold(Exception):
    """What must be hidden cannot be, since an earlier release or what readers know tells it; of which population."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class Hiding:
    """Withholds further until every secret is open."""

    def __init__(self, tally: Tally, people: People, questions: Sequence[Question], profile: Profile) -> None:
        self.tally, self.people, self.questions, self.profile = tally, people, questions, profile

    def hide(self) -> None:
        """Open every secret, and then what was withheld to open it."""
        with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
            for done in pool.map(self._hide, self.questions):
                assert done is None

    def _hide(self, question: Question) -> None:
        question.follow(self.tally)
        question.start()
        while short := question.short():
            for place in short:
                self._open(question, place)

    def _open(self, question: Question, place: int) -> None:
        """Open one secret, withholding what is cheapest as long as it is not."""
        more = 0
        while not question.settled(place):
            touched = self._cheapest(question, place, more)
            self._withhold(question, touched)
            if not len(touched):
                more += 1  # it would open in parts of people: a little further off it opens in whole ones
            if more > self.profile.width:
                raise TooHard

    def _cheapest(self, question: Question, place: int, more: int) -> Integers:
        """What is best withheld: first without touching what is dear; where that hides nothing, anything may go."""
        costs = self._costs(question)
        dear = np.flatnonzero(costs > self.profile.losses.dear)
        for held in (dear, dear[:0]):
            touched = question.cheapest(place, costs, held, more)
            if touched is not None:
                return touched
        raise TooMuchTold(self._number(question, place))

    def _number(self, question: Question, place: int) -> int:
        """A population behind a secret."""
        numbers = question.universe.numbers
        return numbers[place] if place < len(numbers) else question.secrets.pairs[place - len(numbers)][0]

    def _withhold(self, question: Question, touched: Integers) -> None:
        if len(touched):
            self.tally.withhold([question.universe.numbers[place] for place in touched.tolist()])
            question.follow(self.tally)

    def _costs(self, question: Question) -> Floats:
        numbers = question.universe.numbers
        loss = np.array(
            [self.tally.loss(number) if self.tally.is_known(number) else 0 for number in numbers], dtype=float
        )
        counts = np.array([self.people.counts[number] for number in numbers], dtype=float)
        return loss + np.where(loss > 0, TOUCH * counts / max(counts.max(initial=0), 1), 0)
