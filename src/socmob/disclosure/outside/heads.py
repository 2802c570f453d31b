"""Head counts that are not published and yet known: two tables that agree in them must be far enough apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from socmob.disclosure.outside.narrowing import Asked, Question, answered, by_component
from socmob.disclosure.outside.solving import Range, Row, System
from socmob.disclosure.outside.system import Component, Parts
from socmob.values.cells import Integers


def with_heads(parts: Parts, questions: Sequence[Question], kinds: Sequence[Integers]) -> dict[int, Range]:
    """For each question that unpublished head counts bear on: how far apart two tables are that agree in all of them.

    The audit does not know these counts, so this asks for the head counts that hide most: what is narrow even so is
    narrow whatever they are, and what is wide can be narrow with the true ones. No kind may lie in two components.
    """
    found: dict[int, Range] = {}
    for component, asked in by_component(parts, questions):
        loose = [unknowns for unknowns in _open_kinds(component, kinds) if not _is_told(component, unknowns)]
        if loose:
            pair = Component(np.arange(2 * len(component.unknowns)), _pair(component.system, loose))
            twice = [_apart(one) for one in asked]
            found |= {one.place: known for one, known in zip(asked, answered(pair, twice), strict=True)}
    return found


def _open_kinds(component: Component, kinds: Sequence[Integers]) -> Iterator[Integers]:
    """Of each kind of people the unknowns of a component, by their places in it."""
    for kind in kinds:
        places = np.flatnonzero(np.isin(component.unknowns, kind))
        if len(places):
            yield places


def _is_told(component: Component, unknowns: Integers) -> bool:
    """Whether a row says how many these are together."""
    wanted = unknowns.tolist()
    return any(
        row.low == row.high and (row.weights == 1).all() and row.unknowns.tolist() == wanted
        for row in component.system.rows
    )


def _pair(system: System, kinds: Sequence[Integers]) -> System:
    """Two tables beside each other, each keeping to all rows, with as many people of each kind in both."""
    second = [replace(row, unknowns=row.unknowns + system.size) for row in system.rows]
    alike = [
        Row(np.concatenate((kind, kind + system.size)), np.repeat(np.array([1, -1]), len(kind)), 0, 0) for kind in kinds
    ]
    return System(2 * system.size, [*system.rows, *second, *alike], system.clock)


def _apart(one: Asked) -> Asked:
    """A question about how far the first of two tables can be above the second."""
    return Asked(one.place, replace(one.question, up=True), np.concatenate((one.aim, -one.aim)), 0)
