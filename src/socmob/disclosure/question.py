"""One question while it is decided what to withhold: its secrets, and the evidence so far that they are open."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from functools import cached_property

import numpy as np

from socmob.disclosure.effort import Effort
from socmob.disclosure.evidence import Evidence
from socmob.disclosure.loss import Tally
from socmob.disclosure.moves import Moves
from socmob.disclosure.secrets import Secrets
from socmob.values.cells import Floats, Integers

STRANGER = np.zeros(1, dtype=np.int64)
"""The place of someone who has no own record, among insiders."""


class Question(ABC):
    """`shown` and `withheld` tell of each of the universe's populations; `fixed` are shown whatever happens."""

    def __init__(self, secrets: Secrets, fixed: Iterable[int], effort: Effort, *, insiders: bool) -> None:
        self.secrets, self.universe, self.effort = secrets, secrets.universe, effort
        self.evidence = Evidence(secrets, insiders)
        self.place = {number: place for place, number in enumerate(self.universe.numbers)}
        self.shown = np.ones(len(self.universe.numbers), dtype=bool)
        self.withheld = ~self.shown
        self.fixed = np.array(sorted(self.place[number] for number in fixed if number in self.place), dtype=np.int64)

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
        self._forget()

    @property
    def wanted(self) -> list[int]:
        """The places of the secrets: what is withheld, and the differences. The greatest first."""
        places = [*np.flatnonzero(self.withheld).tolist(), *self.secrets.differences]
        truth = self.evidence.values[0]
        return sorted(places, key=lambda place: (-int(truth[place]), place))

    def short(self) -> dict[int, Integers]:
        """The secrets that are not known to be open, with the places of the insiders to whom they are not."""
        return self.evidence.short(self.wanted)

    @abstractmethod
    def start(self) -> None:
        """Look for what opens many secrets at once, before they are taken one by one."""

    @abstractmethod
    def settled(self, place: int) -> bool:
        """Whether a secret is open to everybody as things are shown; what is not known by now is looked for."""

    @abstractmethod
    def cheapest(self, place: int, costs: Floats, held: Integers, more: int = 0) -> Integers | None:
        """The shown populations that must be withheld for a secret to open, at least cost; None where none do."""

    @abstractmethod
    def _forget(self) -> None:
        """Forget what was built for other shown populations."""

    def _lightest(
        self, place: int, costs: Floats, held: Integers, more: int
    ) -> tuple[Integers, tuple[Floats, Floats]] | None:
        """The shown populations that the lightest moves touch that open a secret, and the tables these lead to."""
        missing = self.evidence.missing(place)[:1]
        apart = int(np.ceil(self.evidence.needed[place, missing].max())) + more
        held = np.union1d(held, self.fixed)
        found = self.moves.cheapest(self.secrets.vectors[place], apart, costs, held, self._sitting(missing))
        return None if found is None else (found[0][self.shown[found[0]]], found[1])

    def _sitting(self, missing: Integers) -> Integers:
        """The atoms of insiders; the stranger has none."""
        atoms = self.evidence.insiders[missing]
        return atoms[atoms >= 0]
