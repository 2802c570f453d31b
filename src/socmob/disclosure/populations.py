"""Every population that a release speaks of, each once, with its true count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from socmob.errors import DefectError
from socmob.values.codes import Code
from socmob.values.definitions import CellDefinition, Population
from socmob.values.joint import Joint
from socmob.values.tables import RawTable

WAVE = "wave"
"""The column that names whose answers are meant; a population never loses it, not even where there is one wave."""

Levels = Mapping[str, tuple[Code, ...]]


@dataclass(frozen=True)
class People:
    """The distinct populations of a release in canonical order; `index` finds one by any way of writing it."""

    populations: tuple[Population, ...]
    counts: tuple[int, ...] = field(repr=False)
    levels: Levels
    index: Mapping[Population, int] = field(repr=False)
    known: frozenset[int] = frozenset()
    """Those of which readers know the count already, or that have nothing to do with anybody's answers."""

    def of(self, definition: CellDefinition) -> tuple[int, ...]:
        """The populations that a cell depends on.

        Not those that can hold nobody, since their column never holds such a code.
        """
        return tuple(sorted({self.index[p] for p in definition.populations() if p in self.index}))

    def with_counts(self, counts: Mapping[Population, int]) -> People:
        """The same and further populations in canonical form, behind those there are."""
        more = sorted(population for population in counts if population not in self.index)
        index = {population: len(self.populations) + i for i, population in enumerate(more)}
        every = (*self.counts, *(counts[population] for population in more))
        return replace(self, populations=(*self.populations, *more), counts=every, index={**self.index, **index})


def people_of(tables: Sequence[RawTable], joint: Joint | None = None) -> People:
    """The populations of these tables and of their coarser forms; with a joint, columns hold its codes too."""
    every = [form for table in tables for form in forms(table)]
    levels = levels_of(every) if joint is None else _with_levels(levels_of(every), joint)
    counts: dict[Population, int] = {}
    written: dict[Population, Population] = {}
    for table in every:
        for population in _named(table):
            form = written.setdefault(population, canonical(population, levels))
            _record(table, form, table.counts[population], counts)
    ordered = sorted(form for form in counts if _is_possible(form))
    place = {population: i for i, population in enumerate(ordered)}
    index = {**place, **{population: place[form] for population, form in written.items() if form in place}}
    return People(tuple(ordered), tuple(counts[population] for population in ordered), levels, index)


def forms(table: RawTable) -> tuple[RawTable, ...]:
    """A table and what can be shown in its place, finest first."""
    return (table, *forms(table.coarser)) if table.coarser is not None else (table,)


def levels_of(tables: Iterable[RawTable]) -> Levels:
    """For each column the codes that tables list for it; where none lists any, those that populations name."""
    listed: dict[str, set[Code]] = {}
    named: dict[str, set[Code]] = {}
    for table in tables:
        for column, codes in table.levels.items():
            listed.setdefault(column, set()).update(codes)
        for population in table.counts:
            for column, codes in population.terms:
                named.setdefault(column, set()).update(codes)
    return {column: tuple(sorted(codes)) for column, codes in sorted({**named, **listed}.items())}


def _with_levels(levels: Levels, joint: Joint) -> Levels:
    """The codes of each column with those that other waves or earlier releases have."""
    more = {**joint.levels, **{measure: answers.codes for measure, answers in joint.answers.items()}, WAVE: joint.waves}
    both = {column: {*levels.get(column, ()), *more.get(column, ())} for column in (*levels, *more)}
    return {column: tuple(sorted(codes)) for column, codes in sorted(both.items())}


def canonical(population: Population, levels: Levels) -> Population:
    """The same people without codes that a column never holds, nor the columns of which every code is listed.

    >>> staff = Population.of({"wave": ["2026"], "by.sex": ["female", "male"]})
    >>> str(canonical(staff, {"wave": ("2026",), "by.sex": ("female", "male")}))
    'wave=2026'
    """
    held = {column: set(codes) & set(levels[column]) for column, codes in population.terms}
    kept = {column: codes for column, codes in held.items() if column == WAVE or codes < set(levels[column])}
    return Population.of(kept or held)


def _is_possible(population: Population) -> bool:
    return all(codes for _, codes in population.terms)


def _named(table: RawTable) -> set[Population]:
    """The populations on which some cell's number depends."""
    return {population for cell in table.cells.values() for population in cell.definition.populations()}


def _record(table: RawTable, form: Population, count: int, counts: dict[Population, int]) -> None:
    if count < 0 or (count > 0 and not _is_possible(form)):
        raise DefectError(f"table {table.id}: people are counted with a code that their column does not list ({form})")
    if counts.setdefault(form, count) != count:
        raise DefectError(f"table {table.id}: another table counts the same people otherwise ({form})")
