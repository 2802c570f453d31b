"""How one measure is looked at: its classes, from the finest split to the coarsest, and the states of its answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from socmob.values.cells import Cells
from socmob.values.codes import SUBSTANTIVE, UNANSWERED, Code
from socmob.values.definitions import Population
from socmob.values.tables import Header


@dataclass(frozen=True, slots=True)
class OriginClass:
    """A class as a table shows it: one category, or several joined; its code is theirs joined by "+"."""

    code: Code
    label: str
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A measure as tables show it.

    `splits` runs from the finest set of classes to the coarsest; each set covers all `categories` once. `states` are
    the answer states that occur in any wave, and where there are any those that are always possible.
    """

    measure: str
    label: str
    splits: tuple[tuple[OriginClass, ...], ...]
    categories: tuple[Code, ...]
    states: tuple[Code, ...]

    def __post_init__(self) -> None:
        if not self.splits:
            raise ValueError(f"{self.measure}: there is no split to show")
        for split in self.splits:
            covered = sorted(code for one in split for code in one.codes)
            if covered != sorted(self.categories):
                raise ValueError(f"{self.measure}: a split must cover each category once")

    @property
    def codes(self) -> tuple[Code, ...]:
        """Every code the measure's column can hold."""
        return (*self.categories, *self.states)

    @property
    def unknown(self) -> tuple[Code, ...]:
        """States of those whose category nobody knows: what bounds under non-response count out, then in."""
        return tuple(state for state in self.states if state not in SUBSTANTIVE)

    def classified(self, people: Population) -> Population:
        """Those whose answer falls in a category."""
        return people.within(self.measure, self.categories)

    def answered(self, people: Population) -> Population:
        """Those who gave any answer, prefer not to say and don't know included."""
        return people.within(self.measure, (code for code in self.codes if code not in UNANSWERED))

    def asked(self, people: Population) -> Population:
        """Those to whom the question was put."""
        return people.within(self.measure, (code for code in self.codes if code != "answer.not_asked"))

    def declared(self, people: Population) -> Population:
        """Those whose answer can be used: classified, or a substantive not-applicable."""
        wanted = {*self.categories, *(state for state in self.states if state in SUBSTANTIVE)}
        return people.within(self.measure, wanted)

    def applicable(self, people: Population) -> Population:
        """Everyone to whom the question could apply: the base of the bounds."""
        return people.within(self.measure, (*self.categories, *self.unknown))

    def unknown_among(self, people: Population) -> Population:
        """Those eligible of whom it is not known whether they are in a class."""
        return people.within(self.measure, self.unknown)

    def of_class(self, people: Population, one: OriginClass) -> Population:
        """Those in a class."""
        return people.within(self.measure, one.codes)

    def at_most(self, people: Population, one: OriginClass) -> Population:
        """Those in a class, and everyone who might be."""
        return people.within(self.measure, (*one.codes, *self.unknown))


def headers(classes: Iterable[OriginClass]) -> tuple[Header, ...]:
    """Classes as rows of a table."""
    return tuple(Header(one.code, one.label) for one in classes)


def mask(cells: Cells, people: Population) -> NDArray[np.bool_]:
    """Which cells belong to a population, shape (cells,)."""
    chosen = np.ones(len(cells.n), dtype=bool)
    for column, codes in people.terms:
        chosen &= cells.mask(column, frozenset(codes))
    return chosen


def count(cells: Cells, people: Population) -> int:
    """People of a population."""
    return int(cells.n[mask(cells, people)].sum())


def weight(cells: Cells, people: Population) -> float:
    """Sum of the weights of a population; its people where there is no weight."""
    return float(cells.sw[mask(cells, people)].sum())
