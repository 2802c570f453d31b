"""Coded rows to estimates: cells of every measure, overall and by breakdown; all of it before the gate."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from socmob.engine import Engine, duckdb_engine
from socmob.errors import DataError
from socmob.measures import shares
from socmob.measures.tables import OriginClass, Pairing, View, Waves, estimate_changes, mask
from socmob.readers import comparable, load_mapping, names
from socmob.values.cells import Cells
from socmob.values.codes import UNANSWERED
from socmob.values.definitions import Population
from socmob.values.estimates import Estimate
from socmob.workflows.across_forms import Across, across_forms
from socmob.workflows.bridging import Bridges, bridges_over, overlap_table
from socmob.workflows.gathering import Group
from socmob.workflows.pairing import can_pair, pairing_of
from socmob.workflows.preparing import Prepared, prepare
from socmob.workflows.progress import Progress, silent
from socmob.workflows.viewing import view_of


@dataclass(frozen=True, slots=True)
class MeasureCells:
    """One measure's cells: of all waves, and of the current wave by each breakdown.

    `waves` are those asked in a form that can be compared with the current one, `across` how they are looked at side by
    side; `refused` tells of the others why not, and `bridges` which of them an overlap brings to the current form.
    """

    view: View
    overall: Cells
    by: MappingOf[str, Cells]
    waves: tuple[str, ...]
    refused: MappingOf[str, str]
    across: Across
    bridges: Bridges | None
    pairing: Pairing | None


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that can be estimated from some files, before the gate; never shown as it is."""

    prepared: Prepared
    measures: MappingOf[str, MeasureCells]
    groups: MappingOf[str, tuple[Group, ...]] = field(default_factory=dict)
    """Levels that are shown in one row, by breakdown, for those breakdowns in which any are."""

    def shares(self, measure: str, one: OriginClass) -> dict[str, Estimate]:
        """The share of a class in each wave, of the classified."""
        own = self.measures[measure]
        people = [Population.of({"wave": [wave]}) for wave in own.waves]
        view = own.across.view
        tops = [mask(own.overall, view.of_class(everyone, one)) for everyone in people]
        bases = [mask(own.overall, view.classified(everyone)) for everyone in people]
        return dict(zip(own.waves, shares(own.overall, tops, bases, self.prepared.design), strict=True))

    def change(self, measure: str, one: OriginClass) -> Estimate | None:
        """The change of a class's share between the two waves compared; None where they cannot be."""
        waves = self.compared(measure)
        if waves is None:
            return None
        return estimate_changes(self.measures[measure].across.view, self.prepared.design, waves, [one])[0]

    def compared(self, measure: str) -> Waves | None:
        """The two waves whose change is shown, None where there is none or the question changed."""
        own, before = self.measures[measure], self.prepared.before
        if before is None or before not in own.waves:
            return None
        return Waves(before, self.prepared.current, own.overall, own.pairing)


def measure(mapping: Path, files: Sequence[Path] = (), engine: Engine | None = None) -> Measured:
    """Every estimate that a mapping and its files give, before the gate; a UserError where none can be had."""
    with_engine = engine or duckdb_engine()
    read = load_mapping(mapping)
    return measure_rows(with_engine, prepare(with_engine, read, mapping.parent, files))


def measure_rows(engine: Engine, prepared: Prepared, tell: Progress = silent) -> Measured:
    """The cells of every measure of some coded rows."""
    tell("Counting")
    paired = can_pair(engine, prepared)
    asked = [name for name in prepared.mapping.measures if _was_asked(engine, prepared, name)]
    if not asked:
        what = f"Nobody answered any question in the wave {prepared.current}."
        raise DataError(what, do="Name another wave under waves: current, or another file.")
    wanted = [_tables(prepared, name) for name in asked]
    made = iter(
        engine.tabulate_all(prepared.rows, [table for tables in wanted for table in tables], weight=prepared.weight)
    )
    cells = [[next(made) for _ in tables] for tables in wanted]
    found = zip(asked, cells, strict=True)
    return Measured(prepared, {name: _measure_cells(engine, prepared, name, own, paired) for name, own in found})


def _was_asked(engine: Engine, prepared: Prepared, measure: str) -> bool:
    """Whether the question was put to anyone in the current wave."""
    levels = engine.levels(prepared.rows, (names.WAVE, measure)).levels
    return any(level.labels[0] == prepared.current and level.labels[1] not in UNANSWERED for level in levels)


def _measure_cells(
    engine: Engine, prepared: Prepared, measure: str, cells: Sequence[Cells], paired: bool
) -> MeasureCells:
    mapping, current = prepared.mapping, prepared.current
    view = view_of(engine, prepared.rows, mapping, measure, current)
    refused = {wave: comparable(mapping, measure, current, wave) for wave in prepared.waves}
    waves = tuple(wave for wave in prepared.waves if refused[wave] is None)
    overall, *by = cells[:-1] if overlap_table(prepared, measure) else cells
    across = across_forms(mapping, view, current, waves)
    only_current = [_current(own, prepared) for own in by]
    can_change = paired and prepared.before in waves
    return MeasureCells(
        view=view,
        overall=overall,
        by=dict(zip(prepared.shown_by, only_current, strict=True)),
        waves=waves,
        refused={wave: reason for wave, reason in refused.items() if reason is not None},
        across=across,
        bridges=bridges_over(prepared, measure, cells[-1], [wave for wave in refused if refused[wave] is not None]),
        pairing=pairing_of(engine, prepared, across.view) if can_change else None,
    )


def _tables(prepared: Prepared, measure: str) -> list[tuple[str, ...]]:
    """What is tabulated for a measure: it by wave, and by each breakdown, with stratum and unit where there are any."""
    design = tuple(column for column in (prepared.design.stratum, prepared.design.unit) if column)
    start = (names.WAVE, measure)
    both = overlap_table(prepared, measure)
    by = [(*start, names.by(name), *design) for name in prepared.shown_by]
    return [(*start, *design), *by, *([both] if both is not None else [])]


def _current(cells: Cells, prepared: Prepared) -> Cells:
    """Only the current wave's cells, where strata are nested in waves, so that nothing of the others can matter."""
    if prepared.design.one_sample:
        return cells
    return cells.kept(cells.mask(names.WAVE, [prepared.current]))
