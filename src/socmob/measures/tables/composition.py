"""Composition: each class's share on three bases, its bounds under non-response, and its ratio to the benchmark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from socmob.measures import Design, break_even, p_against_benchmark, representation_ratio
from socmob.measures.tables.building import (
    TOO_FEW,
    Part,
    count_cell,
    counts_of,
    estimates,
    levels_of,
    share_cells,
    share_definition,
    value_cell,
    with_coarser,
)
from socmob.measures.tables.view import OriginClass, View, headers, weight
from socmob.values import formulas
from socmob.values.cells import Cells
from socmob.values.codes import BenchmarkId, Code
from socmob.values.definitions import CellDefinition, Population, Side, Statistic, TableKind
from socmob.values.estimates import Estimate
from socmob.values.tables import Header, Place, RawCell, RawTable

NO_BENCHMARK = "no benchmark covers this population"
NO_WAY = "the gap stays, whatever the unknown would have answered"
EVERYONE_KNOWN = "everyone is known"
COLUMNS = (
    Header("count", "People"),
    Header("share", "Share of the classified"),
    Header("lower", "Lower limit"),
    Header("upper", "Upper limit"),
    Header("of_answered", "Share of those who answered"),
    Header("of_eligible", "Share of everyone eligible"),
    Header("floor", "At least"),
    Header("ceiling", "At most"),
    Header("benchmark", "Benchmark"),
    Header("ratio", "Times the benchmark"),
    Header("ratio_lower", "Ratio, lower limit"),
    Header("ratio_upper", "Ratio, upper limit"),
    Header("break_even", "Share the unknown would need"),
    Header("chance", "Differs from the benchmark by more than chance"),
)


@dataclass(frozen=True, slots=True)
class Against:
    """The benchmark that a measure is compared with: shares by category as proportions, its n where published."""

    benchmark: BenchmarkId
    shares: Mapping[Code, float]
    n: int | None = None

    def share(self, one: OriginClass) -> float | None:
        """The benchmark's share of a class; None where it lacks one of the class's categories."""
        parts = [self.shares.get(code) for code in one.codes]
        return None if any(part is None for part in parts) else sum(part for part in parts if part is not None)


def composition_table(
    cells: Cells, view: View, design: Design, people: Population, title: str, against: Against | None
) -> RawTable:
    """The composition of some people, with coarser splits behind it for where the finest cannot be shown."""
    return with_coarser(view, lambda split: _one_split(cells, view, design, people, title, against, split))


def _one_split(
    cells: Cells,
    view: View,
    design: Design,
    people: Population,
    title: str,
    against: Against | None,
    split: tuple[OriginClass, ...],
) -> RawTable:
    base = view.classified(people)
    parts = [Part(one.code, "share", view.of_class(people, one), base) for one in split]
    found = estimates(cells, parts, design)
    table: dict[Place, RawCell] = {("base", "count"): count_cell(cells, base)}
    table |= share_cells(parts, found, design, prefixed=False)
    table |= _other_bases(cells, view, design, people, split)
    for one, part in zip(split, parts, strict=True):
        table[one.code, "count"] = count_cell(cells, part.people)
    table |= _against(cells, view, design, people, split, found, against)
    return RawTable(
        id=f"composition.{view.measure}",
        kind=TableKind.COMPOSITION,
        title=title,
        rows=(*headers(split), Header("base", "All who could be classified")),
        columns=COLUMNS,
        cells=table,
        counts=counts_of(cells, table),
        levels=levels_of(cells, view),
        measure=view.measure,
    )


def _other_bases(
    cells: Cells, view: View, design: Design, people: Population, split: tuple[OriginClass, ...]
) -> dict[Place, RawCell]:
    """Shares of the answered and of the eligible, and the bounds: everyone unknown counted out, then in."""
    wide, answered = view.applicable(people), view.answered(people)
    known, missing = (weight(cells, them) for them in (view.classified(people), view.unknown_among(people)))
    table: dict[Place, RawCell] = {}
    for one in split:
        top, at_most = view.of_class(people, one), view.at_most(people, one)
        inside = weight(cells, top)
        floor, ceiling = formulas.bounds(inside, known, missing) if known + missing > 0 else (None, None)
        for column, base in (("of_answered", answered), ("of_eligible", people)):
            whole = weight(cells, base)
            definition = CellDefinition(Statistic.SHARE, top, base, weighted=design.weighted)
            table[one.code, column] = value_cell(definition, inside / whole if whole > 0 else None)
        for column, counted, side, end in (
            ("floor", top, Side.LOWER, floor),
            ("ceiling", at_most, Side.UPPER, ceiling),
        ):
            definition = CellDefinition(Statistic.BOUND, counted, wide, side=side, weighted=design.weighted)
            table[one.code, column] = value_cell(definition, end)
    return table


def _against(
    cells: Cells,
    view: View,
    design: Design,
    people: Population,
    split: tuple[OriginClass, ...],
    found: tuple[Estimate | None, ...],
    against: Against | None,
) -> dict[Place, RawCell]:
    """The comparison with the benchmark, class by class; chance is judged over the measure's classes together."""
    targets = [None if against is None else against.share(one) for one in split]
    n = None if against is None else against.n
    p_values = [
        None if estimate is None or target is None else p_against_benchmark(estimate, target, n)
        for estimate, target in zip(found, targets, strict=True)
    ]
    table: dict[Place, RawCell] = {}
    for one, estimate, target, p_value in zip(split, found, targets, p_values, strict=True):
        part = Part(one.code, "share", view.of_class(people, one), view.classified(people))
        name = None if against is None else against.benchmark
        compared = _Compared(part, name, design)
        table |= compared.ratio(estimate, target, n)
        table[compared.place("chance")] = compared.cell(
            Statistic.CHANCE, p_value, NO_BENCHMARK if target is None else TOO_FEW
        )
        table[compared.place("break_even")] = _break_even(cells, view, design, people, one, target, name)
    return table


def _break_even(
    cells: Cells,
    view: View,
    design: Design,
    people: Population,
    one: OriginClass,
    target: float | None,
    name: BenchmarkId | None,
) -> RawCell:
    """The share that the unknown would need for the gap to close; impossible ones are said in words."""
    top = view.of_class(people, one)
    definition = CellDefinition(
        Statistic.BREAK_EVEN,
        top,
        view.applicable(people),
        inputs=(CellDefinition(Statistic.COUNT, view.unknown_among(people)),),
        benchmark=name,
        weighted=design.weighted,
    )
    if target is None:
        return value_cell(definition, None, NO_BENCHMARK)
    parts = (top, view.classified(people), view.unknown_among(people))
    inside, known, missing = (weight(cells, part) for part in parts)
    needed = break_even(inside, known, missing, target)
    return value_cell(definition, needed, NO_WAY if missing else EVERYONE_KNOWN)


@dataclass(frozen=True, slots=True)
class _Compared:
    part: Part
    benchmark: BenchmarkId | None
    design: Design

    def place(self, column: str) -> Place:
        return (self.part.row, column)

    def cell(self, statistic: Statistic, value: float | bool | None, why: str, side: Side | None = None) -> RawCell:
        definition = CellDefinition(
            statistic,
            self.part.people,
            self.part.base,
            inputs=() if statistic is Statistic.BENCHMARK else (share_definition(self.part, self.design),),
            side=side,
            benchmark=self.benchmark,
            weighted=self.design.weighted,
        )
        return value_cell(definition, value, why)

    def ratio(self, estimate: Estimate | None, target: float | None, n: int | None) -> dict[Place, RawCell]:
        """The benchmark, the share over it and the ratio's limits."""
        ratio, lower, upper = (None, None, None)
        if estimate is not None and target:
            ratio, lower, upper = representation_ratio(estimate, target, n)
        why = NO_BENCHMARK if target is None else TOO_FEW
        return {
            self.place("benchmark"): RawCell(
                CellDefinition(Statistic.BENCHMARK, Population(), benchmark=self.benchmark),
                target,
                "" if target is not None else NO_BENCHMARK,
            ),
            self.place("ratio"): self.cell(Statistic.RATIO, ratio, why),
            self.place("ratio_lower"): self.cell(Statistic.RATIO_LIMIT, lower, why, Side.LOWER),
            self.place("ratio_upper"): self.cell(Statistic.RATIO_LIMIT, upper, why, Side.UPPER),
        }
