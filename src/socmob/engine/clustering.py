"""Moments of unit totals by stratum, for errors that cluster."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import numpy as np
import pyarrow as pa

from socmob.engine.columns import Labels, combine
from socmob.engine.exact import exact
from socmob.engine.querying import query
from socmob.values.cells import ClusterMoments, Floats, Integers


def cluster_moments(
    connection: duckdb.DuckDBPyConnection, strata: Sequence[Labels], cluster: Labels, scores: Sequence[Floats]
) -> ClusterMoments:
    """Moments by stratum of unit totals; `scores` are weight times score by row."""
    places, keys = combine(strata, len(cluster.codes))
    columns = [exact(np.where(np.isnan(score), 0.0, score)) for score in scores]
    names = [f"s{j}" for j in range(len(scores))]
    rows = pa.table([places, cluster.codes, *[column.array for column in columns]], ["stratum", "unit", *names])
    sums = "".join(f", sum({name})::DOUBLE AS {name}" for name in names)
    answer = query(
        connection, f"SELECT stratum, unit{sums} FROM t GROUP BY stratum, unit ORDER BY stratum, unit", {"t": rows}
    )
    totals = np.array([np.ldexp(answer[name], column.exponent) for column, name in zip(columns, names, strict=True)])
    found, starts = np.unique(answer["stratum"], return_index=True)
    return _moments(tuple(keys[place] for place in found), starts, totals.reshape(len(scores), len(answer["unit"])))


def _moments(strata: tuple[tuple[str | None, ...], ...], starts: Integers, totals: Floats) -> ClusterMoments:
    """Sums along the last axis are pairwise and in the order of units: the same on every run, and close to exact."""
    parts = np.split(totals, starts[1:], axis=1) if len(strata) else []
    k = len(totals)
    return ClusterMoments(
        strata=strata,
        units=np.array([part.shape[1] for part in parts], dtype=np.int64),
        totals=np.array([part.sum(axis=1) for part in parts]).reshape(len(parts), k),
        products=np.array([[(one * part).sum(axis=1) for one in part] for part in parts]).reshape(len(parts), k, k),
    )
