"""Distinct labels with their counts."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from socmob.engine.interface import Levels
from socmob.engine.rows import HeldRows
from socmob.engine.rules import by_frequency
from socmob.engine.tabulating import Summing, tabulate_all
from socmob.values.cells import Level


def count_levels(
    connection: duckdb.DuckDBPyConnection, rows: HeldRows, columns: Sequence[str], most: int | None
) -> Levels:
    """Distinct combinations of labels, most frequent first, then by label (missing first); at most `most`."""
    labels = dict(zip(columns, rows.label_columns(columns), strict=True))
    cells = tabulate_all(connection, Summing(labels, None, {}, rows.size), [columns])[0]
    names = [[levels[code] for code in cells.column(name)] for name, levels in zip(cells.by, cells.levels, strict=True)]
    found = [Level(tuple(combination), int(n)) for *combination, n in zip(*names, cells.n.tolist(), strict=True)]
    return Levels(rows.size, len(found), tuple(sorted(found, key=by_frequency)[:most]))
