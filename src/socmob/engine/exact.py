"""Doubles as integers on a power-of-two scale, so that sums are exact and the order of rows cannot matter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from socmob.values.cells import Floats

_SUM_BITS = 124
_WORD = 64
EXACT = pa.decimal128(38, 0)
BATCH = 122_880
"""Rows that a thread takes up at a time, here and in DuckDB."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ExactColumn:
    """A column of doubles as 128-bit integers: each value is its integer times two to the power `exponent`.

    The scale is chosen from the column's largest value so that the sum over all rows stays below 2^124. With a million
    rows that leaves 104 bits below the largest value: a number keeps all 53 bits of a double down to 2^-51 of it.
    """

    array: pa.Array
    exponent: int


def exact(values: Floats, exponent: int = 0) -> ExactColumn:
    """A column whose value i is `values[i]` times two to the power `exponent`."""
    largest = exponent_of(values)
    bits = _SUM_BITS - len(values).bit_length()
    words: NDArray[np.uint64] = np.empty((len(values), 2), dtype=np.uint64)
    for start in range(0, len(values), BATCH):  # by parts, so that what is worked with stays small
        part = slice(start, start + BATCH)
        _write_words(np.ldexp(values[part], bits - _WORD - largest), words[part])
    array = pa.Array.from_buffers(EXACT, len(values), [None, pa.py_buffer(words)])
    return ExactColumn(array, exponent + largest - bits)


def exponent_of(values: Floats) -> int:
    """The smallest e such that every value is below 2^e in size."""
    return int(np.frexp(np.abs(values).max(initial=0.0))[1])


def _write_words(scaled: Floats, words: NDArray[np.uint64]) -> None:
    """Write doubles times 2^64 as 128-bit integers of two words, the low one first; what is below one is cut off."""
    high = np.trunc(scaled)
    fraction = scaled - high  # exact, and of the same sign
    low = np.ldexp(np.abs(fraction), _WORD).astype(np.uint64)
    borrow = (fraction < 0) & (low > 0)
    words[:, 0] = np.where(borrow, ~low + np.uint64(1), low)
    words[:, 1] = (high.astype(np.int64) - borrow).view(np.uint64)
