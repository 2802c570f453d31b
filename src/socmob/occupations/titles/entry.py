"""The words of coding by title: what a respondent wrote, an entry of the index, a code with its probability."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from socmob.errors import DefectError
from socmob.occupations.soc import Soc2020, soc2020_titles

LONGEST = 300
"""Characters beyond which a text is no job title: the longest of the ONS index has fewer than a hundred."""


class TitleMethod(StrEnum):
    """How a code was found; a report says how many were found by which."""

    EXACT = "exact"
    NORMALISED = "normalised"
    RANKED = "ranked"
    ABSTAINED = "abstained"


class NotCoded(StrEnum):
    """Why a title has no code."""

    BLANK = "The title is blank."
    TOO_LONG = "The text is too long for a job title."
    NO_OCCUPATION = "The answer names no occupation."
    WELSH = "The title looks Welsh, and the coding index is in English."
    UNSURE = "No unit group is probable enough."
    NO_INDEX = "No coding index was imported, and no unit group has this title."


@dataclass(frozen=True, slots=True)
class Title:
    """A job title as a respondent gave it, with the industry and what else was said of the job, where known."""

    text: str
    industry: str = ""
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An entry of the coding index: a title, what qualifies it, and the unit group of SOC 2020 it is coded to.

    >>> IndexEntry("Presser", "", "textile mfr", "8112").unit_group
    'Textile process operatives'
    """

    text: str
    qualifier: str
    industry: str
    code: str

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise DefectError("occupations: an entry of the index has a title")
        Soc2020(self.code)

    @property
    def unit_group(self) -> str:
        """The title of the unit group."""
        return soc2020_titles()[self.code]

    @property
    def title(self) -> Title:
        """The entry as if someone had written it."""
        return Title(self.text, self.industry, self.qualifier)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit group with the calibrated probability that it is the right one."""

    code: str
    probability: float

    @property
    def unit_group(self) -> str:
        """The title of the unit group."""
        return soc2020_titles()[self.code]


@dataclass(frozen=True, slots=True)
class Coded:
    """What became of a title: a code with its probability and method, or the reason why there is none.

    `suggestions` holds the five likeliest unit groups, best first, also where none was probable enough.
    """

    code: str | None
    probability: float
    method: TitleMethod
    suggestions: tuple[Candidate, ...] = ()
    reason: NotCoded | None = None

    def __post_init__(self) -> None:
        if (self.code is None) == (self.reason is None):
            raise DefectError("occupations: a coded title has a code, or the reason why it has none")
        if (self.code is None) != (self.method is TitleMethod.ABSTAINED):
            raise DefectError("occupations: a title without a code was abstained from")


@dataclass(frozen=True, slots=True)
class HandCoded:
    """A title that a person coded, from which the calibration is relearned."""

    title: Title
    code: str

    def __post_init__(self) -> None:
        Soc2020(self.code)


def abstained(reason: NotCoded, suggestions: tuple[Candidate, ...] = ()) -> Coded:
    """A title left without a code; the probability is that of the best suggestion."""
    return Coded(None, suggestions[0].probability if suggestions else 0.0, TitleMethod.ABSTAINED, suggestions, reason)
