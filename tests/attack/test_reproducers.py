"""What attackers found in earlier versions, kept: each leak as it was, through the whole of `socmob report`."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from socmob.errors import RefusedError
from tests.attack.firms import CLASSES, FIRST, LAST, SCHOOL, Firm, Row
from tests.attack.making import DEPARTMENT, GRADE, TEAM, school_firm
from tests.attack.outcome import attacked
from tests.attack.page import Page, unexplained_cells, unexplained_marks
from tests.attack.publishing import publish
from tests.attack.reporting import reader_of, reported

STATE, INDEPENDENT = CLASSES[SCHOOL]


def counted(counts: Mapping[Any, tuple[int, ...]], *breakdowns: str) -> Firm:
    """A firm of so many of each kind from state schools, from independent ones, and silent."""
    given = [
        (kind, answer)
        for kind, numbers in counts.items()
        for answer, n in zip((STATE, INDEPENDENT, "answer.blank"), numbers, strict=False)
        for _ in range(n)
    ]
    return Firm(breakdowns, (SCHOOL,), tuple(Row(i, LAST, kind, (answer,)) for i, (kind, answer) in enumerate(given)))


def test_a_small_team_does_not_follow_from_its_department(tmp_path: Path) -> None:
    """Departments by teams: of three teams with 4, 14 and 20 from independent schools the first followed once."""
    teams = {
        ("Law", "Law A"): (30, 4),
        ("Law", "Law B"): (35, 14),
        ("Law", "Law C"): (25, 20),
        ("Ops", "Ops A"): (30, 16),
        ("Ops", "Ops B"): (24, 25),
        ("Ops", "Ops C"): (44, 18),
    }
    firm = counted(teams, DEPARTMENT, TEAM)
    attacker = reader_of(firm, [reported(firm, tmp_path)])
    assert attacker.narrowed(insiders=True) == attacker.narrowed_differences(insiders=True) == []


@pytest.mark.parametrize("silent", [0, 1, 8])
def test_totals_do_not_tell_who_of_two_small_grades_is_in_which_class(silent: int) -> None:
    """Two small grades have their answers withheld, and what is left of the totals tells neither."""
    grades = {("a",): (4, 5, silent), ("b",): (3, 5, 0), ("c",): (30, 60, 30), ("d",): (40, 100, 35)}
    firm = counted(grades, GRADE)
    attacker = attacked(firm, publish(firm))
    assert attacker.narrowed(insiders=True) == attacker.told_differences() == []


def followed(left: int, changed: int) -> Firm:
    """A hundred people in two waves, some of whom left and some of whom answered otherwise."""
    answers = [STATE if i % 3 else INDEPENDENT for i in range(100)]
    other = {STATE: INDEPENDENT, INDEPENDENT: STATE}
    before = [Row(i, FIRST, (), (answers[i],)) for i in range(100)]
    after = [Row(i, LAST, (), (other[answers[i]] if i < left + changed else answers[i],)) for i in range(left, 100)]
    return Firm((), (SCHOOL,), (*before, *after), keyed=True)


PAIRED = f'person: Id\nwaves: {{current: "{LAST}", compare_with: "{FIRST}"}}\n'


@pytest.mark.parametrize(("left", "changed"), [(0, 2), (3, 1)])
def test_a_paired_change_has_no_test_to_count_people_by(tmp_path: Path, left: int, changed: int) -> None:
    """Beside two bases a paired t told how many left and how many answered otherwise."""
    numbers = reported(followed(left, changed), tmp_path, PAIRED)["numbers"]
    statistics = {n["definition"]["statistic"] for key, n in numbers.items() if key.startswith("change.")}
    assert not statistics & {"test", "degrees_of_freedom"}


@pytest.mark.parametrize("left", [1, 9])
def test_what_a_few_leavers_answered_is_not_told(tmp_path: Path, left: int) -> None:
    """Two waves that differ by a few people are not both shown."""
    firm = followed(left, 0)
    attacker = reader_of(firm, [reported(firm, tmp_path, PAIRED)])
    assert attacker.narrowed(insiders=True) == attacker.narrowed_differences(insiders=True) == []


def test_one_person_of_nearly_all_the_weight_is_no_group(tmp_path: Path) -> None:
    """Of thirty people one had weight, and the share of the thirty was what that one answered."""
    firm = school_firm({"a": (16, 14), "b": (50, 30)})
    weights = ["1.0" if i == 0 or row.levels == ("b",) else "0.0" for i, row in enumerate(firm.rows)]
    numbers = reported(firm, tmp_path, "census: false\nweight: w\n", {"w": weights})["numbers"]
    shares = [n for key, n in numbers.items() if key.startswith(f"by.{SCHOOL}.grade/a/") and key.endswith("|share")]
    assert shares
    assert {share["value"] for share in shares} == {None}


def test_a_second_report_from_the_same_folder_tells_nothing_withheld(tmp_path: Path) -> None:
    """By department, then by team: the ledger of the folder holds the second against the first, or refuses it."""
    teams = {
        ("x", "x1"): (6, 7),
        ("x", "x2"): (20, 20),
        ("x", "x3"): (30, 31),
        ("y", "y1"): (6, 7),
        ("y", "y2"): (40, 40),
    }
    firm = counted(teams, DEPARTMENT, TEAM)
    documents = []
    for breakdown in (DEPARTMENT, TEAM):
        with contextlib.suppress(RefusedError):
            documents.append(reported(firm, tmp_path, breakdowns=[breakdown]))
    assert documents
    assert reader_of(firm, documents).narrowed(insiders=True) == []


def test_a_page_tells_no_more_than_its_json(tmp_path: Path) -> None:
    """Every number of its tables is one of the release, every mark of a chart stands where the words beside it say."""
    firm = school_firm({"a": (30, 17), "b": (50, 31), "c": (40, 23), "d": (11, 4)})
    document = reported(firm, tmp_path)
    html = next((tmp_path / "report").glob("*.html")).read_text(encoding="utf-8")
    assert Page(html).charts
    assert unexplained_marks(html) == unexplained_cells(html, document) == Page(html).data == []


@pytest.mark.parametrize("states", [("answer.not_said",) * 3, ("answer.not_said", "answer.not_said", "answer.blank")])
def test_that_all_the_silent_are_of_one_kind_is_not_told(tmp_path: Path, states: Sequence[str]) -> None:
    """Of forty people three are in no category: whether in one state or in two, the report looks the same."""
    answers = [*states, *["school.state"] * 22, *["school.independent"] * 15]
    firm = Firm((GRADE,), (SCHOOL,), tuple(Row(i, LAST, ("ab"[i % 2],), (a,)) for i, a in enumerate(answers)))
    numbers = reported(firm, tmp_path)["numbers"]
    told = {key: n["value"] for key, n in numbers.items() if key.startswith(f"declaration.{SCHOOL}/answer.")}
    assert len(told) == 4
    assert {*told.values()} == {None}


def new_each_year(row: Row) -> str:
    """A key that nobody has twice."""
    return f"{row.wave}-{row.key}"


def of_some(row: Row) -> str:
    """A key that most have not."""
    return f"p{row.key}" if row.key > 69 else ""


@pytest.mark.parametrize("key", [new_each_year, of_some])
def test_a_key_that_does_not_recur_is_none(tmp_path: Path, key: Callable[[Row], str]) -> None:
    """With a new key each year, or one for some, what the three who left had answered stood between both waves."""
    answers = [CLASSES[SCHOOL][i % 3 == 0] for i in range(100)]
    before = [Row(i, FIRST, (), (answer,)) for i, answer in enumerate(answers)]
    firm = Firm((), (SCHOOL,), (*before, *(replace(row, wave=LAST) for row in before[3:])), keyed=True)
    more = f'waves: {{current: "{LAST}", compare_with: "{FIRST}"}}\nperson: Pid\n'
    document = reported(firm, tmp_path, more, {"Pid": [key(row) for row in firm.rows]})
    assert reader_of(firm, [document]).narrowed_differences(insiders=False) == []
