"""What the heading of a column in a derivation table names: an employment status, or the simplified method."""

from __future__ import annotations

import re
from enum import Enum

from socmob.occupations.derivation import Key
from socmob.occupations.statuses import EmploymentStatus, ReducedStatus

REDUCED, _SIMPLIFIED = r"reduced", r"simplif"
_SELF = r"\bself employ|\bown account|\bno employees\b|\bwithout employees\b"
_EMPLOYER, _MANAGER, _SUPERVISOR, _EMPLOYEE = r"\bemployers?\b", r"\bmanagers?\b", r"\bsupervis", r"\bemployees?\b"
_LARGE, _SMALL = r"\blarge\b|\b25\b|\bl1\b", r"\bsmall\b|\b1 (to )?24\b|\b24\b"
_NUMBER = re.compile(r"(?:e?s|status)? ?([1-7])")

_SIZED = {
    ReducedStatus.EMPLOYER: (EmploymentStatus.EMPLOYER_LARGE, EmploymentStatus.EMPLOYER_SMALL),
    ReducedStatus.MANAGER: (EmploymentStatus.MANAGER_LARGE, EmploymentStatus.MANAGER_SMALL),
}
_UNSIZED = {
    ReducedStatus.SELF_EMPLOYED: EmploymentStatus.SELF_EMPLOYED,
    ReducedStatus.SUPERVISOR: EmploymentStatus.SUPERVISOR,
    ReducedStatus.EMPLOYEE: EmploymentStatus.EMPLOYEE,
}


class Named(Enum):
    """What a heading that names no column of a derivation table gives."""

    NOTHING = "nothing"


def mentions(pattern: str, heading: str) -> bool:
    """Whether a heading in its normal form holds a word."""
    return re.search(pattern, heading) is not None


def key_of(heading: str, reduced: bool = False) -> Key | Named:
    """The column that a heading in its normal form names; `Named.NOTHING` where it names none.

    `reduced` says that the table is of the reduced method. None stands for the simplified method.

    >>> key_of("employers large organisations"), key_of("simplified ns sec"), key_of("unit group")
    (<EmploymentStatus.EMPLOYER_LARGE: 1>, None, <Named.NOTHING: 'nothing'>)
    >>> key_of("managers", reduced=True)
    <ReducedStatus.MANAGER: 'manager'>
    """
    if mentions(_SIMPLIFIED, heading):
        return None
    numbered = _NUMBER.fullmatch(heading)
    if numbered and not reduced:
        return EmploymentStatus(int(numbered[1]))
    status = _status(heading)
    if status is None:
        return Named.NOTHING
    if status in _SIZED:
        large, small = _SIZED[status]
        sized = large if mentions(_LARGE, heading) else small if mentions(_SMALL, heading) else None
        return sized or status
    return status if reduced else _UNSIZED[status]


def _status(heading: str) -> ReducedStatus | None:
    """The kind of status, without size; the self-employed first, as their heading may speak of employees."""
    for pattern, status in (
        (_SELF, ReducedStatus.SELF_EMPLOYED),
        (_SUPERVISOR, ReducedStatus.SUPERVISOR),
        (_MANAGER, ReducedStatus.MANAGER),
        (_EMPLOYER, ReducedStatus.EMPLOYER),
        (_EMPLOYEE, ReducedStatus.EMPLOYEE),
    ):
        if mentions(pattern, heading):
            return status
    return None
