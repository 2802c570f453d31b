"""What outsiders know before they read: how many people there are of each kind, and who changed their answer.

Where people are weighted a kind tells the class of their weight too, wave by wave.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from tests.attack.firms import Firm, Kind, kind_of
from tests.attack.published import Terms

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True)
class Knowledge:
    """The people of a firm as outsiders see them, for one question whose possible answers are `codes`.

    `free` counts those of each kind. Who changed their mind between waves stands in a kind of their own for each wave:
    that they did is known, and their answers are not. `truth` has shape (kinds, codes) and is looked at only to say
    what a shown number was, and where an insider sits.
    """

    firm: Firm
    measure: str
    codes: tuple[str, ...]
    kinds: tuple[Kind, ...]
    free: Floats = field(repr=False)
    truth: Floats = field(repr=False)

    @classmethod
    def of(cls, firm: Firm, measure: str) -> Knowledge:
        """What is known of a firm."""
        codes, question = firm.codes(measure), firm.measures.index(measure)
        steady: Counter[tuple[Kind, str]] = Counter()
        changed: Counter[tuple[Kind, str]] = Counter()
        for rows in firm.people():
            given = {row.answers[question] for row in rows}
            if len(given) == 1:
                steady[kind_of(firm, rows), given.pop()] += 1
            else:
                changed.update((kind_of(firm, [row]), row.answers[question]) for row in rows)
        each = [sorted({kind for kind, _ in some}, key=str) for some in (steady, changed)]
        truth = [
            [some[kind, code] for code in codes]
            for some, kinds in zip((steady, changed), each, strict=True)
            for kind in kinds
        ]
        table = np.array(truth, dtype=float).reshape(-1, len(codes))
        return cls(firm, measure, codes, tuple(each[0] + each[1]), table.sum(axis=1), table)

    def group(self, people: Terms) -> Floats:
        """How often each kind is among some people, whatever they answered: once for each wave that counts it."""
        wanted = dict(people)
        waves = wanted.get("wave", self.firm.waves)
        often = [
            sum(wave in waves and self._is_in(there, wanted) for wave, there in zip(self.firm.waves, kind, strict=True))
            for kind in self.kinds
        ]
        return np.array(often, dtype=float)

    def parts(self, people: Terms) -> list[tuple[Floats, Floats]]:
        """Some people cut by class of weight, wave by wave, as groups and answers: what weighted numbers tell."""
        wanted = dict(people)
        places = [i for i, wave in enumerate(self.firm.waves) if wave in wanted.get("wave", self.firm.waves)]
        found = []
        for place in places if self.firm.weighted else ():
            own = [there[-1] if (there := kind[place]) and self._is_in(there, wanted) else None for kind in self.kinds]
            cuts = {each for each in own if each is not None}
            found += [(np.array([each == cut for each in own], dtype=float), self.answers(people)) for cut in cuts]
        return found

    def answers(self, people: Terms) -> Floats:
        """Which answers count some people in."""
        wanted = dict(people).get(self.measure, self.codes)
        return np.array([code in wanted for code in self.codes], dtype=float)

    @property
    def silent(self) -> Floats:
        """Which answers are none of the classes. How many of a group gave one of these is no secret; which one is."""
        return np.array([code.startswith("answer.") for code in self.codes], dtype=float)

    def is_open(self, answers: Floats) -> bool:
        """Whether being among those who gave one of some answers is no secret: to be in a class, or in none."""
        return any(np.array_equal(answers, each) for each in (self.silent, 1.0 - self.silent))

    def is_secret(self, people: Terms) -> bool:
        """Whether a population depends on an answer that outsiders do not know; other ones are head counts."""
        answers = self.answers(people)
        columns = {column for column, _ in people if column.startswith("origin.")}
        return (
            columns == {self.measure} and bool(answers.any()) and not answers.all() and bool(self.group(people).any())
        )

    def known(self, people: Terms) -> float:  # noqa: ARG002  # of a question about people
        """How many of some people outsiders know to be among them already: nobody, by their answers."""
        return 0.0

    def count(self, people: Terms) -> float:
        """The truth of a population."""
        return self.known(people) + float(self.group(people) @ self.truth @ self.answers(people))

    def _is_in(self, levels: tuple[str, ...] | None, wanted: dict[str, tuple[str, ...]]) -> bool:
        if levels is None:
            return False
        own = dict(zip(self.firm.breakdowns, levels, strict=False))
        return all(own[column] in codes for column, codes in wanted.items() if column in own)
