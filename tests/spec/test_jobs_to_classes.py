"""A job becomes a class of NS-SEC by the method that the answers about it allow.

The same occupation is in several classes, by who owns the business, how large it is, and who is in charge of whom.
Sources: the self-coded matrix of the Civil Service Fast Stream; the derivation tables as two public programs have them.
"""

from __future__ import annotations

import pytest

from socmob.occupations import (
    Employment,
    EmploymentStatus,
    OccupationGroup,
    ReducedStatus,
    SelfCodedAnswers,
    Size,
    Soc2010,
    Soc2020,
    Supervision,
    full,
    one_question,
    reduced,
    self_coded,
    simplified,
    to_smc_three,
)


@pytest.mark.parametrize(
    ("occupation", "employment", "size", "supervision", "class_of_five", "group"),
    [
        ("clerical", "employee", "large", "yes", "1", "professional"),
        ("clerical", "employee", "large", "no", "2", "intermediate"),
        ("clerical", "employee", "large", "not_known", "2", "intermediate"),
        ("clerical", "employer", "small", "blank", "3", "intermediate"),
        ("clerical", "employer", "large", "blank", "1", "professional"),
        ("technical", "employee", "small", "no", "4", "working"),
        ("technical", "self_employed_alone", "unknown", "blank", "3", "intermediate"),
        ("routine", "employee", "small", "yes", "4", "working"),
        ("routine", "employee", "small", "no", "5", "working"),
        ("senior_manager", "employee", "small", "blank", "1", "professional"),
        ("traditional_professional", "self_employed_alone", "unknown", "blank", "1", "professional"),
        ("long_term_unemployed", "unknown", "unknown", "blank", "5", "working"),
    ],
)
def test_self_coded(
    occupation: str, employment: str, size: str, supervision: str, class_of_five: str, group: str
) -> None:
    """Four answers give an employment status, and with the occupation group a class of five."""
    answers = (Employment(employment), Size(size), Supervision(supervision))
    found = self_coded(SelfCodedAnswers(OccupationGroup(occupation), *answers)).nssec
    assert found is not None
    assert (found.value, to_smc_three(found).value) == (class_of_five, group)


@pytest.mark.parametrize(
    ("occupation", "employment", "size", "supervision", "reason"),
    [
        ("clerical", "employee", "large", "blank", "supervision_blank"),
        ("technical", "employer", "unknown", "blank", "size_unknown"),
        ("routine", "unknown", "small", "no", "employment_unknown"),
        ("no_occupation", "employee", "small", "no", "no_occupation"),
        ("blank", "employee", "small", "no", "occupation_blank"),
    ],
)
def test_self_coded_without_a_class(occupation: str, employment: str, size: str, supervision: str, reason: str) -> None:
    """Where an answer that decides is missing there is no class, and the reason is told."""
    answers = (Employment(employment), Size(size), Supervision(supervision))
    assert self_coded(SelfCodedAnswers(OccupationGroup(occupation), *answers)).reason == reason


@pytest.mark.parametrize(
    ("soc_2020", "status", "class_of_eight"),
    [
        ("5313 bricklayers", "employer large", "1.1"),
        ("5313 bricklayers", "employer small", "4"),
        ("5313 bricklayers", "self employed", "4"),
        ("8211 lorry drivers", "supervisor", "5"),
        ("5313 bricklayers", "employee", "7"),
        ("2412 solicitors", "self employed", "1.2"),
        ("5330 building supervisors", "employer large", "4"),
        ("8231 train drivers", "employee", "5"),
    ],
)
def test_full(soc_2020: str, status: str, class_of_eight: str) -> None:
    """A unit group and one of seven statuses give a class of eight; a large employer is not always in 1.1."""
    found = full(Soc2020(soc_2020[:4]), EmploymentStatus[status.replace(" ", "_").upper()]).nssec
    assert str(found) == class_of_eight


@pytest.mark.parametrize(
    ("soc_2020", "status", "class_of_eight", "flags"),
    [
        ("1222 restaurant owners", "employer", "4", "size_assumed_small size_matters"),
        ("2412 solicitors", "employer", "1.2", ""),
        ("1131 finance directors", "manager", "2", "size_assumed_small size_matters"),
        ("8211 lorry drivers", "supervisor", "5", ""),
    ],
)
def test_reduced(soc_2020: str, status: str, class_of_eight: str, flags: str) -> None:
    """Without the size an employer or a manager has the class of a small workplace; whether it matters is told."""
    found = reduced(Soc2020(soc_2020[:4]), ReducedStatus(status))
    assert (str(found.nssec), " ".join(found.flags)) == (class_of_eight, flags)


@pytest.mark.parametrize(
    ("edition", "code", "class_of_eight", "other_employees"),
    [
        ("SOC 2020", "5111 farmers", "4", "2"),
        ("SOC 2020", "8213 taxi drivers", "4", "7"),
        ("SOC 2020", "5313 bricklayers", "4", "7"),
        ("SOC 2020", "7131 shopkeepers", "4", "6"),
        ("SOC 2020", "2412 solicitors", "1.2", "1.2"),
        ("SOC 2010", "1115 chief executives", "1.1", ""),
    ],
)
def test_simplified(edition: str, code: str, class_of_eight: str, other_employees: str) -> None:
    """Without a status the class is that of most people in the occupation, and not that of other employees."""
    soc = Soc2020(code[:4]) if edition == "SOC 2020" else Soc2010(code[:4])
    assert str(simplified(soc).nssec) == class_of_eight
    if isinstance(soc, Soc2020):
        assert str(full(soc, EmploymentStatus.EMPLOYEE).nssec) == other_employees


@pytest.mark.parametrize(
    ("option", "group"),
    [
        ("prof", "professional"),
        ("mgr", "professional"),
        ("cler", "intermediate"),
        ("small", "intermediate"),
        ("tech", "working"),
        ("rout", "working"),
        ("ltu", "working"),
        ("oth", "None"),
        ("pnts", "None"),
    ],
)
def test_one_question(option: str, group: str) -> None:
    """The Commission's options give its three groups; supervisors and the self-employed cannot be told by it."""
    assert str(one_question(option).nssec) == group
