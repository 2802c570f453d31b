"""Whole-number tables that agree with everything published, asked for again and again with another aim."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import numpy as np
from numpy.typing import NDArray

from socmob.disclosure.outside.published import Number
from socmob.values.cells import Floats, Integers

SLACK = 1e-6
"""How far from a whole number the solver may end."""

SHAKEN = 0.02
"""By how much at most aims are changed to come upon other tables near their end.

A table at the end of an aim can be of fractions where one close by is whole.
"""

OPTIMAL, LIMIT, INFEASIBLE, UNBOUNDED = 0, 1, 2, 3
"""What the solver says of a search, in its own numbers."""

MOST = 1_000_000
"""No unknown count is taken to be greater: where nothing published bounds it, it is wide enough with that."""

LONGEST = 5.0
"""Seconds that one search may take at most, so that a hard one leaves time for others."""


class Contradiction(Exception):
    """No counts agree with everything published; `numbers` are some that cannot all hold."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        super().__init__("the numbers contradict each other")
        self.numbers = tuple(numbers)


@dataclass(frozen=True, slots=True)
class Row:
    """A weighted sum of unknowns between two numbers; `by` is a number that says so, None where it follows from what
    groups are.
    """

    unknowns: Integers
    weights: Integers
    low: float
    high: float
    by: Number | None = None


@dataclass(slots=True)
class Range:
    """What is known of a sum of unknowns: values that tables have, and proofs that none has less or more."""

    found_low: float = np.inf
    found_high: float = -np.inf
    proved_low: float = -np.inf
    proved_high: float = np.inf

    @property
    def found(self) -> float:
        """How far apart two tables are that both agree with everything."""
        return self.found_high - self.found_low

    def moved(self, by: int) -> Range:
        """The same of a sum that is greater by so much."""
        return Range(self.found_low + by, self.found_high + by, self.proved_low + by, self.proved_high + by)

    @property
    def proved(self) -> float:
        """How far apart two tables can be at most."""
        return self.proved_high - self.proved_low


class Clock:
    """The time that is left of a budget."""

    def __init__(self, seconds: float) -> None:
        self.until = monotonic() + seconds

    def left(self) -> float:
        """Seconds that one search may take now; nought where none are left."""
        return max(0.0, min(self.until - monotonic(), LONGEST))


@dataclass
class System:
    """All whole x >= 0 that keep to some rows; tables that were found are kept, since they answer later questions."""

    size: int
    rows: Sequence[Row]
    clock: Clock
    tables: list[Integers] = field(default_factory=list)

    def __post_init__(self) -> None:
        from scipy.sparse import csr_array

        lengths = [len(row.unknowns) for row in self.rows]
        self.starts = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
        self.columns = _joined([row.unknowns for row in self.rows])
        self.weights = _joined([row.weights for row in self.rows])
        self.low = np.array([row.low for row in self.rows], dtype=float)
        self.high = np.array([row.high for row in self.rows], dtype=float)
        scale = np.array([np.abs(row.weights).max(initial=1) for row in self.rows], dtype=float)
        # Rows of large weights are made small: the solver holds a row to within a millionth, whatever its size.
        shape = (len(self.rows), self.size)
        matrix = csr_array((self.weights / np.repeat(scale, lengths), self.columns, self.starts), shape=shape)
        self.matrix, self.scaled = matrix, (self.low / scale, self.high / scale)

    def holds(self, table: Integers) -> bool:
        """Whether a table keeps to every row, reckoned in whole numbers."""
        if table.min(initial=0) < 0 or not self.rows:
            return not self.rows
        sums = np.add.reduceat(np.append(self.weights * table[self.columns], 0), self.starts[:-1])
        return bool((sums >= self.low).all() and (sums <= self.high).all())

    def look(self, aim: Integers, known: Range, sign: int, least: Floats | None = None) -> None:
        """Look for the greatest (sign 1) or the least (-1) of an aim, and take in what was found and proved."""
        self._take(known, sign, self._solve(-sign * aim, least))

    def look_roughly(self, aim: Integers, known: Range, sign: int, least: Floats | None = None) -> None:
        """The same, in fractions of people: quick, and a proof; the table it gives need not be whole, and often is."""
        self._take(known, sign, self._solve(-sign * aim, least, whole=False))

    def look_beside(self, aim: Integers, sign: int, chance: np.random.Generator) -> None:
        """Look, in fractions of people, for a table near the end of an aim, another one each time."""
        found = self._solve(-sign * aim + SHAKEN * chance.random(self.size), None, whole=False)
        self._keep(None if found is None else found.x)

    def look_near(self, aim: Integers, known: Range, sign: int, width: float, least: Floats | None = None) -> None:
        """Look no farther from the other end that was found than a width, which is quicker than for the very end."""
        other = known.found_low if sign > 0 else known.found_high
        if not np.isfinite(other):
            self.look(aim, known, sign, least)
            return
        end = other + sign * width
        low, high = (-np.inf, end) if sign > 0 else (end, np.inf)
        found = self._solve(-sign * aim, least, beside=(aim, low, high))
        reached = found is not None and found.x is not None and sign * (round(float(aim @ found.x)) - end) >= 0
        self._take(Range() if reached else known, sign, found)

    def _take(self, known: Range, sign: int, found: Any) -> None:
        """Keep a table that was found, and what the search proved."""
        if found is None:
            return
        if found.status == INFEASIBLE:
            known.proved_low, known.proved_high = np.inf, -np.inf
            return
        self._keep(found.x)
        if found.status == OPTIMAL and found.x is not None:
            self._proved(known, sign, math.floor(-float(found.fun) + SLACK))
        elif found.status == LIMIT and getattr(found, "mip_dual_bound", None) is not None:
            self._proved(known, sign, math.floor(-float(found.mip_dual_bound) + SLACK))

    def _solve(
        self,
        costs: Integers | Floats,
        least: Floats | None,
        *,
        whole: bool = True,
        beside: tuple[Integers, float, float] | None = None,
    ) -> Any:
        """The solver's answer, None where no time is left; `beside` is a further sum that lies between two numbers."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        seconds = self.clock.left()
        if seconds <= 0:
            return None
        rows = [LinearConstraint(self.matrix, *self.scaled)] if len(self.rows) else []
        if beside is not None:
            rows.append(LinearConstraint(beside[0][None, :].astype(float), beside[1], beside[2]))
        return milp(
            costs.astype(float),
            integrality=np.full(self.size, int(whole), dtype=np.int64),
            bounds=Bounds(np.zeros(self.size) if least is None else least, np.full(self.size, MOST)),
            constraints=rows or None,
            options={"time_limit": seconds, "mip_rel_gap": 0.0},
        )

    def fill(
        self, wanted: NDArray[np.bool_], aim: Integers | None = None, low: float = -np.inf, high: float = np.inf
    ) -> None:
        """Look for a table in which as many wanted unknowns as can be are at least one, an aim between two numbers."""
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array, eye_array, hstack

        seconds = self.clock.left()
        if seconds <= 0:
            return
        held, none = eye_array(self.size, format="csr"), csr_array(self.matrix.shape)
        aimed: Any = np.append(np.zeros(self.size) if aim is None else aim, np.zeros(self.size))
        found: Any = milp(
            np.append(np.zeros(self.size), -wanted.astype(float)),
            integrality=np.repeat([1, 0], self.size),
            bounds=Bounds(0, np.repeat([MOST, 1.0], self.size)),
            constraints=[
                LinearConstraint(hstack([self.matrix, none]), *self.scaled),
                LinearConstraint(hstack([held, -held]), 0, np.inf),
                LinearConstraint(aimed[None, :], low, high),
            ],
            options={"time_limit": seconds},
        )
        self._keep(None if found.x is None else found.x[: self.size])

    def _keep(self, point: Floats | None) -> None:
        if point is not None:
            table = np.rint(point).astype(np.int64)
            if self.holds(table):
                self.tables.append(table)

    def _proved(self, known: Range, sign: int, most: float) -> None:
        """Take in that the aim, or with sign -1 its opposite, is at most so much."""
        if sign > 0:
            known.proved_high = min(known.proved_high, most)
        else:
            known.proved_low = max(known.proved_low, -most)

    def blame(self) -> tuple[Number, ...]:
        """Some numbers that cannot all hold: those that would have to give way for the others to."""
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import eye_array, hstack

        slack = eye_array(len(self.rows), format="csr")
        low, high = self.scaled
        ends = [
            LinearConstraint(hstack([self.matrix, -slack]), -np.inf, high),
            LinearConstraint(hstack([self.matrix, slack]), low, np.inf),
        ]
        # What follows from what groups are cannot give way, so that its slack costs more than any number's.
        costs = np.concatenate((np.zeros(self.size), [1.0 if row.by else 50.0 for row in self.rows]))
        found: Any = milp(costs, bounds=Bounds(0, np.inf), constraints=ends)
        if found.x is None:
            return ()
        wrong = (i for i, amount in enumerate(found.x[self.size :]) if amount > 1e-6)
        return tuple(by for i in wrong if (by := self.rows[i].by) is not None)


def _joined(parts: Sequence[Integers]) -> Integers:
    return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, dtype=np.int64)
