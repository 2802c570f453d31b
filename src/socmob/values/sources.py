"""What readers hand to an engine: where rows lie, and look-ups to attach; never the rows themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Batch = Mapping[str, Sequence[str | None]]
"""Some rows as text by column, all columns of one length; a blank cell is None."""


@dataclass(frozen=True, slots=True)
class DelimitedSource:
    """A delimited text file; every column is read as text, blanks (after trimming) as missing.

    `encoding` is a Python codec name; `skip_lines` counts lines above the header; `columns` are the header's names, in
    order, already made unique; `compression` is "gzip" or None.
    """

    path: Path
    columns: tuple[str, ...]
    delimiter: str = ","
    encoding: str = "utf-8"
    skip_lines: int = 0
    compression: str | None = None


@dataclass(frozen=True, slots=True)
class ParquetSource:
    """A Parquet file."""

    path: Path
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextSource:
    """Rows that a reader delivers as text, batch by batch (workbooks, .sav); each call of `batches` starts afresh.

    `first_row` is the number of the first of them as the file's own program counts, for messages.
    """

    path: Path
    columns: tuple[str, ...]
    batches: Callable[[], Iterator[Batch]] = field(compare=False)
    first_row: int = 2


Source = DelimitedSource | ParquetSource | TextSource


@dataclass(frozen=True, slots=True)
class PlannedSource:
    """One file of a plan: its source, the columns wanted under the names the rest knows them by, and fixed columns.

    `rename` maps a name in use to the column in the file; `constants` adds a column with one label (such as the wave),
    or with none where this file lacks a column of the others. `numbers` names those of the columns in use that are
    parsed as numbers (pay, weight); text that is no number is counted and refused by the engine with `DataError`.
    """

    source: Source
    rename: Mapping[str, str]
    constants: Mapping[str, str | None] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """Files to be read one after the other as one set of rows: every source gives the same columns in use."""

    sources: tuple[PlannedSource, ...]


@dataclass(frozen=True, slots=True)
class Lookup:
    """A small table to attach: rows that hold `keys[i]` in the columns `on` get `values[i]` in the columns `adds`.

    A row whose labels are in no key gets None. Keys are unique.
    """

    on: tuple[str, ...]
    adds: tuple[str, ...]
    table: Mapping[tuple[str | None, ...], tuple[str | None, ...]]
    numbers: frozenset[str] = frozenset()
    """Which of `adds` are numbers (a raking factor), given in `table` as text that float() reads."""
    in_place: bool = False
    """Whether its columns take the place of those of the same name."""
