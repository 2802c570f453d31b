"""What shown numbers say of counts: for each group the least and the most that it can be, and sums that must hold."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from socmob.disclosure.outside.groups import Group, Groups
from socmob.disclosure.outside.published import Number
from socmob.disclosure.outside.rounding import bracket
from socmob.values.definitions import Statistic

ROUNDS = 20
"""Bases tell of parts and parts of bases, in turns; more turns than this have never told more."""

SHARES = frozenset({Statistic.SHARE, Statistic.RATE, Statistic.BOUND})


@dataclass(frozen=True, slots=True)
class Sum:
    """A weighted sum of groups that lies between two numbers; `by` is a number that says so."""

    weights: Mapping[Group, int]
    low: float
    high: float
    by: Number


@dataclass(frozen=True, slots=True)
class Part:
    """A group is at least `low` and less than `high` times its base; `closed`: it may also be `high` times."""

    group: Group
    base: Group
    low: Fraction
    high: Fraction
    by: Number
    closed: bool = False

    def sums(self) -> Iterator[Sum]:
        """The same as two sums in whole numbers."""
        low, high = self.low, self.high
        yield Sum({self.group: low.denominator, self.base: -low.numerator}, 0, math.inf, self.by)
        most = 0 if self.closed else -1
        yield Sum({self.group: high.denominator, self.base: -high.numerator}, -math.inf, most, self.by)


@dataclass
class Knowledge:
    """The least and most of each group, who says so, and what parts and sums are told beside them."""

    low: dict[Group, int] = field(default_factory=dict)
    high: dict[Group, float] = field(default_factory=dict)
    by: dict[Group, Number] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    benchmarks: dict[tuple[str, str, str], tuple[Fraction, Fraction]] = field(default_factory=dict)

    def least(self, group: Group) -> int:
        """The least that a group can be."""
        return self.low.get(group, 0)

    def most(self, group: Group) -> float:
        """The most that a group can be."""
        return self.high.get(group, math.inf)

    def exact(self, group: Group) -> bool:
        """Whether a group's count is told to the last one."""
        return self.least(group) == self.most(group)

    def narrow(self, group: Group, low: Fraction | float, high: float, by: Number) -> bool:
        """Take in that a group lies between two numbers; whether that was news."""
        before = self.least(group), self.most(group)
        after = max(before[0], math.ceil(low)), min(before[1], math.floor(high) if high < math.inf else high)
        if after == before:
            return False
        self.low[group], self.high[group] = int(after[0]), after[1]
        self.by[group] = by
        return True

    def parts_of(self, group: Group, base: Group) -> list[Part]:
        """What is told of a group as a part of a base."""
        return [part for part in self.parts if part.group == group and part.base == base]

    def benchmark_of(self, number: Number) -> tuple[Fraction, Fraction] | None:
        """What a number is compared with: the benchmark in its own row."""
        return self.benchmarks.get((number.definition.benchmark or "", number.place.source, number.place.row))

    def spread(self) -> None:
        """Let bases tell of their parts and parts of their bases, until nothing is news."""
        for _ in range(ROUNDS):
            news = [self._spread_one(part) for part in self.parts]
            if not any(news):
                break

    def _spread_one(self, part: Part) -> bool:
        below = 0 if part.closed else 1
        most = _below(part.high, self.most(part.base), below)
        news = self.narrow(part.group, part.low * self.least(part.base), most, part.by)
        most = math.inf if part.low == 0 or self.most(part.group) == math.inf else self.most(part.group) / part.low
        least = _above(Fraction(self.least(part.group)) / part.high, below) if part.high else 0
        return self.narrow(part.base, least, most, part.by) or news


def _below(factor: Fraction, most: float, strictly: int) -> float:
    """The greatest whole number that is less than (or, if not strictly, at most) a factor times the most."""
    if most == math.inf:
        return math.inf
    return math.ceil(factor * int(most)) - 1 if strictly else math.floor(factor * int(most))


def _above(bound: Fraction, strictly: int) -> int:
    return math.floor(bound) + 1 if strictly else math.ceil(bound)


def learn(numbers: Iterable[Number], groups: Groups) -> Knowledge:
    """Everything that counts, shares, rates, bounds, ratios and changes say of counts."""
    known = Knowledge()
    every = [number for number in numbers if not number.apart and not number.definition.weighted]
    public = [number for number in every if number.definition.statistic is Statistic.BENCHMARK]
    for number in public:
        if number.shown and number.definition.benchmark:
            known.benchmarks[number.definition.benchmark, number.place.source, number.place.row] = bracket(number)[:2]
    for number in every:
        if number in public:
            continue
        group = groups.of(number.definition.population)
        if group is not None and number.shown:
            READERS.get(number.definition.statistic, _nothing)(number, group, groups, known)
    known.spread()
    return known


Reader = Callable[[Number, Group, Groups, Knowledge], None]


def _nothing(number: Number, group: Group, groups: Groups, known: Knowledge) -> None:
    """Of this kind of number nothing is read here."""


def _count(number: Number, group: Group, _groups: Groups, known: Knowledge) -> None:
    low, high, _ = bracket(number)
    known.narrow(group, low, _below(high, 1, 1), number)


def _share(number: Number, group: Group, groups: Groups, known: Knowledge) -> None:
    base = groups.of(number.definition.base) if number.definition.base is not None else None
    if base is None:
        return
    low, high, _ = bracket(number)
    known.parts.append(Part(group, base, max(low, Fraction(0)), high, number))


def _ratio(number: Number, group: Group, groups: Groups, known: Knowledge) -> None:
    base = groups.of(number.definition.base) if number.definition.base is not None else None
    benchmark = known.benchmark_of(number)
    if base is None or benchmark is None:
        return
    low, high, _ = bracket(number)
    known.parts.append(
        Part(group, base, max(low, Fraction(0)) * benchmark[0], high * benchmark[1], number, closed=True)
    )


def _break_even(number: Number, group: Group, groups: Groups, known: Knowledge) -> None:
    """The benchmark times everyone, less the group, is so many times the unknown; a benchmark is public."""
    base = groups.of(number.definition.base) if number.definition.base is not None else None
    unknown = groups.of(number.definition.inputs[0].population) if number.definition.inputs else None
    benchmark = known.benchmark_of(number)
    if base is None or unknown is None or benchmark is None:
        return
    low, high, _ = bracket(number)
    for share, times, side in ((benchmark[1], low, 1), (benchmark[0], high, -1)):
        scale = share.denominator * times.denominator
        weights: dict[Group, int] = {}
        for one, weight in ((base, share * scale), (group, Fraction(-scale)), (unknown, -times * scale)):
            weights[one] = weights.get(one, 0) + int(weight)
        known.sums.append(Sum(weights, 0 if side > 0 else -math.inf, math.inf if side > 0 else 0, number))


READERS: dict[Statistic, Reader] = {
    Statistic.COUNT: _count,
    Statistic.RATIO: _ratio,
    Statistic.BREAK_EVEN: _break_even,
    **dict.fromkeys(SHARES, _share),
}
