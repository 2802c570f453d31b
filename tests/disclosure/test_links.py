"""Links between populations, computed from what they are."""

from __future__ import annotations

import numpy as np

from socmob.disclosure.differences import small_differences
from socmob.disclosure.effort import Effort
from socmob.disclosure.links import links_of
from socmob.disclosure.moves import reference_table
from socmob.disclosure.populations import People, people_of
from socmob.values.definitions import Population
from tests.disclosure.firms import CATEGORIES, PROFILE, report
from tests.disclosure.test_matrix import dense_of

FIRM = {("2026", code, grade): 10 + i for i, code in enumerate((*CATEGORIES, "answer.blank")) for grade in "abc"}


def determined(people: People, known: list[Population], asked: Population) -> bool:
    """Whether a population's count follows from others' by linear algebra alone."""
    links = links_of(people)
    matrix = dense_of(links.matrix).astype(float)
    hidden = np.ones(matrix.shape[1], dtype=bool)
    hidden[[links.variable[people.index[p]] for p in known]] = False
    aim = np.zeros(matrix.shape[1])
    aim[links.variable[people.index[asked]]] = 1
    free = matrix[:, hidden]
    return bool(np.linalg.matrix_rank(np.vstack((free, aim[hidden]))) == np.linalg.matrix_rank(free))


STAFF = Population.of({"wave": ["2026"]})
CLASSES = [STAFF.within("origin.occupation14", [code]) for code in CATEGORIES]


def test_a_base_is_the_sum_of_its_classes() -> None:
    """The classified follow from the three classes, and not from two."""
    people = people_of(report(FIRM))
    classified = STAFF.within("origin.occupation14", CATEGORIES)
    assert determined(people, CLASSES, classified)
    assert not determined(people, CLASSES[:2], classified)


def test_a_class_is_the_sum_over_grades() -> None:
    """A class of everyone follows from the class in each grade, a margin that nobody declared."""
    people = people_of(report(FIRM))
    by_grade = [CLASSES[0].within("by.grade", [grade]) for grade in "abc"]
    assert determined(people, by_grade, CLASSES[0])
    assert not determined(people, by_grade[:2], CLASSES[0])


def test_a_complement_gives_the_part() -> None:
    """Everyone less those who are blank are those who answered."""
    people = people_of(report(FIRM))
    blank = STAFF.within("origin.occupation14", ["answer.blank"])
    assert determined(people, [STAFF, blank], STAFF.within("origin.occupation14", CATEGORIES))


def test_everyone_asked_is_everyone() -> None:
    """Where no code says that somebody was not asked, asked and eligible are one population."""
    people = people_of(report(FIRM))
    asked = STAFF.within("origin.occupation14", [*CATEGORIES, "answer.blank"])
    assert people.index[asked] == people.index[STAFF]


def test_the_reference_table_holds_every_true_count() -> None:
    """The table that moves start from agrees with each count and with each link."""
    people = people_of(report(FIRM))
    links = links_of(people)
    table = reference_table(links, np.array(people.counts), Effort(PROFILE))
    assert not (links.matrix @ table).any()
    assert tuple(table[links.variable]) == people.counts


def test_small_differences_are_found_by_definition() -> None:
    """Two populations, one within the other, that differ by fewer than the threshold are a pair."""
    firm = FIRM | {("2026", "answer.blank", grade): 1 for grade in "abc"}
    people = people_of(report(firm))
    answered = STAFF.within("origin.occupation14", CATEGORIES)
    assert (people.index[answered], people.index[STAFF]) in small_differences(people, 10)
    assert (people.index[answered], people.index[STAFF]) not in small_differences(people, 3)
