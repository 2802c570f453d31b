"""People of whom nothing can be proved: they open nothing, and nothing that they leave narrow is published."""

from __future__ import annotations

import pytest

from socmob.errors import RefusedError
from tests.attack.attacker import Attacker
from tests.attack.firms import CLASSES, FIRST, LAST, OCCUPATION, Firm, Row
from tests.attack.making import GRADE
from tests.attack.publishing import PROFILE, publish

STAFF = {"a": (30, 25, 40), "b": (25, 30, 20), "c": (20, 15, 4)}
PLACE = "by.location"


def staff() -> list[tuple[str, int]]:
    """The grade and the class of each of a staff, four of whom are few in a grade."""
    return [(grade, one) for grade, counts in STAFF.items() for one, n in enumerate(counts) for _ in range(n)]


def test_a_grade_in_which_everyone_changed_their_answer_is_protected() -> None:
    """Of a grade of 39 who all answered otherwise before, four stay hidden."""
    codes, rows = CLASSES[OCCUPATION], []
    for person, (grade, one) in enumerate(staff()):
        before = (one + 1) % 3 if grade == "c" else one
        rows.append(Row(person, FIRST, (grade,), (codes[before],)))
        rows.append(Row(person, LAST, (grade,), (codes[one],)))
    firm = Firm((GRADE,), (OCCUPATION,), tuple(rows), keyed=True)
    attacker = Attacker(firm, [publish(firm).document], PROFILE.width)
    assert attacker.narrowed() == attacker.told_differences() == []


def test_a_report_by_groups_that_the_files_do_not_have_freezes_its_people() -> None:
    """After one by location, which nobody here knows of, a report by grade with few in one is refused."""
    codes = CLASSES[OCCUPATION]
    placed = [Row(i, LAST, ("north" if i % 2 else "south",), (codes[one],)) for i, (_, one) in enumerate(staff())]
    graded = [Row(i, LAST, (grade,), (codes[one],)) for i, (grade, one) in enumerate(staff())]
    before = publish(Firm((PLACE,), (OCCUPATION,), tuple(placed), keyed=False)).release
    with pytest.raises(RefusedError, match="earlier reports"):
        publish(Firm((GRADE,), (OCCUPATION,), tuple(graded), keyed=False), earlier=[before])
