"""The fewest cells of a small release that must be withheld, as one program: an oracle beside the gate, never in it.

Every cell is shown or not. Of each that is not one population must be open: for a stranger and for every insider the
program holds two tables of people that agree with all that is shown and differ in it by what is promised. The tables
may be in fractions of people: so this is at most what is needed in whole people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from tests.attack.attacker import Attacker
from tests.attack.bare import bare
from tests.attack.firms import Firm, tables
from tests.attack.knowledge import Knowledge
from tests.attack.published import Terms
from tests.attack.publishing import PROFILE

SECONDS = 120.0


@dataclass
class Program:
    """Rows of a program in the making: each a list of places with weights, between two bounds.

    The first `whole` unknowns are yes or no: shown or not, open or not (populations), withheld or not (cells).
    """

    whole: int
    size: int = 0
    rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.size = self.whole

    def more(self, many: int) -> range:
        """New unknowns."""
        self.size += many
        return range(self.size - many, self.size)

    def row(self, weights: dict[int, float], low: float, high: float = np.inf) -> None:
        """A sum that lies between two bounds."""
        self.rows.append((weights, low, high))

    def least(self, cost: dict[int, float]) -> float:
        """The least cost."""
        entries = [
            (i, place, weight) for i, (weights, _, _) in enumerate(self.rows) for place, weight in weights.items()
        ]
        at, place, weight = (np.array(column) for column in zip(*entries, strict=True))
        matrix = csr_array((weight, (at, place)), shape=(len(self.rows), self.size))
        costs, high = np.zeros(self.size), np.full(self.size, np.inf)
        integer = np.zeros(self.size, dtype=np.int64)
        costs[list(cost)], integer[: self.whole], high[: self.whole] = list(cost.values()), 1, 1
        low, above = (np.array([row[i] for row in self.rows]) for i in (1, 2))
        found = milp(
            costs,
            constraints=LinearConstraint(matrix, low, above),
            bounds=Bounds(0, high),
            integrality=integer,
            options={"mip_rel_gap": 0.0, "time_limit": SECONDS},
        )
        if found.status != 0:
            raise RuntimeError(f"no optimum was found in {SECONDS:g} seconds")
        return float(found.fun)


def fewest_withheld(firm: Firm) -> int:
    """The fewest cells that can be withheld under the default profile's rules; one question, one wave."""
    made = tables(firm)
    attacker = Attacker(firm, [bare(made, lambda *_: False)], PROFILE.width)
    (knowledge,) = attacker.known
    people = attacker.shown(knowledge)
    cells = [sorted(people.index(p) for p in number.populations if p in people) for number in attacker.numbers]
    cells = [needed for needed in cells if needed]
    shown, open_ = range(len(people)), range(len(people), 2 * len(people))
    program = Program(2 * len(people) + len(cells))
    for cell, needed in enumerate(cells, start=2 * len(people)):
        program.row({**{open_[place]: 1.0 for place in needed}, cell: -1.0}, 0.0)
        for place in needed:
            program.row({shown[place]: 1.0, cell: 1.0}, 1.0)
    for place, each in enumerate(people):
        program.row({shown[place]: 1.0}, 0.0, float(knowledge.count(each) >= PROFILE.threshold))
    for pair in attacker.told_pairs(knowledge):
        places = [people.index(p) for p in pair if p in people]
        program.row(dict.fromkeys(places, 1.0), 0.0, 1.0 if len(places) > 1 else 0.0)
    for place in range(len(people)):
        _hold_open(program, knowledge, people, place)
    return round(program.least({2 * len(people) + cell: 1.0 for cell in range(len(cells))}))


def _hold_open(program: Program, knowledge: Knowledge, people: list[Terms], place: int) -> None:
    """Where a population is open, two tables that differ in it, for everyone who might look."""
    group, answers = knowledge.group(people[place]), knowledge.answers(people[place])
    vector = np.outer(group, answers).ravel()
    heads = float(knowledge.free[group > 0].sum())
    for insider in (None, *np.argwhere(knowledge.truth > 0).tolist()):
        wanted = min(PROFILE.width, heads - (insider is not None and group[insider[0]] > 0))
        own = None if insider is None else insider[0] * len(knowledge.codes) + insider[1]
        one, other = (_table(program, knowledge, people, own) for _ in range(2))
        apart = dict(zip(one, vector, strict=True))
        apart |= {at: -weight for at, weight in zip(other, vector, strict=True)}
        program.row({**apart, len(people) + place: -wanted}, 0.0)


def _table(program: Program, knowledge: Knowledge, people: list[Terms], own: int | None) -> range:
    """A table of people that agrees with every population that is shown, with a place for the insider."""
    table, codes = program.more(knowledge.truth.size), len(knowledge.codes)
    for kind, free in enumerate(knowledge.free.tolist()):
        program.row(dict.fromkeys(table[kind * codes : (kind + 1) * codes], 1.0), free, free)
    if own is not None:
        program.row({table[own]: 1.0}, 1.0)
    for place, vector, count, most in _sums(knowledge, people):
        weights = {at: weight for at, weight in zip(table, vector, strict=True) if weight}
        program.row({**weights, place: most}, -np.inf, count + most)
        program.row({**weights, place: -most}, count - most)
    return table


def _sums(knowledge: Knowledge, people: list[Terms]) -> Iterator[tuple[int, list[float], float, float]]:
    for place, each in enumerate(people):
        group = knowledge.group(each)
        vector = np.outer(group, knowledge.answers(each)).ravel().tolist()
        yield place, vector, knowledge.count(each), float(group @ knowledge.free)
