"""NS-SEC from a unit group: the full method, the reduced one without size, the simplified one without status."""

from __future__ import annotations

from socmob.occupations.derivation import DerivationTables, shipped, soc2010_simplified
from socmob.occupations.results import Classified, Flag, Method
from socmob.occupations.schemes import Nssec8
from socmob.occupations.soc import Soc2010, Soc2020
from socmob.occupations.statuses import EmploymentStatus, ReducedStatus, Status

_OF_SIZES = {
    ReducedStatus.EMPLOYER: (EmploymentStatus.EMPLOYER_SMALL, EmploymentStatus.EMPLOYER_LARGE),
    ReducedStatus.MANAGER: (EmploymentStatus.MANAGER_SMALL, EmploymentStatus.MANAGER_LARGE),
}
"""The full statuses of a reduced one, small first; most employers have fewer than 25 people."""

_WITHOUT_SIZES = {
    ReducedStatus.SELF_EMPLOYED: EmploymentStatus.SELF_EMPLOYED,
    ReducedStatus.SUPERVISOR: EmploymentStatus.SUPERVISOR,
    ReducedStatus.EMPLOYEE: EmploymentStatus.EMPLOYEE,
}
_SELF_EMPLOYED = {
    EmploymentStatus.EMPLOYER_LARGE,
    EmploymentStatus.EMPLOYER_SMALL,
    EmploymentStatus.SELF_EMPLOYED,
}


def nssec(soc: Soc2020, status: Status, tables: DerivationTables | None = None) -> Classified[Nssec8]:
    """The class of a unit group by the best method that what is known of the status allows.

    >>> nssec(Soc2020("5313"), EmploymentStatus.EMPLOYEE).nssec
    <Nssec8.ROUTINE: '7'>
    >>> nssec(Soc2020("5313"), None).nssec
    <Nssec8.SMALL_EMPLOYERS_AND_OWN_ACCOUNT: '4'>
    """
    if isinstance(status, EmploymentStatus):
        return full(soc, status, tables)
    return simplified(soc, tables) if status is None else reduced(soc, status, tables)


def full(soc: Soc2020, status: EmploymentStatus, tables: DerivationTables | None = None) -> Classified[Nssec8]:
    """The class of a unit group in one of the seven employment statuses.

    Formula: class = table[unit group, status]. Source: the derivation tables of the ONS, as one public program
    transcribed them (412 groups by 7 statuses), or the tables themselves once imported.

    A large employer is not always in class 1.1: a construction supervisor who employs 25 or more is in class 4.

    >>> full(Soc2020("5330"), EmploymentStatus.EMPLOYER_LARGE)  # doctest: +NORMALIZE_WHITESPACE
    Classified(nssec=<Nssec8.SMALL_EMPLOYERS_AND_OWN_ACCOUNT: '4'>, method=<Method.FULL: 'full'>,
               flags=(<Flag.UNLIKELY_SELF_EMPLOYED: 'unlikely_self_employed'>,), reason=None)
    """
    tables = tables or shipped()
    method = Method.FULL_ONS if status in tables.official else Method.FULL
    return Classified(tables.cells[soc.code, status], method, _flags_of(soc, status, tables))


def reduced(soc: Soc2020, status: ReducedStatus, tables: DerivationTables | None = None) -> Classified[Nssec8]:
    """The class of a unit group where the size of the workplace is not known.

    Where the tables have no columns of their own for it, an employer or a manager gets the class of a workplace of
    fewer than 25 people, and is told where a larger one would give another. This is our design: the ONS's reduced
    tables were not at hand.

    >>> reduced(Soc2020("2412"), ReducedStatus.EMPLOYER).nssec  # a solicitor is in class 1.2 whatever the size...
    <Nssec8.HIGHER_PROFESSIONAL: '1.2'>
    >>> reduced(Soc2020("5313"), ReducedStatus.EMPLOYER).flags[-1]  # ...a bricklayer with 25 workers would be in 1.1
    <Flag.SIZE_MATTERS: 'size_matters'>
    """
    tables = tables or shipped()
    if (soc.code, status) in tables.cells:
        return Classified(tables.cells[soc.code, status], Method.REDUCED_ONS)
    if status in _WITHOUT_SIZES:
        found = full(soc, _WITHOUT_SIZES[status], tables)
        return Classified(found.nssec, Method.REDUCED, found.flags)
    small, large = _OF_SIZES[status]
    found = full(soc, small, tables)
    matters = tables.cells[soc.code, small] != tables.cells[soc.code, large]
    sizes = (Flag.SIZE_ASSUMED_SMALL, Flag.SIZE_MATTERS) if matters else ()
    return Classified(found.nssec, Method.REDUCED, (*found.flags, *sizes))


def simplified(soc: Soc2020 | Soc2010, tables: DerivationTables | None = None) -> Classified[Nssec8]:
    """The class of a unit group where the employment status is not known.

    For SOC 2020 the shipped table is derived through SOC 2010 and the coding index, and every result says so; it is not
    the column of other employees: most farmers and taxi drivers work for themselves.

    >>> simplified(Soc2020("8213")).nssec, full(Soc2020("8213"), EmploymentStatus.EMPLOYEE).nssec
    (<Nssec8.SMALL_EMPLOYERS_AND_OWN_ACCOUNT: '4'>, <Nssec8.ROUTINE: '7'>)
    """
    if isinstance(soc, Soc2010):
        found, flags = soc2010_simplified()[soc.code]
        return Classified(found, Method.SIMPLIFIED_SOC2010, flags)
    tables = tables or shipped()
    if None in tables.official:
        return Classified(tables.cells[soc.code, None], Method.SIMPLIFIED_ONS)
    flags = (Flag.APPROXIMATE, *tables.simplified_flags.get(soc.code, ()))
    return Classified(tables.cells[soc.code, None], Method.SIMPLIFIED_DERIVED, flags)


def _flags_of(soc: Soc2020, status: EmploymentStatus, tables: DerivationTables) -> tuple[Flag, ...]:
    """What there is to know of a unit group, as far as it touches the status."""
    official = status in tables.official
    return tuple(flag for flag in tables.flags.get(soc.code, ()) if _touches(flag, status, official))


def _touches(flag: Flag, status: EmploymentStatus, official: bool) -> bool:
    """Whether a flag is of this status; a doubt about the transcription is over where the class is the ONS's own."""
    if flag is Flag.UNLIKELY_SELF_EMPLOYED:
        return status in _SELF_EMPLOYED
    if flag is Flag.S3_MAY_BE_6:
        return status is EmploymentStatus.SELF_EMPLOYED and not official
    return not official
