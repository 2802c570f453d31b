"""The declaration block: eligible, asked, answered, classified, each reason, and the two rates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from socmob.measures.tables.building import (
    NO_BASE,
    SINGLE,
    Joined,
    codes_of,
    count_cell,
    counts_of,
    levels_of,
    value_cell,
)
from socmob.measures.tables.view import View, count
from socmob.values.cells import Cells
from socmob.values.codes import AnswerState, Code
from socmob.values.definitions import CellDefinition, Population, Statistic, TableKind
from socmob.values.tables import Header, Place, RawCell, RawTable

COLUMNS = (Header("count", "People"), Header("of_eligible", "Of the eligible"), Header("rate", "Rate"))
BASES = (
    Header("eligible", "Eligible"),
    Header("asked", "Asked"),
    Header("answered", "Answered"),
    Header("classified", "Classified"),
)
BLANK = AnswerState.BLANK.value
UNKNOWN = "the file does not tell who was asked"
RATES = (Header("response_rate", "Response rate"), Header("declaration_rate", "Declaration rate"))

WAVE_COLUMNS = (*BASES, Header("blank", "No answer"), *RATES)
GROUP_COLUMNS = (Header("eligible", "Eligible"), Header("classified", "Classified"), RATES[1])


def rate_cell(cells: Cells, people: Population, base: Population) -> RawCell:
    """People out of a base, unweighted: a fact about collecting, not an estimate."""
    whole = count(cells, base)
    value = count(cells, people) / whole if whole else None
    return value_cell(CellDefinition(Statistic.RATE, people, base), value, NO_BASE)


def _bases(view: View, people: Population) -> dict[str, Population]:
    return {
        "eligible": people,
        "asked": view.asked(people),
        "answered": view.answered(people),
        "classified": view.classified(people),
    }


def _rates(cells: Cells, view: View, people: Population, asked_known: bool) -> dict[str, RawCell]:
    asked = view.asked(people)
    parts = {"response_rate": view.answered(people), "declaration_rate": view.declared(people)}
    if asked_known:
        return {name: rate_cell(cells, part, asked) for name, part in parts.items()}
    return {name: RawCell(CellDefinition(Statistic.RATE, part, asked), None, UNKNOWN) for name, part in parts.items()}


def declaration_table(
    cells: Cells,
    view: View,
    people: Population,
    title: str,
    labels: Mapping[Code, str],
    *,
    asked_known: bool = True,
) -> RawTable:
    """Who answered one question, and why the others are not in its base.

    Without `asked_known` there is no rate: a file of those who answered alone would make it all but one.
    """
    rows = {**_bases(view, people), **{state: people.within(view.measure, [state]) for state in view.states}}
    table: dict[Place, RawCell] = {}
    for row, counted in rows.items():
        table[row, "count"] = count_cell(cells, counted)
        if row != "eligible":
            table[row, "of_eligible"] = rate_cell(cells, counted, people)
    table |= {(row, "rate"): cell for row, cell in _rates(cells, view, people, asked_known).items()}
    states = tuple(Header(state, labels[state]) for state in view.states)
    return RawTable(
        id=f"declaration.{view.measure}",
        kind=TableKind.DECLARATION,
        title=title,
        rows=(*BASES, *states, *RATES),
        columns=COLUMNS,
        cells=table,
        counts=counts_of(cells, table),
        levels=levels_of(cells, view),
        measure=view.measure,
    )


def declaration_by_table(
    cells: Cells,
    view: View,
    people: Population,
    title: str,
    breakdown: str,
    levels: Sequence[Header],
    *,
    asked_known: bool = True,
    joined: Joined = SINGLE,
) -> RawTable:
    """Who answered one question at each level of a breakdown, or in each wave; `joined` as in `by_table`.

    By group it holds only what leaves no small remainder beside the base of the shares by that group: how many gave no
    usable answer for which reason is mostly fewer than a threshold there, and is told for all together.
    """
    column = "wave" if breakdown == "wave" else f"by.{breakdown}"
    wanted: tuple[Header, ...] = WAVE_COLUMNS if breakdown == "wave" else GROUP_COLUMNS
    columns = tuple(one for one in wanted if one.code != "blank" or BLANK in view.states)
    table: dict[Place, RawCell] = {}
    for level in levels:
        at_level = people.within(column, codes_of(level, joined))
        counted = {name: count_cell(cells, them) for name, them in _bases(view, at_level).items()}
        if BLANK in view.states:
            counted["blank"] = count_cell(cells, at_level.within(view.measure, [BLANK]))
        found = {**counted, **_rates(cells, view, at_level, asked_known)}
        table |= {(level.code, one.code): found[one.code] for one in columns}
    return RawTable(
        id=f"declaration_by.{view.measure}.{breakdown}",
        kind=TableKind.DECLARATION_BY,
        title=title,
        rows=tuple(levels),
        columns=columns,
        cells=table,
        counts=counts_of(cells, table),
        levels=levels_of(cells, view),
        measure=view.measure,
        breakdown=breakdown,
    )
