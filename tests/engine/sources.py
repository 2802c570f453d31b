"""Small tables as sources that both engines can open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from socmob.engine import Engine, Rows
from socmob.values.sources import Batch, PlannedSource, ReadingPlan, TextSource

Columns = Mapping[str, Sequence[str | None]]


def plan_of(columns: Columns, numbers: Sequence[str] = ()) -> ReadingPlan:
    """A plan whose one source delivers the columns in two batches."""
    names = tuple(columns)
    size = len(next(iter(columns.values())))

    def batches() -> Iterator[Batch]:
        for part in (slice(0, size // 2), slice(size // 2, size)):
            yield {name: columns[name][part] for name in names}

    source = TextSource(Path("made-up.xlsx"), names, batches)
    return ReadingPlan((PlannedSource(source, {name: name for name in names}, numbers=frozenset(numbers)),))


def rows_of(engine: Engine, columns: Columns, numbers: Sequence[str] = ()) -> Rows:
    """Rows of a small table."""
    return engine.open(plan_of(columns, numbers))
