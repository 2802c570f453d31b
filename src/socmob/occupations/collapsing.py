"""Collapses of NS-SEC: which class of a coarser scheme holds each class of a finer one.

Every function takes classes of one scheme and gives those of another, so that what was collapsed once cannot be taken
for something else. The eight classes come first; what has a way from fewer classes takes those too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from socmob.errors import DefectError
from socmob.occupations.schemes import (
    Nssec3,
    Nssec5,
    Nssec8,
    NssecClass,
    PeopleSurveyFour,
    SmcThree,
    StateOfNationFive,
)
from socmob.occupations.tables import table

To = TypeVar("To", bound=NssecClass)

_COLUMNS: Mapping[type[NssecClass], str] = {
    Nssec8: "nssec8",
    Nssec5: "nssec5",
    Nssec3: "nssec3",
    SmcThree: "smc3",
    StateOfNationFive: "son5",
    PeopleSurveyFour: "ps4",
}


def to_five(nssec: Nssec8) -> Nssec5:
    """The class of five that holds a class of eight: 1 and 2 together, 6 and 7 together.

    >>> to_five(Nssec8.SEMI_ROUTINE)
    <Nssec5.SEMI_ROUTINE_AND_ROUTINE: '5'>
    """
    return _collapsed(nssec, Nssec5)


def to_three(nssec: Nssec8 | Nssec5) -> Nssec3:
    """The class of three: 1 and 2, then 3 and 4, then 5 to 7; those who never worked stay apart.

    >>> to_three(Nssec8.SMALL_EMPLOYERS_AND_OWN_ACCOUNT), to_three(Nssec5.SMALL_EMPLOYERS_AND_OWN_ACCOUNT)
    (<Nssec3.INTERMEDIATE: '2'>, <Nssec3.INTERMEDIATE: '2'>)
    """
    return _collapsed(nssec, Nssec3)


def to_smc_three(nssec: Nssec8 | Nssec5 | Nssec3 | StateOfNationFive) -> SmcThree:
    """The Commission's group: as the three classes, with those who never worked in the working class.

    >>> to_smc_three(Nssec8.NEVER_WORKED)
    <SmcThree.WORKING: 'working'>
    """
    return _collapsed(nssec, SmcThree)


def to_state_of_nation_five(nssec: Nssec8) -> StateOfNationFive:
    """The group of State of the Nation: 1, then 2, then 3 and 4, then 5 and 6, then 7 and 8.

    >>> to_state_of_nation_five(Nssec8.SEMI_ROUTINE)
    <StateOfNationFive.HIGHER_WORKING: 'higher_working'>
    """
    return _collapsed(nssec, StateOfNationFive)


def to_people_survey_four(nssec: Nssec8 | Nssec5 | Nssec3) -> PeopleSurveyFour:
    """The group of the Civil Service People Survey: as the three classes, never worked apart.

    >>> to_people_survey_four(Nssec8.ROUTINE)
    <PeopleSurveyFour.ROUTINE: 'routine'>
    """
    return _collapsed(nssec, PeopleSurveyFour)


def _collapsed(nssec: NssecClass, to: type[To]) -> To:
    found = _table(type(nssec), to).get(nssec)
    if found is None:
        raise DefectError(f"occupations: {nssec.scheme} {nssec.value} is in no one class of {to.__name__}")
    return to(found)


@cache
def _table(of: type[NssecClass], to: type[NssecClass]) -> Mapping[NssecClass, str]:
    """The class of a coarser scheme by that of a finer one, as far as every row of the file agrees on it."""
    pairs = {(of(row[_COLUMNS[of]]), row[_COLUMNS[to]]) for row in table("nssec_collapses")}
    fine = [one for one, _ in pairs]
    return {one: other for one, other in pairs if fine.count(one) == 1}
