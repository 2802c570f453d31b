"""Cells: rows counted and summed by columns of small integers, every sum in 128-bit integers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa

from socmob.engine.columns import Labels, rank
from socmob.engine.keys import By, Keys, keys_of
from socmob.engine.querying import Columns, held_in_memory, numpy_columns
from socmob.engine.weighing import Weighing, centred, products
from socmob.values.cells import Cells, Floats, Integers, NumberSums


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Summing:
    """What is summed in each cell: the exponents of the exact columns, and the centres of the numbers by name."""

    exponents: Mapping[str, int]
    centres: Mapping[str, float]

    def sql(self) -> str:
        """What a query asks of each cell; a sum becomes a double only when it is complete."""
        sums = ["count(*) AS n", *[f"sum({name})::DOUBLE AS {name}" for name in self.exponents]]
        for i in range(len(self.centres)):
            sums += [f"count(v{i}) AS n{i}", f"max(v{i}, 2)[1] AS largest{i}", f"max(v{i}, 2)[2] AS second{i}"]
        return ", ".join(sums)

    def values(self, answer: Columns) -> dict[str, Floats]:
        """The sums on their own scale."""
        return {name: np.ldexp(answer[name], exponent) for name, exponent in self.exponents.items()}


def tabulate_all(
    connection: duckdb.DuckDBPyConnection,
    labels: Mapping[str, Labels],
    tables: Sequence[By],
    size: int,
    numbers: Mapping[str, Floats] | None = None,
    weighing: Weighing | None = None,
) -> tuple[Cells, ...]:
    """Cells of each table: all columns are laid down side by side once, then grouped by each table's key."""
    keys = keys_of(tables, labels, size)
    columns = {"zero": pa.array(np.zeros(size, dtype=np.uint8))} | keys.columns()
    summing = _lay_down(columns, numbers or {}, weighing)
    with held_in_memory(connection, columns, keys.laid_together()) as rows:
        return tuple(_cells(summing, keys, labels, by, _grouped(rows, summing, keys.sql(by))) for by in tables)


def _lay_down(columns: dict[str, pa.Array], numbers: Mapping[str, Floats], weighing: Weighing | None) -> Summing:
    """Add the columns that are summed to those that are grouped by."""
    exact = {"w": weighing.w, "ww": weighing.ww} if weighing else {}
    centres = {}
    for i, (name, values) in enumerate(numbers.items()):
        centres[name], v = centred(values)
        exact |= {f"{product}{i}": column for product, column in products(v, weighing).items()}
        columns[f"v{i}"] = pa.array(values, from_pandas=True)
    columns |= {name: column.array for name, column in exact.items()}
    return Summing({name: column.exponent for name, column in exact.items()}, centres)


def _grouped(rows: duckdb.DuckDBPyConnection, summing: Summing, key: str) -> Columns:
    return numpy_columns(rows.execute(f"SELECT {key} AS key, {summing.sql()} FROM held GROUP BY key"))


def _cells(summing: Summing, keys: Keys, labels: Mapping[str, Labels], by: By, answer: Columns) -> Cells:
    """Cells in ascending order of their codes, which count only the labels that occur."""
    codes_of = keys.codes(by, answer["key"])
    columns = [_used(labels[name], codes_of[name]) for name in by]
    codes = np.array([codes for _, codes in columns], dtype=np.int64).reshape(len(by), len(answer["n"]))
    order = np.argsort(answer["key"], kind="stable") if keys.ascend_with(by) else np.lexsort(codes[::-1])
    answer = {name: column[order] for name, column in answer.items()}
    sums = summing.values(answer)
    n = answer["n"].astype(np.int64)
    return Cells(
        by=by,
        levels=tuple(levels for levels, _ in columns),
        codes=np.ascontiguousarray(codes[:, order].T),
        n=n,
        sw=sums.get("w", n.astype(np.float64)),
        sww=sums.get("ww", n.astype(np.float64)),
        numbers={
            name: _number_sums(centre, i, sums, answer) for i, (name, centre) in enumerate(summing.centres.items())
        },
    )


def _used(column: Labels, codes: Integers) -> tuple[tuple[str | None, ...], Integers]:
    """Labels that occur, and the codes counted among them."""
    found, ranks = rank(codes, column.size)
    return tuple(column.named(found)), ranks


def _number_sums(centre: float, i: int, sums: Mapping[str, Floats], answer: Columns) -> NumberSums:
    """Without a weight, the squared weight is the weight."""
    unweighted = f"wwv{i}" not in sums
    return NumberSums(
        centre=centre,
        n=answer[f"n{i}"].astype(np.int64),
        swv=sums[f"wv{i}"],
        swvv=sums[f"wvv{i}"],
        swwv=sums[f"wv{i}" if unweighted else f"wwv{i}"],
        swwvv=sums[f"wvv{i}" if unweighted else f"wwvv{i}"],
        largest=answer[f"largest{i}"],
        second=answer[f"second{i}"],
    )
