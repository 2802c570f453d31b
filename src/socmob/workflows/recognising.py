"""What a file holds: inspected, opened, and recognised column by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from socmob.engine import Engine, Levels, parquet_columns
from socmob.errors import DataError
from socmob.readers import FileFacts, Recognition, inspect, recognise
from socmob.values.sources import PlannedSource, ReadingPlan

MOST_LABELS = 1000
"""Columns with more labels than this are no question's answers; only their number is asked for."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file with what was recognised of it; `more` are further files with the same columns."""

    facts: FileFacts
    recognition: Recognition
    more: tuple[FileFacts, ...] = ()


def inspect_file(path: Path, sheet: str | None = None) -> FileFacts:
    """What a file is and which columns it has; the engine tells those of a Parquet file."""
    return inspect(path, sheet, parquet_columns=parquet_columns)


def recognise_file(engine: Engine, path: Path, sheet: str | None = None) -> Recognised:
    """What each column of a file is; DataError where the file cannot be read."""
    return recognise_files(engine, (path,), sheet)


def recognise_files(engine: Engine, paths: Sequence[Path], sheet: str | None = None) -> Recognised:
    """What each column of files with the same columns is; DataError where they differ or cannot be read."""
    facts, *more = (inspect_file(path, sheet) for path in paths)
    for other in more:
        _check_same_columns(facts, other)
    named = {column: column for column in facts.columns}
    rows = engine.open(ReadingPlan(tuple(PlannedSource(each.source, named) for each in (facts, *more))))

    def levels_of(column: str) -> Levels:
        return engine.levels(rows, (column,), most=MOST_LABELS)

    return Recognised(facts, recognise(facts, levels_of), tuple(more))


def _check_same_columns(first: FileFacts, other: FileFacts) -> None:
    pairs = ((first, other), (other, first))
    alone = {facts.path.name: set(facts.columns) - set(same.columns) for facts, same in pairs}
    if not any(alone.values()):
        return
    listed = [f"{name} alone has {_listed(columns)}" for name, columns in alone.items() if columns]
    raise DataError(
        f"{first.path.name} and {other.path.name} have different columns: {'; '.join(listed)}.",
        where=other.path.name,
        do="Give columns that hold the same the same heading. An HR record is no file of answers: check the answers "
        "alone, and name it under record in the mapping that is written.",
    )


def _listed(columns: set[str]) -> str:
    named = [f'"{column}"' for column in sorted(columns)]
    return ", ".join(named[:10]) + (f" and {len(named) - 10} more" if len(named) > 10 else "")
