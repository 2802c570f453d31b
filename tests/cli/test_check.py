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


def form(folder: Path) -> Path:
    """A form whose question and labels are in words that no edition has."""
    path = folder / "form.csv"
    rows = ['"Yes, my mother had one"'] * 10 + ['"No, not one of them"'] * 10
    path.write_text("\n".join(["Had one of your parents graduated?", *rows]) + "\n", encoding="utf-8")
    return path


def test_proposals_count_once_they_are_accepted(socmob: Run, tmp_path: Path) -> None:
    """A mapping as it was written is written anew with its proposals, and what was taken is told."""
    first = socmob("check", form(tmp_path))
    assert "with --accept-proposals" in first.out
    outcome = socmob("check", tmp_path / "form.csv", "--accept-proposals")
    assert outcome.code == 0
    assert '"Yes, my mother had one" is yes of origin.parent_degree' in outcome.out
    assert "At least one parent has a degree" in outcome.out


def test_accepting_proposals_keeps_edits(socmob: Run, tmp_path: Path) -> None:
    """A mapping that somebody edited is not written anew."""
    socmob("check", form(tmp_path))
    path = tmp_path / "mapping.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Our organisation", "Example LLP"), encoding="utf-8")
    outcome = socmob("check", tmp_path / "form.csv", "--accept-proposals")
    assert (outcome.code, "may hold your edits" in outcome.err) == (5, True)
    assert "Example LLP" in path.read_text(encoding="utf-8")


def two_files(folder: Path, *headings: str) -> list[Path]:
    """Two files of answers, of 2023 and of 2026, each under its heading."""
    paths = [folder / "survey-2023.csv", folder / "survey-2026.csv"]
    for path, heading in zip(paths, headings, strict=True):
        path.write_text("\n".join([heading, *[ANSWERED] * 9]) + "\n", encoding="utf-8")
    return paths


def test_several_files_are_all_in_the_mapping(socmob: Run, tmp_path: Path) -> None:
    """Each file is a wave, told by the year in its name."""
    outcome = socmob("check", *two_files(tmp_path, QUESTION, QUESTION))
    assert outcome.code == 0
    assert "      2023      2026" in outcome.out
    text = (tmp_path / "mapping.yaml").read_text(encoding="utf-8")
    assert 'file: survey-2026.csv\n    wave: {is: "2026"}' in text


def test_files_with_other_columns_are_refused(socmob: Run, tmp_path: Path) -> None:
    """The columns that differ are named, and no mapping is written."""
    outcome = socmob("check", *two_files(tmp_path, QUESTION, "FSM"))
    assert outcome.code == 3
    assert 'survey-2026.csv alone has "FSM"' in outcome.err
    assert not (tmp_path / "mapping.yaml").exists()


def test_a_file_without_a_known_question_gets_a_mapping_to_complete(socmob: Run, tmp_path: Path) -> None:
    """Nothing is recognised, and the user has somewhere to write what is what."""
    path = tmp_path / "answers.csv"
    path.write_text("Q1\n" + "red\nblue\n" * 9, encoding="utf-8")
    assert socmob("check", path).code == 0
    text = (tmp_path / "mapping.yaml").read_text(encoding="utf-8")
    assert '  # origin.school11_16: {column: "the heading in the file"}' in text
    again = socmob("check", path)
    assert (again.code, "names no question yet" in again.err) == (4, True)


def joined(folder: Path, keys: list[str]) -> Path:
    """A mapping that joins these keys of answers to a record with the keys 1 to 9."""
    mapping = (
        "version: 1\norganisation: A\ngeography: UK\nedition: smc-2020-11\nasked: unknown\n"
        'files: [{file: a.csv, wave: {is: "1"}}]\nrecord: {file: r.csv, key: {answers: K, record: K}}\n'
        f"questions: {{origin.parent_degree: {{column: {QUESTION}}}}}\n"
    )
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    (folder / "a.csv").write_text("\n".join([f"K,{QUESTION}", *(f"{key},Yes" for key in keys)]), encoding="utf-8")
    (folder / "r.csv").write_text("\n".join(["K,G", *(f"{key},A" for key in range(1, 10))]), encoding="utf-8")
    return folder / "mapping.yaml"


def test_keys_that_are_written_otherwise_are_explained(socmob: Run, tmp_path: Path) -> None:
    """Where most answers find no row on the record, the user is told that keys are not altered."""
    few = socmob("check", "--mapping", joined(tmp_path, ["1", "0002", "0003", "4.0"]))
    assert "Joined: 1 rows are in both files, 3 in the answers alone" in few.out
    assert "00123 is not 123" in few.out
    assert "00123" not in socmob("check", "--mapping", joined(tmp_path, ["1", "2", "0003"])).out
