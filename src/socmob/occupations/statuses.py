"""Employment status: what is known of a job beside the occupation, and the seven statuses that follow from it."""

from __future__ import annotations

from enum import Enum, StrEnum


class EmploymentStatus(Enum):
    """The seven employment statuses by which NS-SEC is derived in full."""

    EMPLOYER_LARGE = 1
    EMPLOYER_SMALL = 2
    SELF_EMPLOYED = 3
    MANAGER_LARGE = 4
    MANAGER_SMALL = 5
    SUPERVISOR = 6
    EMPLOYEE = 7

    @property
    def column(self) -> str:
        """The status's column in the tables: "s1" to "s7"."""
        return f"s{self.value}"


class ReducedStatus(Enum):
    """The five employment statuses that are left where the size of the workplace is not known."""

    EMPLOYER = "employer"
    SELF_EMPLOYED = "self_employed"
    MANAGER = "manager"
    SUPERVISOR = "supervisor"
    EMPLOYEE = "employee"


class OccupationGroup(StrEnum):
    """The eight groups of the self-coded question on occupation, and what can be answered instead of one."""

    MODERN_PROFESSIONAL = "modern_professional"
    CLERICAL = "clerical"
    SENIOR_MANAGER = "senior_manager"
    TECHNICAL = "technical"
    SEMI_ROUTINE = "semi_routine"
    ROUTINE = "routine"
    JUNIOR_MANAGER = "junior_manager"
    TRADITIONAL_PROFESSIONAL = "traditional_professional"
    LONG_TERM_UNEMPLOYED = "long_term_unemployed"
    NO_OCCUPATION = "no_occupation"
    BLANK = "blank"


class Employment(StrEnum):
    """Whether someone worked for others or for themselves; without an answer it is not known."""

    EMPLOYEE = "employee"
    EMPLOYER = "employer"
    SELF_EMPLOYED_ALONE = "self_employed_alone"
    LONG_TERM_UNEMPLOYED = "long_term_unemployed"
    UNKNOWN = "unknown"


class Size(StrEnum):
    """The size of the workplace, cut at 25 people."""

    SMALL = "small"
    LARGE = "large"
    UNKNOWN = "unknown"


class Supervision(StrEnum):
    """Whether someone managed or supervised others; an answered "do not know" is something else than a blank."""

    MANAGER = "manager"
    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"
    BLANK = "blank"


Status = EmploymentStatus | ReducedStatus | None
"""As much as is known of an employment status."""

_WITHOUT_SIZE = {Employment.EMPLOYER: ReducedStatus.EMPLOYER, Supervision.MANAGER: ReducedStatus.MANAGER}
_WITH_SIZE = {
    (ReducedStatus.EMPLOYER, Size.LARGE): EmploymentStatus.EMPLOYER_LARGE,
    (ReducedStatus.EMPLOYER, Size.SMALL): EmploymentStatus.EMPLOYER_SMALL,
    (ReducedStatus.MANAGER, Size.LARGE): EmploymentStatus.MANAGER_LARGE,
    (ReducedStatus.MANAGER, Size.SMALL): EmploymentStatus.MANAGER_SMALL,
}
_OF_EMPLOYEES = {
    Supervision.YES: EmploymentStatus.SUPERVISOR,
    Supervision.NO: EmploymentStatus.EMPLOYEE,
    Supervision.NOT_KNOWN: EmploymentStatus.EMPLOYEE,
}


def status_of(
    employment: Employment, size: Size = Size.UNKNOWN, supervision: Supervision = Supervision.BLANK
) -> Status:
    """The employment status of a job whose occupation is coded to SOC, as far as the answers tell it.

    Without the size an employer or a manager has a reduced status. Without an answer on supervision, or on employment
    itself, there is none, and the simplified method is left.

    >>> status_of(Employment.EMPLOYEE, Size.SMALL, Supervision.MANAGER)
    <EmploymentStatus.MANAGER_SMALL: 5>
    >>> status_of(Employment.EMPLOYER)
    <ReducedStatus.EMPLOYER: 'employer'>
    """
    if employment is Employment.SELF_EMPLOYED_ALONE:
        return EmploymentStatus.SELF_EMPLOYED
    if employment is Employment.EMPLOYER or (employment is Employment.EMPLOYEE and supervision is Supervision.MANAGER):
        reduced = _WITHOUT_SIZE[employment if employment is Employment.EMPLOYER else supervision]
        return _WITH_SIZE.get((reduced, size), reduced)
    return _OF_EMPLOYEES.get(supervision) if employment is Employment.EMPLOYEE else None
