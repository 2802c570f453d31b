"""What is known of a file before any of its rows is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from socmob.values.sources import Source

Kind = Literal["csv", "workbook", "parquet", "sav"]
"""How a file is read; "csv" stands for every delimited text, "workbook" for .xlsx, .xls and .ods."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file as it was found: its columns, where its rows lie, and plain sentences on how it is read.

    `columns` are the named columns, each name once; `source.columns` may hold more, with a placeholder for a
    column that has neither name nor content. `value_labels` are the labels that replaced codes, by column (.sav),
    and `column_labels` the question behind a column's name where the file tells it (.sav).
    """

    path: Path
    kind: Kind
    columns: tuple[str, ...]
    source: Source
    notes: tuple[str, ...] = ()
    value_labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    column_labels: Mapping[str, str] = field(default_factory=dict)
