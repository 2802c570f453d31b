"""Columns of dates: read so that a fault is found now and not in the report that first needs them."""

from __future__ import annotations

import re
from datetime import date, datetime

from socmob.errors import DataError
from socmob.readers import names
from socmob.readers.facts import LevelsOf
from socmob.readers.mapping.model import Mapping

DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def read_date(text: str) -> date | None:
    """A date as people write it: year first with hyphens (a time may follow), or day, month and year; None for others.

    >>> read_date("2019-02-01"), read_date("1/2/2019"), read_date("2019-02-30")
    (datetime.date(2019, 2, 1), datetime.date(2019, 2, 1), None)
    """
    found = DAY_FIRST.fullmatch(text)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def check_dates(mapping: Mapping, levels_of: LevelsOf) -> None:
    """Refuse a column of dates in which something is none; how many rows, and not what they hold."""
    for name, heading in mapping.dates.items():
        levels = levels_of((names.date(name),)).levels
        odd = sum(level.n for level in levels if level.labels[0] is not None and read_date(level.labels[0]) is None)
        if odd:
            raise DataError(
                f'{odd} rows of the column "{heading}" hold no date.',
                where=mapping.where("dates", name),
                do="Write dates as 2026-03-31 or 31/03/2026, leave unknown ones empty, or take the line away.",
            )
