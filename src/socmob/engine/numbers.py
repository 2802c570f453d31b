"""Which text is a number, for every engine: money signs, parted thousands, a decimal comma where there is no doubt."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from socmob.errors import DataError
from socmob.values.sources import DelimitedSource, Source

_BLANKS = " \u00a0\u202f"
_PARTED = "[1-9][0-9]{0,2}(%s[0-9]{3})+"

MONEY = f"^([+-]?)[{_BLANKS}]*[£$€][{_BLANKS}]*"
"""A sign of money before a number; it is passed over, and the sign of the number before it is kept."""

DECIMAL_COMMA = frozenset({";", "\t"})
"""Delimiters of files in which a comma may stand before decimals; where commas part cells they do not."""


@dataclass(frozen=True, slots=True)
class NumberForm:
    """A way to write numbers: `pattern` says what is one, `parts` is what parts thousands, `decimal` the sign."""

    pattern: str
    parts: str
    decimal: str


POINT = NumberForm(
    rf"^[+-]?(([0-9]+|{_PARTED % ','}|{_PARTED % f'[{_BLANKS}]'})(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$",
    f"[,{_BLANKS}]",
    ".",
)
COMMA = NumberForm(rf"^[+-]?(([0-9]+|{_PARTED % f'[.{_BLANKS}]'})(,[0-9]*)?|,[0-9]+)$", f"[.{_BLANKS}]", ",")


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """Where a column of numbers stands: its file, its heading there, the number of its first row."""

    file: str
    heading: str
    first_row: int
    decimal_comma: bool = False

    @classmethod
    def of(cls, source: Source, heading: str, first_row: int) -> NumberPlace:
        """The place of a column of a file."""
        decimal_comma = isinstance(source, DelimitedSource) and source.delimiter in DECIMAL_COMMA
        return cls(source.path.name, heading, first_row, decimal_comma)

    @property
    def forms(self) -> tuple[NumberForm, ...]:
        """The ways in which numbers may be written here."""
        return (POINT, COMMA) if self.decimal_comma else (POINT,)

    def __str__(self) -> str:
        return f'{self.file}, column "{self.heading}"'


def read_number(text: str, form: NumberForm = POINT) -> float | None:
    """The finite number that a text stands for, or None.

    >>> read_number("30500.50"), read_number("£30,500"), read_number("30 500"), read_number("1e999")
    (30500.5, 30500.0, 30500.0, None)
    >>> read_number("0,523"), read_number("0,523", COMMA), read_number("1.250,5", COMMA)
    (None, 0.523, 1250.5)
    """
    bare = re.sub(MONEY, r"\1", text)
    if not re.match(form.pattern, bare):
        return None
    value = float(re.sub(form.parts, "", bare).replace(form.decimal, "."))
    return value if math.isfinite(value) else None


def check_numbers(place: NumberPlace, bad: int, first: int) -> None:
    """Raise if text in a column of numbers is no number, with the count and the first row, never the text."""
    if bad:
        raise DataError(
            f"{bad:,} {'cell is' if bad == 1 else 'cells are'} not a number, the first in row "
            f"{place.first_row + first:,}.",
            where=str(place),
            do="Write numbers such as 30500.50 or £30,500, without words. A cell whose number is not known "
            "may be empty, unless it is a weight: every row needs one.",
        )


def check_commas(place: NumberPlace, commas: int) -> None:
    """Raise where every comma may part thousands as well as decimals: the two readings are a thousand times apart."""
    if commas:
        raise DataError(
            f"In {commas:,} {'cell' if commas == 1 else 'cells'} a comma may part thousands or decimals.",
            where=str(place),
            do="Export the numbers without commas between thousands, and with a point before decimals.",
        )
