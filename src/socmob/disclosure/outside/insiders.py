"""Someone in the data who knows their own answers: one person of one kind is known, and that may tell of others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle

import numpy as np
from numpy.typing import NDArray

from socmob.disclosure.outside.narrowing import Asked, Question, by_component, take_in
from socmob.disclosure.outside.solving import Range
from socmob.disclosure.outside.system import Component, Parts
from socmob.values.cells import Floats, Integers


@dataclass
class Inside:
    """Questions that some insider can narrow, with the narrowest range; and those not decided for every insider."""

    narrowed: dict[int, Range] = field(default_factory=dict)
    undecided: set[int] = field(default_factory=set)

    def take(self, one: Asked, known: Range) -> None:
        """Take in what one insider learns of one question."""
        if one.question.is_open(known):
            self.undecided.add(one.place)
        elif known.proved < one.question.width:
            before = self.narrowed.get(one.place)
            if before is None or known.proved < before.proved:
                self.narrowed[one.place] = known.moved(one.settled)


def inside(parts: Parts, questions: Sequence[Question]) -> Inside:
    """What insiders can narrow; every kind of people is tried that may hold somebody.

    Many are tried at once: tables in which there is somebody of each of many kinds speak for every one of them.
    """
    found = Inside()
    for component, asked in by_component(parts, questions):
        component.system.fill(np.ones(len(component.unknowns), dtype=bool))
        together = max(_held(component), key=np.count_nonzero, default=np.zeros(len(component.unknowns), dtype=bool))
        ranges = _ranges(component, asked, together) or [Range()] * len(asked)
        for one, known in zip(asked, ranges, strict=True):
            settled = together if known.found >= one.question.width else np.zeros_like(together)
            _try_each(component, one, ~settled, found)
    return found


def _held(component: Component) -> list[NDArray[np.bool_]]:
    """For each table that was found the kinds of which it has somebody."""
    return [table >= 1 for table in component.system.tables]


def _try_each(component: Component, one: Asked, kinds: NDArray[np.bool_], found: Inside) -> None:
    """Try every one of these kinds: many at once as long as that helps, then each by itself."""
    for kind in _spread_out(component, one, kinds):
        if component.system.clock.left() <= 0:
            found.undecided.add(one.place)
            return
        if kind not in _left(component, one, kinds):
            continue  # a table found for another kind holds somebody of this one too
        ranges = _ranges(component, [one], np.arange(len(kinds)) == kind)
        if ranges is not None:  # else nobody can be of this kind, so there is no such insider
            found.take(one, ranges[0])


def _left(component: Component, one: Asked, kinds: NDArray[np.bool_]) -> list[int]:
    """Those of some kinds for which no two tables with somebody of the kind are far enough apart."""
    tables = np.stack(component.system.tables) if component.system.tables else np.zeros((0, len(kinds)), dtype=np.int64)
    values = (tables @ one.aim)[:, None]
    held = tables >= 1
    low = np.where(held, values, np.inf).min(axis=0, initial=np.inf)
    high = np.where(held, values, -np.inf).max(axis=0, initial=-np.inf)
    return [int(kind) for kind in np.flatnonzero(kinds & (high - low < one.question.width))]


def _spread_out(component: Component, one: Asked, kinds: NDArray[np.bool_]) -> list[int]:
    """The kinds that are left once tables far apart that hold somebody of as many as possible were looked for."""
    left = _left(component, one, kinds)
    values = [int(one.aim @ table) for table in component.system.tables]
    spare = max(values) - min(values) - int(one.question.width) if values else -1
    # Of what the two tables are farther apart than they need be the upper one may give up half, none or all.
    given, before = cycle((spare // 2, 0, spare)), [2 * len(kinds) + 6] * 3
    while left and spare >= 0 and len(left) < before[0] - 2 * len(before):
        before = [*before[1:], len(left)]
        wanted, less = np.isin(np.arange(len(kinds)), left), next(given)
        component.system.fill(wanted, one.aim, max(values) - less, np.inf)
        component.system.fill(wanted, one.aim, -np.inf, min(values) + spare - less)
        left = _left(component, one, wanted)
    return left


def _ranges(component: Component, asked: Sequence[Asked], kinds: NDArray[np.bool_]) -> list[Range] | None:
    """What each question's answer can be with somebody of each of these kinds; None where that cannot be."""
    system, aims = component.system, np.stack([one.aim for one in asked])
    least = kinds.astype(float)
    ranges = [Range() for _ in asked]
    seen = take_in(_with(system.tables, least), aims, ranges)
    for one, known in zip(asked, ranges, strict=True):
        for sign in (1, -1):
            if one.question.is_open(known):
                system.look_near(one.aim, known, sign, one.question.width, least)
                seen += take_in(_with(system.tables, least)[seen:], aims, ranges)
                if known.proved_low == np.inf:
                    return None
    return ranges


def _with(tables: Sequence[Integers], least: Floats) -> list[Integers]:
    """The tables that have so many at least of each kind."""
    return [table for table in tables if (table >= least).all()]
