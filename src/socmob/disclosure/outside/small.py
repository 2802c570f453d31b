"""What is shown of too few people: small groups, and groups of which all gave one answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from socmob.disclosure.outside.findings import Finding, Kind
from socmob.disclosure.outside.groups import Group, Groups
from socmob.disclosure.outside.knowledge import Knowledge
from socmob.disclosure.outside.needs import is_silence
from socmob.disclosure.outside.published import Number
from socmob.values.definitions import Statistic


def small_groups(
    numbers: Iterable[Number], groups: Groups, known: Knowledge, threshold: int, *, zeros_open: bool = False
) -> Iterator[Finding]:
    """Each group that a shown number speaks of and that is certainly smaller than the threshold, once.

    How many people are in no category is no secret, so a group of these is none.
    """
    told: set[Group] = set()
    for number in _counts_first(numbers):
        if number.apart:
            yield from _apart(number, threshold)
            continue
        for population in number.populations():
            group = groups.of(population)
            if group is None or group in told or known.most(group) >= threshold:
                continue
            told.add(group)
            if not (zeros_open and known.most(group) == 0) and not is_silence(group, groups):
                yield _finding(number, known.least(group), int(known.most(group)))


def _counts_first(numbers: Iterable[Number]) -> list[Number]:
    """Shown numbers, counts before what is computed from them: a count names its group best."""
    return sorted((n for n in numbers if n.shown), key=lambda n: n.definition.statistic is not Statistic.COUNT)


def _apart(number: Number, threshold: int) -> Iterator[Finding]:
    if number.definition.statistic is Statistic.COUNT and number.value is not None and number.value < threshold:
        yield _finding(number, int(number.value), int(number.value))


def _finding(number: Number, low: int, high: int) -> Finding:
    if high == 0:
        says = "it tells that nobody of a group is in it, so that all the others gave other answers"
        return Finding(Kind.ALIKE, number.place, says, 0, 0)
    return Finding(Kind.SMALL, number.place, "it speaks of fewer people than the threshold", low, high)
