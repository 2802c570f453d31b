"""What each answer counts as, measure by measure: a hundred people in categories, and some who are in none.

Shares are of the classified; beside them stands how many answered. Labels are those of the edition that is named.
"""

from __future__ import annotations

from collections import Counter

from socmob.framework import edition, normalised
from socmob.values.cells import Cells
from tests.spec.table import declaration, people, per_cent

# Edition smc-2020-11.
OCCUPATION = """
    people  answer
        30  Modern or traditional professional job
        20  Senior, middle or junior manager or administrator
        10  Clerical or intermediate job
         5  Small business owner (fewer than 25 staff)
        15  Technical or craft job
        15  Routine or semi-routine manual or service job
         5  Unemployed for a long time (on unemployment benefit for over a year)
         6  Other, for example retired, does not apply, do not know
         4  Prefer not to say
    """


def counted(id: str, measure: str, table: str) -> Cells:
    """The cells of a table of people and the answers that they ticked."""
    form, found = edition(id), Counter[str]()
    for line in table.strip().splitlines()[1:]:
        number, label = line.split(maxsplit=1)
        found[form.counts(form.question(measure).labels[normalised(label)])] += int(number)
    return people("answer people\n" + "\n".join(f"{code} {number}" for code, number in found.items()))


def of_the_classified(cells: Cells, *codes: str) -> list[float]:
    """The shares of categories, in per cent of the classified."""
    return [per_cent(cells, code)["of the classified"] for code in codes]


def test_parental_occupation() -> None:
    """110 answered, 100 are classified: 50% professional, 15% intermediate, 35% working class."""
    cells = counted("smc-2020-11", "origin.occupation14", OCCUPATION)
    assert declaration(cells).people("answered", "classified") == (110, 100)
    assert of_the_classified(cells, "occ14.professional", "occ14.intermediate", "occ14.working") == [50, 15, 35]


# Edition smc-2020-11.
SCHOOL = """
    people  answer
        60  State school, not selective
        15  State school, selective (by ability, faith or otherwise)
        22  Independent or fee-paying school
         3  Independent school, with a bursary for at least 90% of the fees
        12  School outside the UK
         1  Do not know
         7  Prefer not to say
    """


def test_type_of_school() -> None:
    """120 answered, 100 are classified: 25% independent. The 12 schooled abroad have declared, so 112 of 120 have."""
    cells = counted("smc-2020-11", "origin.school11_16", SCHOOL)
    found = declaration(cells)
    assert (*found.people("answered", "classified"), found.rate("declaration_rate")) == (120, 100, 112 / 120)
    assert of_the_classified(cells, "school.independent") == [25]


# Edition smc-2020-11.
MEALS = """
    people  answer
        14  Yes, at some time
        86  No, never
        30  Does not apply (left school before 1980, or at school outside the UK)
        10  Do not know
        10  Prefer not to say
    """


def test_free_school_meals() -> None:
    """Of 150 who answered the question does not apply to 30: 14% of the other 100 who said were eligible."""
    cells = counted("smc-2020-11", "origin.free_school_meals", MEALS)
    assert declaration(cells).people("answered", "classified") == (150, 100)
    assert of_the_classified(cells, "fsm.eligible") == [14]


# Edition smc-2020-11.
DEGREE = """
    people  answer
        51  Yes, one or more
        49  No, none of them
         5  Do not know
         5  Prefer not to say
    """


def test_parents_degree() -> None:
    """51% of the 100 who said have a parent with a degree."""
    cells = counted("smc-2020-11", "origin.parent_degree", DEGREE)
    assert of_the_classified(cells, "pdeg.yes", "pdeg.no") == [51, 49]


# Edition pfg-2012.
SUPPORT = """
    people  answer
        12  Yes, it did
        88  No, it did not
        10  Prefer not to say
    """


def test_household_income_support() -> None:
    """12% of the 100 who said grew up in a household that received income support."""
    cells = counted("pfg-2012", "origin.income_support", SUPPORT)
    assert of_the_classified(cells, "isupp.yes") == [12]


# Edition pfg-2012.
QUALIFICATION = """
    people  answer
        70  Degree, or a higher degree
        10  Higher education or training below a degree
        12  A levels or equivalent
         8  No qualifications
         5  Another qualification
         5  Prefer not to say
    """


def test_own_qualification() -> None:
    """70% of the 100 whose qualification has a level hold a degree; another qualification has none."""
    cells = counted("pfg-2012", "own.qualification", QUALIFICATION)
    assert declaration(cells).people("answered") == (110,)
    assert of_the_classified(cells, "qual.degree", "qual.gcse_or_none") == [70, 8]
