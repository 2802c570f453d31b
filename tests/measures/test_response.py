"""Who answered: each state of an answer counts where the definitions put it."""

from __future__ import annotations

import pytest

from socmob.errors import DefectError
from socmob.measures import answered_mask, classified_mask, response, unknown_mask
from socmob.values.codes import AnswerState
from tests.measures.plain import cells_of

PEOPLE = {
    "occ14.professional": 40,
    "occ14.working": 30,
    AnswerState.NOT_APPLICABLE: 3,
    AnswerState.OUTSIDE_UK: 4,
    AnswerState.UNKNOWN: 5,
    AnswerState.NOT_SAID: 6,
    AnswerState.UNCLASSIFIABLE: 2,
    AnswerState.BLANK: 8,
    AnswerState.NOT_ASKED: 2,
}
CELLS = cells_of([{"m": str(code), "g": "x"} for code, n in PEOPLE.items() for _ in range(n)], ["m", "g"])


def test_each_step_counts_those_it_should() -> None:
    """A hundred eligible, two of them not asked, eight blank; seventy classified, seven more declared."""
    found = response(CELLS, "m")
    assert (found.eligible, found.asked, found.answered, found.classified) == (100, 98, 90, 70)
    assert (found.declared, found.unknown) == (77, 23)
    assert found.by_state == {str(code): n for code, n in PEOPLE.items() if isinstance(code, AnswerState)}


def test_rates_are_of_those_who_were_asked() -> None:
    """Response counts any answer, declaration only what says something of the person."""
    found = response(CELLS, "m")
    assert (found.response_rate, found.declaration_rate) == (90 / 98, 77 / 98)


def test_where_no_one_was_asked_there_is_no_rate() -> None:
    """People who were not asked have neither a response nor a declaration rate."""
    found = response(CELLS, "m", among=CELLS.mask("m", [AnswerState.NOT_ASKED]))
    assert (found.eligible, found.asked, found.response_rate, found.declaration_rate) == (2, 0, None, None)


def test_masks_agree_with_the_counts() -> None:
    """The masks of classified, answered and unknown hold the people that the response counts."""
    found = response(CELLS, "m")
    held = [int(CELLS.n[mask(CELLS, "m")].sum()) for mask in (classified_mask, answered_mask, unknown_mask)]
    assert held == [found.classified, found.answered, found.unknown]


def test_a_person_without_a_code_is_our_mistake() -> None:
    """Every eligible person has a category or a state; one without is a defect, not a blank."""
    with pytest.raises(DefectError, match="neither a category nor a state"):
        response(cells_of([{"m": None}], ["m"]), "m")  # type: ignore[dict-item]
