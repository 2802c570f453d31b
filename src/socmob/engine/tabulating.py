"""Cells: rows counted and summed by columns of small integers, every sum in 128-bit integers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa

from socmob.engine.columns import Labels, rank
from socmob.engine.exact import ExactColumn
from socmob.engine.querying import Columns, in_batches, query
from socmob.engine.weighing import Centred, Weighing
from socmob.values.cells import Cells, Floats, Integers, NumberSums


@dataclass(frozen=True, slots=True, eq=False)
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

    def table(self) -> pa.Table:
        """All columns side by side, none copied."""
        columns = {f"c{i}": column.codes for i, column in enumerate(self.labels.values())}
        columns |= {name: column.array for name, column in self.exact_columns().items()}
        columns |= {
            f"v{i}": pa.array(number.values, from_pandas=True) for i, number in enumerate(self.numbers.values())
        }
        return in_batches(pa.table(columns)) if columns else pa.table({"c": np.zeros(self.size, np.uint8)})


def tabulate_all(
    connection: duckdb.DuckDBPyConnection, summing: Summing, tables: Sequence[Sequence[str]]
) -> tuple[Cells, ...]:
    """Cells of each table, from one Arrow table of all the columns."""
    rows = summing.table()
    return tuple(_cells(summing, by, query(connection, _sql(summing, by), {"t": rows})) for by in tables)


def _sql(summing: Summing, by: Sequence[str]) -> str:
    """Count and sum by the columns' codes; a sum becomes a double only when it is complete."""
    names = list(summing.labels)
    keys = ", ".join(f"c{names.index(name)}" for name in by)
    sums = [f"sum({name})::DOUBLE AS {name}" for name in summing.exact_columns()]
    for i in range(len(summing.numbers)):
        sums += [f"count(v{i}) AS n{i}", f"max(v{i}, 2)[1] AS largest{i}", f"max(v{i}, 2)[2] AS second{i}"]
    answers = ", ".join([keys, "count(*) AS n", *sums] if by else ["count(*) AS n", *sums])
    return f"SELECT {answers} FROM t" + (f" GROUP BY {keys}" if by else " HAVING count(*) > 0")


def _cells(summing: Summing, by: Sequence[str], answer: Columns) -> Cells:
    names = list(summing.labels)
    columns = [_used(summing.labels[name], answer[f"c{names.index(name)}"]) for name in by]
    n = answer["n"].astype(np.int64)
    codes = np.column_stack([codes for _, codes in columns]) if by else np.zeros((len(n), 0), np.int64)
    order = np.lexsort(codes.T[::-1]) if by else np.arange(len(n))
    answer = {name: column[order] for name, column in answer.items()}
    sums = {name: column.value(answer[name]) for name, column in summing.exact_columns().items()}
    n = n[order]
    return Cells(
        by=tuple(by),
        levels=tuple(levels for levels, _ in columns),
        codes=np.ascontiguousarray(codes[order]),
        n=n,
        sw=sums.get("w", n.astype(np.float64)),
        sww=sums.get("ww", n.astype(np.float64)),
        numbers={
            name: _number_sums(number, i, sums, answer) for i, (name, number) in enumerate(summing.numbers.items())
        },
    )


def _used(column: Labels, codes: np.ndarray) -> tuple[tuple[str | None, ...], Integers]:
    """Labels that occur, and the codes counted among them."""
    found, ranks = rank(codes.astype(np.int64), column.size)
    return tuple(column.named(found)), ranks.astype(np.int64)


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
