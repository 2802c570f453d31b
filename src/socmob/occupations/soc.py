"""Codes of the Standard Occupational Classification, valid from construction; SOC 2020 and SOC 2010 are two types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from socmob.errors import DataError
from socmob.occupations.results import Reason
from socmob.occupations.tables import table

_WRITTEN = re.compile(r"(?P<group>\d{4})(?:\.0|/\d\d)?")
"""A unit group, as a spreadsheet writes it with a point, or with the two digits of the extended SOC 2020 behind it."""

_FEWEST_OF_SOC_2010 = 3
"""Fewer codes that only SOC 2010 has may be slips of the pen, and do not make a column one of SOC 2010."""


class UnknownOccupationError(DataError):
    """A code that is no unit group of the edition it is taken for."""


@dataclass(frozen=True, slots=True, order=True)
class Soc2020:
    """A unit group of SOC 2020: four digits.

    >>> Soc2020("2412").title
    'Solicitors and lawyers'
    >>> Soc2020("1115")
    Traceback (most recent call last):
    ...
    socmob.occupations.soc.UnknownOccupationError: 1115 is a unit group of SOC 2010, where SOC 2020 is expected.
    What to do: Say that the codes are of SOC 2010, or give codes of SOC 2020: no code can be carried over alone.
    """

    code: str

    def __post_init__(self) -> None:
        if self.code in soc2020_titles():
            return
        if self.code in soc2010_codes():
            raise UnknownOccupationError(
                f"{self.code} is a unit group of SOC 2010, where SOC 2020 is expected.",
                do="Say that the codes are of SOC 2010, or give codes of SOC 2020: no code can be carried over alone.",
            )
        raise _unknown(self.code, "SOC 2020")

    @property
    def title(self) -> str:
        """The unit group's title."""
        return soc2020_titles()[self.code]


@dataclass(frozen=True, slots=True, order=True)
class Soc2010:
    """A unit group of SOC 2010: four digits."""

    code: str

    def __post_init__(self) -> None:
        if self.code not in soc2010_codes():
            raise _unknown(self.code, "SOC 2010")


@cache
def soc2020_titles() -> Mapping[str, str]:
    """The titles of the 412 unit groups of SOC 2020, by code."""
    return {row["soc2020"]: row["title"] for row in table("soc2020_titles")}


@cache
def soc2010_codes() -> frozenset[str]:
    """The 369 unit groups of SOC 2010."""
    return frozenset(row["soc2010"] for row in table("nssec_soc2010_simplified"))


def recognise_soc2020(text: str | None) -> Soc2020 | Reason:
    """The unit group that a cell holds, or why it holds none.

    >>> recognise_soc2020("2412/01"), recognise_soc2020(" 2412.0 ")
    (Soc2020(code='2412'), Soc2020(code='2412'))
    >>> recognise_soc2020("1115"), recognise_soc2020("solicitor")
    (<Reason.SOC_2010: 'soc_2010'>, <Reason.OCCUPATION_UNKNOWN: 'occupation_unknown'>)
    """
    group = _unit_group(text)
    if group is None:
        return Reason.OCCUPATION_UNKNOWN if (text or "").strip() else Reason.OCCUPATION_BLANK
    if group in soc2020_titles():
        return Soc2020(group)
    return Reason.SOC_2010 if group in soc2010_codes() else Reason.OCCUPATION_UNKNOWN


def recognise_soc2010(text: str | None) -> Soc2010 | Reason:
    """The unit group of SOC 2010 that a cell holds, or why it holds none."""
    group = _unit_group(text)
    if group is None:
        return Reason.OCCUPATION_UNKNOWN if (text or "").strip() else Reason.OCCUPATION_BLANK
    return Soc2010(group) if group in soc2010_codes() else Reason.OCCUPATION_UNKNOWN


def looks_like_soc2010(counts: Iterable[tuple[str | None, int]]) -> bool:
    """Whether the codes of a column, with how often each occurs, are rather of SOC 2010 than of SOC 2020.

    Most codes are in both editions, so those in one alone decide: SOC 2010 where it has most of them, at least three.

    >>> looks_like_soc2010([("2412", 90), ("1115", 3)]), looks_like_soc2010([("1111", 5), ("1115", 3)])
    (True, False)
    """
    old = new = 0
    for text, n in counts:
        group = _unit_group(text)
        old += n * (group in soc2010_codes() and group not in soc2020_titles())
        new += n * (group in soc2020_titles() and group not in soc2010_codes())
    return old >= _FEWEST_OF_SOC_2010 and old > new


def _unit_group(text: str | None) -> str | None:
    found = _WRITTEN.fullmatch((text or "").strip())
    return found["group"] if found else None


def _unknown(code: str, edition: str) -> UnknownOccupationError:
    # Only what looks like a code is shown: anything else may be somebody's words.
    shown = code if re.fullmatch(r"\d{1,6}", code) else "What was given"
    return UnknownOccupationError(f"{shown} is no unit group of {edition}.", do="Give the four digits of a unit group.")
