"""What outsiders know before they read: how many people there are of each kind, and who changed their answer."""

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

    `free` counts those of each kind whose answer nobody told. Of the others, who changed their mind between waves,
    everything is known: `told` holds their waves' levels and answers. `truth` has shape (kinds, codes) and is looked
    at only to say what a shown number was, and where an insider sits.
    """

    firm: Firm
    measure: str
    codes: tuple[str, ...]
    kinds: tuple[Kind, ...]
    free: Floats = field(repr=False)
    truth: Floats = field(repr=False)
    told: Counter[tuple[tuple[str, tuple[str, ...], str], ...]] = field(repr=False)

    @classmethod
    def of(cls, firm: Firm, measure: str) -> Knowledge:
        """What is known of a firm."""
        codes, question = firm.codes(measure), firm.measures.index(measure)
        people = [(kind_of(firm, rows), rows) for rows in firm.people()]
        kinds = tuple(sorted({kind for kind, _ in people}, key=str))
        truth = np.zeros((len(kinds), len(codes)))
        told: Counter[tuple[tuple[str, tuple[str, ...], str], ...]] = Counter()
        place = {kind: i for i, kind in enumerate(kinds)}
        for kind, rows in people:
            given = {row.answers[question] for row in rows}
            if len(given) > 1:
                told[tuple((row.wave, row.levels, row.answers[question]) for row in rows)] += 1
            else:
                truth[place[kind], codes.index(given.pop())] += 1
        return cls(firm, measure, codes, kinds, truth.sum(axis=1), truth, told)

    def group(self, people: Terms) -> Floats:
        """How often each kind is among some people, whatever they answered: once for each wave that counts it."""
        wanted = dict(people)
        waves = wanted.get("wave", self.firm.waves)
        often = [
            sum(wave in waves and self._is_in(there, wanted) for wave, there in zip(self.firm.waves, kind, strict=True))
            for kind in self.kinds
        ]
        return np.array(often, dtype=float)

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

    def known(self, people: Terms) -> float:
        """How many of some people outsiders know to be among them already."""
        wanted = dict(people)
        return float(
            sum(
                n
                for rows, n in self.told.items()
                for wave, levels, answer in rows
                if wave in wanted.get("wave", self.firm.waves)
                and self._is_in(levels, wanted)
                and answer in wanted.get(self.measure, self.codes)
            )
        )

    def count(self, people: Terms) -> float:
        """The truth of a population."""
        return self.known(people) + float(self.group(people) @ self.truth @ self.answers(people))

    def _is_in(self, levels: tuple[str, ...] | None, wanted: dict[str, tuple[str, ...]]) -> bool:
        if levels is None:
            return False
        own = dict(zip(self.firm.breakdowns, levels, strict=True))
        return all(own[column] in codes for column, codes in wanted.items() if column in own)
