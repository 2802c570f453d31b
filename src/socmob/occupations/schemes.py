"""The schemes of classes that an occupation can be put into, kept apart so that two of them are never mixed.

Each scheme is an enumeration of its own. A function that takes one does not take another (a type error for mypy), and
to compare or order classes of two schemes raises `MixedSchemesError` at run time.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Self

from socmob.errors import DefectError
from socmob.occupations.tables import table


class MixedSchemesError(DefectError, TypeError):
    """Classes of two schemes were compared, as if "3" meant the same in both."""


class NssecClass(Enum):
    """A class of one scheme; its value is the class as it is written in files."""

    @property
    def scheme(self) -> str:
        """The scheme's short name, as in the columns of a coded file."""
        return _NAMES[type(self).__name__]

    @property
    def label(self) -> str:
        """The class in words.

        >>> Nssec8.HIGHER_PROFESSIONAL.label, SmcThree.WORKING.label
        ('Higher professional occupations', 'Working class')
        """
        return _labels()[self.scheme, self.value]

    def __str__(self) -> str:
        return str(self.value)

    def __lt__(self, other: Self) -> bool:
        _refuse_mixed(self, other)
        members = list(type(self))
        return members.index(self) < members.index(other)

    if not TYPE_CHECKING:  # mypy looks for comparisons of two enumerations only where they compare as object does

        def __eq__(self, other: object) -> bool:
            _refuse_mixed(self, other)
            return self is other

        def __hash__(self) -> int:
            return hash((type(self).__name__, self.name))


class OriginGroup(NssecClass):
    """A group of a scheme that the framework knows as a coding of the main earner's job when a person was about 14."""

    @property
    def category(self) -> str:
        """The group's category in the framework.

        >>> SmcThree.WORKING.category, StateOfNationFive.LOWER_WORKING.category
        ('occ14.working', 'occ14.lower_working')
        """
        return f"occ14.{self.value}"


def _refuse_mixed(one: NssecClass, other: object) -> None:
    if isinstance(other, NssecClass) and type(other) is not type(one):
        what = f"classes of two schemes cannot be compared: {one.scheme} and {other.scheme}"
        raise MixedSchemesError(f"occupations: {what}; collapse one of them first")


class Nssec8(NssecClass):
    """The eight analytic classes of NS-SEC, the first in its two parts."""

    LARGE_EMPLOYERS_AND_HIGHER_MANAGERIAL = "1.1"
    HIGHER_PROFESSIONAL = "1.2"
    LOWER_MANAGERIAL_AND_PROFESSIONAL = "2"
    INTERMEDIATE = "3"
    SMALL_EMPLOYERS_AND_OWN_ACCOUNT = "4"
    LOWER_SUPERVISORY_AND_TECHNICAL = "5"
    SEMI_ROUTINE = "6"
    ROUTINE = "7"
    NEVER_WORKED = "8"


class Nssec5(NssecClass):
    """The five classes of NS-SEC, with those who never worked apart."""

    MANAGERIAL_AND_PROFESSIONAL = "1"
    INTERMEDIATE = "2"
    SMALL_EMPLOYERS_AND_OWN_ACCOUNT = "3"
    LOWER_SUPERVISORY_AND_TECHNICAL = "4"
    SEMI_ROUTINE_AND_ROUTINE = "5"
    NEVER_WORKED = "8"


class Nssec3(NssecClass):
    """The three classes of NS-SEC, with those who never worked apart."""

    MANAGERIAL_AND_PROFESSIONAL = "1"
    INTERMEDIATE = "2"
    ROUTINE_AND_MANUAL = "3"
    NEVER_WORKED = "8"


class SmcThree(OriginGroup):
    """The three groups of the Social Mobility Commission's guidance for employers."""

    PROFESSIONAL = "professional"
    INTERMEDIATE = "intermediate"
    WORKING = "working"


class StateOfNationFive(OriginGroup):
    """The five groups of the Social Mobility Commission's State of the Nation."""

    HIGHER_PROFESSIONAL = "higher_professional"
    LOWER_PROFESSIONAL = "lower_professional"
    INTERMEDIATE = "intermediate"
    HIGHER_WORKING = "higher_working"
    LOWER_WORKING = "lower_working"


class PeopleSurveyFour(OriginGroup):
    """The four groups of the Civil Service People Survey."""

    HIGH = "high"
    INTERMEDIATE = "intermediate"
    ROUTINE = "routine"
    NEVER_WORKED = "never_worked"


_NAMES = {
    "Nssec8": "nssec8",
    "Nssec5": "nssec5",
    "Nssec3": "nssec3",
    "SmcThree": "smc3",
    "StateOfNationFive": "son5",
    "PeopleSurveyFour": "ps4",
}

SCHEMES: tuple[type[NssecClass], ...] = (Nssec8, Nssec5, Nssec3, SmcThree, StateOfNationFive, PeopleSurveyFour)
"""Every scheme, the finest first."""


def _labels() -> dict[tuple[str, str], str]:
    return {(row["scheme"], row["class"]): row["label"] for row in table("nssec_classes")}
