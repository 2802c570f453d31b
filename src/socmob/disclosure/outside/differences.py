"""Published groups, one within the other, that differ by few people: who subtracts them has published those few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from socmob.disclosure.outside.groups import Group, Groups
from socmob.disclosure.outside.knowledge import Knowledge
from socmob.disclosure.outside.published import Number
from socmob.values.codes import UNANSWERED, is_state

STRIP = 512
"""So many groups are compared with all others at a time."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A group within another, both shown, that may differ by fewer than the threshold: by `low` to `high` people."""

    part: Group
    whole: Group
    low: float
    high: float


def shown_groups(numbers: Iterable[Number], groups: Groups) -> dict[Group, Number]:
    """Every group that a shown number speaks of, and the first that does."""
    found: dict[Group, Number] = {}
    for number in numbers:
        if number.shown and not number.apart:
            for population in number.populations():
                if (group := groups.of(population)) is not None:
                    found.setdefault(group, number)
    return found


def close_pairs(shown: Sequence[Group], known: Knowledge, threshold: int) -> Iterator[Pair]:
    """Every pair of these groups, one within the other, that may differ by fewer people than the threshold."""
    by_slice: dict[tuple[str, ...], list[Group]] = {}
    for group in shown:
        by_slice.setdefault(group.slice, []).append(group)
    for members in by_slice.values():
        low = np.array([known.least(group) for group in members], dtype=float)
        high = np.array([known.most(group) for group in members], dtype=float)
        for start in range(0, len(members), STRIP):
            least = low[None, :] - high[start : start + STRIP, None]
            for part, whole in np.argwhere((least < threshold) & (high[None, :] >= low[start : start + STRIP, None])):
                one, other = members[start + part], members[whole]
                if one != other and one.is_within(other):
                    yield Pair(one, other, max(0.0, least[part, whole]), high[whole] - low[start + part])


def is_of_collecting(pair: Pair, groups: Groups) -> bool:
    """Whether a difference tells only how many gave an answer that can be used: a fact about collecting, no secret.

    Those between are all who are in no category; or they are of those who gave no answer at all, and there is nobody.
    """
    part, whole = dict(pair.part.terms), dict(pair.whole.terms)
    differing = [column for column in part if part[column] != whole.get(column)]
    if len(differing) != 1:
        return False
    levels = groups.levels[differing[0]]
    between = whole.get(differing[0], (1 << groups.sizes[differing[0]]) - 1) & ~part[differing[0]]
    codes = {code for code, level in levels.items() if between >> level & 1}
    silent = {code for code in levels if is_state(code)}
    return bool(codes) and (codes == silent or (codes <= UNANSWERED and pair.high == 0))
