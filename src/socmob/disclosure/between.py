"""Waves of the same staff whose people cannot be followed: nobody is taken to have come or gone who need not have.

Rule: where a group's answers can be those of the same people but for a few (fewer than the profile's least came, and
fewer went), one wave's numbers of it are withheld. Came: of each answer that was given more often the rise; went: the
fall of the others. Where more came or went, both are told, as those of people who are followed by a key are; but where
nobody need have come, or gone, not what fell, or rose, by few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from socmob.disclosure.earlier import Told
from socmob.disclosure.populations import WAVE
from socmob.disclosure.universe import answers_in, is_of_heads, kinds_of, measure_of
from socmob.framework import Profile
from socmob.values.cells import Integers
from socmob.values.codes import is_state
from socmob.values.definitions import Population
from socmob.values.joint import Joint

Groups = dict[Population, list[int]]
"""The numbers of the populations of each group, of one question and one wave."""


def too_near(told: Told, joint: Joint, profile: Profile, current: str) -> frozenset[int]:
    """Populations that another wave's differ from by a few people who left or joined: one of the two is withheld.

    The current wave's is kept where it can be. How many people there were in each wave is known to readers.
    """
    if profile.difference_rule.waves_without_key != "nested":
        return frozenset()
    least = profile.difference_rule.least
    within = () if joint.linked else _Waves(told, joint, least, current).near()
    return frozenset((*within, *_near_apart(told, joint, least)))


def moved(before: Integers, after: Integers) -> tuple[int, int]:
    """How many people at least came and went between two counts by answer.

    >>> moved(np.array([40, 60]), np.array([41, 57]))
    (1, 3)
    """
    rise = after - before
    return int(rise[rise > 0].sum()), int(-rise[rise < 0].sum())


@dataclass(frozen=True)
class _Waves:
    """What each wave tells of the same groups."""

    told: Told
    joint: Joint
    least: int
    current: str

    def near(self) -> Iterator[int]:
        """Of two waves that hardly differ in a group what the later in line has of it; what is told stays told."""
        numbers = self._numbers()
        line = sorted(self.joint.waves, key=lambda wave: (wave != self.current, wave))
        for measure, (one, other) in ((m, pair) for m in self.joint.answers for pair in combinations(line, 2)):
            kept, others = numbers[measure, one], numbers[measure, other]
            both = {
                group: np.array([answers_in(group.within(WAVE, [wave]), measure, self.joint) for wave in (one, other)])
                for group in sorted(kept.keys() & others.keys())
            }
            near = set(self._hardly_differing(both))
            for group, answers in both.items():
                if group in near or 0 == min(moved(*answers)) < max(moved(*answers)):
                    yield from self._one_of(kept[group], others[group], few_alone=group not in near)

    def _numbers(self) -> Mapping[tuple[str, str], Groups]:
        found: defaultdict[tuple[str, str], Groups] = defaultdict(dict)
        for number, population in enumerate(self.told.people.populations):
            waves, measure = population.codes(WAVE) or (), measure_of(population, self.joint)
            if len(waves) == 1 and measure is not None:
                found[measure, waves[0]].setdefault(_group(population, self.joint), []).append(number)
        return found

    def _hardly_differing(self, both: Mapping[Population, Integers]) -> Iterator[Population]:
        """Groups that do, and of each breakdown so many beside them that they do not together."""
        breakdowns: defaultdict[tuple[str, ...], list[Population]] = defaultdict(list)
        for group in both:
            breakdowns[tuple(column for column, _ in group.terms)].append(group)
        for groups in breakdowns.values():
            near = [group for group in groups if self._is_near(both[group])]
            rest = sorted((group for group in groups if group not in near), key=lambda group: int(both[group].sum()))
            while near and rest and self._is_near(np.sum([both[group] for group in near], axis=0)):
                near.append(rest.pop(0))
            yield from near

    def _is_near(self, both: Integers) -> bool:
        """Whether few came and few went; where no answer was given more or less often, nothing is told of anybody."""
        return 0 < max(moved(*both)) < self.least

    def _one_of(self, kept: list[int], others: list[int], *, few_alone: bool) -> Iterator[int]:
        """Of each population that both waves have the other's; where that wave's are told already the first's.

        `few_alone`: only where they differ by few. How many are in no category is no secret.
        """
        people, fixed = self.told.people, self.told.fixed
        kept, others = (
            [number for number in numbers if not self._is_of_collecting(people.populations[number])]
            for numbers in (kept, others)
        )
        if not fixed.isdisjoint(others) and fixed.isdisjoint(kept):
            kept, others = others, kept
        same = {people.populations[number].without(WAVE): people.counts[number] for number in kept}
        for number in others:
            count = same.get(people.populations[number].without(WAVE))
            few = count is not None and abs(people.counts[number] - count) < self.least
            if number not in fixed and count is not None and (few or not few_alone):
                yield number

    def _is_of_collecting(self, population: Population) -> bool:
        """Whether a population is everyone who is in a category, or everyone who is in none."""
        measure = measure_of(population, self.joint) or ""
        listed = [code in (population.codes(measure) or ()) for code in self.joint.answers[measure].codes]
        states = [is_state(code) for code in self.joint.answers[measure].codes]
        return listed in (states, [not state for state in states])


def _group(population: Population, joint: Joint) -> Population:
    """The group that a population is taken from, in no wave."""
    return Population.of({column: codes for column, codes in population.terms if column in joint.columns})


def _near_apart(told: Told, joint: Joint, least: int) -> Iterator[int]:
    """The same against waves that only an earlier release knows, by the heads that it published."""
    before = {
        population.without(WAVE): count
        for population, count in told.apart.items()
        if count is not None and is_of_heads(population, joint)
    }
    published = {population.without(WAVE) for population in told.apart}
    for number, population in enumerate(told.people.populations):
        if number in told.fixed or measure_of(population, joint) is None or len(population.codes(WAVE) or ()) != 1:
            continue
        group = _group(population, joint)
        heads = before.get(group)
        now = int(kinds_of(group.within(WAVE, population.codes(WAVE) or ()), joint) @ joint.heads)
        if population.without(WAVE) in published and heads is not None and abs(heads - now) < least:
            yield number
