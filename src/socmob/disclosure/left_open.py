"""How far earlier releases about other waves leave a number open: nothing withheld now can open it any further.

Proof: let V be what earlier releases told of a table x, and b the counts. Whatever multipliers y are taken, a sum s
over x is at most y b, and for each kind as many as its people times the greatest entry of s - y V among its answers.
So whoever is handed multipliers checks an end by adding up; those that a linear program ends with give the least end.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

import numpy as np

from socmob.disclosure.effort import Effort
from socmob.disclosure.matrix import Matrix
from socmob.disclosure.populations import WAVE, People
from socmob.disclosure.program import NEARLY, Program
from socmob.disclosure.secrets import Secrets
from socmob.disclosure.universe import Universe
from socmob.values.cells import Floats, Integers
from socmob.values.definitions import Population


class Earlier:
    """What earlier releases told of other waves than one: `vectors` (populations, atoms) with known counts.

    What they told of the wave itself excuses nothing: another report about it can be cut as that one was.
    """

    def __init__(self, universe: Universe, people: People, fixed: AbstractSet[int], wave: str) -> None:
        told = [number in fixed and _is_of_others(people.populations[number], wave) for number in universe.numbers]
        self.universe = universe
        self.vectors = universe.vectors[told].reshape(sum(told), universe.atoms).astype(np.float64)

    def apart(self, vector: Integers, multipliers: Floats) -> int:
        """How far apart a sum can be at most, by multipliers (2, populations) for its upper and its lower end."""
        counts = self.vectors @ self.universe.table.ravel()
        ends = 0.0
        for sign, own in zip((1.0, -1.0), multipliers, strict=True):
            left = (sign * vector.ravel() - own @ self.vectors).reshape(self.universe.table.shape)
            ends += float(own @ counts + self.universe.heads @ left.max(axis=1, initial=-np.inf))
        return int(np.floor(ends + NEARLY))


@dataclass(frozen=True, eq=False)
class LeftOpen:
    """For sums that earlier releases left open by less than the width: the multipliers that show it."""

    multipliers: Mapping[bytes, Floats] = field(default_factory=dict)

    def at_most(self, told: Earlier, vector: Integers) -> int | None:
        """By how much a sum was left open; None for one of which nothing is proved, or that was told."""
        found = self.multipliers.get(_key(vector))
        if found is None or any(told.universe.outside.values()):
            return None
        apart = told.apart(vector, found)
        return apart if _may_follow(apart, vector, told.universe) else None


def narrowed(secrets: Secrets, told: Earlier, effort: Effort) -> tuple[Secrets, LeftOpen]:
    """Secrets that must be no more open than earlier releases left them, with the proof.

    A number that these told to the last one must stay as open as any other, so that no release can follow that
    withholds it; but that nobody was silent in some way, of which they said nothing, may follow from them.
    Where nothing is proved of some people it is not known how open a number is without them, and all stays as it was.
    """
    universe = secrets.universe
    if not len(told.vectors) or any(universe.outside.values()):
        return secrets, LeftOpen()
    most, proofs, ends = secrets.most.copy(), {}, _Ends(told, effort)
    for place, vector in enumerate(secrets.vectors):
        if (multipliers := ends.multipliers(vector)) is None:
            continue
        apart = told.apart(vector, multipliers)
        if apart < secrets.width and apart <= most[place] and _may_follow(apart, vector, universe):
            most[place], proofs[_key(vector)] = apart, multipliers
    return replace(secrets, most=most), LeftOpen(proofs)


class _Ends:
    """The least and the greatest that sums can be, with the multipliers of what was told."""

    def __init__(self, told: Earlier, effort: Effort) -> None:
        self.told, universe = told, told.universe
        kinds, codes = universe.table.shape
        same = np.repeat(np.eye(kinds), codes, axis=1)
        rows = np.concatenate((same, told.vectors))
        row, column = np.nonzero(rows)
        shape = (len(rows), kinds * codes)
        matrix = Matrix.of(shape, row, column, rows[row, column].astype(np.int64))
        right = np.rint(rows @ universe.table.ravel())
        self.program = Program(matrix, right, np.repeat(universe.heads, codes), effort)

    def multipliers(self, vector: Integers) -> Floats | None:
        """For the greatest and for the least, (2, populations)."""
        found = []
        for sign in (-1, 1):
            self.program.aim(sign * vector.astype(np.float64))
            if self.program.solve() is None:
                return None
            found.append(-self.program.multipliers()[len(self.told.universe.table) :])
        return np.array(found)


def _is_of_others(population: Population, wave: str) -> bool:
    waves = population.codes(WAVE)
    return waves is not None and wave not in waves


def _may_follow(apart: int, vector: Integers, universe: Universe) -> bool:
    """Whether a sum was left open at all, or nobody was silent in a way of which nothing was said before."""
    counted = vector.reshape(universe.table.shape)
    return apart > 0 or not (counted[:, ~universe.silent].any() or (counted * universe.table).any())


def _key(vector: Integers) -> bytes:
    return np.ascontiguousarray(vector, dtype=np.int64).ravel().tobytes()
