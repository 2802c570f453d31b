"""What holds of every code, status and answer."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socmob.errors import DefectError
from socmob.occupations import (
    Employment,
    EmploymentStatus,
    Flag,
    MixedSchemesError,
    Nssec3,
    Nssec5,
    Nssec8,
    NssecClass,
    OccupationGroup,
    ReducedStatus,
    SelfCodedAnswers,
    Size,
    SmcThree,
    Soc2010,
    Soc2020,
    Supervision,
    UnknownOccupationError,
    full,
    nssec,
    reduced,
    self_coded,
    simplified,
    status_of,
    to_five,
    to_people_survey_four,
    to_smc_three,
    to_state_of_nation_five,
    to_three,
)
from socmob.occupations.schemes import SCHEMES
from socmob.occupations.soc import recognise_soc2020, soc2010_codes, soc2020_titles

CODES = st.sampled_from(sorted(soc2020_titles())).map(Soc2020)
STATUSES = st.sampled_from([*EmploymentStatus, *ReducedStatus, None])
CLASSES = st.sampled_from(Nssec8)


@given(CODES, STATUSES)
def test_every_code_and_status_gives_exactly_one_class(soc: Soc2020, status: EmploymentStatus) -> None:
    """Whatever is known of the status, a unit group of SOC 2020 has a class, with its method."""
    found = nssec(soc, status)
    assert isinstance(found.nssec, Nssec8)
    assert found.reason is None
    assert nssec(soc, status) == found


@given(CLASSES)
def test_collapses_commute(nssec8: Nssec8) -> None:
    """To collapse in two steps gives what one step gives."""
    five, three = to_five(nssec8), to_three(nssec8)
    assert to_three(five) is three
    assert to_smc_three(five) is to_smc_three(three) is to_smc_three(nssec8)
    assert to_smc_three(to_state_of_nation_five(nssec8)) is to_smc_three(nssec8)
    assert to_people_survey_four(five) is to_people_survey_four(three) is to_people_survey_four(nssec8)


@given(CLASSES, CLASSES)
def test_collapses_keep_the_order(one: Nssec8, other: Nssec8) -> None:
    """No collapse turns two classes round: what was lower stays lower, or falls together."""
    if other < one:
        one, other = other, one
    for collapse in (to_five, to_three, to_smc_three, to_state_of_nation_five, to_people_survey_four):
        assert not collapse(other) < collapse(one)  # type: ignore[operator]


ANSWERS = list(product(OccupationGroup, Employment, Size, Supervision))


def test_every_set_of_self_coded_answers_has_a_class_or_a_reason() -> None:
    """Of all 825 sets of answers none is without a rule."""
    assert len(ANSWERS) == 11 * 5 * 3 * 5
    for answers in ANSWERS:
        found = self_coded(SelfCodedAnswers(*answers))
        assert (found.nssec is None) == (found.reason is not None)


def test_an_answered_do_not_know_is_not_a_blank() -> None:
    """Whoever does not know about supervision counts as not supervising; whoever left it out has no class."""
    clerk = SelfCodedAnswers(OccupationGroup.CLERICAL, Employment.EMPLOYEE, Size.LARGE, Supervision.NOT_KNOWN)
    assert self_coded(clerk).nssec is Nssec5.INTERMEDIATE
    assert self_coded(SelfCodedAnswers(OccupationGroup.CLERICAL, Employment.EMPLOYEE, Size.LARGE)).nssec is None


def test_status_0_stands_for_two_things() -> None:
    """The long-term unemployed are in class 5 and say so; the retired are in none."""
    unemployed = self_coded(SelfCodedAnswers(OccupationGroup.LONG_TERM_UNEMPLOYED))
    assert (unemployed.nssec, unemployed.flags) == (Nssec5.SEMI_ROUTINE_AND_ROUTINE, (Flag.LONG_TERM_UNEMPLOYED,))
    assert self_coded(SelfCodedAnswers(OccupationGroup.NO_OCCUPATION)).nssec is None


def test_a_large_employer_is_not_always_in_class_1_1() -> None:
    """A driving job with 25 staff is in 1.1, train driving in 5, and that it hardly exists is told."""
    assert full(Soc2020("8213"), EmploymentStatus.EMPLOYER_LARGE).nssec is Nssec8("1.1")
    found = full(Soc2020("8231"), EmploymentStatus.EMPLOYER_LARGE)
    assert (found.nssec, found.flags) == (Nssec8("5"), (Flag.UNLIKELY_SELF_EMPLOYED,))


@pytest.mark.parametrize("code", ["5111", "8213", "5313", "7131"], ids=["farmers", "taxis", "bricklayers", "shops"])
def test_without_status_those_who_mostly_work_for_themselves_are_in_class_4(code: str) -> None:
    """The simplified method is not the column of other employees, and says that it is approximate."""
    found = simplified(Soc2020(code))
    assert found.nssec is Nssec8.SMALL_EMPLOYERS_AND_OWN_ACCOUNT
    assert full(Soc2020(code), EmploymentStatus.EMPLOYEE).nssec is not found.nssec
    assert {Flag.APPROXIMATE, Flag.DIFFERS_FROM_EMPLOYEE} <= set(found.flags)


def test_every_simplified_result_for_soc_2020_is_tagged() -> None:
    """All 412 say that they were derived; those of SOC 2010 do not need to."""
    assert all(Flag.APPROXIMATE in simplified(Soc2020(code)).flags for code in soc2020_titles())
    assert not any(Flag.APPROXIMATE in simplified(Soc2010(code)).flags for code in soc2010_codes())


def test_size_that_is_not_known_is_told_where_it_matters() -> None:
    """A restaurant owner is in class 4, and would be in 1.1 with 25 staff; a solicitor is in 1.2 whatever the size."""
    owner = reduced(Soc2020("1222"), ReducedStatus.EMPLOYER)
    assert owner.nssec is Nssec8.SMALL_EMPLOYERS_AND_OWN_ACCOUNT
    assert owner.flags == (Flag.SIZE_ASSUMED_SMALL, Flag.SIZE_MATTERS)
    assert reduced(Soc2020("2412"), ReducedStatus.EMPLOYER).flags == ()


def test_a_manager_of_unknown_size_is_never_in_another_of_three_classes() -> None:
    """In every unit group a manager's class of three is the same in both sizes."""
    for code in soc2020_titles():
        small, large = (full(Soc2020(code), s).nssec for s in (EmploymentStatus(5), EmploymentStatus(4)))
        assert small is not None
        assert large is not None
        assert to_three(small) is to_three(large), code


def test_status_that_is_half_known_is_used_as_far_as_it_goes() -> None:
    """A blank on supervision leaves an employee without a status, and so with the simplified method."""
    assert status_of(Employment.EMPLOYEE) is None
    assert status_of(Employment.EMPLOYEE, Size.UNKNOWN, Supervision.NOT_KNOWN) is EmploymentStatus.EMPLOYEE
    assert status_of(Employment.EMPLOYEE, Size.UNKNOWN, Supervision.MANAGER) is ReducedStatus.MANAGER


@given(st.sampled_from(SCHEMES), st.sampled_from(SCHEMES))
def test_classes_of_two_schemes_cannot_be_mixed(one: type[NssecClass], other: type[NssecClass]) -> None:
    """To compare or to order classes of two schemes is an error, and not an answer."""
    first, second = next(iter(one)), next(iter(other))
    if one is other:
        assert first == second
        return
    with pytest.raises(MixedSchemesError):
        assert first != second
    with pytest.raises(MixedSchemesError):
        assert first < second


def test_a_collapse_that_cannot_be_is_a_defect() -> None:
    """Five classes cannot tell the two halves of the working class in State of the Nation."""
    with pytest.raises(DefectError, match="nssec5 5 is in no one class"):
        to_state_of_nation_five(Nssec5.SEMI_ROUTINE_AND_ROUTINE)  # type: ignore[arg-type]


def test_a_class_stands_in_a_set_beside_others() -> None:
    """Classes can be keys, though they cannot be compared across schemes."""
    assert len({Nssec5("1"), Nssec3("1"), Nssec8("2"), SmcThree.WORKING}) == 4


@pytest.mark.parametrize("code", ["0000", "241", "24125", "", "solicitor", "9999"])
def test_what_is_no_unit_group_is_refused(code: str) -> None:
    """A code of no edition is not a unit group, and words are not repeated in the message."""
    with pytest.raises(UnknownOccupationError) as refused:
        Soc2020(code)
    assert "solicitor" not in str(refused.value)


def test_a_code_of_soc_2010_is_recognised_and_said() -> None:
    """Where SOC 2020 is expected, a code that only SOC 2010 has is named as such."""
    with pytest.raises(UnknownOccupationError, match="of SOC 2010, where SOC 2020 is expected"):
        Soc2020("1115")


@given(st.text(max_size=30))
def test_any_text_is_a_unit_group_or_has_a_reason(text: str) -> None:
    """Nothing that a cell holds stops the recognition."""
    found = recognise_soc2020(text)
    assert isinstance(found, Soc2020) or found.value
