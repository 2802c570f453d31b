"""From a mapping with small groups to a report that stands up to an attack from outside, with more in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from socmob.disclosure import read_release
from socmob.disclosure.outside import Kind
from socmob.workflows.auditing import audit
from socmob.workflows.projects import open_project
from socmob.workflows.reporting import Report, report

MEASURE = "origin.parent_degree"
MAPPING = """version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
{more}
files: [{{file: answers.csv, wave: {{column: Year}}}}]
questions: {{origin.parent_degree: {{column: Degree, options: {{"Yes": pdeg.yes, "No": pdeg.no}}}}}}
breakdowns:
  department: {{column: Department, label: Department}}
  team: {{column: Team, label: Team{team}}}
"""
TEAMS = {("Law", "L1"): 60, ("Law", "L2"): 40, ("Law", "L3"): 6, ("Tax", "T1"): 50, ("Tax", "T2"): 45}


def firm(folder: Path, teams: Mapping[tuple[str, str], int], waves: Mapping[str, int]) -> None:
    """The answers of a firm; its people are numbered, and `waves` says with which number each wave's staff begins."""
    people = [group for group, n in teams.items() for _ in range(n)]
    lines = [
        f"{year},K{first + i},{department},{team},{('Yes', 'No', 'No', 'Yes', 'No')[(first + i) * 7 % 5]}"
        for year, first in waves.items()
        for i, (department, team) in enumerate(people)
    ]
    text = "\n".join(["Year,Staff,Department,Team,Degree", *lines]) + "\n"
    (folder / "answers.csv").write_text(text, encoding="utf-8")


def made(folder: Path, name: str, more: str = "", team: str = "") -> Report:
    """A report of the firm, in a folder of this name."""
    (folder / "mapping.yaml").write_text(MAPPING.format(more=more, team=team), encoding="utf-8")
    return report(open_project(folder / "mapping.yaml"), folder / name)


def shown(report: Report, table: str) -> dict[str, int]:
    """How many numbers a table shows, row by row."""
    found = read_release(report.files.json).table(table)
    assert found is not None
    return {
        row.code: sum(found.shown(row.code, column.code) is not None for column in found.columns) for row in found.rows
    }


def learnt(*folders: Path) -> list[str]:
    """What a stranger learns from reports taken together."""
    [outcome] = audit(folders)
    return [finding.says for finding in outcome.attacked.findings if finding.kind is not Kind.PAGE]


@pytest.mark.parametrize(
    ("team", "rows"),
    [
        (", within: department", {"L1", "Law: other", "T1", "T2"}),
        ("", {"L1 and L3", "L2", "T1", "T2"}),
        (", small: keep", {"L1", "L2", "T1", "T2"}),
    ],
)
def test_team_and_department_are_both_shown(tmp_path: Path, team: str, rows: set[str]) -> None:
    """A small team is joined with the next of its department, or withheld with another; neither is undone."""
    firm(tmp_path, TEAMS, {"2026": 0})
    found = made(tmp_path, "report", team=team)
    by_team = {row for row, n in shown(found, f"by.{MEASURE}.team").items() if n}
    assert by_team - {"all", "dissimilarity"} <= rows
    assert shown(found, f"by.{MEASURE}.department")["Law"] > 0
    assert learnt(tmp_path / "report") == []


def test_pooled_waves_show_what_one_cannot(tmp_path: Path) -> None:
    """Eighteen people are too few for two classes, thirty are not; and neither report tells more of the other."""
    firm(tmp_path, {("Law", "L1"): 9, ("Tax", "T1"): 9}, {"2025": 0, "2026": 12})
    keyed = "person: Staff\nwaves: {current: '2026'}"
    alone = made(tmp_path, "alone", keyed)
    assert not shown(alone, f"composition.{MEASURE}")["pdeg.yes"]
    assert any('waves: {pool: ["2025", "2026"]}' in remark for remark in alone.remarks)
    pooled = made(tmp_path, "pooled", "person: Staff\nwaves: {pool: ['2025', '2026']}")
    assert shown(pooled, f"composition.{MEASURE}")["pdeg.yes"]
    assert learnt(tmp_path / "alone", tmp_path / "pooled") == []
