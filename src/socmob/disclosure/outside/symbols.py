"""Symbols that tell: what is said in place of a number can say how many people there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from socmob.disclosure.outside.findings import Finding, Kind
from socmob.disclosure.outside.groups import Group, Groups
from socmob.disclosure.outside.knowledge import Knowledge
from socmob.disclosure.outside.published import Number
from socmob.values.definitions import Population
from socmob.values.tables import CellState

NOBODY = "nobody in the base"
KNOWN = "everyone is known"
FEW = "degrees of freedom: no interval"
FEWEST = 8
"""Words of a release that say why there is no number. Fewer than eight degrees of freedom are at most eight people."""


def learn_symbols(numbers: Iterable[Number], groups: Groups, known: Knowledge) -> None:
    """Let the reasons for which there is no number tell of counts."""
    for number, group, most in _told(numbers, groups):
        if known.least(group) <= most:  # else few units are many people, as in a clustered sample
            known.narrow(group, 0, most, number)


def telling_symbols(numbers: Iterable[Number], groups: Groups, known: Knowledge, threshold: int) -> Iterator[Finding]:
    """Each group whose size such a reason tells to be below the threshold, once."""
    seen: set[Group] = set()
    for number, group, most in _told(numbers, groups):
        if known.most(group) <= most < threshold and group not in seen:
            seen.add(group)
            words = number.why_not or "fewer than so many"
            says = f'what stands in place of a number, "{words}", says that they are at most {most}'
            yield Finding(Kind.SYMBOL, number.place, says, known.least(group), int(known.most(group)))


def _told(numbers: Iterable[Number], groups: Groups) -> Iterator[tuple[Number, Group, int]]:
    for number in numbers:
        for population, most in _says(number) if not number.apart else ():
            group = groups.of(population)
            if group is not None:
                yield number, group, most


def _says(number: Number) -> Iterator[tuple[Population, int]]:
    """The population that a symbol speaks of, and how many it is at most."""
    definition = number.definition
    if number.state is CellState.WITHHELD and number.most is not None:
        yield definition.population, number.most
    if number.state is not CellState.NOT_COMPUTED or definition.weighted or definition.base is None:
        return
    if number.why_not.startswith(NOBODY):
        yield definition.base, 0
    elif number.why_not.startswith(KNOWN) and definition.inputs:
        yield definition.inputs[0].population, 0
    elif FEW in number.why_not and not definition.inputs:
        yield definition.base, FEWEST
