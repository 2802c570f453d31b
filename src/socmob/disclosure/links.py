"""How the counts of a release hang together: computed from what each population is, never declared.

Populations over the same columns are sums of atoms (one code in each column); an atom over fewer columns is the sum of
its parts over more. Codes that no population tells apart count as one. Together: a matrix A with A x = 0, x >= 0, where
x holds the atoms and the populations.

Tables meet in the columns that they share, two by two. That one joint table of all columns exists, of which each is a
margin, is not asked: what only a ring of four tables or more would tell is not seen here.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from socmob.disclosure.matrix import Matrix
from socmob.disclosure.populations import Levels, People
from socmob.values.cells import Integers
from socmob.values.codes import Code
from socmob.values.definitions import Population

Columns = tuple[str, ...]
Box = tuple[Integers, ...]
"""For each column the numbers of the codes that a population lists."""


@dataclass(frozen=True)
class Links:
    """`matrix` (links, variables) with matrix @ x = 0 for the true counts x.

    `variable[i]` is population i's place in x; the pairs of nested populations whose difference is asked for have
    theirs behind the populations'.
    """

    matrix: Matrix
    variable: Integers


@dataclass
class Cube:
    """The atoms over some columns: which are in use, and their places among the variables."""

    columns: Columns
    active: np.ndarray
    places: np.ndarray


class Rows:
    """The entries of the matrix, gathered row by row."""

    def __init__(self) -> None:
        self.rows: list[np.ndarray] = []
        self.columns: list[np.ndarray] = []
        self.values: list[np.ndarray] = []
        self.count = 0

    def add(self, whole: np.ndarray, parts: np.ndarray, signs: np.ndarray | None = None) -> None:
        """One link for each whole: the sum of its parts, shape (wholes, parts), less the whole."""
        n, width = parts.shape
        signs = np.ones(width, dtype=np.int64) if signs is None else signs
        rows = self.count + np.arange(n)
        self.rows += [np.repeat(rows, width), rows]
        self.columns += [parts.ravel(), whole]
        self.values += [np.tile(signs, n), -np.ones(n, dtype=np.int64)]
        self.count += n

    def matrix(self, variables: int) -> Matrix:
        """The links as a sparse matrix."""
        none = np.zeros(0, dtype=np.int64)
        values, rows, columns = (np.concatenate((none, *part)) for part in (self.values, self.rows, self.columns))
        return Matrix.of((self.count, variables), rows, columns, values)


def links_of(people: People, pairs: Sequence[tuple[int, int]] = ()) -> Links:
    """The links between all populations of a release; and for each pair (part, whole) the whole less the part."""
    classes = indistinct(people.populations, people.levels)
    boxes = [_box(population, classes) for population in people.populations]
    cubes = _cubes(people.populations, boxes, classes)
    atoms = _number(cubes)
    rows = Rows()
    for cube in cubes.values():
        for parent in _parents(cube.columns, cubes):
            _link(cube, cubes[parent], rows)
    variable = _populations(people.populations, boxes, cubes, atoms, rows)
    total = max(atoms, int(variable.max(initial=-1)) + 1)
    differences = total + np.arange(len(pairs))
    for (part, whole), difference in zip(pairs, differences, strict=True):
        rows.add(variable[[whole]], np.array([[variable[part], difference]]))
    return Links(rows.matrix(total + len(pairs)), np.concatenate((variable, differences)))


def indistinct(populations: Sequence[Population], levels: Levels) -> Mapping[str, Mapping[Code, int]]:
    """For each column its codes numbered so that codes which no population tells apart share a number."""
    used: dict[str, set[tuple[Code, ...]]] = {}
    for population in populations:
        for column, codes in population.terms:
            used.setdefault(column, set()).add(codes)
    return {column: _classes(levels[column], sorted(sets)) for column, sets in used.items()}


def _classes(codes: Sequence[Code], sets: Sequence[tuple[Code, ...]]) -> dict[Code, int]:
    held: dict[Code, list[int]] = {code: [] for code in codes}
    for i, listed in enumerate(sets):
        for code in listed:
            held[code].append(i)
    numbers: dict[tuple[int, ...], int] = {}
    return {code: numbers.setdefault(tuple(held[code]), len(numbers)) for code in codes}


def _box(population: Population, classes: Mapping[str, Mapping[Code, int]]) -> Box:
    """For each column of a population the numbers of its codes: the atoms are their product."""
    return tuple(
        np.array(sorted({classes[column][code] for code in codes}), dtype=np.int64)
        for column, codes in population.terms
    )


def _columns(population: Population) -> Columns:
    return tuple(column for column, _ in population.terms)


def _cubes(
    populations: Sequence[Population],
    boxes: Sequence[Box],
    classes: Mapping[str, Mapping[Code, int]],
) -> dict[Columns, Cube]:
    """A cube for every set of columns in use, with the atoms that populations or links need; largest first."""
    family = _family({_columns(population) for population in populations})
    cubes = {}
    for columns in sorted(family, key=lambda c: (-len(c), c)):
        shape = tuple(max(classes[column].values()) + 1 for column in columns)
        cubes[columns] = Cube(columns, np.zeros(shape, dtype=bool), np.zeros(shape, dtype=np.int64))
    for population, box in zip(populations, boxes, strict=True):
        cubes[_columns(population)].active[np.ix_(*box)] = True
    for cube in cubes.values():
        parents = [cubes[parent] for parent in _parents(cube.columns, cubes)]
        _fill(cube, parents)
    return cubes


def _family(used: set[Columns]) -> set[Columns]:
    """Sets of columns closed under what two of them share; sharing nothing, they speak of different people."""
    family = set(used)
    while True:
        shared = {tuple(sorted(set(a) & set(b))) for a, b in itertools.combinations(sorted(family), 2)}
        if (shared - {()}) <= family:
            return family
        family |= shared - {()}


def _parents(columns: Columns, cubes: Mapping[Columns, Cube]) -> list[Columns]:
    """The largest sets of columns strictly within these."""
    within = [c for c in cubes if set(c) < set(columns)]
    return [c for c in within if not any(set(c) < set(d) for d in within)]


def _outer(cube: Cube, parent: Cube) -> tuple[int, ...]:
    """The axes of a cube that its parent does not have."""
    return tuple(i for i, column in enumerate(cube.columns) if column not in parent.columns)


def _fill(cube: Cube, parents: Sequence[Cube]) -> None:
    """Take in whole sums: where a parent's atom has one part in use, all its parts are."""
    before = -1
    while before != (before := int(cube.active.sum())):
        for parent in parents:
            touched = cube.active.any(axis=_outer(cube, parent), keepdims=True)
            cube.active |= touched
            parent.active |= touched.reshape(parent.active.shape)


def _number(cubes: Mapping[Columns, Cube]) -> int:
    atoms = 0
    for cube in cubes.values():
        n = int(cube.active.sum())
        cube.places[cube.active] = atoms + np.arange(n)
        atoms += n
    return atoms


def _link(cube: Cube, parent: Cube, rows: Rows) -> None:
    """Each atom of the parent that has parts in the cube is their sum."""
    outer = _outer(cube, parent)
    inner = [i for i in range(cube.active.ndim) if i not in outer]
    touched = cube.active.any(axis=outer)
    parts = cube.places.transpose(*inner, *outer)[touched]
    rows.add(parent.places[touched], parts.reshape(len(parts), -1))


def _populations(
    populations: Sequence[Population],
    boxes: Sequence[Box],
    cubes: Mapping[Columns, Cube],
    atoms: int,
    rows: Rows,
) -> Integers:
    """The variable of each population: its atom where it is one, else a further variable, the sum of its atoms."""
    variable = np.zeros(len(populations), dtype=np.int64)
    for i, (population, box) in enumerate(zip(populations, boxes, strict=True)):
        places, signs = _sum(_columns(population), box, cubes)
        if len(places) > 1:
            variable[i] = atoms
            rows.add(np.array([atoms]), places[None, :], signs)
            atoms += 1
        else:
            variable[i] = places[0]
    return variable


def _sum(columns: Columns, box: Box, cubes: Mapping[Columns, Cube]) -> tuple[Integers, Integers]:
    """The atoms that a population is the sum of, with their signs.

    Most codes of a column are written as all of them less the others, so that everyone but one level of many is short.
    """
    cube = cubes[columns]
    for axis, codes in enumerate(box):
        fewer = (*columns[:axis], *columns[axis + 1 :])
        if 2 * len(codes) > cube.active.shape[axis] and fewer in cubes:
            others = np.setdiff1d(np.arange(cube.active.shape[axis]), codes)
            whole, plus = _sum(fewer, (*box[:axis], *box[axis + 1 :]), cubes)
            rest, minus = _sum(columns, (*box[:axis], others, *box[axis + 1 :]), cubes)
            return np.concatenate((whole, rest)), np.concatenate((plus, -minus))
    places = cube.places[np.ix_(*box)].ravel()
    return places, np.ones(len(places), dtype=np.int64)
