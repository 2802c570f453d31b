"""Waves of the same staff whose people cannot be followed: the smaller is taken to lie within the larger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from socmob.disclosure.earlier import Told
from socmob.disclosure.populations import WAVE
from socmob.disclosure.universe import is_of_heads, kinds_of, measure_of
from socmob.framework import Profile
from socmob.values.definitions import Population
from socmob.values.joint import Joint


def too_near(told: Told, joint: Joint, profile: Profile, current: str) -> frozenset[int]:
    """Populations that another wave's differ from by a few people who left or joined: one of the two is withheld.

    The current wave's is kept where it can be. How many people there were in each wave is known to readers.
    """
    if profile.difference_rule.waves_without_key != "nested":
        return frozenset()
    least = profile.difference_rule.least
    within = () if joint.linked else _near(told, joint, least, current)
    return frozenset((*within, *_near_apart(told, joint, least)))


def _near(told: Told, joint: Joint, least: int, current: str) -> Iterator[int]:
    same: defaultdict[Population, dict[str, int]] = defaultdict(dict)
    for number, population in enumerate(told.people.populations):
        waves = population.codes(WAVE)
        if waves is not None and len(waves) == 1 and measure_of(population, joint) is not None:
            same[population.without(WAVE)][waves[0]] = number
    for of_wave in same.values():
        heads = {wave: _heads(told.people.populations[number], joint) for wave, number in of_wave.items()}
        order = sorted(of_wave, key=lambda wave: (of_wave[wave] not in told.fixed, wave != current, wave))
        for i, wave in enumerate(order):
            if any(0 < abs(heads[wave] - heads[other]) < least for other in order[:i]):
                yield of_wave[wave]


def _heads(population: Population, joint: Joint) -> int:
    """The people of the groups that a population is taken from, whatever they answered."""
    known = {column: codes for column, codes in population.terms if column in (WAVE, *joint.columns)}
    return int(kinds_of(Population.of(known), joint) @ joint.heads)


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
        group = Population.of({c: codes for c, codes in population.terms if c in joint.columns})
        heads = before.get(group)
        is_told = population.without(WAVE) in published and heads is not None
        if is_told and 0 < abs((heads or 0) - _heads(population, joint)) < least:
            yield number
