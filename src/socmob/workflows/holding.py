"""Breakdowns of earlier releases beside today's: the same column where they are coded alike, else a held one.

A held breakdown is for the gate alone; no table and no report shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field

from socmob.engine import Engine, Rows
from socmob.errors import MappingError
from socmob.readers import Breakdown, CodedBefore, Mapping, Plans, codes_today, names
from socmob.values.codes import NOT_RECORDED, Code
from socmob.values.sources import Lookup

Table = dict[str | None, Code]
PlanOf = Callable[[Mapping], Plans]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Today's column of an earlier breakdown, and today's names of its levels where they are others."""

    column: str
    codes: MappingOf[Code, Code] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Holding:
    """Rows with the held breakdowns; `counterparts` gives today's column of each earlier one that the rows can tell."""

    rows: Rows
    held: MappingOf[str, Breakdown]
    counterparts: MappingOf[str, Counterpart]


def planned(plan_of: PlanOf, mapping: Mapping, earlier: Sequence[CodedBefore]) -> Plans:
    """The plans of a mapping, with the columns of earlier breakdowns that the files still hold."""
    plans = plan_of(mapping)
    wanted: dict[str, Breakdown] = {}
    for before in earlier:
        entry = Breakdown(column=before.entry.column)
        known = {*_headings(plans), *(each.column for each in wanted.values())}
        if entry.column not in known and _is_there(plan_of, _with(mapping, {before.id: entry})):
            wanted[before.id] = entry
    return plan_of(_with(mapping, wanted)) if wanted else plans


def hold(
    engine: Engine, rows: Rows, mapping: Mapping, plans: Plans, coded: Sequence[Lookup], earlier: Sequence[CodedBefore]
) -> Holding:
    """Rows with every earlier breakdown that is coded otherwise today and that their files can still tell."""
    tables = {lookup.adds[0]: (lookup.on[0], _table(lookup)) for lookup in coded if _codes_breakdown(lookup, mapping)}
    held: dict[str, Breakdown] = {}
    counterparts: dict[str, Counterpart] = {}
    for before in earlier:
        raw = _headings(plans).get(before.entry.column)
        if raw is None:
            continue
        then, column = _levels_then(engine, rows, raw, before), names.by(before.id)
        found = next(_counterparts(then, raw, before, tables), None)
        if found is None and then:
            rows = engine.attach(rows, _lookup(raw, column, then, before))
            tables[column], found = (raw, then), Counterpart(column)
            held[before.id] = Breakdown(column=before.entry.column, order=before.levels)
        if found is not None:
            counterparts[before.id] = found
    return Holding(rows, held, counterparts)


def with_held(mapping: Mapping, held: MappingOf[str, Breakdown]) -> Mapping:
    """The mapping with held breakdowns among its own."""
    return _with(mapping, held) if held else mapping


def _with(mapping: Mapping, more: MappingOf[str, Breakdown]) -> Mapping:
    return mapping.model_copy(update={"breakdowns": {**mapping.breakdowns, **more}})


def _is_there(plan_of: PlanOf, mapping: Mapping) -> bool:
    try:
        plan_of(mapping)
    except MappingError:
        return False
    return True


def _headings(plans: Plans) -> dict[str, str]:
    """The column in use of each heading of the file that a breakdown is read from."""
    return {heading: name for name, heading in plans.headings.items() if name.startswith(names.RAW_BY)}


def _codes_breakdown(lookup: Lookup, mapping: Mapping) -> bool:
    return lookup.adds[0] in {names.by(name) for name in mapping.by}


def _table(lookup: Lookup) -> Table:
    return {labels[0]: codes[0] or NOT_RECORDED for labels, codes in lookup.table.items()}


def _levels_then(engine: Engine, rows: Rows, raw: str, before: CodedBefore) -> Table:
    """The level that each label had, of the labels in the earlier release's waves."""
    found = engine.levels(rows, (names.WAVE, raw)).levels
    labels = {level.labels[1] for level in found if level.labels[0] in before.waves}
    return {label: before.level(label) or NOT_RECORDED for label in labels}


def _counterparts(
    then: Table, raw: str, before: CodedBefore, tables: MappingOf[str, tuple[str, Table]]
) -> Iterator[Counterpart]:
    """The columns of the rows that group people as the earlier breakdown did."""
    for column, (source, table) in tables.items():
        codes = codes_today(then, table) if source == raw else None
        if codes is not None and (then or column == names.by(before.name)):
            yield Counterpart(column, codes)


def _lookup(raw: str, column: str, then: Table, before: CodedBefore) -> Lookup:
    """The earlier level of each label in the waves that the earlier release told of; elsewhere nobody's is known."""
    pairs = [(wave, label) for wave in before.waves for label in then]
    return Lookup((names.WAVE, raw), (column,), {(wave, label): (then[label],) for wave, label in pairs})
