"""The attacker is tried on riddles whose answer can be worked out by hand, so that its silence means something."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from socmob.values.definitions import Statistic
from tests.attack.attacker import Attacker
from tests.attack.bare import bare, named, only, small
from tests.attack.firms import CLASSES, FIRST, LAST, SCHOOL, Firm, Row, tables
from tests.attack.making import GRADE, school_firm
from tests.attack.published import Terms

STATE, INDEPENDENT = CLASSES[SCHOOL]


def without(firm: Firm, *grades: str) -> Attacker:
    """An attacker of a release that tells nothing of some grades, each by itself, and all else."""
    parts = ("share", "lower", "upper", "chance")
    table = f"by.{SCHOOL}.grade"
    keys = {f"{table}/{g}/{code}|{part}" for g in grades for code in (STATE, INDEPENDENT) for part in parts}
    keys |= {f"{table}/dissimilarity/{code}|share" for code in (STATE, INDEPENDENT)}
    return Attacker(firm, [bare(tables(firm), named(*keys))], 10)


def of_grade(grade: str) -> Terms:
    """Those of a grade from state schools."""
    return ((GRADE, (grade,)), (SCHOOL, (STATE,)), ("wave", (LAST,)))


def widths(attacker: Attacker, grade: str) -> tuple[float, float]:
    """How wide a grade's count is to a stranger, and to the insider who knows most."""
    (puzzle,), aim = attacker.puzzles, attacker.aim(attacker.known[0], of_grade(grade))
    row = puzzle.row(aim.group, aim.answers)
    return puzzle.width(row, 1e9), min(puzzle.width(row, 1e9, place) for place in puzzle.insiders)


def test_of_what_is_not_published_nothing_is_known() -> None:
    """With every number withheld anybody can have answered anything."""
    firm = school_firm({"a": (20, 20), "b": (30, 30)})
    assert Attacker(firm, [bare(tables(firm), lambda *_: True)], 10).narrowed(insiders=True) == []


def test_one_grade_follows_from_the_others_and_the_sum() -> None:
    """A grade that alone is withheld is the whole less the rest."""
    attacker = without(school_firm({"a": (20, 3), "b": (30, 30), "c": (40, 40)}), "a")
    assert f"by.{SCHOOL}.grade/a/{STATE}|share" in attacker.narrowed()
    assert widths(attacker, "a")[0] == 0


def test_two_grades_hide_each_other() -> None:
    """Of grades of 23 and 60, of whom 33 went to an independent school, the first can have none to 23 of them."""
    attacker = without(school_firm({"a": (20, 3), "b": (30, 30), "c": (40, 40)}), "a", "b")
    assert attacker.narrowed(insiders=True) == []
    assert widths(attacker, "a")[0] == 23


def test_two_grades_that_are_too_small_do_not() -> None:
    """Of grades of 10 and 10, 14 of them from state schools, either has four at the least."""
    attacker = without(school_firm({"a": (5, 5), "b": (9, 1), "c": (40, 40)}), "a", "b")
    assert f"by.{SCHOOL}.grade/a/{STATE}|share" in attacker.narrowed()
    assert widths(attacker, "a")[0] == 6


def test_somebody_of_the_firm_knows_one_more() -> None:
    """A grade of ten can have none to ten for a stranger, and nine numbers fewer than that for one of the ten."""
    assert widths(without(school_firm({"a": (5, 5), "b": (20, 20), "c": (40, 40)}), "a", "b"), "a") == (10, 9)


@pytest.mark.parametrize("seed", range(8))
def test_ranges_are_those_of_all_possible_tables(seed: int) -> None:
    """On firms of a handful of people the ranges are those of a list of every table that agrees."""
    chance = np.random.default_rng(seed)
    firm = school_firm({g: (int(chance.integers(0, 4)), int(chance.integers(1, 5))) for g in "abc"})
    attacker = Attacker(firm, [bare(tables(firm), small(3))], 10)
    knowledge, (puzzle,) = attacker.known[0], attacker.puzzles
    shown = {p: knowledge.count(p) for p in attacker.shown(knowledge)}
    possible = []
    for states in itertools.product(*(range(int(n) + 1) for n in knowledge.free)):
        table = np.array([states, knowledge.free - np.array(states)]).T
        if all(knowledge.group(p) @ table @ knowledge.answers(p) == n for p, n in shown.items()):
            possible.append(table)
    for _, _, secret in attacker.withheld():
        for aim in (attacker.aim(knowledge, people) for people in secret):
            values = [float(aim.group @ table @ aim.answers) for table in possible]
            assert puzzle.width(puzzle.row(aim.group, aim.answers), 1e9) == max(values) - min(values)


def test_who_answered_otherwise_stands_apart_and_who_did_not_is_one_person() -> None:
    """Of 30 people in two waves one changed school: 29 are in both, and the other is known to be somebody in each."""
    rows = [Row(i, wave, ("a",), (STATE if i % 3 else INDEPENDENT,)) for wave in (FIRST, LAST) for i in range(29)]
    changed = [Row(99, FIRST, ("a",), (STATE,)), Row(99, LAST, ("a",), (INDEPENDENT,))]
    attacker = Attacker(Firm((GRADE,), (SCHOOL,), (*rows, *changed), keyed=True), [], 10)
    assert attacker.known == []
    firm = Firm((GRADE,), (SCHOOL,), (*rows, *changed), keyed=True)
    attacker = Attacker(firm, [bare(tables(firm), lambda key, *_: "trend" not in key)], 10)
    assert attacker.known[0].free.tolist() == [29.0, 1.0, 1.0]
    assert attacker.known[0].count(((SCHOOL, (STATE,)), ("wave", (FIRST,)))) == 20


@pytest.mark.parametrize(("people", "narrow"), [(60, True), (3_000, False)])
def test_a_share_tells_a_count_where_its_base_is_small(people: int, narrow: bool) -> None:
    """Whole per cent of sixty leave one count or two; of three thousand thirty."""
    firm = school_firm({"a": (people // 3, 2 * people // 3), "b": (400, 400)})
    document = bare(tables(firm), only(Statistic.SHARE, "/a/"))
    attacker = Attacker(firm, [document], 10, exact=False)
    aim = attacker.aim(attacker.known[0], of_grade("a"))
    assert attacker.is_narrow(attacker.known[0], aim) is narrow
