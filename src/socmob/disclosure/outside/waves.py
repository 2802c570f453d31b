"""Waves that look like the same people but for a few: who knows those few subtracts one wave from the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from socmob.disclosure.outside.findings import Finding, Kind
from socmob.disclosure.outside.groups import Group
from socmob.disclosure.outside.knowledge import Knowledge
from socmob.disclosure.outside.published import Number

FEWEST = 3
"""So many counts at least must agree that one wave holds the other."""


def like_waves(
    shown: Mapping[Group, Number], known: Knowledge, secret: frozenset[str] | None, threshold: int
) -> Iterator[tuple[Group, Group, Finding]]:
    """Pairs of slices of which one seems to hold the other and fewer than the threshold beside, once for each group.

    Seems: they differ by that many, and no count that both show goes the other way.
    """
    exact: dict[tuple[str, ...], dict[Group, int]] = {}
    for group in shown:
        if known.exact(group):
            exact.setdefault(group.slice, {})[Group((), group.terms)] = known.least(group)
    for one, other in combinations(sorted(exact), 2):
        common = [group for group in exact[one] if group in exact[other]]
        changes = {group: exact[other][group] - exact[one][group] for group in common}
        for group, answers in _answered(changes, secret):
            if 0 < abs(changes[group]) < threshold and _one_way([changes[group], *answers]):
                first, second = Group(one, group.terms), Group(other, group.terms)
                says, few = f"beside {shown[first].place}", abs(changes[group])
                yield first, second, Finding(Kind.WAVES, shown[second].place, says, few, few)


def _answered(changes: Mapping[Group, int], secret: frozenset[str] | None) -> Iterator[tuple[Group, list[int]]]:
    """Each group that holds groups by their answers, with how those changed; not those within another such group.

    Groups of kinds of whom there are as many as before do not count: who left or joined is not among them.
    """
    bare = Group((), ())
    for group in changes:
        inside = [other for other in changes if other != group and other.is_within(group)]
        of_answers = [other for other in inside if secret is None or _columns(other, secret) > _columns(group, secret)]
        telling = [other for other in of_answers if secret is None or changes.get(other.without(secret)) != 0]
        outermost = group == bare or not any(group.is_within(other) and other != group for other in changes)
        if len(telling) >= FEWEST and outermost:
            yield group, [changes[other] for other in of_answers]


def _columns(group: Group, secret: frozenset[str]) -> frozenset[str]:
    return frozenset(column for column, _ in group.terms) & secret


def _one_way(changes: list[int]) -> bool:
    return all(change >= 0 for change in changes) or all(change <= 0 for change in changes)
