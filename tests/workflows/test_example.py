"""The example that ships: made from a seed, recognised whole, like a real firm's export."""

import csv
from importlib import resources

import pytest

from socmob.framework import edition, normalised
from tools.example_firm import STAFF
from tools.make_example import make_files

FOLDER = resources.files("socmob").joinpath("workflows", "example")
EDITION = edition("smc-2020-11")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a shipped file."""
    return list(csv.DictReader(FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("name", ["answers.csv", "record.csv"])
def test_files_are_what_the_generator_makes(name: str) -> None:
    """The shipped file is, byte for byte, what the seed gives."""
    assert FOLDER.joinpath(name).read_bytes() == make_files()[name].encode()


def test_example_is_small() -> None:
    """The whole example is under 400 kB."""
    assert sum(len(file.read_bytes()) for file in FOLDER.iterdir()) < 400_000


def test_every_heading_and_label_is_known_to_the_edition() -> None:
    """Each of the four questions stands under a known heading, and every label but a blank is one of its options."""
    answers = rows("answers.csv")
    for question in EDITION.questions:
        known = {normalised(heading) for heading in question.headings}
        [column] = [heading for heading in answers[0] if normalised(heading) in known]
        given = {normalised(row[column]) for row in answers} - {""}
        assert given <= question.labels.keys(), question.id


def test_a_key_occurs_once_in_each_wave_of_each_file() -> None:
    """Nobody has two rows in one wave."""
    for name, key in (("answers.csv", "Staff number"), ("record.csv", "Employee ID")):
        keys = [(row["Year"], row[key]) for row in rows(name)]
        assert len(set(keys)) == len(keys)


def test_record_has_the_staff_of_each_wave() -> None:
    """The record holds 1,165 people in 2023 and 1,200 in 2026, by grade as the generator states."""
    record = rows("record.csv")
    for wave, staff in STAFF.items():
        grades = [row["Grade"] for row in record if row["Year"] == str(wave)]
        assert {grade: grades.count(grade) for grade in staff} == staff


def test_most_staff_are_the_same_people_in_both_waves() -> None:
    """Between 80% and 90% of the first wave's staff have the same number in the second."""
    before, now = (
        {row["Employee ID"] for row in rows("record.csv") if row["Year"] == wave} for wave in ("2023", "2026")
    )
    assert 0.8 < len(before & now) / len(before) < 0.9


@pytest.mark.parametrize(("wave", "rate"), [("2023", 0.62), ("2026", 0.70)])
def test_about_as_many_answer_as_in_real_firms(wave: str, rate: float) -> None:
    """About 62% of staff answered in 2023 and 70% in 2026."""
    answered = {row["Staff number"] for row in rows("answers.csv") if row["Year"] == wave}
    staff = {row["Employee ID"] for row in rows("record.csv") if row["Year"] == wave}
    assert abs(len(answered & staff) / len(staff) - rate) < 0.02


def test_some_answers_are_of_people_who_have_left() -> None:
    """A few keys of the answers are not on the record of their year."""
    staff = {(row["Year"], row["Employee ID"]) for row in rows("record.csv")}
    assert 5 < sum((row["Year"], row["Staff number"]) not in staff for row in rows("answers.csv")) < 20
