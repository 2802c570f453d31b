"""Explaining a number of a report that was written before."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.errors import UserError
from socmob.framework import profile_data
from socmob.workflows.explaining import explain_number
from socmob.workflows.projects import open_project
from socmob.workflows.reporting import report

DEFAULT = Path(profile_data.__file__).parent / "data" / "profiles" / "default.yaml"
STRICTER = (
    DEFAULT.read_text(encoding="utf-8").replace("id: default", "id: ours").replace("threshold: 10", "threshold: 25")
)
NUMBER = "declaration.origin.parent_degree/answered/count"


QUESTION = "Parent or guardian with degree"
MAPPING = f"""version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
files: [{{file: answers.csv, wave: {{is: "2026"}}}}]
questions: {{origin.parent_degree: {{column: {QUESTION}}}}}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project with a stricter profile, its report in `report` beside it."""
    folder = tmp_path_factory.mktemp("project")
    rows = ['"Yes, one or both",x'] * 60 + ['"No, neither",x'] * 60
    (folder / "answers.csv").write_text("\n".join([f"{QUESTION},Other", *rows]), encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    (folder / "profile.yaml").write_text(STRICTER, encoding="utf-8")
    report(open_project(folder / "mapping.yaml"), folder / "report")
    return folder


def test_a_report_under_a_stricter_profile_is_explained(project: Path) -> None:
    """The profile in the folder above the report is read, as the one beside the mapping."""
    assert "answered" in explain_number(project / "report", NUMBER).lower()


def test_the_profile_may_lie_where_the_user_stands(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report that was moved elsewhere is explained from within the project."""
    moved = (project / "report" / "report.json").rename(tmp_path / "report.json")
    monkeypatch.chdir(project)
    assert "answered" in explain_number(moved, NUMBER).lower()
    moved.rename(project / "report" / "report.json")


def test_without_its_profile_it_is_refused(project: Path, tmp_path: Path) -> None:
    """Where the profile is nowhere near, the message says to bring it."""
    alone = tmp_path / "elsewhere" / "report.json"
    alone.parent.mkdir()
    alone.write_bytes((project / "report" / "report.json").read_bytes())
    with pytest.raises(UserError, match=r"profile\.yaml"):
        explain_number(alone, NUMBER)
