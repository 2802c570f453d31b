"""What answers count as in the further forms: the nation of schooling, the practitioners' module, the four-part form.

Shares are of the classified; beside them stands how many answered. Labels are those of the edition that is named.
"""

from __future__ import annotations

import pytest

from tests.spec.table import declaration
from tests.spec.test_what_answers_count_as import counted, of_the_classified

# Edition school-nations.
NATION = """
    people  answer
        50  England
        15  Scotland
        10  Wales
         5  Northern Ireland
        20  Outside the UK
         4  Do not know
         6  Prefer not to say
    """


def test_nation_of_schooling() -> None:
    """110 answered, 100 are classified: those abroad are a fifth of them, a group like the others."""
    cells = counted("school-nations", "origin.school_nation", NATION)
    assert declaration(cells).people("answered", "classified") == (110, 100)
    assert of_the_classified(cells, "nation.england", "nation.scotland", "nation.abroad") == [50, 15, 20]


# Edition practitioners: every item has the same answers.
HELPED = """
    people  answer
        45  It helped
        30  It did neither
        25  It hindered
         8  Does not apply to me
         2  Prefer not to say
    """


@pytest.mark.parametrize(
    "measure",
    [
        "experience.family", "experience.guidance", "experience.money", "experience.contacts",
        "experience.work_experience", "experience.routes", "experience.mentoring", "experience.fitting_in",
    ],
)  # fmt: skip
def test_what_helped_and_what_hindered(measure: str) -> None:
    """110 answered, 100 are classified: a quarter were hindered."""
    cells = counted("practitioners", measure, HELPED)
    assert declaration(cells).people("answered", "classified") == (110, 100)
    assert of_the_classified(cells, "exp.helped", "exp.neither", "exp.hindered") == [45, 30, 25]


# Edition smc-2020-02.
QUALIFICATION = """
    people  answer
        10  Beyond a first degree
        20  A degree or its equivalent
        50  Qualified, but short of a degree
        20  No formal qualification
         5  Does not apply to me
         5  Do not know
    """


def test_parents_qualification_is_folded_to_a_degree() -> None:
    """Of 100 classified thirty had a parent with a degree or more."""
    cells = counted("smc-2020-02", "origin.parent_degree", QUALIFICATION)
    assert declaration(cells).people("answered", "classified") == (110, 100)
    assert of_the_classified(cells, "pdeg.yes", "pdeg.no") == [30, 70]


# Edition lsb-2011.
FIRST = """
    people  answer
        40  No, mine was the first generation at university
        60  Yes, somebody did
        25  I did not go to university
         5  Prefer not to say
    """


def test_first_generation_is_of_those_who_went_to_university() -> None:
    """Those who did not go are outside the base: forty of a hundred, and not of 125."""
    cells = counted("lsb-2011", "origin.parent_degree", FIRST)
    assert declaration(cells).people("answered", "classified") == (130, 100)
    assert of_the_classified(cells, "pdeg.first") == [40]
