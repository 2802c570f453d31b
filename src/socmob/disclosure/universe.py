"""What a reader of a release does not know: for one question, how many people of each kind gave each answer.

Rule: readers know of how many people there are of each kind (`Joint`); so questions say nothing of each other's
answers, and each has a universe of its own. Every population of the release counts some kinds times some answers, so a
table of all counts (kinds, codes), laid out in a row, gives every number of the release by adding up.

Where people are weighted, of a population that is shown it is told how many of each class of weights it counts
(`strata`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from socmob.disclosure.merging import alike, first_of, kept_kinds
from socmob.disclosure.populations import WAVE, People
from socmob.disclosure.strata import Parts, parts_of, strata_of, told_strata
from socmob.errors import DefectError
from socmob.values.cells import Integers
from socmob.values.codes import is_state
from socmob.values.definitions import Population
from socmob.values.joint import Answers, Joint

Frozen = Mapping[str, NDArray[np.bool_]]
"""For each question the kinds of whom nothing can be proved."""


@dataclass(frozen=True, eq=False)
class Universe:
    """One question: `table` (kinds, codes) holds the true counts of those who can be taken to have answered otherwise.

    `numbers` are the release's populations of this question, `vectors` (populations, kinds, codes) how often each of
    them counts a person; `groups` (kinds,) the same of each population that is told by kinds alone, by its number.
    `silent` (codes,) are the answer states: how many people of a group are in no category is no secret, and which of
    these states they are in is one.
    """

    measure: str
    numbers: tuple[int, ...]
    vectors: Integers
    table: Integers
    groups: Mapping[int, Integers]
    silent: NDArray[np.bool_]
    ties: Integers
    """Sums over the table that are nought, (ties, kinds, codes): none where each person is in one kind alone."""
    outside: Mapping[int, int]
    """For each population how many of its people nothing is proved of: they are frozen, or there are too many kinds."""
    steady: NDArray[np.bool_]
    """Which kinds are of people who gave the same answer in every wave, (kinds,)."""
    strata: Integers
    """The class of weights of each kind in each wave, (kinds, waves); `ABSENT` where nothing tells of it."""
    waves: NDArray[np.bool_]
    """Of which waves each population counts people, (populations, waves)."""

    @property
    def heads(self) -> Integers:
        """The people of each kind that can be taken to have answered otherwise, (kinds,)."""
        found: Integers = self.table.sum(axis=1)
        return found

    @property
    def atoms(self) -> int:
        """How many unknowns there are."""
        return int(self.table.size)

    def vector(self, number: int) -> Integers:
        """How often a population counts a person of each kind and answer, (kinds, codes)."""
        if number in self.groups:
            return np.repeat(self.groups[number][:, None], self.table.shape[1], axis=1)
        found: Integers = self.vectors[self.numbers.index(number)]
        return found

    def among(self, kinds: Integers) -> tuple[Universe, Integers]:
        """The same of some kinds alone, and the places of the populations that count any of them."""
        vectors = self.vectors[:, kinds]
        places = np.flatnonzero(vectors.any(axis=(1, 2)))
        part = replace(
            self,
            numbers=tuple(self.numbers[place] for place in places.tolist()),
            vectors=vectors[places],
            table=self.table[kinds],
            groups={},
            ties=self.ties[:, kinds],
            steady=self.steady[kinds],
            strata=self.strata[kinds],
            waves=self.waves[places],
        )
        return part, places

    @cached_property
    def parts(self) -> Parts:
        """The populations cut by class of weights: what is told where they are shown."""
        return parts_of(self.vectors.max(axis=2, initial=0) > 0, self.waves, self.strata)

    @property
    def is_cut(self) -> bool:
        """Whether some population is told in more than one part."""
        return len(self.parts[0]) > len(self.numbers)

    def told_by(self, places: Integers) -> Integers:
        """What is told where the populations at these places are shown: each part of them, (parts, kinds, codes)."""
        whole, kinds = self.parts
        some = np.isin(whole, places)
        found: Integers = self.vectors[whole[some]] * kinds[some][:, :, None] if self.is_cut else self.vectors[some]
        return found


def universes_of(people: People, joint: Joint, unknowns: int, frozen: Frozen | None = None) -> tuple[Universe, ...]:
    """The universe of every question that some population of a release speaks of.

    `frozen` are kinds, (kinds,), of whom nothing can be proved for a question: its people are taken as known. So are
    those of some kinds where a question has more than so many `unknowns`.
    """
    of: dict[str, list[int]] = {measure: [] for measure in joint.answers}
    groups: list[int] = []
    for number, population in enumerate(people.populations):
        measure = measure_of(population, joint)
        if measure is not None:
            of[measure].append(number)
        elif is_of_heads(population, joint):
            groups.append(number)
    kept = frozen or {}
    return tuple(
        _universe(people, joint, measure, tuple(numbers), groups, kept.get(measure), unknowns)
        for measure, numbers in of.items()
        if numbers
    )


def with_known(people: People, joint: Joint) -> People:
    """The same, with those named of which readers know, or that stand alone: no question that the joint knows."""
    speaking = {i for i, population in enumerate(people.populations) if measure_of(population, joint) is None}
    return replace(people, known=frozenset(speaking))


def check_counts(universe: Universe, people: People, joint: Joint) -> None:
    """Raise DefectError unless the joint counts every population of a question as the tables do."""
    populations = [people.populations[number] for number in universe.numbers]
    groups_of, of = _distinct(populations, universe.measure)
    answers = [answers_in(group, universe.measure, joint) for group in groups_of]
    codes = joint.answers[universe.measure].codes
    for number, population, group in zip(universe.numbers, populations, of, strict=True):
        if answers[group] @ np.array(_listed(population, universe.measure, codes)) != people.counts[number]:
            raise DefectError(f"the tables and the joint count other people: {population}")


def count_in(population: Population, joint: Joint) -> int | None:
    """How many a population counts, from the joint alone; None where the joint cannot tell."""
    if is_of_heads(population, joint):
        return int(kinds_of(population, joint) @ joint.heads)
    measure = measure_of(population, joint)
    if measure is None:
        return None
    listed = np.array(_listed(population, measure, joint.answers[measure].codes), dtype=bool)
    return int(answers_in(population, measure, joint)[listed].sum())


def answers_in(population: Population, measure: str, joint: Joint) -> Integers:
    """How many people of the groups and waves of a population gave each answer to a question, (codes,)."""
    answers = joint.answers[measure]
    found: Integers = kinds_of(population, joint) @ answers.counts
    return found if answers.changed is None else found + answers.changed[_held(population, joint)].sum(axis=0)


def measure_of(population: Population, joint: Joint) -> str | None:
    """The one question that a population speaks of; None where it speaks of none, or of columns not known here."""
    columns = {column for column, _ in population.terms if column not in (WAVE, *joint.columns)}
    return columns.pop() if len(columns) == 1 and columns <= set(joint.answers) else None


def is_of_heads(population: Population, joint: Joint) -> bool:
    """Whether a population is told by what readers know already: kinds of people, whatever they answered."""
    return all(column in (WAVE, *joint.columns) for column, _ in population.terms)


def kinds_of(population: Population, joint: Joint) -> Integers:
    """How often a population counts a person of each kind: once for each of its waves that they are in; (kinds,)."""
    found: Integers = _held(population, joint).sum(axis=1).astype(np.int64)
    return found


def _held(population: Population, joint: Joint) -> NDArray[np.bool_]:
    """In which waves a population counts the people of each kind, (kinds, waves)."""
    held: NDArray[np.bool_] = joint.present & np.array(_waves(population, joint), dtype=bool)
    for place, column in enumerate(joint.columns):
        codes = population.codes(column)
        if codes is not None:
            listed = [i for i, code in enumerate(joint.levels[column]) if code in codes]
            held = held & np.isin(joint.codes[:, :, place], listed)
    return held


def _waves(population: Population, joint: Joint) -> list[bool]:
    waves = population.codes(WAVE)
    return [waves is None or wave in waves for wave in joint.waves]


def _universe(
    people: People,
    joint: Joint,
    measure: str,
    numbers: tuple[int, ...],
    groups: Sequence[int],
    frozen: NDArray[np.bool_] | None,
    unknowns: int,
) -> Universe:
    answers = joint.answers[measure]
    counts, changed = _counts(answers)
    known = np.zeros(len(counts), dtype=bool) if frozen is None else np.tile(frozen, len(counts) // len(frozen))
    populations, told = ([people.populations[number] for number in some] for some in (numbers, groups))
    # Every population over all kinds: those of one question first, then those that count heads. Many count the same.
    groups_of, of = _distinct([*populations, *told], measure)
    distinct = np.array([_kinds(group, joint, answers) for group in groups_of], dtype=np.int64)
    waves = np.array([_waves(population, joint) for population in populations], dtype=bool)
    own = np.unique(of[: len(numbers)])
    waves_of = np.array([_waves(groups_of[group], joint) for group in own.tolist()], dtype=bool)
    strata = told_strata(distinct[own], waves_of, strata_of(answers, joint))
    codes = np.array([_listed(population, measure, answers.codes) for population in populations], dtype=np.int64)
    silent = np.array([is_state(code) for code in answers.codes], dtype=np.int64)
    # Kinds that no population tells apart are one, and so are answers; who changed an answer stays apart, and classes.
    of_kind, n_kinds = alike(np.vstack((distinct, changed, strata.T)))
    of_code, n_codes = alike(np.vstack((codes, silent)))
    table = np.zeros((n_kinds, n_codes), dtype=np.int64)
    np.add.at(table, (of_kind[:, None], of_code[None, :]), np.where(known[:, None], 0, counts))
    first_kind, first_code = first_of(of_kind, n_kinds), first_of(of_code, n_codes)
    kept = kept_kinds(distinct[own][:, first_kind], table, unknowns)
    # Those of whom nothing is proved still count among what a group can be: it is open by no less for them.
    left_out = distinct @ np.where(known, counts.sum(axis=1), 0)
    left_out += np.delete(distinct[:, first_kind], kept, axis=1) @ np.delete(table, kept, axis=0).sum(axis=1)
    every, codes = distinct[:, first_kind[kept]][of], codes[:, first_code]
    return Universe(
        measure=measure,
        numbers=numbers,
        vectors=every[: len(numbers), :, None] * codes[:, None, :],
        table=table[kept],
        groups=dict(zip(groups, every[len(numbers) :], strict=True)),
        silent=silent[first_code].astype(bool),
        ties=np.zeros((0, len(kept), n_codes), dtype=np.int64),
        outside=dict(zip((*numbers, *groups), left_out[of].tolist(), strict=True)),
        steady=~changed[first_kind[kept]].astype(bool),
        strata=strata[first_kind[kept]],
        waves=waves,
    )


def _counts(answers: Answers) -> tuple[Integers, Integers]:
    """The people of each kind by answer, behind them those who changed theirs, wave by wave; and who these are.

    Of somebody who answered otherwise in another wave each answer is taken by itself, as another person's.
    """
    steady = np.zeros(len(answers.counts), dtype=np.int64)
    if answers.changed is None:
        return answers.counts, steady
    waves = answers.changed.shape[1]
    counts = np.concatenate((answers.counts, *(answers.changed[:, wave] for wave in range(waves))))
    return counts, np.concatenate((steady, *(np.ones_like(steady) for _ in range(waves))))


def _kinds(population: Population, joint: Joint, answers: Answers) -> Integers:
    """How often a population counts a person of each kind; then of those who changed their answer, wave by wave."""
    held = _held(population, joint).astype(np.int64)
    return held.sum(axis=1) if answers.changed is None else np.concatenate((held.sum(axis=1), *held.T))


def _distinct(populations: Sequence[Population], measure: str) -> tuple[list[Population], Integers]:
    """The groups of which populations are taken, whatever they answered; and for each population its group."""
    places: dict[tuple[tuple[str, tuple[str, ...]], ...], int] = {}
    first: list[Population] = []
    of = []
    for population in populations:
        group = tuple(term for term in population.terms if term[0] != measure)
        if group not in places:
            places[group] = len(first)
            first.append(population)
        of.append(places[group])
    return first, np.array(of, dtype=np.int64)


def _listed(population: Population, measure: str, codes: Sequence[str]) -> list[bool]:
    listed = population.codes(measure) or ()
    return [code in listed for code in codes]
