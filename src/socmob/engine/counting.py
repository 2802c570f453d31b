"""Distinct labels with their counts."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import numpy as np

from socmob.engine.interface import Levels
from socmob.engine.rows import HeldRows
from socmob.engine.tabulating import tabulate_all
from socmob.values.cells import Level


def count_levels(
    connection: duckdb.DuckDBPyConnection, rows: HeldRows, columns: Sequence[str], most: int | None
) -> Levels:
    """Distinct combinations of labels, most frequent first, then by label (missing first); at most `most`."""
    labels = dict(zip(columns, rows.label_columns(columns), strict=True))
    cells = tabulate_all(connection, labels, [tuple(columns)], rows.size)[0]
    first = np.argsort(-cells.n, kind="stable")[:most]  # cells are in the order of their labels already
    names = [[levels[code] for code in codes[first]] for levels, codes in zip(cells.levels, cells.codes.T, strict=True)]
    found = (Level(tuple(labels), int(n)) for *labels, n in zip(*names, cells.n[first].tolist(), strict=True))
    return Levels(rows.size, len(cells.n), tuple(found))
