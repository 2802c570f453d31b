"""Small steps that every table takes: shares with their limits, counts, and the counts that definitions depend on."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from socmob.measures import Design, shares
from socmob.measures.tables.view import OriginClass, View, count, mask
from socmob.values.cells import Cells
from socmob.values.codes import Code
from socmob.values.definitions import CellDefinition, Population, Side, Statistic
from socmob.values.estimates import FEWEST_DEGREES_OF_FREEDOM, Estimate
from socmob.values.formulas import kish_size
from socmob.values.tables import Header, Place, RawCell, RawTable

TOO_FEW = f"fewer than {FEWEST_DEGREES_OF_FREEDOM} degrees of freedom: no interval and no claim about chance"
NO_BASE = "nobody in the base, or too few people carry its weight"
FEWEST_TO_CARRY = 10
"""A weighted share rests on at least so many people, counted as equally weighted ones (Kish)."""

NO_VARIATION = "the units show no variation to judge by"
UNTESTED = f"not tested: a share is 0 or 1, or there are {TOO_FEW.partition(':')[0]}"

Joined = Mapping[Code, tuple[Code, ...]]
"""Levels of a breakdown that are shown as one, by the code of their row; any other row is the level of its code."""

SINGLE: Joined = MappingProxyType({})
"""No levels are joined."""


@dataclass(frozen=True, slots=True)
class Part:
    """One share that a table wants: where it stands, who is counted, and out of whom."""

    row: Code
    column: Code
    people: Population
    base: Population


def estimates(cells: Cells, parts: Sequence[Part], design: Design) -> tuple[Estimate | None, ...]:
    """The shares of all parts at once; None where nobody is in the base, or where too few carry its weight.

    Under weights a base of thirty may speak of one person, if the others weigh next to nothing.
    """
    found = shares(
        cells,
        [mask(cells, part.people) for part in parts],
        [mask(cells, part.base) for part in parts],
        design,
    )
    carried = [not design.weighted or _kish_size(cells, part.base) >= FEWEST_TO_CARRY for part in parts]
    return tuple(
        e if e_carried and not math.isnan(e.value) else None for e, e_carried in zip(found, carried, strict=True)
    )


def _kish_size(cells: Cells, base: Population) -> float:
    """As many people as would, with equal weights, be as certain as a base is."""
    inside = mask(cells, base)
    weight, squared = float(cells.sw[inside].sum()), float(cells.sww[inside].sum())
    return float(kish_size(weight, squared)) if squared > 0 else 0.0


def share_definition(part: Part, design: Design, statistic: Statistic = Statistic.SHARE) -> CellDefinition:
    """The definition of a part's share."""
    return CellDefinition(statistic, part.people, part.base, weighted=design.weighted)


def value_cell(definition: CellDefinition, value: float | None, why_not: str = NO_BASE) -> RawCell:
    """A cell that holds a number, or says why it has none."""
    return RawCell(definition, value, "" if value is not None else why_not)


def why_no_limits(estimate: Estimate) -> str:
    """Why an estimate has no interval."""
    return TOO_FEW if estimate.degrees_of_freedom < FEWEST_DEGREES_OF_FREEDOM else NO_VARIATION


def limit_cells(prefix: str, part: Part, estimate: Estimate | None, design: Design) -> dict[Place, RawCell]:
    """The two limits of a part's interval, in the columns `<prefix>lower` and `<prefix>upper`."""
    why = NO_BASE if estimate is None else why_no_limits(estimate)
    lower, upper = (None, None) if estimate is None else (estimate.lower, estimate.upper)
    return {
        (part.row, f"{prefix}{side.value}"): value_cell(
            CellDefinition(Statistic.LIMIT, part.people, part.base, side=side, weighted=design.weighted),
            end,
            why,
        )
        for side, end in ((Side.LOWER, lower), (Side.UPPER, upper))
    }


def share_cells(
    parts: Sequence[Part], found: Sequence[Estimate | None], design: Design, *, prefixed: bool
) -> dict[Place, RawCell]:
    """Shares and their limits; with `prefixed` each class has columns of its own, `<class>|share` and so on."""
    cells: dict[Place, RawCell] = {}
    for part, estimate in zip(parts, found, strict=True):
        prefix = f"{part.column}|" if prefixed else ""
        value = None if estimate is None else estimate.value
        cells[part.row, f"{prefix}share"] = value_cell(share_definition(part, design), value)
        cells |= limit_cells(prefix, part, estimate, design)
    return cells


def codes_of(row: Header, joined: Joined) -> tuple[Code, ...]:
    """The levels that a row of a breakdown counts."""
    return joined.get(row.code, (row.code,))


def count_cell(cells: Cells, people: Population) -> RawCell:
    """The number of people in a population, unweighted."""
    return RawCell(CellDefinition(Statistic.COUNT, people), count(cells, people))


def counts_of(cells: Cells, table: Mapping[Place, RawCell]) -> dict[Population, int]:
    """The count of every population that a table's definitions name."""
    return {people: count(cells, people) for people in populations_of(table.values())}


def populations_of(cells: Iterable[RawCell]) -> set[Population]:
    """Every population that some cells' definitions name."""
    return {people for cell in cells for people in cell.definition.populations()}


def levels_of(cells: Cells, view: View) -> dict[str, tuple[Code, ...]]:
    """Every code that each column of the cells holds; design columns aside, which nothing published names."""
    held = {
        column: tuple(label for label in cells.labels(column) if label is not None)
        for column in cells.by
        if not column.startswith("design.")
    }
    return {**held, view.measure: view.codes}


def with_coarser(view: View, make: Callable[[tuple[OriginClass, ...]], RawTable]) -> RawTable:
    """The table of the finest split, with those of the coarser splits behind it."""
    table = make(view.splits[-1])
    for split in reversed(view.splits[:-1]):
        table = replace(make(split), coarser=table)
    return table
