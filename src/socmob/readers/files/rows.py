"""Rows as every kind of file gives them: text or None by position, under the number a person would look for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

Cells = Sequence[str | None]

SAMPLE = 200
"""How many rows, from the top, decide where the header is and how a text file is delimited."""


class Row(NamedTuple):
    """One row of a file: the line (text) or row (workbook) it begins on, counted from 1, and its cells."""

    number: int
    cells: Cells


def filled(cells: Cells) -> int:
    """How many cells hold something.

    >>> filled(["a", None, "b", None])
    2
    """
    return sum(cell is not None for cell in cells)


def usual(counts: Sequence[int]) -> int:
    """The largest count that two rows reach, and a quarter of all rows: one overlong row does not make a table wide.

    >>> usual([1, 1, 4, 4, 3, 4, 9])
    4
    """
    enough = 1 if len(counts) <= 2 else max(2, -(-len(counts) // 4))
    return sorted(counts, reverse=True)[enough - 1]


def is_title(cells: int, width: int) -> bool:
    """Whether a row is above the header: one cell filled, or at most half as many as usual, where those are several.

    >>> [is_title(1, 20), is_title(10, 20), is_title(19, 20), is_title(1, 1)]
    [True, True, False, False]
    """
    return width > 1 and (cells == 1 or 2 * cells <= width)


def at(cells: Cells, index: int) -> str | None:
    """The cell at a position, None beyond the row's end."""
    return cells[index] if index < len(cells) else None
