"""From a mapping and its files to coded rows: read, join, code; nothing is filtered, everything is counted."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from socmob.engine import Engine, Rows
from socmob.errors import DataError
from socmob.measures import Design
from socmob.readers import (
    Breakdown,
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
from socmob.workflows.joining import Join, population
from socmob.workflows.progress import Progress, silent
from socmob.workflows.recognising import inspect_file


@dataclass(frozen=True, slots=True)
class Prepared:
    """Coded rows, one for each eligible person and wave, with what the mapping says about them."""

    mapping: Mapping
    plans: Plans
    rows: Rows
    waves: tuple[str, ...]
    current: str
    before: str | None
    design: Design
    join: Join | None

    @property
    def weight(self) -> str | None:
        """The weight's column, None where everyone counts once."""
        return names.WEIGHT if self.mapping.weight else None

    @property
    def shown_by(self) -> MappingOf[str, Breakdown]:
        """The breakdowns that tables are made by, by id."""
        return self.mapping.by


def prepare(
    engine: Engine, mapping: Mapping, folder: Path, files: Sequence[Path] = (), tell: Progress = silent
) -> Prepared:
    """Read, join and code the files of a mapping; DataError or MappingError where they cannot be."""
    tell("Reading the files")
    plans = plan(mapping, folder, files, inspect_file)
    rows, join = population(engine, mapping, plans)
    levels_of = levels_in(engine, rows)
    _check_design(mapping, levels_of)
    check_dates(mapping, levels_of)
    waves = wave_order(mapping, levels_of((names.WAVE,)))
    compared = compared_waves(mapping, waves)
    tell("Coding the answers")
    for lookup in codings(mapping, plans, levels_of):
        rows = engine.attach(rows, lookup)
    design = Design(
        weighted=mapping.weight is not None,
        stratum=names.STRATUM if mapping.stratum else None,
        unit=names.UNIT if mapping.unit else None,
        one_sample=mapping.one_sample,
        drawn_from=tuple(mapping.drawn_from.items()),
    )
    _check_draw(mapping, levels_of)
    return Prepared(mapping, plans, rows, waves, compared.current, compared.before, design, join)


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
