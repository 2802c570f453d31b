"""Where in a file something was found, in the words of whoever has it open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SHOWN = 60
"""The longest part of a name that a message repeats: a column may be headed by a whole question."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file, or one sheet of it; rows count from 1, columns from 0 at `first_column`."""

    path: Path
    sheet: str | None = None
    first_column: int = 0

    def __str__(self) -> str:
        return str(self.path) if self.sheet is None else f"{self.path}, sheet '{self.sheet}'"

    def row(self, number: int) -> str:
        """The place of a row, which in a text file is a line."""
        return f"{self}, {'line' if self.sheet is None else 'row'} {number}"

    def column(self, index: int) -> str:
        """A column as a spreadsheet shows it, or its number in a text file."""
        return f"column {index + 1 if self.sheet is None else letters(self.first_column + index)}"


def letters(index: int) -> str:
    """The letters over a spreadsheet's column, counted from 0.

    >>> [letters(0), letters(25), letters(26), letters(701), letters(702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    rest, last = divmod(index, 26)
    return (letters(rest - 1) if rest else "") + chr(ord("A") + last)


def cell_range(first: tuple[int, int], last: tuple[int, int]) -> str:
    """A range of cells, given as (row, column) from 0, as a spreadsheet writes it.

    >>> cell_range((2, 1), (2, 3))
    'B3:D3'
    """
    return f"{letters(first[1])}{first[0] + 1}:{letters(last[1])}{last[0] + 1}"


def shown(name: str) -> str:
    """A column's name in quotes, cut where it is very long."""
    return f"'{name}'" if len(name) <= SHOWN else f"'{name[: SHOWN - 1]}…'"


def listed(items: list[str], most: int = 5) -> str:
    """A few things in a row, with the number of those that are not shown.

    >>> listed(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    rest = len(items) - most
    return ", ".join(items) if rest <= 0 else f"{', '.join(items[:most])} and {rest} more"
