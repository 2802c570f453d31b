"""A stranger who attacks a published release, with none of the gate's code: only its JSON, and whole-number programs.

Stronger than a real one: told the exact count of every population that a shown cell speaks of.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Document = Mapping[str, Any]
Terms = tuple[tuple[str, tuple[str, ...]], ...]
"""A population as the JSON writes it, made hashable."""


def terms(population: Mapping[str, list[str]]) -> Terms:
    """A population's terms in order."""
    return tuple(sorted((column, tuple(sorted(codes))) for column, codes in population.items()))


def populations(definition: Mapping[str, Any]) -> Iterator[Terms]:
    """Every population that a number is computed from."""
    if definition["statistic"] == "benchmark":
        return
    yield terms(definition["population"])
    if definition["base"] is not None:
        yield terms(definition["base"])
    for part in definition["inputs"]:
        yield from populations(part)


Columns = tuple[str, ...]


class Attacker:
    """Knows the shown populations of a release and asks what the others can be.

    Its unknowns are how many people there are of each kind: a code in every column. Where the columns are too many for
    that, `apart` makes a block of unknowns of each set of columns in use, and blocks agree in what they share.
    """

    def __init__(self, document: Document, exact: Mapping[Terms, int], *, apart: bool = False) -> None:
        self.numbers = list(document["numbers"].values())
        self.exact = exact
        codes: dict[str, set[str]] = {}
        for number in self.numbers:
            for population in populations(number["definition"]):
                for column, listed in population:
                    codes.setdefault(column, set()).update(listed)
        self.codes = {column: sorted(listed) for column, listed in sorted(codes.items())}
        self.blocks = self._used() if apart else [tuple(self.codes)]
        self.people = [(block, kind) for block in self.blocks for kind in self._kinds(block)]
        self.shown = {p for n in self.numbers if n["state"] != "withheld" for p in populations(n["definition"])}
        known = sorted(self.shown)
        ties = [np.zeros(len(self.people)), *self._ties()]
        self.rows = csr_array(np.array([*(self.vector(p) for p in known), *ties]))
        self.right = np.array([*(float(self.exact[p]) for p in known), *(0.0 for _ in ties)])
        self.tables: list[np.ndarray] = []

    def _used(self) -> list[Columns]:
        """The sets of columns of the release's populations that no other such set holds."""
        used = {tuple(c for c, _ in p) for n in self.numbers for p in populations(n["definition"])}
        return sorted(block for block in used if not any(set(block) < set(other) for other in used))

    def _kinds(self, columns: Columns) -> list[Columns]:
        return list(itertools.product(*(self.codes[column] for column in columns)))

    def _ties(self) -> Iterator[np.ndarray]:
        """Each block's count of what it shares with another block, less the other's."""
        for one, other in itertools.combinations(self.blocks, 2):
            shared = tuple(column for column in one if column in other)
            for kind in self._kinds(shared) if shared else ():
                population = tuple((column, (code,)) for column, code in zip(shared, kind, strict=True))
                yield self._within(one, population) - self._within(other, population)

    def withheld(self) -> list[set[Terms]]:
        """For each withheld number the populations that it is computed from."""
        return [set(populations(n["definition"])) for n in self.numbers if n["state"] == "withheld"]

    def vector(self, population: Terms) -> np.ndarray:
        """Which kinds of people a population holds."""
        columns = {column for column, _ in population}
        return self._within(next(block for block in self.blocks if columns <= set(block)), population)

    def _within(self, block: Columns, population: Terms) -> np.ndarray:
        wanted = [(block.index(column), listed) for column, listed in population]
        held = [own == block and all(kind[i] in listed for i, listed in wanted) for own, kind in self.people]
        return np.array(held, dtype=float)

    def is_narrow(self, population: Terms, width: int) -> bool:
        """Whether all that a population can be lies within less than a width; tables found before are tried first."""
        return population in self.shown or self._is_narrow(self.vector(population), width)

    def is_difference_narrow(self, part: Terms, whole: Terms, width: int) -> bool:
        """The same of the people of a population who are not in a part of it; not where nobody can be."""
        between = self.vector(whole) - self.vector(part)
        return bool(between.any()) and self._is_narrow(between, width)

    def _is_narrow(self, aim: np.ndarray, width: int) -> bool:
        for sign in (1.0, -1.0):
            values = [aim @ table for table in self.tables]
            if not values or max(values) - min(values) < width:
                self.tables.append(self._extreme(sign * aim))
        values = [aim @ table for table in self.tables]
        return bool(max(values) - min(values) < width)

    def _extreme(self, aim: np.ndarray) -> np.ndarray:
        """A table that agrees with what is shown, in whole numbers, in which the aim is least."""
        found = milp(
            aim,
            constraints=LinearConstraint(self.rows, self.right, self.right),
            bounds=Bounds(0, 10_000),
            integrality=np.ones(len(aim), dtype=np.int64),
        )
        assert found.x is not None
        return np.rint(found.x)


def narrowed(document: Document, exact: Mapping[Terms, int], width: int, *, apart: bool = False) -> list[set[Terms]]:
    """The withheld numbers of which the stranger learns every population to within less than the width."""
    attacker = Attacker(document, exact, apart=apart)
    narrow: dict[Terms, bool] = {}
    for population in sorted(set().union(*attacker.withheld())):
        narrow[population] = attacker.is_narrow(population, width)
    return [needed for needed in attacker.withheld() if all(narrow[population] for population in needed)]
