"""Composition by a breakdown: each level's shares, how it differs from all others, and the dissimilarity of origins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from socmob.measures import Design, differences, dissimilarity, p_of_difference
from socmob.measures.tables.building import (
    SINGLE,
    UNTESTED,
    Joined,
    Part,
    codes_of,
    count_cell,
    counts_of,
    estimates,
    levels_of,
    share_cells,
    share_definition,
    value_cell,
    with_coarser,
)
from socmob.measures.tables.view import OriginClass, View, count, mask
from socmob.values.cells import Cells
from socmob.values.codes import NOT_RECORDED
from socmob.values.definitions import CellDefinition, Population, Statistic, TableKind
from socmob.values.estimates import Estimate
from socmob.values.tables import Header, Place, RawCell, RawTable

ALL = Header("all", "All")
DISSIMILARITY = Header("dissimilarity", "Dissimilarity")
NOT_ABOVE_CHANCE = "over half of it is what chance alone would give"
OF_PEOPLE = "it is defined by people, and here they count by their weights"


def by_table(
    cells: Cells,
    view: View,
    design: Design,
    people: Population,
    title: str,
    breakdown: str,
    levels: Sequence[Header],
    joined: Joined = SINGLE,
) -> RawTable:
    """The composition of each level of a breakdown, with coarser splits behind it.

    `joined` gives, by the code of its row, the levels that are shown as one.
    """
    return with_coarser(
        view, lambda split: _By(cells, view, design, people, breakdown, tuple(levels), joined, split).table(title)
    )


def split_columns(split: Sequence[OriginClass]) -> tuple[Header, ...]:
    """The columns of each class: its share, the interval and whether it differs by more than chance."""
    kinds = (("share", "share"), ("lower", "lower limit"), ("upper", "upper limit"))
    return tuple(Header(f"{one.code}|{code}", f"{one.label}: {words}") for one in split for code, words in kinds)


class _By:
    """One split of one breakdown; holds what every step needs."""

    def __init__(
        self,
        cells: Cells,
        view: View,
        design: Design,
        people: Population,
        breakdown: str,
        levels: tuple[Header, ...],
        joined: Joined,
        split: tuple[OriginClass, ...],
    ) -> None:
        self.cells, self.view, self.design, self.people = cells, view, design, people
        self.column, self.breakdown, self.split = f"by.{breakdown}", breakdown, split
        self.joined = joined
        self.levels = tuple(level for level in levels if count(cells, self._level(level)) > 0)
        self.groups = tuple(level for level in self.levels if level.code != NOT_RECORDED)

    def table(self, title: str) -> RawTable:
        parts = self._parts()
        found = estimates(self.cells, parts, self.design)
        table = share_cells(parts, found, self.design, prefixed=True)
        for level in (*self.levels, ALL):
            table[level.code, "base"] = count_cell(self.cells, self.view.classified(self._level(level)))
        table |= self._chance()
        table |= {("dissimilarity", f"{one.code}|share"): self._dissimilarity(one) for one in self.split}
        chance = tuple(Header(f"{one.code}|chance", f"{one.label}: differs from all others") for one in self.split)
        return RawTable(
            id=f"by.{self.view.measure}.{self.breakdown}",
            kind=TableKind.BY,
            title=title,
            rows=(*self.levels, ALL, DISSIMILARITY),
            columns=(Header("base", "Classified"), *split_columns(self.split), *chance),
            cells=table,
            counts=counts_of(self.cells, table),
            levels=levels_of(self.cells, self.view),
            measure=self.view.measure,
            breakdown=self.breakdown,
        )

    def _level(self, level: Header) -> Population:
        return self.people if level == ALL else self.people.within(self.column, codes_of(level, self.joined))

    def _others(self, level: Header) -> Population:
        others = (other for other in self.levels if other != level)
        return self.people.within(self.column, [code for other in others for code in codes_of(other, self.joined)])

    def _part(self, people: Population, row: str, one: OriginClass) -> Part:
        return Part(row, one.code, self.view.of_class(people, one), self.view.classified(people))

    def _parts(self) -> list[Part]:
        return [
            self._part(self._level(level), level.code, one) for level, one in product((*self.levels, ALL), self.split)
        ]

    def _chance(self) -> dict[Place, RawCell]:
        """Each group against everyone else: how often chance alone would give a difference like that."""
        pairs = [
            (self._part(self._level(level), level.code, one), self._part(self._others(level), level.code, one))
            for level, one in product(self.groups, self.split)
        ]
        return {
            (own.row, f"{own.column}|chance"): value_cell(self._against(own, rest), p_of_difference(found), UNTESTED)
            for (own, rest), found in zip(pairs, self._differences(pairs), strict=True)
        }

    def _against(self, own: Part, rest: Part) -> CellDefinition:
        inputs = (share_definition(rest, self.design),)
        return CellDefinition(Statistic.CHANCE, own.people, own.base, inputs, weighted=self.design.weighted)

    def _differences(self, pairs: Sequence[tuple[Part, Part]]) -> tuple[Estimate, ...]:
        sides = [
            [(mask(self.cells, part.people), mask(self.cells, part.base)) for part in side]
            for side in zip(*pairs, strict=True)
        ]
        return differences(self.cells, sides[0], sides[1], self.design) if sides else ()

    def _dissimilarity(self, one: OriginClass) -> RawCell:
        """Of one class against all others over the groups, by people; it depends on every count of the table."""
        own = [self.view.of_class(self._level(level), one) for level in self.groups]
        bases = [self.view.classified(self._level(level)) for level in self.groups]
        inputs = tuple(CellDefinition(Statistic.COUNT, part, base) for part, base in zip(own, bases, strict=True))
        definition = CellDefinition(
            Statistic.DISSIMILARITY,
            self.view.of_class(self.people, one),
            self.view.classified(self.people),
            inputs=inputs,
        )
        if self.design.weighted:
            return value_cell(definition, None, OF_PEOPLE)
        counted = [count(self.cells, part) for part in own]
        others = [count(self.cells, base) - n for base, n in zip(bases, counted, strict=True)]
        return value_cell(definition, dissimilarity(counted, others), NOT_ABOVE_CHANCE)
