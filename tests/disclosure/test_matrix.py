"""Sparse matrices against dense ones."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from socmob.disclosure.matrix import Matrix

DENSE = arrays.arrays(
    np.int64,
    st.tuples(st.integers(0, 6), st.integers(0, 7)),
    elements=st.sampled_from([0, 0, 0, 0, 1, -1, 3]),
)
FULL = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda shape: arrays.arrays(np.int64, shape, elements=st.sampled_from([0, 0, 1, -1]))
)


def sparse(dense: np.ndarray) -> Matrix:
    """A dense matrix as a sparse one."""
    rows, columns = np.nonzero(dense)
    return Matrix.of((dense.shape[0], dense.shape[1]), rows, columns, dense[rows, columns])


def dense_of(matrix: Matrix) -> np.ndarray:
    """A sparse matrix as a dense one, from its rows' starts, as a solver reads it."""
    dense = np.zeros(matrix.shape, dtype=np.int64)
    for row in range(matrix.shape[0]):
        entries = slice(matrix.starts[row], matrix.starts[row + 1])
        dense[row, matrix.columns[entries]] = matrix.values[entries]
    return dense


@given(DENSE)
def test_entries_are_kept(dense: np.ndarray) -> None:
    """A matrix holds what it was made from."""
    assert np.array_equal(dense_of(sparse(dense)), dense)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(-2, 2)), max_size=12))
def test_entries_at_one_place_are_added(entries: list[tuple[int, int, int]]) -> None:
    """Entries may come in any order and more than once."""
    dense = np.zeros((3, 4), dtype=np.int64)
    for row, column, value in entries:
        dense[row, column] += value
    rows, columns, values = np.array(entries, dtype=np.int64).reshape(-1, 3).T
    assert np.array_equal(dense_of(Matrix.of((3, 4), rows, columns, values)), dense)


@given(DENSE, st.data())
def test_product(dense: np.ndarray, data: st.DataObject) -> None:
    """A product with a vector is the dense one, rows without entries included."""
    vector = data.draw(arrays.arrays(np.int64, dense.shape[1], elements=st.integers(-9, 9)))
    assert np.array_equal(sparse(dense) @ vector, dense @ vector)


@given(FULL)
def test_tiles(dense: np.ndarray) -> None:
    """Tiles stand where they are put, multiplied as asked."""
    nought = np.zeros_like(dense)
    found = sparse(dense).tiled([(0, 0, 1), (0, 1, -1), (1, 2, 2)])
    assert np.array_equal(dense_of(found), np.block([[dense, -dense, nought], [nought, nought, 2 * dense]]))
