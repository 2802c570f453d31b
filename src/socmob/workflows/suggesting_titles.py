"""Titles and their unit groups for someone who types, and a calibration on titles that people coded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from socmob.engine import duckdb_engine
from socmob.errors import DataError, MappingError, RefusedError
from socmob.occupations.results import Reason
from socmob.occupations.soc import Soc2020, recognise_soc2020
from socmob.occupations.store import data_directory
from socmob.occupations.titles import Calibration, Coded, Coder, HandCoded, IndexEntry, Title
from socmob.occupations.titles.model import write_calibration
from socmob.occupations.titles.relearning import relearned
from socmob.values.sources import PlannedSource, ReadingPlan
from socmob.workflows.recognising import inspect_file


@dataclass(frozen=True, slots=True)
class Suggested:
    """How one title would be coded, and entries of the index that begin like it."""

    coded: Coded
    entries: tuple[IndexEntry, ...]
    learned_on: str | None
    """What the calibration was learned on; None where no index was imported."""


def suggest(text: str, industry: str = "", data: Path | None = None) -> Suggested:
    """The unit group of one title with its probability, and five entries that begin as it does."""
    coder = Coder.load(data or data_directory())
    learned_on = coder.calibration.learned_on if coder.model else None
    return Suggested(coder.code(Title(text, industry)), coder.suggest(text, industry), learned_on)


def calibrate(path: Path, columns: Mapping[str, str], data: Path | None = None) -> tuple[Calibration, Calibration]:
    """The calibration before and after it was relearned on a file; `columns` names those of title, code and industry.

    RefusedError without an index or with too few titles; DataError where a code is none of SOC 2020.
    """
    folder = data or data_directory()
    coder = Coder.load(folder)
    if coder.model is None:
        raise RefusedError(
            "No coding index was imported, so there is nothing to calibrate.",
            do="Import it first: socmob occupations import FILE.",
        )
    after = relearned(coder, _sample(path, columns))
    write_calibration(folder, after)
    return coder.calibration, after


def _sample(path: Path, columns: Mapping[str, str]) -> list[HandCoded]:
    """The distinct titles of a file with the codes that people gave them; rows without either are passed over."""
    facts = inspect_file(path)
    absent = [name for name in columns.values() if name not in facts.columns]
    if absent:
        listed = ", ".join(f'"{name}"' for name in facts.columns[:20])
        raise MappingError(f'The file has no column "{absent[0]}".', where=path.name, do=f"Its columns are {listed}.")
    engine = duckdb_engine()
    try:
        rows = engine.open(ReadingPlan((PlannedSource(facts.source, dict(columns)),)))
        levels = engine.levels(rows, tuple(columns)).levels
    finally:
        engine.close()
    told = [dict(zip(columns, level.labels, strict=True)) for level in levels]
    return [_hand_coded(cells, path, columns) for cells in told if cells["title"] and cells["code"]]


def _hand_coded(cells: Mapping[str, str | None], path: Path, columns: Mapping[str, str]) -> HandCoded:
    code = recognise_soc2020(cells["code"])
    if not isinstance(code, Soc2020):
        raise DataError(
            "A code is no unit group of SOC 2020." if code is not Reason.SOC_2010 else "A code is of SOC 2010.",
            where=f'{path.name}, column "{columns["code"]}"',
            do="Give the four digits of a unit group of SOC 2020, or leave the cell blank.",
        )
    return HandCoded(Title(cells["title"] or "", cells.get("industry") or ""), code.code)
