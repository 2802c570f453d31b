"""Estimates to raw tables: everything a report holds, table by table, still before the gate."""

from __future__ import annotations

from collections.abc import Iterator

from socmob import framework
from socmob.measures.tables import (
    BridgedWaves,
    Joined,
    bridged_table,
    by_table,
    change_table,
    composition_table,
    declaration_by_table,
    declaration_table,
    joining_table,
    trend_table,
)
from socmob.readers import Breakdown, Everyone, names
from socmob.values.codes import NOT_RECORDED
from socmob.values.definitions import Population
from socmob.values.tables import Header, RawTable
from socmob.workflows.comparing import chosen_comparator
from socmob.workflows.gathering import in_rows
from socmob.workflows.measuring import MeasureCells, Measured
from socmob.workflows.preparing import Prepared


def raw_tables(measured: Measured) -> tuple[RawTable, ...]:
    """Every table of a report, in the order that it is read: joining, then measure by measure."""
    return tuple(_tables(measured))


def _tables(measured: Measured) -> Iterator[RawTable]:
    prepared = measured.prepared
    if prepared.join is not None:
        yield joining_table(prepared.join.answers_alone, "How the answers and the record joined, all waves")
    for own in measured.measures.values():
        yield from _declarations(measured, own)
        yield from _compositions(measured, own)
        yield from _waves(measured, own)


def _declarations(measured: Measured, own: MeasureCells) -> Iterator[RawTable]:
    prepared = measured.prepared
    view, wave = own.view, prepared.current
    people = Population.of({"wave": [wave]})
    labels = {state: framework.label(state) for state in view.states}
    known = prepared.mapping.asked.who is not Everyone.UNKNOWN
    title = f"Who answered: {view.label}, {wave}"
    yield declaration_table(own.overall, view, people, title, labels, asked_known=known)
    if len(own.waves) > 1:
        waves = tuple(Header(each, own.across.label(each)) for each in own.waves)
        title = f"Who answered, wave by wave: {view.label}"
        yield declaration_by_table(own.overall, own.across.view, Population(), title, "wave", waves, asked_known=known)
    for name, cells in own.by.items():
        title = f"Who answered, by {_words(prepared, name)}: {view.label}, {wave}"
        rows, joined = _rows(measured, own, name)
        yield declaration_by_table(cells, view, people, title, name, rows, asked_known=known, joined=joined)


def _compositions(measured: Measured, own: MeasureCells) -> Iterator[RawTable]:
    prepared = measured.prepared
    view, wave, design = own.view, prepared.current, prepared.design
    people = Population.of({"wave": [wave]})
    against = chosen_comparator(prepared.mapping, view.measure, wave).against
    yield composition_table(own.overall, view, design, people, f"{view.label}, {wave}", against)
    for name, cells in own.by.items():
        title = f"{view.label}, by {_words(prepared, name)}, {wave}"
        yield by_table(cells, view, design, people, title, name, *_rows(measured, own, name))


def _waves(measured: Measured, own: MeasureCells) -> Iterator[RawTable]:
    view, prepared = own.across.view, measured.prepared
    if len(own.waves) > 1:
        words = {wave: own.across.label(wave) for wave in own.waves}
        yield trend_table(own.overall, view, prepared.design, f"{view.label}, wave by wave", own.waves, words)
    yield from _bridged(measured, own)
    waves = measured.compared(view.measure)
    if waves is not None:
        yield change_table(
            view, prepared.design, waves, f"{view.label}, {own.across.label(waves.before)} to {waves.after}"
        )


def _bridged(measured: Measured, own: MeasureCells) -> Iterator[RawTable]:
    """The change since each wave of another form that an overlap brings to the current one."""
    prepared, view = measured.prepared, own.view
    if own.bridges is None:
        return
    for wave in own.bridges.waves:
        waves = BridgedWaves(wave, prepared.current, own.bridges.overlap, own.overall)
        title = f"{view.label}, {wave}, asked otherwise, to {prepared.current}: estimated over {waves.overlap.wave}"
        yield bridged_table(view, prepared.design, waves, title)


def breakdown_label(name: str, breakdown: Breakdown) -> str:
    """A breakdown in the mapping's words, else in those of its column."""
    return breakdown.label or name.replace("_", " ")


def _words(prepared: Prepared, name: str) -> str:
    return breakdown_label(name, prepared.mapping.by[name]).lower()


def _rows(measured: Measured, own: MeasureCells, name: str) -> tuple[tuple[Header, ...], Joined]:
    """The rows of a breakdown in their order, those not recorded last; and the levels that each of them counts."""
    found = [label for label in own.by[name].labels(names.by(name)) if label is not None]
    rows = in_rows(measured.prepared.mapping.by[name], found, measured.groups.get(name, ()))
    return tuple(Header(code, "Not recorded" if code == NOT_RECORDED else code) for code in rows), rows
