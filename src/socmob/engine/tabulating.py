"""Cells: rows counted and summed by columns of small integers, every sum in 128-bit integers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa

from socmob.engine.columns import Labels, rank
from socmob.engine.exact import ExactColumn
from socmob.engine.keys import By, Keys, keys_of
from socmob.engine.querying import Columns, held_in_memory, numpy_columns
from socmob.engine.weighing import Centred, Weighing
from socmob.values.cells import Cells, Floats, Integers, NumberSums


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Summing:
    """What is grouped and what is summed: columns of labels by name, a weight, centred numbers by name."""

    labels: Mapping[str, Labels]
    weighing: Weighing | None
    numbers: Mapping[str, Centred]
    size: int

    def exact_columns(self) -> dict[str, ExactColumn]:
        """Every column to be summed, by its name in the query."""
        weights = {"w": self.weighing.w, "ww": self.weighing.ww} if self.weighing else {}
        products = {
            f"{product}{i}": column
            for i, number in enumerate(self.numbers.values())
            for product, column in number.products.items()
        }
        return weights | products

    def sums(self) -> str:
        """What a query asks of each cell; a sum becomes a double only when it is complete."""
        sums = ["count(*) AS n", *[f"sum({name})::DOUBLE AS {name}" for name in self.exact_columns()]]
        for i in range(len(self.numbers)):
            sums += [f"count(v{i}) AS n{i}", f"max(v{i}, 2)[1] AS largest{i}", f"max(v{i}, 2)[2] AS second{i}"]
        return ", ".join(sums)


def tabulate_all(
    connection: duckdb.DuckDBPyConnection, summing: Summing, tables: Sequence[Sequence[str]]
) -> tuple[Cells, ...]:
    """Cells of each table: all columns are laid down side by side once, then grouped by each table's key."""
    keys = keys_of([tuple(by) for by in tables], summing.labels, summing.size)
    columns: dict[str, object] = {"zero": np.zeros(summing.size, dtype=np.uint8), **keys.columns()}
    columns |= {name: column.array for name, column in summing.exact_columns().items()}
    columns |= {f"v{i}": pa.array(number.values, from_pandas=True) for i, number in enumerate(summing.numbers.values())}
    with held_in_memory(connection, keys.laid_together(pa.table(columns))) as rows:
        return tuple(_cells(summing, keys, tuple(by), _grouped(rows, summing, keys.sql(tuple(by)))) for by in tables)


def _grouped(rows: duckdb.DuckDBPyConnection, summing: Summing, key: str) -> Columns:
    return numpy_columns(rows.execute(f"SELECT {key} AS key, {summing.sums()} FROM held GROUP BY key"))


def _cells(summing: Summing, keys: Keys, by: By, answer: Columns) -> Cells:
    """Cells in ascending order of their codes, which count only the labels that occur."""
    codes_of = keys.codes(by, answer["key"])
    columns = [_used(summing.labels[name], codes_of[name]) for name in by]
    codes = np.array([codes for _, codes in columns], dtype=np.int64).reshape(len(by), len(answer["n"]))
    order = np.argsort(answer["key"], kind="stable") if keys.ascend_with(by) else np.lexsort(codes[::-1])
    answer = {name: column[order] for name, column in answer.items()}
    sums = {name: column.value(answer[name]) for name, column in summing.exact_columns().items()}
    n = answer["n"].astype(np.int64)
    return Cells(
        by=by,
        levels=tuple(levels for levels, _ in columns),
        codes=np.ascontiguousarray(codes[:, order].T),
        n=n,
        sw=sums.get("w", n.astype(np.float64)),
        sww=sums.get("ww", n.astype(np.float64)),
        numbers={
            name: _number_sums(number, i, sums, answer) for i, (name, number) in enumerate(summing.numbers.items())
        },
    )


def _used(column: Labels, codes: Integers) -> tuple[tuple[str | None, ...], Integers]:
    """Labels that occur, and the codes counted among them."""
    found, ranks = rank(codes, column.size)
    return tuple(column.named(found)), ranks


def _number_sums(number: Centred, i: int, sums: Mapping[str, Floats], answer: Columns) -> NumberSums:
    unweighted = "wwv" not in number.products
    return NumberSums(
        centre=number.centre,
        n=answer[f"n{i}"].astype(np.int64),
        swv=sums[f"wv{i}"],
        swvv=sums[f"wvv{i}"],
        swwv=sums[f"wv{i}" if unweighted else f"wwv{i}"],
        swwvv=sums[f"wvv{i}" if unweighted else f"wwvv{i}"],
        largest=answer[f"largest{i}"],
        second=answer[f"second{i}"],
    )
