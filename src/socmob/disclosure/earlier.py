"""What earlier releases about the same people told: it stays told, whatever is withheld now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from socmob.disclosure.populations import WAVE, People, canonical
from socmob.disclosure.rounding import published
from socmob.disclosure.universe import Frozen, count_in, is_of_heads, kinds_of, measure_of
from socmob.errors import RefusedError
from socmob.values.definitions import Population, Rounding, Statistic
from socmob.values.joint import ABSENT, Joint
from socmob.values.tables import CellState, Release, SafeCell

SHARES = frozenset({Statistic.SHARE, Statistic.RATE})


@dataclass(frozen=True)
class Told:
    """`people` with the populations that earlier releases gave, whose numbers are `fixed`, or withheld: `hidden`.

    `frozen` are people of whom an earlier release speaks by groups that are not known here: nothing can be proved of
    them. `apart` are populations of waves that are not known here, with the counts where these were published.
    """

    people: People
    fixed: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()
    frozen: Frozen = field(default_factory=dict)
    apart: Mapping[Population, int | None] = field(default_factory=dict, repr=False)


def told_before(people: People, joint: Joint, earlier: Sequence[Release]) -> Told:
    """What earlier releases told of the people of this one.

    Errors: `RefusedError` where an earlier release gave another count than the files now give.
    """
    for release in earlier:
        for cell in _cells(release, withheld=False):
            _check_share(cell, joint)
    given = dict(_published(earlier))
    counts: dict[Population, int] = {}
    frozen = {measure: np.zeros(len(joint.heads), dtype=bool) for measure in joint.answers}
    apart: dict[Population, int | None] = {}
    for population, value in given.items():
        if not _waves_known(population, joint):
            apart[population] = value
        elif _is_known(population, joint):
            counts |= _counted(canonical(population, people.levels), value, joint)
        else:
            for measure in _measures(population, joint):
                frozen[measure] |= _around(population, joint)
    hidden = dict(_withheld(people, joint, earlier))
    more = people.with_counts({**hidden, **counts})
    fixed = frozenset(more.index[population] for population in counts)
    return Told(more, fixed, frozenset(more.index[population] for population in hidden) - fixed, frozen, apart)


def _published(earlier: Sequence[Release]) -> Iterator[tuple[Population, int | None]]:
    """Every population that an earlier release gives, with its count where that is printed."""
    cells = [cell for release in earlier for table in release.tables for cell in table.cells.values()]
    for cell in sorted(cells, key=lambda cell: _count(cell) is not None):
        if cell.state is not CellState.WITHHELD:
            for population in cell.definition.populations():
                yield population, None
    yield from ((cell.definition.population, _count(cell)) for cell in cells if _count(cell) is not None)


def _withheld(people: People, joint: Joint, earlier: Sequence[Release]) -> Iterator[tuple[Population, int]]:
    """What earlier releases withheld, with its count: it must stay open whatever is told now.

    A cell may be withheld for one of several populations: those are meant that are small, or that some withheld cell
    depends on alone.
    """
    for release in earlier:
        shown = {each for cell in _cells(release, withheld=False) for each in cell.definition.populations()}
        for cell in _cells(release, withheld=True):
            behind = {each for each in cell.definition.populations() if each not in shown}
            for population in sorted(behind):
                count = _answers_counted(population, joint)
                if count is not None and (len(behind) == 1 or count < release.rules.threshold):
                    yield canonical(population, people.levels), count


def _cells(release: Release, *, withheld: bool) -> Iterator[SafeCell]:
    for table in release.tables:
        yield from (cell for cell in table.cells.values() if (cell.state is CellState.WITHHELD) == withheld)


def _answers_counted(population: Population, joint: Joint) -> int | None:
    """How many a population counts by their answers; None where it counts heads, or cannot be counted here."""
    if not _waves_known(population, joint) or not _is_known(population, joint) or is_of_heads(population, joint):
        return None
    return count_in(population, joint)


def _count(cell: SafeCell) -> int | None:
    definition = cell.definition
    exact = definition.rounding is None or definition.rounding.base == 1
    return int(cell.value) if cell.value is not None and exact and definition.statistic is Statistic.COUNT else None


def _waves_known(population: Population, joint: Joint) -> bool:
    waves = population.codes(WAVE)
    return waves is None or set(waves) <= set(joint.waves)


def _is_known(population: Population, joint: Joint) -> bool:
    """Whether a population can be counted here: its columns are known, in each of its waves."""
    if not is_of_heads(population, joint) and measure_of(population, joint) is None:
        return False
    waves = population.codes(WAVE) or joint.waves
    columns = [joint.columns.index(column) for column, _ in population.terms if column in joint.columns]
    there = [joint.waves.index(wave) for wave in waves]
    unknown = joint.present[:, there, None] & (joint.codes[:, there][:, :, columns] == ABSENT)
    return not unknown.any()


def _counted(population: Population, value: int | None, joint: Joint) -> dict[Population, int]:
    count = count_in(population, joint)
    if count is None:
        return {}
    if value is not None and value != count:
        raise _corrected(population)
    return {population: count}


def _check_share(cell: SafeCell, joint: Joint) -> None:
    """Refuse where an earlier release gave another share, of people whom the files count, than they now give."""
    definition = cell.definition
    if cell.value is None or definition.statistic not in SHARES or definition.weighted or definition.base is None:
        return
    if not all(
        _waves_known(each, joint) and _is_known(each, joint) for each in (definition.population, definition.base)
    ):
        return
    part, base = count_in(definition.population, joint), count_in(definition.base, joint)
    rounding = definition.rounding or Rounding(0)
    if part is None or not base or published(part / base, definition.statistic, rounding) != cell.value:
        raise _corrected(definition.population)


def _corrected(population: Population) -> RefusedError:
    return RefusedError(
        "An earlier report gave another figure of the same people than your files now give. Whoever has both would "
        "see from the difference whose answers were added, corrected or taken out.",
        where=f"the earlier report's figures of {population}",
        do="If the earlier report was wrong, withdraw it: socmob withdraw. If the files are wrong, mend them.",
    )


def _measures(population: Population, joint: Joint) -> list[str]:
    """The questions that a population with unknown columns tells of."""
    named = [column for column, _ in population.terms if column in joint.answers]
    return named or []


def _around(population: Population, joint: Joint) -> NDArray[np.bool_]:
    """The kinds that a population with unknown columns can hold."""
    known = {column: codes for column, codes in population.terms if column in (WAVE, *joint.columns)}
    return kinds_of(Population.of(known), joint) > 0
