"""`socmob check`: what it says of a file, and what it writes."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import Run, socmob

__all__ = ["socmob"]

QUESTION = "Parent or guardian with degree"
ANSWERED = '"Yes, one or both"'


def file_of(folder: Path, answered: int, blank: int) -> Path:
    """A file in which so many answered, and so many have a row without an answer."""
    path = folder / "answers.csv"
    rows = [f"2026,{ANSWERED}"] * answered + ["2026,"] * blank
    path.write_text("\n".join([f"Year,{QUESTION}", *rows]) + "\n", encoding="utf-8")
    return path


def test_an_export_of_those_who_answered_is_not_taken_for_everyone(socmob: Run, tmp_path: Path) -> None:
    """Where nearly every row has an answer the mapping says that nobody knows who was asked, and the user is told."""
    outcome = socmob("check", file_of(tmp_path, 98, 2))
    assert "\nasked: unknown\n" in (tmp_path / "mapping.yaml").read_text(encoding="utf-8")
    assert "Nearly every row has an answer." in outcome.out


def test_a_file_with_people_who_did_not_answer_holds_everyone(socmob: Run, tmp_path: Path) -> None:
    """Rows without an answer show that the silent are in the file too."""
    outcome = socmob("check", file_of(tmp_path, 70, 30))
    assert "\nasked: all\n" in (tmp_path / "mapping.yaml").read_text(encoding="utf-8")
    assert "Nearly every row" not in outcome.out


def test_a_mapping_that_is_there_is_checked_and_kept(socmob: Run, tmp_path: Path) -> None:
    """The second time the counts are shown, and the user's edits stay."""
    path = file_of(tmp_path, 70, 30)
    socmob("check", path)
    written = (tmp_path / "mapping.yaml").read_bytes()
    outcome = socmob("check", path)
    assert outcome.code == 0
    assert (tmp_path / "mapping.yaml").read_bytes() == written
    assert "Asked, left blank" in outcome.out
