"""What an engine gives back: labels with counts, cells, order statistics and cluster moments, as NumPy arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Level:
    """One distinct combination of labels of some columns, with the number of rows that hold it."""

    labels: tuple[str | None, ...]
    n: int


@dataclass(frozen=True, slots=True)
class NumberSums:
    """Sums of one number over the rows of each cell where it is present; arrays of shape (cells,).

    The number is centred: v stands for the value less `centre`, in the number's own unit.
    """

    centre: float
    n: Integers
    swv: Floats
    swvv: Floats
    swwv: Floats
    swwvv: Floats
    largest: Floats
    second: Floats


@dataclass(frozen=True, slots=True)
class Cells:
    """Rows counted and summed by columns: the place where individuals end.

    `by` names the columns; `levels[i]` are the labels of column i in ascending order, a missing one (None) first;
    `codes` has shape (cells, columns) and points into `levels`; `n`, `sw`, `sww` have shape (cells,): rows, sum of
    weights, sum of squared weights (without a weight `sw == sww == n`). Cells are in ascending order of their codes.
    """

    by: tuple[str, ...]
    levels: tuple[tuple[str | None, ...], ...]
    codes: Integers
    n: Integers
    sw: Floats
    sww: Floats
    numbers: Mapping[str, NumberSums]

    def __post_init__(self) -> None:
        if self.codes.shape != (len(self.n), len(self.by)) or len(self.levels) != len(self.by):
            raise ValueError("cells: codes must have one row for each cell and one column for each name in `by`")
        for array in (self.codes, self.n, self.sw, self.sww):
            array.flags.writeable = False

    def column(self, name: str) -> Integers:
        """Codes of one column, shape (cells,)."""
        return self.codes[:, self.by.index(name)]

    def labels(self, name: str) -> tuple[str | None, ...]:
        """Labels of one column, in the order of its codes."""
        return self.levels[self.by.index(name)]

    def mask(self, name: str, wanted: Sequence[str | None] | frozenset[str]) -> NDArray[np.bool_]:
        """Which cells hold one of the wanted labels in a column, shape (cells,)."""
        chosen = np.array([label in wanted for label in self.labels(name)], dtype=bool)
        return chosen[self.column(name)] if len(chosen) else np.zeros(len(self.n), dtype=bool)

    def kept(self, which: NDArray[np.bool_]) -> Cells:
        """Only some of the cells, shape (cells,) of booleans; levels and their codes stay as they are."""
        if which.all():
            return self
        sums = (self.codes[which], self.n[which], self.sw[which], self.sww[which])
        return Cells(self.by, self.levels, *sums, _kept(self.numbers, which))

    def total(self, name: str, wanted: Sequence[str | None] | frozenset[str]) -> int:
        """Rows in the cells that hold one of the wanted labels in a column."""
        return int(self.n[self.mask(name, wanted)].sum())


def _kept(numbers: Mapping[str, NumberSums], which: NDArray[np.bool_]) -> dict[str, NumberSums]:
    def one(sums: NumberSums) -> NumberSums:
        kept = {f.name: getattr(sums, f.name)[which] for f in fields(NumberSums) if f.name != "centre"}
        return NumberSums(centre=sums.centre, **kept)

    return {name: one(sums) for name, sums in numbers.items()}


@dataclass(frozen=True, slots=True)
class OrderPoint:
    """The order statistics at one probability: the value just below, the one just above, the cumulative weight there.

    `below` is the largest value whose cumulative weight `weight_below` is at most the probability's share of the cell's
    weight, `above` the next value; `exact` says that the two weights are equal, judged on the exact sums.
    """

    probability: float
    below: float
    above: float
    weight_below: float
    exact: bool


@dataclass(frozen=True, slots=True)
class OrderCells:
    """Order statistics of a number by cell: `points[i]` belongs to labels `keys[i]`; `weight[i]` is its total."""

    by: tuple[str, ...]
    keys: tuple[tuple[str | None, ...], ...]
    points: tuple[tuple[OrderPoint, ...], ...]
    weight: Floats


@dataclass(frozen=True, slots=True)
class ClusterMoments:
    """For each stratum: units, sum of unit totals and sum of their outer products, of a score with k parts.

    `strata` labels; `units` shape (strata,); `totals` shape (strata, k); `products` shape (strata, k, k).
    """

    strata: tuple[tuple[str | None, ...], ...]
    units: Integers
    totals: Floats
    products: Floats
