"""Columns of rows in memory: labels as small integers, numbers as doubles, each made when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from socmob.values.cells import Floats

Codes = NDArray[np.unsignedinteger]
Positions = NDArray[np.intp]
_DENSE = 1 << 22
Made = TypeVar("Made")


class Deferred(Generic[Made]):
    """A value made when first asked for and then kept; safe to ask for from several threads."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make: Callable[[], Made] | None = make
        self._lock = Lock()

    def get(self) -> Made:
        """The value."""
        with self._lock:
            if self._make is not None:
                self._made, self._make = self._make(), None
            return self._made


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Labels:
    """A column of labels: code 0 is missing, code i is `levels[i - 1]`; levels are text in ascending order."""

    levels: pa.Array
    codes: Codes

    @property
    def size(self) -> int:
        """Number of codes, that of missing included."""
        return len(self.levels) + 1

    def named(self, codes: Sequence[int] | NDArray[np.integer]) -> list[str | None]:
        """The labels that some codes stand for."""
        places = pa.array(np.asarray(codes, dtype=np.int64) - 1)
        return list(self.levels.take(pc.if_else(pc.less(places, 0), None, places)).to_pylist())


def narrow(codes: NDArray[np.integer], size: int) -> Codes:
    """Codes in the smallest unsigned integers that hold `size` of them."""
    return codes.astype(np.min_scalar_type(max(size - 1, 0)), copy=False)


def encode(column: pa.ChunkedArray) -> Labels:
    """Labels of a column of text with a dictionary: trimmed, blanks missing, coded in ascending order."""
    chunks = column.unify_dictionaries().chunks
    if not chunks:
        return Labels(pa.array([], pa.string()), np.zeros(0, np.uint8))
    levels, code_of = _sorted_levels(chunks[0].dictionary)
    missing = len(code_of) - 1
    return Labels(levels, np.concatenate([code_of[pc.fill_null(chunk.indices, missing)] for chunk in chunks]))


def _sorted_levels(dictionary: pa.Array) -> tuple[pa.Array, Codes]:
    """Levels in ascending order, and the code of each dictionary entry, with that of missing at the end."""
    tidy = pc.utf8_trim_whitespace(dictionary)
    found = pc.unique(tidy).drop_null()
    found = found.filter(pc.not_equal(found, ""))
    levels = found.take(pc.sort_indices(found))
    places = pc.fill_null(pc.index_in(tidy, levels), -1).to_numpy(zero_copy_only=False)
    return levels, narrow(np.append(places + 1, 0), len(levels) + 1)


def from_labels(labels: Sequence[str | None], positions: Positions | Codes) -> Labels:
    """A column that holds `labels[positions[i]]` in row i."""
    coded = encode(pa.chunked_array([pa.array(labels, pa.string()).dictionary_encode()]))
    return Labels(coded.levels, coded.codes[positions])


def concatenate(parts: Sequence[pa.ChunkedArray]) -> pa.ChunkedArray:
    """Columns of several files one after the other."""
    return pa.chunked_array([chunk for part in parts for chunk in part.chunks], parts[0].type)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Crossed:
    """Several columns as one: the combinations that occur, in ascending order, and which of them each row holds.

    `parts[j][i]` is the code of column j in combination i; one column alone keeps its codes, used or not.
    """

    codes: Codes
    parts: tuple[Positions, ...]

    @property
    def size(self) -> int:
        """Number of combinations."""
        return len(self.parts[0]) if self.parts else 1


def cross(columns: Sequence[Labels], rows: int) -> Crossed:
    """Columns of labels as one column of combinations."""
    if len(columns) == 1:
        return Crossed(columns[0].codes, (np.arange(columns[0].size),))
    places: Positions = np.zeros(rows, dtype=np.intp)
    parts: list[Positions] = []
    size = 1
    for column in columns:
        found, places = rank(places * column.size + column.codes, size * column.size)
        parts = [part[found // column.size] for part in parts] + [found % column.size]
        size = len(found)
    return Crossed(narrow(places, size), tuple(parts))


def combine(columns: Sequence[Labels], rows: int) -> tuple[Codes, list[tuple[str | None, ...]]]:
    """For each row the position of its combination of labels, and the combinations in ascending order."""
    crossed = cross(columns, rows)
    labels = [column.named(part) for column, part in zip(columns, crossed.parts, strict=True)]
    return crossed.codes, list(zip(*labels, strict=True)) if labels else [()]


def rank(keys: Positions, size: int) -> tuple[Positions, Positions]:
    """Distinct keys in ascending order, and each key's rank among them; keys are below `size`.

    >>> found, ranks = rank(np.array([7, 3, 7]), 8)
    >>> found.tolist(), ranks.tolist()
    ([3, 7], [1, 0, 1])
    """
    if size > max(_DENSE, 4 * len(keys)):
        found, ranks = np.unique(keys, return_inverse=True)
        return found, ranks
    present = np.bincount(keys, minlength=size) > 0
    return np.flatnonzero(present), (np.cumsum(present) - 1)[keys]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Numbers:
    """A column of numbers: missing ones are NaN."""

    values: Floats

    @property
    def present(self) -> NDArray[np.bool_]:
        """Which rows have the number."""
        return ~np.isnan(self.values)
