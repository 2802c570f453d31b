"""The self-coded method: a class of five from four closed questions, without anybody coding an occupation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from socmob.errors import DefectError
from socmob.occupations.results import Classified, Flag, Method, Reason
from socmob.occupations.schemes import Nssec5
from socmob.occupations.statuses import Employment, EmploymentStatus, OccupationGroup, Size, Supervision
from socmob.occupations.tables import Row, table

ANY = "any"
_CLASS_5 = "class_5"


@dataclass(frozen=True, slots=True)
class SelfCodedAnswers:
    """Answers to the four questions, each as far as it was given."""

    occupation: OccupationGroup
    employment: Employment = Employment.UNKNOWN
    size: Size = Size.UNKNOWN
    supervision: Supervision = Supervision.BLANK


def self_coded(answers: SelfCodedAnswers) -> Classified[Nssec5]:
    """The class of five that the matrix gives an occupation group in an employment status.

    Formula: class = matrix[occupation group, employment status]; the status follows from the other three answers by
    `nssec_status_rules.csv`, of which the first rule that fits holds. Source: the public code of the Civil Service Fast
    Stream (Apache-2.0), which carries the self-coded method of the ONS.

    A clerical worker who supervised others is in class 1, one who did not in class 2:

    >>> clerk = SelfCodedAnswers(OccupationGroup.CLERICAL, Employment.EMPLOYEE, Size.LARGE, Supervision.YES)
    >>> self_coded(clerk).nssec
    <Nssec5.MANAGERIAL_AND_PROFESSIONAL: '1'>
    >>> clerk = SelfCodedAnswers(OccupationGroup.CLERICAL, Employment.EMPLOYEE, Size.LARGE, Supervision.NOT_KNOWN)
    >>> self_coded(clerk).nssec
    <Nssec5.INTERMEDIATE: '2'>
    """
    found = employment_status(answers)
    if isinstance(found, EmploymentStatus):
        return Classified(_matrix()[answers.occupation, found], Method.SELF_CODED)
    if isinstance(found, Nssec5):
        return Classified(found, Method.SELF_CODED, (Flag.LONG_TERM_UNEMPLOYED,))
    return Classified(None, Method.SELF_CODED, reason=found)


def employment_status(answers: SelfCodedAnswers) -> EmploymentStatus | Nssec5 | Reason:
    """The employment status of a self-coded job; class 5 for the long-term unemployed; else why there is none.

    Both of the latter have status 0 in the source, where it stands for two things.

    >>> employment_status(SelfCodedAnswers(OccupationGroup.LONG_TERM_UNEMPLOYED))
    <Nssec5.SEMI_ROUTINE_AND_ROUTINE: '5'>
    >>> employment_status(SelfCodedAnswers(OccupationGroup.NO_OCCUPATION))
    <Reason.NO_OCCUPATION: 'no_occupation'>
    """
    # A manager by the question on supervision is a supervisor here: the method knows managers by their group alone.
    supervision = Supervision.YES if answers.supervision is Supervision.MANAGER else answers.supervision
    given = (answers.occupation.value, answers.employment.value, answers.size.value, supervision.value)
    for rule in table("nssec_status_rules"):
        asked = (rule["occupation"], rule["employment"], rule["size"], rule["supervision"])
        if all(wanted in {ANY, answer} for wanted, answer in zip(asked, given, strict=True)):
            return _outcome(rule)
    raise DefectError(f"occupations: no rule of employment status fits {given}")


def _outcome(rule: Row) -> EmploymentStatus | Nssec5 | Reason:
    if rule["status"]:
        return EmploymentStatus(int(rule["status"]))
    return Nssec5.SEMI_ROUTINE_AND_ROUTINE if rule["outcome"] == _CLASS_5 else Reason(rule["outcome"])


@cache
def _matrix() -> Mapping[tuple[OccupationGroup, EmploymentStatus], Nssec5]:
    return {
        (OccupationGroup(row["occupation"]), status): Nssec5(row[status.column])
        for row in table("nssec_self_coded")
        for status in EmploymentStatus
    }
