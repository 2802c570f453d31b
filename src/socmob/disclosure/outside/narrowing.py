"""How nearly each withheld count can be told: over all whole-number tables that agree with the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from socmob.disclosure.outside.solving import Contradiction, Range, System
from socmob.disclosure.outside.system import Aim, Component, Parts
from socmob.values.cells import Floats, Integers

FEW, TRIES = 4, 40
"""One mixed aim for so many groups is looked at first, and so many at most: their tables answer for most at once."""


@dataclass(frozen=True, slots=True)
class Question:
    """A sum of unknowns, and how far apart two tables must be in it; `up` asks for a great value alone."""

    aim: Aim
    width: float
    up: bool = False

    def is_open(self, known: Range) -> bool:
        """Whether neither tables were found that are far enough apart nor a proof that there are none."""
        if self.up:
            return known.found_high < self.width <= known.proved_high
        return known.found < self.width <= known.proved


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about one component: its place among all, and its aim over the component's unknowns."""

    place: int
    question: Question
    aim: Integers
    settled: int


def answers(parts: Parts, questions: Sequence[Question]) -> list[Range]:
    """The range of each question, as far as the time allows.

    Errors: `Contradiction` where no table at all agrees with what is published.
    """
    ranges = [Range(0, 0, 0, 0) for _ in questions]
    settled = [0] * len(questions)
    for component, asked in by_component(parts, questions):
        for one, known in zip(asked, answered(component, asked), strict=True):
            ranges[one.place] = known
    for i, question in enumerate(questions):
        settled[i], _ = parts.split(question.aim)
    return [known.moved(by) for known, by in zip(ranges, settled, strict=True)]


def by_component(parts: Parts, questions: Sequence[Question]) -> Iterator[tuple[Component, list[Asked]]]:
    """The questions about each component; those that settled unknowns answer are in none."""
    found: dict[int, tuple[Component, list[Asked]]] = {}
    for place, question in enumerate(questions):
        settled, component = parts.split(question.aim)
        if component is not None:
            inner = replace(question, width=question.width - settled) if question.up else question
            asked = Asked(place, inner, component.localised(question.aim), settled)
            found.setdefault(id(component), (component, []))[1].append(asked)
    yield from found.values()


def answered(component: Component, asked: Sequence[Asked]) -> list[Range]:
    """The ranges of the questions about one component; tables found for one are tried on all."""
    system, aims = component.system, np.stack([one.aim for one in asked])
    if not is_possible(component):
        raise Contradiction(system.blame())
    for mixed in _mixed(aims):
        system.look_roughly(mixed, Range(), 1)
    for sign in (1, -1):
        system.look(aims.sum(axis=0), Range(), sign)
    ranges = [Range() for _ in asked]
    seen = take_in(system.tables, aims, ranges)
    for look in (_roughly, _beside, _beside, _near):
        for one, known in zip(asked, ranges, strict=True):
            for sign in (1,) if one.question.up else (1, -1):
                if one.question.is_open(known):
                    look(system, one, known, sign)
                    seen += take_in(system.tables[seen:], aims, ranges)
    return ranges


def _roughly(system: System, one: Asked, known: Range, sign: int) -> None:
    system.look_roughly(one.aim, known, sign)


def _beside(system: System, one: Asked, known: Range, sign: int) -> None:  # noqa: ARG001  one of several ways to look
    system.look_beside(one.aim, sign, np.random.default_rng(len(system.tables)))


def _near(system: System, one: Asked, known: Range, sign: int) -> None:
    if one.question.up:
        system.look(one.aim, known, sign)
    else:
        system.look_near(one.aim, known, sign, one.question.width)


def is_possible(component: Component, least: Floats | None = None) -> bool:
    """Whether there is a table at all, with so many at least of each unknown; yes where the time is over."""
    known = Range()
    component.system.look(np.zeros(len(component.unknowns), dtype=np.int64), known, 1, least)
    return known.proved_high > -np.inf


def _mixed(aims: Integers) -> Iterator[Integers]:
    """The sum of all aims and its opposite, then sums with signs by chance; the same ones on every run."""
    chance = np.random.default_rng(1)
    yield aims.sum(axis=0)
    yield -aims.sum(axis=0)
    for _ in range(min(len(aims) // FEW, TRIES)):
        signed = chance.choice([-1, 1], size=len(aims)) @ aims
        yield signed
        yield -signed


def take_in(tables: Sequence[Integers], aims: Integers, ranges: Sequence[Range]) -> int:
    """Let some tables tell of every aim; how many they were."""
    if tables:
        values = aims @ np.stack(tables).T
        for known, low, high in zip(ranges, values.min(axis=1), values.max(axis=1), strict=True):
            known.found_low, known.found_high = min(known.found_low, float(low)), max(known.found_high, float(high))
    return len(tables)
