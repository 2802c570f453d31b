"""How far open a withheld count must be: the promise, as a stranger can put it from what is published.

Rule: how many people there are of each kind is no secret, nor how many of them are in no category. Which answer
somebody gave is one, and so is in which way somebody is silent. A count is open by the width, or by all who can be
otherwise where they are fewer: everyone of its kinds; where it says only in which way people are silent, the silent.
To someone who knows their own answer it is open by one less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import inf

from socmob.disclosure.outside.groups import Group, Groups
from socmob.disclosure.outside.knowledge import Knowledge
from socmob.disclosure.outside.narrowing import Question
from socmob.disclosure.outside.solving import Range
from socmob.disclosure.outside.system import Aim
from socmob.values.codes import is_state


@dataclass
class Needs:
    """What must be open, by how much; `people` holds how many there are at most of those who can be otherwise."""

    width: int
    secret: frozenset[str] | None
    groups: Groups
    known: Knowledge
    people: dict[Group, float] = field(default_factory=dict)

    def of(self, group: Group, own: int = 0) -> float:
        """How far apart two tables must be in a group, for somebody who knows of so many people in it."""
        if self.secret is None:
            return self.width - own
        most = min(self.people.get(self.others(group), inf), self.known.most(self.others(group)))
        return max(min(self.width, most) - own, 0)

    def others(self, group: Group) -> Group:
        """Everyone who can be otherwise in a group."""
        return silent_beside(group, self.groups) or group.without(self.secret or frozenset())

    def count(
        self, wanted: Iterable[Group], aim: Callable[[Group], Aim], answers: Callable[[Sequence[Question]], list[Range]]
    ) -> None:
        """Find how many people at most can be otherwise in some groups, as far as it is fewer than the width."""
        every = list(dict.fromkeys(map(self.others, wanted)))
        ranges = answers([Question(aim(one), self.width, up=True) for one in every])
        self.people = {group: known.proved_high for group, known in zip(every, ranges, strict=True)}


def silent_beside(group: Group, groups: Groups) -> Group | None:
    """All the silent of the kinds of a group that counts some of them alone, or all in a category and some of them.

    None for others, and for a group of everyone in a category: how many these are is told by how many are not.
    """
    for column, held in group.terms:
        silent, classes = _states(column, groups)
        if silent and classes and (not held & classes or (held & classes == classes and held & silent)):
            terms = tuple((name, silent if name == column else bits) for name, bits in group.terms)
            return Group(group.slice, terms)
    return None


def is_silence(group: Group, groups: Groups) -> bool:
    """Whether a group is everybody of some kinds who is in no category, not told in which of several ways."""
    several = [column for column, levels in groups.levels.items() if sum(map(is_state, levels)) > 1]
    return any(column in several and held == _states(column, groups)[0] for column, held in group.terms)


def _states(column: str, groups: Groups) -> tuple[int, int]:
    """The levels of a column that are in no category, and those that are, as bits."""
    levels = groups.levels[column]
    silent = sum({1 << level for code, level in levels.items() if is_state(code)})
    return silent, sum({1 << level for code, level in levels.items() if not is_state(code)})
