"""Last year's report and this year's, of much the same staff: what the two tell together, and what either left open."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace

import numpy as np
import pytest

from tests.attack.attacker import Attacker
from tests.attack.firms import CLASSES, FIRST, LAST, OCCUPATION, SCHOOL, Firm, Row
from tests.attack.knowledge import Knowledge
from tests.attack.making import GRADE, Shape, draw
from tests.attack.outcome import attacked
from tests.attack.published import Terms
from tests.attack.publishing import PROFILE, Published, publish


def staff(seed: int, *, people: int, keyed: bool) -> Firm:
    """A staff in two waves, of which one in ten left or moved."""
    measure = SCHOOL if seed % 2 else OCCUPATION
    return draw(Shape(people, (GRADE,), (measure,), waves=2, keyed=keyed), np.random.default_rng(1000 + seed))


def in_turn(firm: Firm) -> tuple[Published, Published]:
    """Last year's report, and this year's with that at hand."""
    last = publish(firm.until(FIRST))
    return last, publish(firm, earlier=[last.release])


def told_nothing(release: Published) -> Published:
    """The same report with every number withheld."""
    document = deepcopy(dict(release.document))
    for number in document["numbers"].values():
        number.update(state="withheld", value=None)
    return replace(release, document=document)


def narrowed_further(firm: Firm, last: Published, this: Published, *, insiders: bool) -> list[str]:
    """What this year's report withholds and leaves less open than the width, and than last year's alone left it."""
    after, before = attacked(firm, last, this), attacked(firm, last, told_nothing(this))
    known = {knowledge.measure: place for place, knowledge in enumerate(before.known)}

    def is_narrow(knowledge: Knowledge, people: Terms) -> bool:
        aim, puzzle = after.aim(knowledge, people), before.puzzles[known[knowledge.measure]]
        left = puzzle.width(puzzle.row(aim.group, aim.answers), PROFILE.width)
        return after.is_narrow(knowledge, replace(aim, heads=min(aim.heads, left)), insiders)

    return [
        number.key
        for number, knowledge, secret in after.withheld()
        if all(is_narrow(knowledge, people) for people in secret)
    ]


@pytest.mark.parametrize(("seed", "people"), [(0, 120), (0, 150), (2, 120), (3, 90)])
def test_a_second_report_of_a_small_staff_tells_no_more_of_what_the_first_narrowed(seed: int, people: int) -> None:
    """Of ninety to a hundred and fifty who are followed by key: what is withheld is as open as last year's left it."""
    firm = staff(seed, people=people, keyed=True)
    last, this = in_turn(firm)
    assert narrowed_further(firm, last, this, insiders=people < 100) == []
    assert attacked(firm, last, this).told_differences() == []


@pytest.mark.parametrize("seed", range(6))
def test_colleagues_who_know_who_came_and_went_learn_nothing_where_nobody_else_does(seed: int) -> None:
    """The files have no key, and the attacker has: the few who came or went are told neither at once nor in turn."""
    firm = staff(seed, people=(60, 110, 200)[seed % 3], keyed=False)
    for releases in (in_turn(firm), (publish(firm),)):
        attacker = attacked(replace(firm, keyed=True), *releases)
        assert attacker.told_differences() == attacker.narrowed_differences() == []


Counts = Mapping[str, tuple[int, int]]


def counted(before: Counts, after: Counts) -> Firm:
    """A staff without a key: so many of each grade from state schools and from independent ones, in either wave."""
    given = [
        (wave, grade, answer)
        for wave, counts in ((FIRST, before), (LAST, after))
        for grade, both in counts.items()
        for answer, n in zip(CLASSES[SCHOOL], both, strict=True)
        for _ in range(n)
    ]
    rows = tuple(Row(i, wave, (grade,), (answer,)) for i, (wave, grade, answer) in enumerate(given))
    return Firm((GRADE,), (SCHOOL,), rows)


def grades_told(release: Published) -> set[str]:
    """The grades of which a report tells a share."""
    by = release.release.table(f"by.{SCHOOL}.grade")
    assert by is not None
    return {row for (row, column), cell in by.cells.items() if cell.value is not None and column.endswith("|share")}


BEFORE = {"a": (30, 30), "b": (31, 30), "c": (40, 40), "d": (60, 60)}


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ({"a": (45, 15), "b": (50, 12), "c": (60, 20), "d": (90, 30)}, {"all", "a", "b", "c", "d"}),
        ({"a": (30, 31), "b": (31, 31), "c": (60, 20), "d": (90, 30)}, {"all", "d"}),
    ],
)
def test_grades_that_hardly_changed_are_not_told_again(after: Counts, told: set[str]) -> None:
    """One joined either of two grades; were all others told, so were the two together: a third is withheld beside."""
    _, this = in_turn(counted(BEFORE, after))
    assert grades_told(this) == told


def test_leavers_beside_whom_nobody_joined_are_not_told_by_class() -> None:
    """Of twelve who left and are followed by key, four and eight in either class: two waves would tell it exactly."""
    answers = [CLASSES[SCHOOL][i % 3 == 0] for i in range(100)]
    rows = [Row(i, wave, (), (answers[i],)) for wave in (FIRST, LAST) for i in range(12 if wave == LAST else 0, 100)]
    firm = Firm((), (SCHOOL,), tuple(rows), keyed=True)
    attacker: Attacker = attacked(firm, publish(firm))
    assert attacker.told_differences() == attacker.narrowed(insiders=True) == []


def test_a_state_that_nobody_was_in_last_year_does_not_stop_this_years_report() -> None:
    """Last year's told of nobody who would not say, and so that there was nobody; this year there are some."""
    last = [Row(i, FIRST, (), (CLASSES[SCHOOL][i % 2] if i > 13 else "answer.blank",)) for i in range(100)]
    this = [replace(row, key=row.key + 100, wave=LAST) for row in last]
    this += [Row(300 + i, LAST, (), (("answer.not_said", *CLASSES[SCHOOL])[i % 3],)) for i in range(60)]
    _, report = in_turn(Firm((), (SCHOOL,), (*last, *this)))
    assert any(number["state"] == "shown" for number in report.document["numbers"].values())
