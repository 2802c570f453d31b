"""The names that columns in use are known by, from the plan of reading to the cells."""

from __future__ import annotations

WAVE = "wave"
KEY = "key"
WEIGHT = "weight"
STRATUM = "design.stratum"
UNIT = "design.unit"
ASKED = "asked.raw"
PAY = "pay"
RAW = "raw."
RAW_BY = "raw.by."
BY = "by."


def raw(measure: str, position: int) -> str:
    """The name of a measure's column as it stands in the file; `position` counts from 1.

    >>> raw("origin.parent_degree", 2)
    'raw.origin.parent_degree.2'
    """
    return f"{RAW}{measure}.{position}"


def before(measure: str) -> str:
    """The name of a measure's column in its earlier form, in the waves that were asked both ways."""
    return f"before.{measure}"


def raw_by(breakdown: str) -> str:
    """The name of a breakdown's column as it stands in the file."""
    return f"{RAW_BY}{breakdown}"


def date(name: str) -> str:
    """The name of a column of dates."""
    return f"date.{name}"


def by(breakdown: str) -> str:
    """The name of a breakdown's column once it is coded."""
    return f"{BY}{breakdown}"
