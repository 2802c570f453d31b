"""The change since a wave that was asked in another form, over a bridge estimated from a wave that asked both."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from socmob.measures import Design
from socmob.measures.bridging import Overlap, bridged_change
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
from socmob.measures.tables.view import OriginClass, View, headers
from socmob.values.cells import Cells
from socmob.values.definitions import CellDefinition, Population, Side, Statistic, TableKind
from socmob.values.tables import Header, Place, RawCell, RawTable

COLUMNS = (
    Header("after", "After"),
    Header("change", "Change, points, estimated"),
    Header("lower", "Lower limit"),
    Header("upper", "Upper limit"),
)


@dataclass(frozen=True, slots=True)
class BridgedWaves:
    """A wave asked in the earlier form, the wave it is held against, the overlap, and the cells of all waves."""

    before: str
    after: str
    overlap: Overlap
    cells: Cells


def bridged_table(view: View, design: Design, waves: BridgedWaves, title: str) -> RawTable:
    """The change of every class since a wave asked in another form, with coarser splits behind it.

    The share before is not told by itself: it is an estimate and counts nobody. Neither is chance judged, since the
    bridge rests on the assumption that people answer both forms as those of the overlap did.
    """

    def one_split(split: tuple[OriginClass, ...]) -> RawTable:
        cells = _cells(view, design, waves, split)
        codes = tuple(dict.fromkeys((*view.codes, *waves.overlap.old)))
        return RawTable(
            id=f"bridged.{view.measure}.{waves.before}",
            kind=TableKind.CHANGE,
            title=title,
            rows=headers(split),
            columns=COLUMNS,
            cells=cells,
            counts=counts_of(waves.cells, cells),
            levels={**levels_of(waves.cells, view), view.measure: codes},
            measure=view.measure,
        )

    return with_coarser(view, one_split)


def _cells(view: View, design: Design, waves: BridgedWaves, split: Sequence[OriginClass]) -> dict[Place, RawCell]:
    people = Population.of({"wave": [waves.after]})
    parts = [Part(one.code, "after", view.of_class(people, one), view.classified(people)) for one in split]
    inputs, table = _inputs(view, design, waves), dict[Place, RawCell]()
    for part, share in zip(parts, estimates(waves.cells, parts, design), strict=True):
        table[part.row, part.column] = value_cell(
            share_definition(part, design), None if share is None else share.value
        )
    for part, one in zip(parts, split, strict=True):
        found = bridged_change(waves.overlap, waves.before, waves.after, one.codes, design)
        change = None if math.isnan(found.value) else found.value
        definition = CellDefinition(Statistic.CHANGE, part.people, part.base, inputs, weighted=design.weighted)
        table[part.row, "change"] = value_cell(definition, change, UNTESTED)
        for side, end in ((Side.LOWER, found.lower), (Side.UPPER, found.upper)):
            limit = CellDefinition(
                Statistic.CHANGE_LIMIT, part.people, part.base, inputs, side, weighted=design.weighted
            )
            table[part.row, side.value] = value_cell(limit, end, UNTESTED)
    return table


def _inputs(view: View, design: Design, waves: BridgedWaves) -> tuple[CellDefinition, ...]:
    """The shares of the answers of the wave before, in its own form, which the change is computed from."""
    people = Population.of({"wave": [waves.before]})
    base = people.within(view.measure, waves.overlap.old)
    return tuple(
        share_definition(Part(old, "before", people.within(view.measure, [old]), base), design)
        for old in waves.overlap.old
    )
