"""What coding gives: a class with its method and what to know about it, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from socmob.errors import DefectError
from socmob.occupations.schemes import NssecClass
from socmob.occupations.tables import table
from socmob.values.codes import AnswerState

S = TypeVar("S", bound=NssecClass, covariant=True)


class Method(StrEnum):
    """How a class was derived; "ons" where it came from the derivation workbook that the user imported."""

    SELF_CODED = "self-coded"
    FULL = "full"
    FULL_ONS = "full-ons"
    REDUCED = "reduced"
    REDUCED_ONS = "reduced-ons"
    SIMPLIFIED_DERIVED = "simplified-derived"
    SIMPLIFIED_ONS = "simplified-ons"
    SIMPLIFIED_SOC2010 = "simplified-soc2010"
    ONE_QUESTION = "one-question"
    NEVER_WORKED = "never-worked"

    @property
    def label(self) -> str:
        """The method in a few words."""
        return _words("method")[self.value]


class Flag(StrEnum):
    """Something to know about a class that was given."""

    MAY_BE_1_OR_2 = "may_be_1_or_2"
    DIFFERS_FROM_SOC2010 = "differs_from_soc2010"
    UNLIKELY_SELF_EMPLOYED = "unlikely_self_employed"
    TWICE_IN_SOURCE = "twice_in_source"
    S3_MAY_BE_6 = "s3_may_be_6"
    LISTED_TWICE = "listed_twice"
    SIZE_ASSUMED_SMALL = "size_assumed_small"
    SIZE_MATTERS = "size_matters"
    APPROXIMATE = "approximate"
    DIFFERS_FROM_EMPLOYEE = "differs_from_employee"
    TIED = "tied"
    LONG_TERM_UNEMPLOYED = "long_term_unemployed"
    A_READING = "a_reading"

    @property
    def label(self) -> str:
        """What there is to know, in a sentence."""
        return _words("flag")[self.value]


class Reason(StrEnum):
    """Why there is no class."""

    OCCUPATION_BLANK = "occupation_blank"
    OCCUPATION_UNKNOWN = "occupation_unknown"
    SOC_2010 = "soc_2010"
    NO_OCCUPATION = "no_occupation"
    EMPLOYMENT_UNKNOWN = "employment_unknown"
    SIZE_UNKNOWN = "size_unknown"
    SUPERVISION_BLANK = "supervision_blank"
    NOT_CLASSIFIED = "not_classified"
    TITLE_NOT_CODED = "title_not_coded"

    @property
    def state(self) -> AnswerState:
        """How someone without a class counts: as who gave no answer, or as one that cannot be classified."""
        return AnswerState.BLANK if self is Reason.OCCUPATION_BLANK else AnswerState.UNCLASSIFIABLE

    @property
    def label(self) -> str:
        """The reason in a sentence."""
        return _words("reason")[self.value]


@dataclass(frozen=True, slots=True)
class Classified(Generic[S]):
    """A class, or the reason why there is none; `method` and `flags` travel with it into every output."""

    nssec: S | None
    method: Method
    flags: tuple[Flag, ...] = ()
    reason: Reason | None = None

    def __post_init__(self) -> None:
        if (self.nssec is None) == (self.reason is None):
            raise DefectError("occupations: a result has a class, or the reason why it has none")

    @property
    def is_classified(self) -> bool:
        """Whether there is a class."""
        return self.nssec is not None


def _words(kind: str) -> dict[str, str]:
    return {row["id"]: row["label"] for row in table("words") if row["kind"] == kind}
