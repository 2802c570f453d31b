"""Programs in whole numbers over what nobody published: how many people of each kind gave each answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from tests.attack.inversion import Fact
from tests.attack.knowledge import Floats, Knowledge
from tests.attack.published import Terms

NUDGE = 0.4
"""Of one person, over the whole of an objective."""
WHOLE = 1e-6


@dataclass(frozen=True)
class Aim:
    """Something that should stay secret: a sum of unknowns, about so many people."""

    name: str
    group: Floats
    answers: Floats
    heads: float


class Puzzle:
    """The unknowns of one question, and everything that is known of them.

    Kinds that no population tells apart are one, and so are answers: what is possible stays the same.
    """

    def __init__(self, knowledge: Knowledge, told: Sequence[Terms], facts: Sequence[Fact], aims: Sequence[Aim]) -> None:
        self.knowledge = knowledge
        listed = [(knowledge.group(people), knowledge.answers(people)) for people in told]
        listed += [(knowledge.group(p), knowledge.answers(p)) for fact in facts for p in fact.parts]
        listed += [(aim.group, aim.answers) for aim in aims]
        cut = [part for people in told for part in knowledge.parts(people)]
        listed += cut
        self.kinds = _alike([group for group, _ in listed], len(knowledge.kinds))
        self.codes = _alike([answers for _, answers in listed], len(knowledge.codes))
        self.shape = (max(self.kinds) + 1, max(self.codes) + 1)
        rows, low, high = self._heads()
        for people in told:
            count = knowledge.count(people) - knowledge.known(people)
            rows, low, high = [*rows, self.flat(people)], [*low, count], [*high, count]
        for group, answers in cut:
            count = float(group @ knowledge.truth @ answers)
            rows, low, high = [*rows, self.row(group, answers)], [*low, count], [*high, count]
        for fact in facts:
            row = sum(weight * self.flat(people) for people, weight in fact.parts.items())
            less = sum(weight * knowledge.known(people) for people, weight in fact.parts.items())
            rows, low, high = [*rows, np.asarray(row)], [*low, fact.low - less], [*high, fact.high - less]
        self.rows, self.low, self.high = csr_array(np.array(rows)), np.array(low), np.array(high)
        self.tables = np.zeros((0, self.shape[0] * self.shape[1]))
        self.chance = np.random.default_rng(0)

    def _heads(self) -> tuple[list[Floats], list[float], list[float]]:
        rows = [self._merged(np.arange(self.shape[0]) == kind, np.ones(self.shape[1])) for kind in range(self.shape[0])]
        free = [float(self.knowledge.free[[k == kind for k in self.kinds]].sum()) for kind in range(self.shape[0])]
        return rows, free, free

    def flat(self, people: Terms) -> Floats:
        """A population as a row over the unknowns."""
        return self.row(self.knowledge.group(people), self.knowledge.answers(people))

    def row(self, group: Floats, answers: Floats) -> Floats:
        """Groups and answers as a row over the unknowns."""
        first = [self.kinds.index(kind) for kind in range(self.shape[0])]
        return self._merged(group[first], answers[[self.codes.index(code) for code in range(self.shape[1])]])

    def _merged(self, group: Floats, answers: Floats) -> Floats:
        return np.outer(group, answers).ravel().astype(float)

    def width(self, row: Floats, wanted: float, insider: int | None = None) -> float:
        """How far apart a sum can be in two tables that agree with all that is known; at `wanted` it stops looking."""
        tables = self.tables if insider is None else self.tables[self.tables[:, insider] >= 1]
        values = tables @ row
        for sign in (1.0, -1.0):
            if not len(values) or values.max() - values.min() < wanted:
                values = np.append(values, self._extreme(sign * row, insider) @ row)
        return float(values.max() - values.min())

    def _extreme(self, row: Floats, insider: int | None) -> Floats:
        """A table in whole numbers that agrees with all that is known, in which a sum is least.

        Among equals any will do: a nudge too small to change the sum makes tables differ, so that few serve many aims.
        """
        least = np.zeros(len(row))
        if insider is not None:
            least[insider] = 1.0
        nudge = self.chance.uniform(-NUDGE, NUDGE, len(row)) / max(1.0, float(self.knowledge.free.sum()))
        found = self._solve(row + nudge, least, whole=False)
        if np.abs(found - np.rint(found)).max() > WHOLE:
            found = self._solve(row + nudge, least, whole=True)
        self.tables = np.vstack([self.tables, np.rint(found)])
        return np.asarray(self.tables[-1])

    def _solve(self, row: Floats, least: Floats, *, whole: bool) -> Floats:
        found = milp(
            row,
            constraints=LinearConstraint(self.rows, self.low, self.high),
            bounds=Bounds(least, np.inf),
            integrality=np.full(len(row), int(whole)),
        )
        if found.x is None:
            raise AssertionError("what was published contradicts what is known")
        return np.asarray(found.x)

    @cached_property
    def insiders(self) -> list[int]:
        """Where among the unknowns somebody sits who knows the own record."""
        truth = np.zeros(self.shape)
        for kind, row in zip(self.kinds, self.knowledge.truth, strict=True):
            for code, n in zip(self.codes, row, strict=True):
                truth[kind, code] += n
        return [int(place) for place in np.flatnonzero(truth.ravel() > 0)]


def _alike(vectors: Sequence[Floats], length: int) -> list[int]:
    """A number for each place, the same where no vector tells two apart."""
    signatures = list(zip(*(vector.tolist() for vector in vectors), strict=True)) if vectors else [()] * length
    found = {signature: i for i, signature in enumerate(dict.fromkeys(signatures))}
    return [found[signature] for signature in signatures]
