"""How a breakdown was coded for an earlier release, and whether it is coded alike today."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass

from socmob.readers.coding.breakdowns import NUMBER, SMALL_GROUPS, band_label, folded, renamed, unreserved
from socmob.readers.mapping.model import Breakdown
from socmob.values.codes import NOT_RECORDED, Code

Levels = MappingOf[str | None, Code]
"""The level of each label of a column."""


@dataclass(frozen=True, slots=True)
class CodedBefore:
    """A breakdown of an earlier release: the mapping's entry then, the levels it gave, the waves it is told of.

    `id` is the name that it is held under beside today's breakdowns, such as "earlier1.grade"; `name` was its name.
    """

    id: str
    name: str
    entry: Breakdown
    levels: tuple[Code, ...]
    waves: tuple[str, ...]

    def level(self, label: str | None) -> Code | None:
        """The level that a label had; None where it was not there.

        >>> grade = CodedBefore("earlier1.age", "age", Breakdown(column="Age", bands=(25, 35)), (), ("2026",))
        >>> grade.level("31"), grade.level(None), grade.level("many")
        ('25 to 34', 'not recorded', None)
        """
        own = renamed(label, self.entry)
        if own is None:
            return NOT_RECORDED
        if self.entry.bands and NUMBER.fullmatch(own):
            return band_label(self.entry.bands, bisect_right(self.entry.bands, float(own)))
        spelt = {folded(level): level for level in self.levels}
        found = spelt.get(folded(unreserved(own) or own))
        return found or (SMALL_GROUPS if SMALL_GROUPS in self.levels else None)


def codes_today(then: Levels, now: Levels) -> dict[Code, Code] | None:
    """Today's name of each earlier level; None where the two codings group some label otherwise.

    >>> codes_today({"a": "A", "b": "B"}, {"a": "Law", "b": "Tax"})
    {'A': 'Law', 'B': 'Tax'}
    >>> codes_today({"a": "A", "b": "B"}, {"a": "All staff", "b": "All staff"})
    """
    pairs = {(level, now.get(label)) for label, level in then.items()}
    forth = {level: today for level, today in pairs if today is not None}
    if len(forth) < len(pairs) or len(set(forth.values())) < len(forth):
        return None
    return dict(sorted(forth.items()))
