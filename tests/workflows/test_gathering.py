"""Small groups shown together: which are joined, by head counts alone, and what the tables then count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from socmob.engine import duckdb_engine
from socmob.errors import DataError
from socmob.readers import load_mapping
from socmob.values.tables import RawTable
from socmob.workflows.describing import about
from socmob.workflows.gathering import gathered
from socmob.workflows.knowing import joint_of
from socmob.workflows.measuring import Measured, measure_rows
from socmob.workflows.preparing import prepare
from socmob.workflows.tabling import raw_tables

MEASURE = "origin.parent_degree"
MAPPING = """version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
files: [{{file: answers.csv, wave: {{is: "2026"}}}}]
questions: {{origin.parent_degree: {{column: Degree, options: {{"Yes": pdeg.yes, "No": pdeg.no}}}}}}
breakdowns:
  department: {{column: Department{department}}}
  team: {{column: Team{team}}}
"""
Staff = Mapping[tuple[str, str], int]
"""People by department and team."""


def measured(folder: Path, staff: Staff, department: str = "", team: str = "") -> Measured:
    """A made-up firm with its small groups gathered; every second person's parents have a degree."""
    people = [group for group, n in staff.items() for _ in range(n)]
    lines = [f"{d},{t},{'Yes' if i % 2 else 'No'}" for i, (d, t) in enumerate(people)]
    (folder / "answers.csv").write_text("\n".join(["Department,Team,Degree", *lines]) + "\n", encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING.format(department=department, team=team), encoding="utf-8")
    engine = duckdb_engine()
    prepared = prepare(engine, load_mapping(folder / "mapping.yaml"), folder)
    joint = joint_of(engine, prepared, [MEASURE])
    return replace(measure_rows(engine, prepared), groups=gathered(prepared, joint, threshold=10))


def rows(found: Measured, breakdown: str) -> dict[str, int]:
    """The rows of a breakdown, with how many people are in them."""
    table = by(found, f"declaration_by.{MEASURE}.{breakdown}")
    return {row.code: int(table.cells[row.code, "eligible"].value or 0) for row in table.rows}


def by(found: Measured, id: str) -> RawTable:
    """One of a report's tables."""
    return next(table for table in raw_tables(found) if table.id == id)


def alone(people: Mapping[str, int]) -> Staff:
    """People of one department by team."""
    return {("Law", team): n for team, n in people.items()}


@pytest.mark.parametrize(
    ("teams", "entry", "shown"),
    [
        ({"A": 30, "B": 20, "C": 6, "D": 4}, "", {"A": 30, "B": 20, "Small groups": 10}),
        ({"A": 30, "B": 20, "C": 5, "D": 4}, "", {"A and small groups": 39, "B": 20}),
        ({"A": 20, "B": 30, "C": 9}, "", {"A": 20, "B and C": 39}),
        ({"A": 30, "C": 6, "": 5}, "", {"A": 30, "Small groups": 11}),
        ({"A": 30, "B": 12, "C": 8, "d": 2}, "", {"A": 30, "B": 12, "Small groups": 10}),
        ({"A": 6, "B": 7}, "", {"A": 6, "B": 7}),
        ({"A": 30, "B": 20, "C": 6, "D": 4}, ", small: keep", {"A": 30, "B": 20, "C": 6, "D": 4}),
        ({"A": 4, "B": 30, "C": 20, "D": 6, "E": 15}, ", order: [A, B, C, D, E]",
         {"A and B": 34, "C": 20, "D and E": 21}),
        ({"A": 4, "B": 5, "C": 3, "D": 40}, ", order: [A, B, C, D]", {"A to C": 12, "D": 40}),
        ({"A": 4, "B": 40, "": 5}, ", order: [A, B]", {"A": 4, "B": 40, "not recorded": 5}),
        ({"A": 14, "B": 40, "": 5}, ", order: [A, B]", {"A": 14, "B and not recorded": 45}),
        ({"A": 14, "B": 40, "": 15}, "", {"A": 14, "B": 40, "not recorded": 15}),
        ({"A": 40, "B": 4}, "", {"A": 40, "B": 4}),
        ({"20": 4, "27": 20, "40": 30, "60": 5}, ", bands: [25, 35, 45, 55]",
         {"under 35": 24, "35 and over": 35}),
    ],
)  # fmt: skip
def test_small_groups_are_joined(
    tmp_path: Path, teams: Mapping[str, int], entry: str, shown: Mapping[str, int]
) -> None:
    """Together where that is enough, else with the largest; if ordered with the smaller neighbour; never all in one."""
    assert rows(measured(tmp_path, alone(teams), team=entry), "team") == shown


LAW = {("Law", "A"): 30, ("Law", "B"): 20}


@pytest.mark.parametrize(
    ("staff", "shown"),
    [
        ({**LAW, ("Law", "C"): 6, ("Law", "D"): 4, ("Tax", "E"): 25}, {"A": 30, "B": 20, "Law: other": 10, "E": 25}),
        ({**LAW, ("Law", "C"): 6, ("Tax", "E"): 25}, {"A": 30, "Law: other": 26, "E": 25}),
        ({**LAW, ("Tax", "C"): 6, ("Tax", "D"): 7}, {"A": 30, "B": 20, "Tax: all": 13}),
        ({**LAW, ("Tax", "C"): 6, ("Pay", "D"): 7}, {"A": 30, "B": 20, "Small groups": 13}),
        ({**LAW, ("Tax", "C"): 6}, {"A": 30, "B": 20, "C": 6}),
        ({**LAW, ("Tax", "B"): 9, ("Law", "C"): 6, ("Law", "Law: other"): 12, ("Law", "D"): 4},
         {"A": 30, "B": 29, "Law: other": 12, "Law: other (joined)": 10}),
    ],
)  # fmt: skip
def test_teams_are_joined_within_their_department(tmp_path: Path, staff: Staff, shown: Mapping[str, int]) -> None:
    """A department less its other teams tells nothing more; too small a department's go with those of others."""
    assert rows(measured(tmp_path, staff, team=", within: department"), "team") == shown


def test_a_team_of_two_departments_lies_within_neither(tmp_path: Path) -> None:
    """Ten people elsewhere are too many to be slips."""
    with pytest.raises(DataError, match='"B" are in more than one department') as told:
        measured(tmp_path, {**LAW, ("Tax", "B"): 10, ("Tax", "C"): 4}, team=", within: department")
    assert told.value.where.endswith("line 9")


def test_a_joined_row_counts_its_levels(tmp_path: Path) -> None:
    """Its population has the codes of every level in it, so that the gate knows who they are."""
    found = measured(tmp_path, alone({"A": 30, "B": 20, "C": 6, "D": 4}))
    table = by(found, f"by.{MEASURE}.team")
    [row] = [row for row in table.rows if row.code == "Small groups"]
    assert table.cells[row.code, "base"].definition.population.codes("by.team") == ("C", "D")
    assert table.cells[row.code, "base"].value == 10
    assert table.levels["by.team"] == ("A", "B", "C", "D")
    others = table.cells[row.code, "pdeg.yes|chance"].definition.inputs[0]
    assert others.population.codes("by.team") == ("A", "B")


def test_the_release_says_what_is_joined(tmp_path: Path) -> None:
    """Its readers are told which groups a row holds."""
    found = measured(tmp_path, alone({"A": 30, "B": 20, "C": 6, "D": 4}))
    assert "team: C and D are shown together as “Small groups”" in about(found).design


def test_answers_change_nothing(tmp_path: Path) -> None:
    """Who is joined depends on head counts alone."""
    first = measured(tmp_path, alone({"A": 30, "B": 20, "C": 6, "D": 4}))
    text = (tmp_path / "answers.csv").read_text(encoding="utf-8")
    (tmp_path / "answers.csv").write_text(text.replace("C,Yes", "C,No").replace("D,No", "D,"), encoding="utf-8")
    engine = duckdb_engine()
    prepared = prepare(engine, load_mapping(tmp_path / "mapping.yaml"), tmp_path)
    assert gathered(prepared, joint_of(engine, prepared, [MEASURE]), 10) == first.groups
