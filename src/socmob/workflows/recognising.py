"""What a file holds: inspected, opened, and recognised column by column."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from socmob.engine import Engine, Levels
from socmob.readers import FileFacts, Recognition, inspect, recognise
from socmob.values.sources import PlannedSource, ReadingPlan

MOST_LABELS = 1000
"""Columns with more labels than this are no question's answers; only their number is asked for."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file with what was recognised of it."""

    facts: FileFacts
    recognition: Recognition


def recognise_file(engine: Engine, path: Path, sheet: str | None = None) -> Recognised:
    """What each column of a file is; DataError where the file cannot be read."""
    facts = inspect(path, sheet)
    rows = engine.open(ReadingPlan((PlannedSource(facts.source, {column: column for column in facts.columns}),)))

    def levels_of(column: str) -> Levels:
        return engine.levels(rows, (column,), most=MOST_LABELS)

    return Recognised(facts, recognise(facts, levels_of))
