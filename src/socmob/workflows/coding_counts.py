"""How many people were coded, by which method, into which group, and whom the approximate table touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from socmob.occupations import Flag, Method, Soc2020
from socmob.occupations.soc import recognise_soc2020
from socmob.values.cells import Level

FEWEST_TO_SHOW = 3
"""A unit group with fewer rows is counted and not named."""

Counts = tuple[tuple[str, int], ...]
"""Ids with how many rows have each, the commonest first."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Rows classed by the approximate simplified table, and those of them whom it puts elsewhere than other employees.

    `groups` are the unit groups of the latter, by title, with their rows, the commonest first.
    """

    rows: int = 0
    unit_groups: int = 0
    differing_rows: int = 0
    groups: Counts = ()


@dataclass(frozen=True, slots=True)
class CodingCounts:
    """Counts of rows: by group of three, by method, by flag, by reason for no class."""

    rows: int
    groups: Counts
    methods: Counts
    flags: Counts
    reasons: Counts
    simplified: Touched

    @property
    def classified(self) -> int:
        """Rows with a class."""
        return sum(n for _, n in self.groups)


def counts_of(results: Sequence[Level], groups: Sequence[Level], rows: int) -> CodingCounts:
    """Counts from rows by (group of three, method, flags, reason), and by (unit group, method, flags)."""
    return CodingCounts(
        rows=rows,
        groups=_sums((level.labels[0], level.n) for level in results),
        methods=_sums((level.labels[1], level.n) for level in results if level.labels[0] is not None),
        flags=_sums((flag, level.n) for level in results for flag in (level.labels[2] or "").split()),
        reasons=_sums((level.labels[3], level.n) for level in results),
        simplified=_touched(groups),
    )


def _sums(pairs: Iterable[tuple[str | None, int]]) -> Counts:
    found: Counter[str] = Counter()
    for name, n in pairs:
        if name is not None:
            found[name] += n
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _touched(levels: Sequence[Level]) -> Touched:
    """Who is classed by the table that was derived through SOC 2010."""
    derived = [level for level in levels if level.labels[1] == Method.SIMPLIFIED_DERIVED.value]
    differing = [level for level in derived if Flag.DIFFERS_FROM_EMPLOYEE.value in (level.labels[2] or "").split()]
    return Touched(
        rows=sum(level.n for level in derived),
        unit_groups=len({_title(level) for level in derived}),
        differing_rows=sum(level.n for level in differing),
        groups=_sums((_title(level), level.n) for level in differing),
    )


def _title(level: Level) -> str:
    """The title of a level's unit group, however its code is written."""
    found = recognise_soc2020(level.labels[0])
    return found.title if isinstance(found, Soc2020) else ""
