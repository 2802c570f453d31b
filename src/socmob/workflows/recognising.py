"""What a file holds: inspected, opened, and recognised column by column."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from socmob.engine import Engine, Levels, parquet_columns
from socmob.readers import FileFacts, Recognition, inspect, recognise
from socmob.values.sources import PlannedSource, ReadingPlan

MOST_LABELS = 1000
"""Columns with more labels than this are no question's answers; only their number is asked for."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file with what was recognised of it."""

    facts: FileFacts
    recognition: Recognition


def inspect_file(path: Path, sheet: str | None = None) -> FileFacts:
    """What a file is and which columns it has; the engine tells those of a Parquet file."""
    return inspect(path, sheet, parquet_columns=parquet_columns)


def recognise_file(engine: Engine, path: Path, sheet: str | None = None) -> Recognised:
    """What each column of a file is; DataError where the file cannot be read."""
    facts = inspect_file(path, sheet)
    rows = engine.open(ReadingPlan((PlannedSource(facts.source, {column: column for column in facts.columns}),)))

    def levels_of(column: str) -> Levels:
        return engine.levels(rows, (column,), most=MOST_LABELS)

    return Recognised(facts, recognise(facts, levels_of))
