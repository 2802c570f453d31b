"""Rows as the DuckDB engine holds them: columns by name, each read and encoded when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from socmob.engine.columns import Deferred, Labels, Numbers, concatenate, encode
from socmob.engine.files import FileColumns, as_text, parquet_size, read_file
from socmob.engine.interface import Rows
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
        with ThreadPoolExecutor(max_workers=2) as threads:
            return list(threads.map(Deferred[Labels].get, deferred))

    def number(self, name: str) -> Numbers:
        """A column of numbers."""
        if name not in self.numbers:
            raise DefectError(f"engine: column {name!r} is not a number")
        return self.numbers[name].get()

    def with_columns(
        self, labels: Mapping[str, Deferred[Labels]], numbers: Mapping[str, Deferred[Numbers]]
    ) -> HeldRows:
        """The same rows with further columns."""
        return HeldRows(
            (*self.columns, *labels, *numbers), self.size, {**self.labels, **labels}, {**self.numbers, **numbers}
        )

    def _label(self, name: str) -> Deferred[Labels]:
        if name not in self.labels:
            raise DefectError(f"engine: column {name!r} is a number, where labels are asked for")
        return self.labels[name]


def open_rows(plan: ReadingPlan) -> HeldRows:
    """Rows of a plan's files one after the other; text files are read now, columns of Parquet when first asked for."""
    files = [_PlannedFile.look_at(planned) for planned in plan.sources]
    names = tuple(files[0].names())
    if any(set(file.names()) != set(names) for file in files):
        raise DefectError("engine: the files of a plan give different columns")
    numbers = plan.sources[0].numbers
    rows = HeldRows(
        names,
        sum(file.size for file in files),
        {name: _deferred_labels(files, name) for name in names if name not in numbers},
        {name: _deferred_numbers(files, name) for name in names if name in numbers},
    )
    for name in rows.numbers:
        rows.number(name)
    return rows


def _deferred_labels(files: list[_PlannedFile], name: str) -> Deferred[Labels]:
    return Deferred(lambda: encode(concatenate([file.text(name) for file in files])))


def _deferred_numbers(files: list[_PlannedFile], name: str) -> Deferred[Numbers]:
    return Deferred(lambda: Numbers(np.concatenate([file.number(name).values for file in files])))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _PlannedFile:
    """A file that was looked at: its number of rows, and what of it has been read."""

    planned: PlannedSource
    size: int
    held: FileColumns | None

    @staticmethod
    def look_at(planned: PlannedSource) -> _PlannedFile:
        """Read a text file; of a Parquet file, read the footer only."""
        if isinstance(planned.source, ParquetSource):
            return _PlannedFile(planned, parquet_size(planned.source), None)
        held = read_file(planned.source, sorted(set(planned.rename.values())))
        return _PlannedFile(planned, held.size, held)

    def names(self) -> tuple[str, ...]:
        """Names of the columns in use."""
        return (*self.planned.rename, *self.planned.constants)

    def text(self, name: str) -> pa.ChunkedArray:
        """A column in use as text with a dictionary."""
        if name in self.planned.constants:
            label = pa.array([self.planned.constants[name]])
            places = pa.array(np.zeros(self.size, dtype=np.int32))
            return pa.chunked_array([pa.DictionaryArray.from_arrays(places, label)])
        return as_text(self._file(name).columns[self.planned.rename[name]])

    def number(self, name: str) -> Numbers:
        """A column in use as numbers."""
        if name in self.planned.constants:
            return Numbers(np.full(self.size, float(self.planned.constants[name])))
        file = self._file(name)
        column = file.columns[self.planned.rename[name]]
        return parse_numbers(name, column, self.planned.source.path.name, file.first_row)

    def _file(self, name: str) -> FileColumns:
        return self.held or read_file(self.planned.source, [self.planned.rename[name]])
