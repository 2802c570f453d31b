"""From knowledge of groups to rows over unknown counts, split into parts that have nothing to do with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from socmob.disclosure.outside.groups import Group
from socmob.disclosure.outside.knowledge import Knowledge, Sum
from socmob.disclosure.outside.layout import Layout
from socmob.disclosure.outside.solving import Clock, Contradiction, Row, System
from socmob.values.cells import Integers

Aim = tuple[Integers, Integers]
"""Unknowns and their weights."""


def aim_of(layout: Layout, group: Group, less: Group | None = None) -> Aim:
    """The sum of unknowns that a group is, less those of another."""
    plus = layout.unknowns(group)
    if less is None:
        return plus, np.ones(len(plus), dtype=np.int64)
    minus = layout.unknowns(less)
    return _merged([(plus, 1), (minus, -1)])


def rows_of(layout: Layout, known: Knowledge, twins: Iterable[tuple[Group, Group]] = ()) -> list[Row]:
    """Every row: what is told of groups, what sums are told, and what blocks have in common."""
    rows = [_bound(layout, group, known) for group in known.by]
    rows += [_sum(layout, one) for one in _sums(known)]
    for tie in layout.ties():
        rows += _tie(*tie, known)
    for twin, other in twins:
        rows.append(Row(*_merged([(layout.unknowns(twin), 1), (layout.unknowns(other), -1)]), 0, 0))
    return [row for row in rows if len(row.unknowns)]


def _bound(layout: Layout, group: Group, known: Knowledge) -> Row:
    unknowns = layout.unknowns(group)
    return Row(unknowns, np.ones(len(unknowns), dtype=np.int64), known.least(group), known.most(group), known.by[group])


def _sums(known: Knowledge) -> Iterator[Sum]:
    """Sums that say more than the bounds of their groups do already."""
    for part in known.parts:
        if not (known.exact(part.base) or known.exact(part.group)):
            yield from part.sums()
    for one in known.sums:
        if not all(known.exact(group) for group in one.weights):
            yield one


def _sum(layout: Layout, one: Sum) -> Row:
    unknowns, weights = _merged([(layout.unknowns(group), weight) for group, weight in one.weights.items()])
    return Row(unknowns, weights, one.low, one.high, one.by)


def _tie(group: Group, one: Integers, other: Integers, known: Knowledge) -> Iterator[Row]:
    """What is known exactly is said of either block by itself, so that the two need not be looked at together."""
    if known.exact(group):
        count = known.least(group)
        for unknowns in (one, other):
            yield Row(unknowns, np.ones(len(unknowns), dtype=np.int64), count, count, known.by[group])
        return
    yield Row(*_merged([(one, 1), (other, -1)]), 0, 0)


def _merged(parts: Sequence[tuple[Integers, int]]) -> Aim:
    """The sum of several sums of unknowns, each unknown once."""
    unknowns = np.concatenate([part for part, _ in parts])
    weights = np.concatenate([np.full(len(part), weight, dtype=np.int64) for part, weight in parts])
    distinct, places = np.unique(unknowns, return_inverse=True)
    sums = np.zeros(len(distinct), dtype=np.int64)
    np.add.at(sums, places, weights)
    return distinct[sums != 0], sums[sums != 0]


@dataclass(frozen=True)
class Component:
    """A part of the unknowns with its rows; `place` finds an unknown in it. Those that are settled are in none."""

    unknowns: Integers
    system: System

    def localised(self, aim: Aim) -> Integers:
        """An aim over the unknowns of this component, dense."""
        dense = np.zeros(len(self.unknowns), dtype=np.int64)
        places = np.searchsorted(self.unknowns, aim[0])
        inside = (places < len(self.unknowns)) & (self.unknowns[np.minimum(places, len(self.unknowns) - 1)] == aim[0])
        dense[places[inside]] = aim[1][inside]
        return dense


class Parts:
    """The unknowns that rows settle by themselves, and the others by component; aims hold together what they add."""

    def __init__(self, size: int, rows: Sequence[Row], aims: Sequence[Aim], clock: Clock) -> None:
        self.values = np.full(size, -1, dtype=np.int64)
        rows = _settled(rows, self.values)
        self.labels = _labels(size, [row.unknowns for row in rows], [aim[0][self.values[aim[0]] < 0] for aim in aims])
        self.rows: dict[int, list[Row]] = {}
        for row in rows:
            self.rows.setdefault(int(self.labels[row.unknowns[0]]), []).append(row)
        self.clock, self.made = clock, dict[int, Component]()

    def split(self, aim: Aim) -> tuple[int, Component | None]:
        """What of an aim is settled, and the component of the rest; None where all of it is."""
        settled = self.values[aim[0]] >= 0
        constant = int((self.values[aim[0]] * aim[1])[settled].sum())
        open_ = aim[0][~settled]
        return constant, self._component(int(self.labels[open_[0]])) if len(open_) else None

    def _component(self, label: int) -> Component:
        if label not in self.made:
            unknowns = np.flatnonzero((self.labels == label) & (self.values < 0))
            rows = [
                Row(np.searchsorted(unknowns, row.unknowns), row.weights, row.low, row.high, row.by)
                for row in self.rows.get(label, [])
            ]
            self.made[label] = Component(unknowns, System(len(unknowns), rows, self.clock))
        return self.made[label]


def _settled(rows: Sequence[Row], values: Integers) -> list[Row]:
    """Rows without the unknowns that one row settles, those being written into `values`, until no more are.

    A sum of nought is nought everywhere; a sum of one unknown is that unknown.
    """
    rest, before = list(rows), -1
    while before != (before := int((values >= 0).sum())):
        rest = [_reduced(row, values) for row in rest]
        for row in rest:
            if row.low == row.high and len(row.unknowns):
                _settle(row, values)
    for row in rest:
        if not len(row.unknowns) and not row.low <= 0 <= row.high:
            raise Contradiction([row.by] if row.by else [])
    return [row for row in rest if len(row.unknowns)]


def _settle(row: Row, values: Integers) -> None:
    if row.low == 0 and (row.weights > 0).all():
        values[row.unknowns] = 0
    elif len(row.unknowns) == 1 and row.low % row.weights[0] == 0:
        if row.low * row.weights[0] < 0:
            raise Contradiction([row.by] if row.by else [])
        values[row.unknowns] = int(row.low) // row.weights[0]


def _reduced(row: Row, values: Integers) -> Row:
    settled = values[row.unknowns] >= 0
    if not settled.any():
        return row
    told = int((values[row.unknowns] * row.weights)[settled].sum())
    return Row(row.unknowns[~settled], row.weights[~settled], row.low - told, row.high - told, row.by)


def _labels(size: int, *sets: Sequence[Integers]) -> Integers:
    """For each unknown the number of the component it is in."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    pairs = [np.stack((part[:-1], part[1:])) for group in sets for part in group if len(part) > 1]
    first, second = np.concatenate(pairs, axis=1) if pairs else np.zeros((2, 0), dtype=np.int64)
    links = coo_array((np.ones(len(first)), (first, second)), shape=(size, size))
    return np.asarray(connected_components(links, directed=False)[1], dtype=np.int64)
