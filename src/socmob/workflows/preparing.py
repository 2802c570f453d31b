"""From a mapping and its files to coded rows: read, join, code; nothing is filtered, everything is counted."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from socmob.engine import Engine, Rows
from socmob.errors import DataError
from socmob.measures import Design
from socmob.readers import (
    Breakdown,
    CodedBefore,
    LevelsOf,
    Mapping,
    Plans,
    check_dates,
    codings,
    compared_waves,
    names,
    plan,
    wave_order,
)
from socmob.workflows.deriving import derive
from socmob.workflows.holding import Counterpart, hold, planned, with_held
from socmob.workflows.joining import Join, population
from socmob.workflows.pooling import Pool, pool_of, pooled_rows
from socmob.workflows.progress import Progress, silent
from socmob.workflows.recognising import inspect_file


@dataclass(frozen=True, slots=True)
class Prepared:
    """Coded rows, one for each eligible person and wave, with what the mapping says about them.

    `held` names the breakdowns that are there for the gate alone: those of earlier releases that were coded otherwise.
    `counterparts` gives, by `CodedBefore.id`, today's column of each earlier breakdown. Where waves are pooled, the
    pool is the only wave, and `apart` is the same before they were.
    """

    mapping: Mapping
    plans: Plans
    rows: Rows
    waves: tuple[str, ...]
    current: str
    before: str | None
    design: Design
    join: Join | None
    held: frozenset[str] = frozenset()
    counterparts: MappingOf[str, Counterpart] = field(default_factory=dict)
    pool: Pool | None = None
    apart: Prepared | None = None

    @property
    def shown_by(self) -> MappingOf[str, Breakdown]:
        """The breakdowns that tables are made by, as the mapping has them."""
        return {name: breakdown for name, breakdown in self.mapping.by.items() if name not in self.held}

    @property
    def weight(self) -> str | None:
        """The weight's column, None where everyone counts once."""
        return names.WEIGHT if self.mapping.weight else None


def prepare(
    engine: Engine,
    mapping: Mapping,
    folder: Path,
    files: Sequence[Path] = (),
    tell: Progress = silent,
    earlier: Sequence[CodedBefore] = (),
) -> Prepared:
    """Read, join and code the files of a mapping; DataError or MappingError where they cannot be.

    `earlier` are breakdowns as they were coded for earlier releases; those coded otherwise today are held beside.
    """
    tell("Reading the files")
    inspected = cache(inspect_file)
    plans = planned(lambda wanted: plan(wanted, folder, files, inspected), mapping, earlier)
    rows, join = population(engine, mapping, plans)
    levels_of = levels_in(engine, rows)
    _check_design(mapping, levels_of)
    check_dates(mapping, levels_of)
    waves = wave_order(mapping, levels_of((names.WAVE,)))
    compared = compared_waves(mapping, waves)
    tell("Coding the answers")
    coded = codings(mapping, plans, levels_of, derive)
    for lookup in coded:
        rows = engine.attach(rows, lookup)
    holding = hold(engine, rows, mapping, plans, coded, earlier)
    _check_draw(mapping, levels_of)
    prepared = Prepared(
        mapping=with_held(mapping, holding.held),
        plans=plans,
        rows=holding.rows,
        waves=waves,
        current=compared.current,
        before=compared.before,
        design=_design(mapping),
        join=join,
        held=frozenset(holding.held),
        counterparts=holding.counterparts,
    )
    pool = pool_of(engine, mapping, holding.rows, waves)
    return _pooled(engine, prepared, pool) if pool is not None else prepared


def _pooled(engine: Engine, prepared: Prepared, pool: Pool) -> Prepared:
    """The same with a pool of waves as its only wave, asked in the form of the last of them."""
    mapping, last = prepared.mapping, pool.waves[-1]
    questions = {
        measure: asked.model_copy(update={"editions": {**asked.editions, pool.name: asked.editions[last]}})
        if last in asked.editions
        else asked
        for measure, asked in mapping.questions.items()
    }
    return replace(
        prepared,
        mapping=mapping.model_copy(update={"questions": questions}),
        rows=pooled_rows(engine, prepared.rows, pool, mapping.measures),
        waves=(pool.name,),
        current=pool.name,
        before=None,
        pool=pool,
        apart=prepared,
    )


def _design(mapping: Mapping) -> Design:
    return Design(
        weighted=mapping.weight is not None,
        stratum=names.STRATUM if mapping.stratum else None,
        unit=names.UNIT if mapping.unit else None,
        one_sample=mapping.one_sample,
        drawn_from=tuple(mapping.drawn_from.items()),
    )


def levels_in(engine: Engine, rows: Rows) -> LevelsOf:
    """The question "which labels are there" about some rows."""
    return lambda columns: engine.levels(rows, columns)


def _check_draw(mapping: Mapping, levels_of: LevelsOf) -> None:
    """Refuse a draw that is larger than what it is said to be drawn from, or a wave that there is not."""
    drawn = {level.labels[0]: level.n for level in levels_of((names.WAVE,)).levels}
    for wave, people in mapping.drawn_from.items():
        if not 0 < drawn.get(wave, 0) <= people:
            raise DataError(
                f'The wave "{wave}" has {drawn.get(wave, 0)} rows, which cannot be drawn from {people} people.',
                where=mapping.where("drawn_from", wave),
                do="Write how many people the draw was made from, for a wave of the file.",
            )


def _check_design(mapping: Mapping, levels_of: LevelsOf) -> None:
    """Refuse a stratum or a unit that is missing somewhere: every row belongs to the design, answered or not."""
    for entry, column in (("stratum", names.STRATUM), ("unit", names.UNIT)):
        heading = getattr(mapping, entry)
        if heading is None:
            continue
        blank = sum(level.n for level in levels_of((column,)).levels if level.labels[0] is None)
        if blank:
            raise DataError(
                f"{blank} rows have no {entry}.",
                where=f'the column "{heading}"',
                do=f"Fill it in for every row, or leave {entry} out of the mapping.",
            )
