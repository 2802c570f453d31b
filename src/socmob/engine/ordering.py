"""Order statistics by cell, with cumulative weights compared as integers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import duckdb
import numpy as np
import pyarrow as pa

from socmob.engine.columns import Labels, combine
from socmob.engine.exact import EXACT, exact
from socmob.engine.querying import query_rows
from socmob.engine.rules import exact_probability
from socmob.values.cells import Floats, OrderCells, OrderPoint

Found = tuple[float | None, float | None, int | None]
"""At one probability: the value below, the value above, the cumulative weight below."""

_TOTALS = "SELECT cell, sum(w) AS total FROM t GROUP BY cell ORDER BY cell"
_POINTS = """
    WITH grouped AS (SELECT cell, v, sum(w) AS w FROM t GROUP BY cell, v),
    cumulative AS (SELECT cell, v, sum(w) OVER (PARTITION BY cell ORDER BY v) AS cum FROM grouped)
    SELECT {points} FROM cumulative JOIN targets USING (cell) GROUP BY cell ORDER BY cell"""
_POINT = "max(v) FILTER (cum <= p{i}), min(v) FILTER (cum > p{i}), max(cum) FILTER (cum <= p{i})"


def order_cells(
    connection: duckdb.DuckDBPyConnection,
    by: dict[str, Labels],
    values: Floats,
    weights: Floats,
    probabilities: Sequence[float],
) -> OrderCells:
    """Order statistics of a number in each cell where it is present with a positive weight."""
    used = ~np.isnan(values) & (weights > 0)
    places, keys = combine(list(by.values()), len(values))
    weight = exact(weights[used])
    rows = pa.table([places[used], values[used] + 0.0, weight.array], ["cell", "v", "w"])
    totals = [(int(cell), int(total)) for cell, total in query_rows(connection, _TOTALS, {"t": rows})]
    wanted = [[exact_probability(p) * total for p in probabilities] for _, total in totals]
    found = _find(connection, rows, [cell for cell, _ in totals], wanted)
    scale = Fraction(2) ** weight.exponent
    return OrderCells(
        by=tuple(by),
        keys=tuple(keys[cell] for cell, _ in totals),
        points=tuple(
            tuple(_point(p, w, f, scale) for p, w, f in zip(probabilities, ws, fs, strict=True))
            for ws, fs in zip(wanted, found, strict=True)
        ),
        weight=np.array([float(total * scale) for _, total in totals]),
    )


def _find(
    connection: duckdb.DuckDBPyConnection, rows: pa.Table, cells: list[int], wanted: list[list[Fraction]]
) -> list[list[Found]]:
    """A cumulative weight is whole, so it is at most the weight wanted where it is at most that rounded down."""
    if not wanted or not wanted[0]:
        return [[] for _ in cells]
    floors = [[math.floor(weight) for weight in of_cell] for of_cell in wanted]
    columns = {f"p{i}": pa.array(list(column), EXACT) for i, column in enumerate(zip(*floors, strict=True))}
    points = ", ".join(_POINT.format(i=i) for i in range(len(columns)))
    tables = {"t": rows, "targets": pa.table({"cell": cells, **columns})}
    answer = query_rows(connection, _POINTS.format(points=points), tables)
    return [[(row[i], row[i + 1], row[i + 2]) for i in range(0, len(row), 3)] for row in answer]


def _point(probability: float, wanted: Fraction, found: Found, scale: Fraction) -> OrderPoint:
    """Where there is no value below, or none above, the other stands for both."""
    below, above, cumulative = found
    if below is None:
        below, cumulative = above, 0
    if above is None:
        above = below
    return OrderPoint(
        probability=probability,
        below=float(below or 0.0),
        above=float(above or 0.0),
        weight_below=float(int(cumulative or 0) * scale),
        exact=cumulative == wanted,
    )
