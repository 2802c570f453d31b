"""The proof that secrets are open: tables that agree with everything shown, and how far apart they lie.

A reader cannot tell such a table from the truth, where it holds whole numbers; others serve to decide what to withhold.
A secret is open where two of them hold it as far apart as it must be; for an insider, two in which somebody still has
the insider's own record.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from socmob.disclosure.program import NEARLY
from socmob.disclosure.secrets import Secrets
from socmob.values.cells import Floats, Integers

STRANGER = -1
AT_A_TIME = 256


class Evidence:
    """The tables found for one universe; `shown` are the places of its populations that are published."""

    def __init__(self, secrets: Secrets, insiders: bool) -> None:
        self.secrets, self.truth = secrets, secrets.universe.table.ravel()
        occupied = np.flatnonzero(self.truth > 0) if insiders else np.zeros(0, dtype=np.int64)
        self.insiders: Integers = np.concatenate(([STRANGER], occupied))
        each = [secrets.needed(insider != STRANGER) for insider in (STRANGER, 0)]
        self.needed = np.where(self.insiders == STRANGER, each[0][:, None], each[1][:, None]) - NEARLY
        self.vectors, self.told = _with_told(secrets)
        self.tables: list[Floats] = []
        self.values: list[Floats] = []
        self.least = self.greatest = np.zeros(0)
        self._start()
        self.add(self.truth)

    def _start(self) -> None:
        shape = (len(self.secrets.vectors), len(self.insiders))
        self.least = np.full(shape, np.inf)
        self.greatest = np.full(shape, -np.inf)

    def add(self, table: Integers | Floats) -> bool:
        """Take a table in; whether it holds any secret further apart. ValueError where it has other people."""
        universe = self.secrets.universe
        heads = table.reshape(universe.table.shape).sum(axis=1)
        if table.min(initial=0) < -NEARLY or np.abs(heads - universe.heads).max(initial=0) > NEARLY:
            raise ValueError("a table must hold the people of each kind, and no count below nought")
        self.tables.append(table.astype(np.float64))
        self.values.append(self.vectors @ self.tables[-1])
        return self._spread(len(self.tables) - 1)

    def _spread(self, number: int) -> bool:
        """Widen what is open by one table, for those insiders whose own record it holds."""
        values = self.values[number][: len(self.least)]
        changed = np.flatnonzero(np.abs(values - self.values[0][: len(values)]) > NEARLY) if number else slice(None)
        alive = (self.insiders < 0) | (self.tables[number][self.insiders] > 1 - NEARLY)
        values = values[changed, None]
        before = self.least[changed], self.greatest[changed]
        least = np.where(alive, np.minimum(before[0], values), before[0])
        greatest = np.where(alive, np.maximum(before[1], values), before[1])
        further = bool((least < before[0] - NEARLY).any() or (greatest > before[1] + NEARLY).any())
        self.least[changed], self.greatest[changed] = least, greatest
        return further

    def keep(self, shown: NDArray[np.bool_]) -> None:
        """Drop the tables in which a part that is told of a shown population has another count than in truth."""
        told = self.told + np.flatnonzero(shown[self.secrets.universe.parts[0]])
        truth = self.values[0][told]
        held = [np.abs(value[told] - truth).max(initial=0) < NEARLY for value in self.values]
        if all(held):
            return
        self.tables = [table for table, kept in zip(self.tables, held, strict=True) if kept]
        self.values = [value for value, kept in zip(self.values, held, strict=True) if kept]
        self._start()
        for number in range(len(self.tables)):
            self._spread(number)

    def copy(self) -> Evidence:
        """The same tables, to try something with."""
        other = object.__new__(Evidence)
        other.__dict__.update(self.__dict__)
        other.tables, other.values = [*self.tables], [*self.values]
        other.least, other.greatest = self.least.copy(), self.greatest.copy()
        return other

    def missing(self, place: int) -> Integers:
        """The places of the insiders to whom a secret is not open; 0 is the stranger, who knows least."""
        return np.flatnonzero(self.greatest[place] - self.least[place] < self.needed[place])

    def is_closed(self, place: int) -> bool:
        """Whether a secret is not open even to a stranger."""
        return bool(self.greatest[place, 0] - self.least[place, 0] < self.needed[place, 0])

    def lacks(self, place: int, among: Integers) -> NDArray[np.bool_]:
        """To which of some insiders a secret is not open."""
        found: NDArray[np.bool_] = self.greatest[place, among] - self.least[place, among] < self.needed[place, among]
        return found

    def short(self, wanted: Iterable[int]) -> dict[int, Integers]:
        """Which of some secrets are not open yet, each with the places of the insiders to whom it is not."""
        found: dict[int, Integers] = {}
        rows = np.array([*wanted], dtype=np.int64)
        for start in range(0, len(rows), AT_A_TIME):
            some = rows[start : start + AT_A_TIME]
            missing = self.greatest[some] - self.least[some] < self.needed[some]
            for row in np.flatnonzero(missing.any(axis=1)).tolist():
                found[int(some[row])] = np.flatnonzero(missing[row])
        return found


def _with_told(secrets: Secrets) -> tuple[Floats, int]:
    """The secrets and the parts that populations are told in, and where these begin: they are the first where whole."""
    universe, secret = secrets.universe, secrets.vectors
    if not universe.is_cut:
        return secret.astype(np.float64), 0
    told = universe.told_by(np.arange(len(universe.numbers)))
    return np.concatenate((secret, told.reshape(len(told), -1))).astype(np.float64), len(secret)
