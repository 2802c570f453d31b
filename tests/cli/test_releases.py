"""Reports made before, on the command line: listed, taken back, corrected."""

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


def write_answers(folder: Path, yes: int) -> None:
    """Answers of sixty people."""
    rows = ['"Yes, one or both"'] * yes + ['"No, neither"'] * (60 - yes)
    (folder / "answers.csv").write_text("\n".join([f"{QUESTION},Other", *(f"{row},x" for row in rows)]), "utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that the user stands in, with a report made."""
    monkeypatch.chdir(tmp_path)
    write_answers(tmp_path, 30)
    (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    return tmp_path


def test_a_report_is_listed_with_what_became_of_it(socmob: Run, folder: Path) -> None:
    """In plain words: its number, its day, its wave, and that it is in force."""
    assert "No report" in socmob("releases").out
    assert socmob("report").code == 0
    said = socmob("releases", "--project", folder).out
    assert said.startswith("1. ")
    assert "Somebody, 2026: in force" in said


def test_a_report_that_nobody_saw_is_made_anew(socmob: Run, folder: Path) -> None:
    """Corrected answers are refused beside the report of before, and the message leads to the way out."""
    socmob("report")
    write_answers(folder, 28)
    refused = socmob("report")
    assert refused.code == 5
    assert "socmob withdraw" in refused.err
    assert socmob("withdraw", "--because", "two answers were typed wrong", "--nobody-saw-it").code == 0
    assert socmob("report").code == 0
    assert "withdrawn" in socmob("releases").out


@pytest.mark.usefixtures("folder")
def test_it_must_be_said_that_somebody_saw_it_after_all(socmob: Run) -> None:
    """To withdraw again what nobody saw is refused; said so expressly, it counts again."""
    socmob("report")
    socmob("withdraw", "1", "--because", "too early", "--nobody-saw-it")
    refused = socmob("withdraw", "1", "--because", "too early")
    assert (refused.code, "--somebody-saw-it" in refused.err) == (3, True)
    assert "nobody outside saw it" in socmob("releases").out
    assert "counts again" in socmob("withdraw", "1", "--because", "it was mailed", "--somebody-saw-it").out
    assert "nobody outside saw it" not in socmob("releases").out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("named", ["1", "socmob-report", "socmob-report/report.json"])
def test_a_report_is_named_by_number_folder_or_file(socmob: Run, named: str) -> None:
    """Whatever the user has at hand."""
    socmob("report")
    assert "Release 1 is withdrawn" in socmob("withdraw", named, "--because", "the wrong file").out


def test_what_was_seen_is_corrected(socmob: Run, folder: Path) -> None:
    """The report that takes its place says that readers of both can compare them."""
    socmob("report")
    write_answers(folder, 28)
    assert "--corrects 1" in socmob("withdraw", "--because", "two answers were typed wrong").out
    assert socmob("report").code == 5
    assert "compare them" in socmob("report", "--corrects", "1").out
    assert "corrected by 2" in socmob("releases").out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("named", "said"), [("7", "no release 7"), ("elsewhere", "no report here")])
def test_what_is_not_in_the_ledger_cannot_be_taken_back(socmob: Run, named: str, said: str) -> None:
    """The message says what there is."""
    socmob("report")
    outcome = socmob("withdraw", named, "--because", "why not")
    assert outcome.code == 3
    assert said in outcome.err


@pytest.mark.usefixtures("folder")
def test_nothing_is_in_force_before_the_first_report(socmob: Run) -> None:
    """To take back the last needs one."""
    assert "No release is in force" in socmob("withdraw", "--because", "why not").err
