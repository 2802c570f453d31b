"""Breakdowns that lie within one another: one is left out, and the report says which."""

from __future__ import annotations

import json
from pathlib import Path

from socmob.workflows.projects import open_project
from socmob.workflows.reporting import Report, report

MAPPING = """version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
files: [{file: answers.csv, wave: {is: "2026"}}]
questions: {origin.parent_degree: {column: Degree, options: {"Yes": pdeg.yes, "No": pdeg.no}}}
breakdowns:
  department: {column: Department, label: Department}
  team: {column: Team, label: Team}
  sex: {column: Sex, label: Sex}
"""


def made(folder: Path, strays: int) -> Report:
    """The report of a firm whose teams lie within departments, but for some who do not."""
    rows = [
        (("Law", "Tax")[i % 2], f"{('Law', 'Tax')[i % 2]} {i // 2 % 3}", "MF"[i % 5 < 2], i % 7 < 3) for i in range(600)
    ]
    rows = [("Tax" if i < 2 * strays and d == "Law" else d, t, s, y) for i, (d, t, s, y) in enumerate(rows)]
    text = "\n".join(["Department,Team,Sex,Degree", *(f"{d},{t},{s},{'Yes' if y else 'No'}" for d, t, s, y in rows)])
    (folder / "answers.csv").write_text(text + "\n", encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    return report(open_project(folder / "mapping.yaml"), folder / "report")


def breakdowns(report: Report) -> set[str]:
    """The breakdowns that a report has tables by."""
    return {table["breakdown"] for table in json.loads(report.files.json.read_text(encoding="utf-8"))["tables"]} - {""}


def test_a_team_within_a_department_is_left_out(tmp_path: Path) -> None:
    """A withheld team would follow from its department less the other teams."""
    report = made(tmp_path, strays=0)
    assert breakdowns(report) == {"department", "sex"}
    assert "Team is left out" in report.files.html.read_text(encoding="utf-8")
    assert any("Team is left out" in remark for remark in report.remarks)


def test_so_is_one_that_nearly_does(tmp_path: Path) -> None:
    """Nine people elsewhere would be what the two tables differ by."""
    assert breakdowns(made(tmp_path, strays=3)) == {"department", "sex"}


def test_breakdowns_that_cross_stay(tmp_path: Path) -> None:
    """Where enough people of a team are in another department both are shown."""
    assert breakdowns(made(tmp_path, strays=100)) == {"department", "team", "sex"}
