"""A cell of a workbook or an SPSS file as the text a person would have typed."""

from __future__ import annotations

import datetime as dt

DIGITS = 15
"""Excel keeps and shows at most fifteen significant digits."""


def as_text(value: object) -> str | None:
    """The text of a cell; None where it is blank or nothing but spaces, or is a number that is none (nan).

    >>> [as_text(28.0), as_text(2.5), as_text(0.1 + 0.2), as_text(True), as_text("  "), as_text(float("nan"))]
    ['28', '2.5', '0.3', 'TRUE', None, None]
    >>> [as_text(dt.datetime(2024, 5, 1)), as_text(dt.datetime(2024, 5, 1, 9, 30)), as_text(dt.time(9, 5))]
    ['2024-05-01', '2024-05-01T09:30:00', '09:05:00']
    """
    if isinstance(value, str):
        return None if not value or value.isspace() else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return None if value != value else _number(float(value))  # only nan differs from itself
    if isinstance(value, dt.datetime):
        return _moment(value)
    return None if value is None else str(value)


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 10**DIGITS else format(value, f".{DIGITS}g")


def _moment(value: dt.datetime) -> str:
    """A date alone where the time is midnight: spreadsheets keep every date as a moment."""
    return (value.date() if value.time() == dt.time() else value).isoformat()
