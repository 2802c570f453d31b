"""The trend: each wave's shares, one row a wave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from socmob.measures import Design
from socmob.measures.tables.building import Part, count_cell, counts_of, estimates, levels_of, share_cells, with_coarser
from socmob.measures.tables.by import split_columns
from socmob.measures.tables.view import OriginClass, View
from socmob.values.cells import Cells
from socmob.values.definitions import Population, TableKind
from socmob.values.tables import Header, RawTable

AS_THEY_ARE: Mapping[str, str] = MappingProxyType({})
"""No wave is called otherwise than it is."""


def trend_table(
    cells: Cells,
    view: View,
    design: Design,
    title: str,
    waves: Sequence[str],
    words: Mapping[str, str] = AS_THEY_ARE,
) -> RawTable:
    """The composition of every wave, with coarser splits behind it; `words` call some waves otherwise in their row."""
    people = {wave: Population.of({"wave": [wave]}) for wave in waves}

    def one_split(split: tuple[OriginClass, ...]) -> RawTable:
        parts = [
            Part(wave, one.code, view.of_class(people[wave], one), view.classified(people[wave]))
            for wave in waves
            for one in split
        ]
        body = share_cells(parts, estimates(cells, parts, design), design, prefixed=True)
        body |= {(wave, "base"): count_cell(cells, view.classified(people[wave])) for wave in waves}
        return RawTable(
            id=f"trend.{view.measure}",
            kind=TableKind.TREND,
            title=title,
            rows=tuple(Header(wave, words.get(wave, wave)) for wave in waves),
            columns=(Header("base", "Classified"), *split_columns(split)),
            cells=body,
            counts=counts_of(cells, body),
            levels=levels_of(cells, view),
            measure=view.measure,
        )

    return with_coarser(view, one_split)
