"""Rows as the DuckDB engine holds them: columns by name, each read and encoded when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa

from socmob.engine.columns import Deferred, Labels, Numbers, concatenate, encode
from socmob.engine.files import as_text, parquet_size, read_file
from socmob.engine.interface import Rows
from socmob.engine.numbers import NumberPlace
from socmob.engine.parsing import parse_numbers
from socmob.errors import DefectError
from socmob.values.sources import ParquetSource, PlannedSource, ReadingPlan


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class HeldRows(Rows):
    """Rows with their columns: labels as small integers, numbers as doubles."""

    size: int
    labels: Mapping[str, Deferred[Labels]]
    numbers: Mapping[str, Deferred[Numbers]]

    def label_columns(self, names: Iterable[str]) -> list[Labels]:
        """Columns of labels, made at once by several threads where they are not there yet."""
        deferred = [self._label(name) for name in names]
        with ThreadPoolExecutor() as threads:
            return list(threads.map(Deferred[Labels].get, deferred))

    def number(self, name: str) -> Numbers:
        """A column of numbers."""
        if name not in self.numbers:
            raise DefectError(f"engine: column {name!r} is not a number")
        return self.numbers[name].get()

    def with_columns(
        self, labels: Mapping[str, Deferred[Labels]], numbers: Mapping[str, Deferred[Numbers]]
    ) -> HeldRows:
        """The same rows with further columns, or with others in the place of some."""
        names = tuple(dict.fromkeys((*self.columns, *labels, *numbers)))
        return HeldRows(names, self.size, {**self.labels, **labels}, {**self.numbers, **numbers})

    def _label(self, name: str) -> Deferred[Labels]:
        if name not in self.labels:
            raise DefectError(f"engine: column {name!r} is a number, where labels are asked for")
        return self.labels[name]


def open_rows(plan: ReadingPlan) -> HeldRows:
    """Rows of a plan's files one after the other; text is read now, columns of Parquet when first asked for."""
    files = [_look_at(planned) for planned in plan.sources]
    pa.default_memory_pool().release_unused()  # parsing takes as much again as what it leaves
    names, numbers = tuple(files[0].columns), plan.sources[0].numbers
    if any(set(file.columns) != set(names) for file in files):
        raise DefectError("engine: the files of a plan give different columns")
    rows = HeldRows(
        names,
        sum(file.size for file in files),
        {name: _deferred_labels(files, name) for name in names if name not in numbers},
        {name: _deferred_numbers(files, name) for name in names if name in numbers},
    )
    for name in rows.numbers:  # text among numbers is refused before anything is made of the file
        rows.number(name)
    return rows


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _LookedAt:
    """A file of a plan: its number of rows, the first one's number, and its columns in use, each asked for once."""

    planned: PlannedSource
    size: int
    columns: Mapping[str, Callable[[], pa.ChunkedArray]]
    first_row: int

    def place(self, name: str) -> NumberPlace:
        """Where a column of numbers stands in the file."""
        return NumberPlace.of(self.planned.source, self.planned.rename[name], self.first_row)


def _look_at(planned: PlannedSource) -> _LookedAt:
    """Read a text file, whose columns are then held one by one; of a Parquet file, read the footer only."""
    source = planned.source
    if isinstance(source, ParquetSource):
        size, first_row = parquet_size(source), 1
        columns = {name: partial(_read_column, source, column) for name, column in planned.rename.items()}
    else:
        file = read_file(source, sorted(set(planned.rename.values())))
        size, first_row = file.size, file.first_row
        columns = {name: partial(_same, file.columns[column]) for name, column in planned.rename.items()}
    columns |= {name: partial(_constant, label, size) for name, label in planned.constants.items()}
    return _LookedAt(planned, size, columns, first_row)


def _read_column(source: ParquetSource, column: str) -> pa.ChunkedArray:
    return read_file(source, [column]).columns[column]


def _same(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return column


def _constant(label: str | None, size: int) -> pa.ChunkedArray:
    absent = label is None
    places = pa.nulls(size, pa.int32()) if absent else pa.array(np.zeros(size, dtype=np.int32))
    # A dictionary that holds a null cannot be joined with those of the other files: the places are null.
    labels = pa.array([] if absent else [label], pa.string())
    return pa.chunked_array([pa.DictionaryArray.from_arrays(places, labels)])


def _deferred_labels(files: list[_LookedAt], name: str) -> Deferred[Labels]:
    """The column of all files; what is read of it is let go of once it is encoded."""
    parts = [file.columns[name] for file in files]
    return Deferred(lambda: encode(concatenate([as_text(part()) for part in parts])))


def _deferred_numbers(files: list[_LookedAt], name: str) -> Deferred[Numbers]:
    parts = [(file.columns[name], file.place(name)) for file in files]

    def make() -> Numbers:
        parsed = [parse_numbers(part(), place).values for part, place in parts]
        return Numbers(np.concatenate(parsed))

    return Deferred(make)
