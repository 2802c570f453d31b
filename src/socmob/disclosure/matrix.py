"""Sparse matrices of whole numbers: as much of them as links need, so that no report waits for a larger library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from socmob.values.cells import Integers


@dataclass(frozen=True, eq=False)
class Matrix:
    """The entries that are not nought, sorted by row and then by column, each place once; made by `of`."""

    shape: tuple[int, int]
    rows: Integers
    columns: Integers
    values: Integers

    @classmethod
    def of(cls, shape: tuple[int, int], rows: Integers, columns: Integers, values: Integers) -> Matrix:
        """The matrix with these entries in any order; those at one place are added."""
        places, of_place = np.unique(rows * shape[1] + columns, return_inverse=True)
        sums = np.zeros(len(places), dtype=np.int64)
        np.add.at(sums, of_place, values)
        rows, columns = np.divmod(places[sums != 0], max(shape[1], 1))
        return cls(shape, rows, columns, sums[sums != 0])

    @classmethod
    def full(cls, entries: Integers) -> Matrix:
        """The matrix that is written out in full."""
        rows, columns = np.nonzero(entries)
        return cls((entries.shape[0], entries.shape[1]), rows, columns, entries[rows, columns])

    @cached_property
    def starts(self) -> Integers:
        """Where each row's entries begin, and behind the last row where they end."""
        return np.searchsorted(self.rows, np.arange(self.shape[0] + 1)).astype(np.int64)

    def __matmul__(self, vector: Integers) -> Integers:
        """The product with a vector of whole numbers, exact."""
        running = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(self.values * vector[self.columns])))
        return np.diff(running[self.starts])

    def below(self, rows: Matrix, columns: int) -> Matrix:
        """This matrix with the rows of another behind its own, of so many columns."""
        shape = (self.shape[0] + rows.shape[0], columns)
        parts = ((self.rows, rows.rows + self.shape[0]), (self.columns, rows.columns), (self.values, rows.values))
        return Matrix(shape, *(np.concatenate(part) for part in parts))

    def transposed(self) -> Matrix:
        """The matrix with its rows as columns."""
        order = np.argsort(self.columns, kind="stable")
        return Matrix((self.shape[1], self.shape[0]), self.columns[order], self.rows[order], self.values[order])

    def tiled(self, tiles: Iterable[tuple[int, int, int]]) -> Matrix:
        """Copies of this matrix laid out on a grid: each tile's row, its column and what it is multiplied by."""
        across = list(tiles)
        height, width = (1 + max(tile[axis] for tile in across) for axis in (0, 1))
        return Matrix.of(
            (height * self.shape[0], width * self.shape[1]),
            np.concatenate([self.rows + row * self.shape[0] for row, _, _ in across]),
            np.concatenate([self.columns + column * self.shape[1] for _, column, _ in across]),
            np.concatenate([times * self.values for _, _, times in across]),
        )
