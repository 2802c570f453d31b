"""The General Medical Council asked 38,933 doctors in training about their school in 2013.

Everyone answered, if only with prefer not to say. It published counts, and shares of everyone who answered; of those
who fall in a class the shares are larger. Source: General Medical Council, National training survey 2013: socioeconomic
status questions (October 2013); the count of prefer not to say is what the others leave of the total.
"""

from __future__ import annotations

import pytest

from tests.spec.table import declaration, people, per_cent

DOCTORS = people(
    """
    answer                      people
    school.state_nonselective   15,118
    school.state_selective       9,221
    school.independent          13,108
    answer.not_said              1,486
    """
)


def test_everyone_answered_and_all_but_prefer_not_to_say_are_classified() -> None:
    """38,933 eligible, asked and answered; 37,447 classified; 1,486 would rather not say."""
    found = declaration(DOCTORS)
    assert found.people("eligible", "asked", "answered", "classified") == (38_933, 38_933, 38_933, 37_447)
    assert found.people("answer.not_said") == (1_486,)


@pytest.mark.parametrize(
    ("school", "of_answered", "of_classified"),
    [
        ("school.state_nonselective", 38.8, 40.4),
        ("school.state_selective", 23.7, 24.6),
        ("school.independent", 33.7, 35.0),
    ],
)
def test_shares_of_the_answered_and_of_the_classified(school: str, of_answered: float, of_classified: float) -> None:
    """The published shares are of the answered; leaving out prefer not to say raises each."""
    found = per_cent(DOCTORS, school)
    assert (found["of the answered"], found["of the classified"]) == (of_answered, of_classified)


def test_prefer_not_to_say_is_a_share_of_the_answered() -> None:
    """Of all who answered 3.8% would rather not say."""
    unsaid, answered = declaration(DOCTORS).people("answer.not_said", "answered")
    assert unsaid is not None
    assert answered is not None
    assert round(100 * unsaid / answered, 1) == 3.8
