"""One question while it is decided what to withhold: its secrets, and the evidence so far that they are open."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

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
        kept, sitting = np.union1d(held, self.fixed), self._sitting(missing)
        found = self._nearby(place, apart, costs, kept, sitting) if self.is_large else None
        if found is None and not (self.is_large and len(held)):
            found = self.moves.cheapest(self.secrets.vectors[place], apart, costs, kept, sitting)
        return None if found is None else (found[0][self.shown[found[0]]], found[1])

    @property
    def is_large(self) -> bool:
        """Whether moves among all kinds take long, so that they are first looked for among those near a secret."""
        return len(self.universe.numbers) + self.universe.atoms > self.effort.ways

    def _nearby(
        self, place: int, apart: int, costs: Floats, held: Integers, sitting: Integers
    ) -> tuple[Integers, tuple[Floats, Floats]] | None:
        """The same where only people of the kinds of a secret move, and of some that share most groups with them."""
        shape, vector = self.universe.table.shape, self.secrets.vectors[place]
        for times in (1, 4, 16):
            kinds = self._kinds_near(vector.reshape(shape), times * self.effort.beside // (4 * shape[1]))
            part, places = self.universe.among(kinds)
            atoms = (kinds[:, None] * shape[1] + np.arange(shape[1])).ravel()
            inside = (np.flatnonzero(np.isin(whole, some)) for whole, some in ((places, held), (atoms, sitting)))
            found = Moves(part, self.effort).cheapest(vector[atoms], apart, costs[places], *inside)
            if found is not None:
                tables = [self.universe.table.ravel().astype(np.float64) for _ in found[1]]
                for table, moved in zip(tables, found[1], strict=True):
                    table[atoms] = moved
                return places[found[0]], (tables[0], tables[1])
        return None

    def _kinds_near(self, vector: Integers, many: int) -> Integers:
        """The kinds that a secret tells apart, and so many more of those in the same groups, or withheld too."""
        own = vector.max(axis=1) > vector.min(axis=1)
        shared = self._groups[self._groups[:, own].any(axis=1)].sum(axis=0)
        hidden = self.universe.vectors[self.withheld].any(axis=(0, 2))
        order = np.lexsort((self.universe.heads, ~hidden, -shared, ~own))
        return np.sort(order[: int(own.sum()) + many])

    @cached_property
    def _groups(self) -> NDArray[np.bool_]:
        """Whom some population counts, each such group of kinds once, (groups, kinds)."""
        return np.unique(self.universe.vectors.any(axis=2), axis=0)

    def _sitting(self, missing: Integers) -> Integers:
        """The atoms of insiders; the stranger has none."""
        atoms = self.evidence.insiders[missing]
        return atoms[atoms >= 0]
