"""Limits of shares undone: only some counts give an interval that rounds to what is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from socmob.disclosure.outside.groups import Group, Groups
from socmob.disclosure.outside.knowledge import Knowledge
from socmob.disclosure.outside.published import Number
from socmob.disclosure.outside.rounding import bracket
from socmob.values.cells import Floats
from socmob.values.definitions import Side, Statistic
from socmob.values.formulas import clopper_pearson

MOST = 400_000
"""Where more pairs of a count and its base are possible than this, limits are not undone."""

DISTRUST = 0.02
"""Where a larger part than this of limits whose counts are known are not what the formula gives, none is undone."""

Ends = Mapping[Side, Number]


def learn_limits(numbers: Iterable[Number], groups: Groups, known: Knowledge) -> str:
    """Let limits tell of the counts behind them; a sentence where they could not be used, else nothing.

    The interval is taken to be Korn and Graubard's of people who count once each: that of so many people as the base
    has, or of one fewer, since which it is depends on how many are in the file.
    """
    found = list(_intervals(numbers, groups))
    told = [(ends, group, base) for group, base, ends in found if known.exact(group) and known.exact(base)]
    wrong = sum(not _agrees(ends, group, base, known) for ends, group, base in told)
    if wrong > DISTRUST * len(told):
        return "Limits were not used: they are not those of people who count once each."
    skipped = sum(not _learn(group, base, ends, known) for group, base, ends in found)
    known.spread()
    return f"The limits of {skipped:,} shares were not used: too little is known of their bases." if skipped else ""


def _intervals(numbers: Iterable[Number], groups: Groups) -> Iterator[tuple[Group, Group, Ends]]:
    """Each group out of its base of which a limit is shown, with the limits shown."""
    ends: dict[tuple[Group, Group], dict[Side, Number]] = defaultdict(dict)
    for number in numbers:
        definition = number.definition
        if number.shown and definition.statistic is Statistic.LIMIT and not (definition.weighted or number.apart):
            group = groups.of(definition.population)
            base = groups.of(definition.base) if definition.base is not None else None
            if group is not None and base is not None and definition.side is not None:
                ends[group, base][definition.side] = number
    for (group, base), shown in ends.items():
        yield group, base, shown


def _agrees(ends: Ends, group: Group, base: Group, known: Knowledge) -> bool:
    top, whole = np.array([known.least(group)], dtype=float), np.array([known.least(base)], dtype=float)
    return bool(_fits(top, whole, ends).all())


def _learn(group: Group, base: Group, ends: Ends, known: Knowledge) -> bool:
    """Take in what limits say of a group and its base; whether that could be done."""
    wholes = _whole_range(base, known)
    if wholes is None:
        return False
    tops, bases = _candidates(group, base, wholes, known)
    if not 0 < len(tops) <= MOST:
        return len(tops) == 0
    fits = _fits(tops, bases, ends)
    by = next(iter(ends.values()))
    if fits.any():  # where nothing fits the formula is another: that is not held against the counts
        known.narrow(group, int(tops[fits].min()), int(tops[fits].max()), by)
        known.narrow(base, int(bases[fits].min()), int(bases[fits].max()), by)
    return True


def _whole_range(base: Group, known: Knowledge) -> Floats | None:
    low, high = max(known.least(base), 2), known.most(base)
    return np.arange(low, high + 1, dtype=float) if high - low < MOST else None


def _candidates(group: Group, base: Group, wholes: Floats, known: Knowledge) -> tuple[Floats, Floats]:
    """Every count that the group can have with each of these bases."""
    low, high = np.full(len(wholes), float(known.least(group))), np.minimum(wholes, known.most(group))
    for part in known.parts_of(group, base):
        low = np.maximum(low, np.ceil(float(part.low) * wholes - 1e-9))
        high = np.minimum(high, np.floor(float(part.high) * wholes + 1e-9))
    counts = np.maximum(high - low + 1, 0).astype(np.int64)
    if counts.sum() > MOST:
        return np.zeros(MOST + 1), np.zeros(MOST + 1)
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(low, counts) + offsets, np.repeat(wholes, counts)


def _fits(tops: Floats, bases: Floats, ends: Ends) -> NDArray[np.bool_]:
    """Which counts with which bases give limits that round to those shown."""
    shares, inner = tops / bases, (tops > 0) & (tops < bases)
    intervals = [clopper_pearson(shares, np.where(inner, size, bases)) for size in (bases - 1, bases)]
    fits = np.ones(len(tops), dtype=bool)
    for side, number in ends.items():
        low, high, _ = (float(end) for end in bracket(number))
        pair = [interval[0 if side is Side.LOWER else 1] for interval in intervals]
        fits &= (np.maximum(*pair) >= low - 1e-9) & (np.minimum(*pair) <= high + 1e-9)
    return fits
