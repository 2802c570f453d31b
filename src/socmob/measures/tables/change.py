"""Change between two waves: each class's share before and after, and whether the difference is larger than chance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from socmob.measures import Design, changes, p_of_difference, paired_change
from socmob.measures.tables.building import (
    UNTESTED,
    Part,
    counts_of,
    estimates,
    levels_of,
    share_definition,
    value_cell,
    with_coarser,
)
from socmob.measures.tables.view import OriginClass, View, headers, mask
from socmob.values.cells import Cells, ClusterMoments
from socmob.values.definitions import CellDefinition, Population, Side, Statistic, TableKind
from socmob.values.estimates import Estimate
from socmob.values.tables import Header, Place, RawCell, RawTable

EVIDENCE = frozenset({"test", "degrees_of_freedom"})
COLUMNS = (
    Header("before", "Before"),
    Header("after", "After"),
    Header("change", "Change, points"),
    Header("lower", "Lower limit"),
    Header("upper", "Upper limit"),
    Header("test", "t"),
    Header("degrees_of_freedom", "Degrees of freedom"),
    Header("chance", "Larger than chance"),
)


@dataclass(frozen=True, slots=True)
class Pairing:
    """People followed between the two waves by a key: moments of the paired score of every class of every split.

    `classes` names them in the order of the score's parts (`measures.paired`).
    """

    weighted: ClusterMoments
    counted: ClusterMoments
    classes: tuple[str, ...]

    def changes(self) -> dict[str, Estimate]:
        """The change of each class, by its code."""
        return dict(zip(self.classes, paired_change(self.weighted, self.counted), strict=True))


@dataclass(frozen=True, slots=True)
class Waves:
    """The two waves compared, the cells of each, and how people are paired where a key allows it."""

    before: str
    after: str
    cells: Cells
    pairing: Pairing | None = None


def change_table(view: View, design: Design, waves: Waves, title: str) -> RawTable:
    """The change of every class between two waves, with coarser splits behind it.

    Where people are paired neither t nor its degrees of freedom are told: beside two bases they would count leavers,
    joiners and those who answered otherwise, to the last one.
    """
    columns = tuple(one for one in COLUMNS if waves.pairing is None or one.code not in EVIDENCE)

    def one_split(split: tuple[OriginClass, ...]) -> RawTable:
        cells = _cells(view, design, waves, split)
        return RawTable(
            id=f"change.{view.measure}",
            kind=TableKind.CHANGE,
            title=title,
            rows=headers(split),
            columns=columns,
            cells=cells,
            counts=counts_of(waves.cells, cells),
            levels=levels_of(waves.cells, view),
            measure=view.measure,
        )

    return with_coarser(view, one_split)


def estimate_changes(view: View, design: Design, waves: Waves, split: Sequence[OriginClass]) -> tuple[Estimate, ...]:
    """The change of each class: by person where people are paired, else as two independent waves."""
    if waves.pairing is not None:
        by_class = waves.pairing.changes()
        return tuple(by_class[one.code] for one in split)
    sides = [
        [
            (waves.cells, mask(waves.cells, part.people), mask(waves.cells, part.base))
            for part in _parts(view, wave, column, split)
        ]
        for wave, column in ((waves.before, "before"), (waves.after, "after"))
    ]
    return changes(sides[0], sides[1], design)


def _parts(view: View, wave: str, column: str, split: Sequence[OriginClass]) -> list[Part]:
    people = Population.of({"wave": [wave]})
    return [Part(one.code, column, view.of_class(people, one), view.classified(people)) for one in split]


def _cells(view: View, design: Design, waves: Waves, split: Sequence[OriginClass]) -> dict[Place, RawCell]:
    befores, afters = (_parts(view, wave, c, split) for wave, c in ((waves.before, "before"), (waves.after, "after")))
    table: dict[Place, RawCell] = {}
    for parts in (befores, afters):
        for part, share in zip(parts, estimates(waves.cells, parts, design), strict=True):
            value = None if share is None else share.value
            table[part.row, part.column] = value_cell(share_definition(part, design), value)
    found = estimate_changes(view, design, waves, split)
    for before, after, estimate in zip(befores, afters, found, strict=True):
        table |= _one_change(before, after, design, estimate, paired=waves.pairing is not None)
    return table


def _one_change(before: Part, after: Part, design: Design, found: Estimate, *, paired: bool) -> dict[Place, RawCell]:
    inputs = (share_definition(before, design),)

    def cell(statistic: Statistic, value: float | bool | None, side: Side | None = None) -> RawCell:
        definition = CellDefinition(statistic, after.people, after.base, inputs, side, weighted=design.weighted)
        return value_cell(definition, value, UNTESTED)

    cells = {
        "change": cell(Statistic.CHANGE, None if math.isnan(found.value) else found.value),
        "lower": cell(Statistic.CHANGE_LIMIT, found.lower, Side.LOWER),
        "upper": cell(Statistic.CHANGE_LIMIT, found.upper, Side.UPPER),
        "chance": cell(Statistic.CHANCE, p_of_difference(found)),
    }
    if not paired:
        cells["test"] = cell(Statistic.TEST, found.test)
        freedom = None if found.test is None else found.degrees_of_freedom
        cells["degrees_of_freedom"] = cell(Statistic.DEGREES_OF_FREEDOM, freedom)
    return {(after.row, column): one for column, one in cells.items()}
