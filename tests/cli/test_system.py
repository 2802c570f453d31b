"""What the operating system will not do, and mappings that ask too much, are told like any other fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run, socmob

__all__ = ["socmob"]

QUESTION = "Parent or guardian with degree"
MAPPING = f"""version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
files: [{{file: answers.csv, wave: {{is: "2026"}}}}]
questions: {{origin.parent_degree: {{column: {QUESTION}}}}}
"""


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    """A project that could be reported."""
    rows = ['"Yes, one or both"'] * 30 + ['"No, neither"'] * 30
    (tmp_path / "answers.csv").write_text(
        "\n".join([f"{QUESTION},Other", *(f"{row},x" for row in rows)]), encoding="utf-8"
    )
    path = tmp_path / "mapping.yaml"
    path.write_text(MAPPING, encoding="utf-8")
    return path


def test_a_folder_where_a_file_would_be_is_told_before_anything_is_written(socmob: Run, mapping: Path) -> None:
    """Both files of a report are replaced, or neither."""
    out = mapping.parent / "out"
    (out / "report.json").mkdir(parents=True)
    outcome = socmob("report", "-m", mapping, "-o", out)
    assert outcome.code == 3
    assert not (out / "report.html").exists()


def test_a_path_that_cannot_be_is_no_defect_of_the_program(socmob: Run, mapping: Path) -> None:
    """A folder below a file is told with its path, without a request to report a defect."""
    outcome = socmob("report", "-m", mapping, "-o", mapping / "below")
    assert outcome.code == 3
    assert "could not be read or written" in outcome.err
    assert "report it" not in outcome.err


@pytest.mark.parametrize(
    "entry",
    ["settings: &a {b: *a}", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "a: " + "[" * 30 + "]" * 30],
)
def test_aliases_and_deep_nesting_are_refused(socmob: Run, mapping: Path, entry: str) -> None:
    """A short file cannot stand for one without end."""
    mapping.write_text(MAPPING + entry + "\n", encoding="utf-8")
    outcome = socmob("report", "-m", mapping)
    assert outcome.code == 4
    assert "line 7" in outcome.err or "line 8" in outcome.err


def test_a_file_listed_twice_is_refused(socmob: Run, mapping: Path) -> None:
    """Nobody counts twice because a file was named twice."""
    twice = '[{file: answers.csv, wave: {is: "2026"}}, {file: ./answers.csv, wave: {is: "2026"}}]'
    mapping.write_text(MAPPING.replace('[{file: answers.csv, wave: {is: "2026"}}]', twice), encoding="utf-8")
    outcome = socmob("report", "-m", mapping)
    assert outcome.code == 4
    assert "listed twice" in outcome.err


def test_check_refuses_the_weights_that_report_would(socmob: Run, mapping: Path) -> None:
    """What passes the check can be reported."""
    mapping.write_text(MAPPING + "weight: Other\n", encoding="utf-8")
    assert socmob("check", "-m", mapping).code == 3
