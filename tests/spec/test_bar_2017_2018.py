"""Fewer than half of the barristers in England and Wales told the Bar Standards Board where they went to school.

In 2018, 7,995 of 17,015 answered, 394 of them with prefer not to say; 33.0% of the answered had been at a fee-paying
school. If every other barrister had been at a state school the share would still be 15.5%, against 7% of the nation.
The 2,638 are inferred: only 2,629 to 2,645 fit the published per cents. In 2017, 2,081 of 5,919 of 16,857.
Source: Law Gazette on the Bar Standards Board's reports on diversity at the Bar, 2017 and 2018.
"""

from __future__ import annotations

from tests.spec.table import declaration, people, per_cent

BAR_2018 = people(
    """
    answer              people
    school.independent   2,638
    school.state         4,963
    answer.not_said        394
    answer.blank         9,020
    """
)
# Prefer not to say was not published apart for 2017: the others who answered are taken as one.
BAR_2017 = people(
    """
    answer              people
    school.independent   2,081
    school.state         3,838
    answer.blank        10,938
    """
)


def test_response_in_2018() -> None:
    """7,995 of 17,015 answered: 47.0%; 7,601 said where, so 44.7% declared."""
    found = declaration(BAR_2018)
    assert found.people("asked", "answered", "classified") == (17_015, 7_995, 7_601)
    rates = [found.rate("response_rate"), found.rate("declaration_rate")]
    assert [round(100 * rate, 1) for rate in rates if rate is not None] == [47.0, 44.7]


def test_shares_and_bounds_in_2018() -> None:
    """33.0% of the answered; at least 15.5%, whatever the rest would have said; at most 70.8%."""
    assert per_cent(BAR_2018, "school.independent") == {
        "of the classified": 34.7,
        "of the answered": 33.0,
        "of the eligible": 15.5,
        "at least": 15.5,
        "at most": 70.8,
    }


def test_shares_and_the_floor_in_2017() -> None:
    """35.2% of the answered, at least 12.3%."""
    found = per_cent(BAR_2017, "school.independent")
    assert declaration(BAR_2017).people("answered", "asked") == (5_919, 16_857)
    assert (found["of the answered"], found["at least"]) == (35.2, 12.3)
