from __future__ import annotations

from pathlib import Path

import pytest

from socmob.errors import DataError, MappingError, RefusedError
from socmob.framework import edition
from socmob.readers import default_mapping, load_mapping, recognise, write_mapping
from socmob.readers.recognition import Recognition
from tests.readers.mapping.made import Row, facts, levels_of_column

LABELS = [option.label for option in edition("smc-2020-11").question("origin.school11_16").options]
SECRET = "my mother Jane was a bus driver"


def rows(*more: str) -> list[Row]:
    """Answers to one question, with further labels."""
    return [
        {"Staff no": f"s{i}", "Year": "2026", "Grade": "A", "Sex": "F", "Type of school": label, "Salary": "31234"}
        for i, label in enumerate([*LABELS, *more])
    ]


def recognised(answers: list[Row]) -> Recognition:
    """What is recognised of rows."""
    return recognise(facts(list(answers[0])), levels_of_column(answers))


def written(folder: Path, answers: list[Row]) -> str:
    """The mapping file that is written for rows."""
    write_mapping(recognised(answers), facts(list(answers[0])), folder / "m.yaml", "Example LLP")
    return (folder / "m.yaml").read_text(encoding="utf-8")


def test_a_complete_recognition_needs_no_edit(tmp_path: Path) -> None:
    """A written mapping loads at once and says what the default mapping says."""
    written(tmp_path, rows())
    mapping = load_mapping(tmp_path / "m.yaml")
    default = default_mapping(facts(list(rows()[0])), recognised(rows()), "Example LLP")
    assert mapping.model_copy(update={"files": default.files}) == default
    assert (default.questions["origin.school11_16"].column, default.files[0].wave.column) == ("Type of school", "Year")
    assert {name: breakdown.column for name, breakdown in default.by.items()} == {"grade": "Grade", "sex": "Sex"}


def test_unknown_labels_are_listed_for_the_user(tmp_path: Path) -> None:
    """Unknown labels stand as comments to complete, near ones with a proposal, rare ones only counted."""
    text = written(tmp_path, rows("Lyceum", "Lyceum", "Lyceum", SECRET, *["Independent or fee payng school"] * 3))
    assert "      # Lyceum:   # 3 rows\n" in text
    assert "      # Independent or fee payng school: indep  # 3 rows; proposed by 98 of 100\n" in text
    assert "# 1 more labels on 1 rows" in text
    assert load_mapping(tmp_path / "m.yaml").questions["origin.school11_16"].options == {}


def test_no_key_pay_or_free_text_is_written(tmp_path: Path) -> None:
    """A mapping file holds headings and common labels, never a key, pay or a rare text."""
    text = written(tmp_path, rows(SECRET))
    assert "Jane" not in text
    assert "s1" not in text.replace("socmob", "")
    assert "31234" not in text


def test_what_is_proposed_counts_when_its_sign_is_taken_away(tmp_path: Path) -> None:
    """A proposed line is right YAML at its place: without its sign it is part of the mapping."""
    answers: list[Row] = [{**row, "Parentl degree": "Yes"} for row in rows()]
    text = written(tmp_path, answers)
    line = next(line for line in text.splitlines() if "# origin.parent_degree" in line)
    (tmp_path / "m.yaml").write_text(text.replace(line, line.replace("# ", "")), encoding="utf-8")
    assert load_mapping(tmp_path / "m.yaml").questions["origin.parent_degree"].column == "Parentl degree"


def test_a_file_with_no_known_question_is_refused(tmp_path: Path) -> None:
    """Where nothing is recognised there is no default mapping, and the written one says where to begin."""
    answers: list[Row] = [{"Type of schol": "State"}, {"Type of schol": "Law"}]
    with pytest.raises(DataError, match='Likely columns: "Type of schol"'):
        default_mapping(facts(["Type of schol"]), recognised(answers), "Example LLP")
    assert "# origin.school11_16: {column: Type of schol" in written(tmp_path, answers)
    with pytest.raises(MappingError, match="names no question yet"):
        load_mapping(tmp_path / "m.yaml")


def test_edits_are_not_overwritten(tmp_path: Path) -> None:
    """A mapping that is there stays, unless told otherwise."""
    first = written(tmp_path, rows())
    with pytest.raises(RefusedError, match="may hold your edits"):
        written(tmp_path, rows())
    write_mapping(recognised(rows()), facts(list(rows()[0])), tmp_path / "m.yaml", "Other", overwrite=True)
    assert (tmp_path / "m.yaml").read_text(encoding="utf-8") != first
