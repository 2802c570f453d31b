from __future__ import annotations

from pathlib import Path

import pytest

from socmob.errors import MappingError
from socmob.readers.planning import plan
from tests.readers.mapping.made import MAPPING, facts, mapping_at, planned

RECORD = "record: {file: hr.csv, key: {answers: Staff no, record: Employee}, wave: {column: Year}}\n"


def test_columns_in_use_are_named_for_the_rest(tmp_path: Path) -> None:
    """A plan names the columns in use, with the headings they have in the file."""
    text = MAPPING + "weight: W\nstratum: S\nunit: U\nasked: {column: Sent, yes: [Y]}\ngrade: {column: Grade}\n"
    plans = planned(mapping_at(tmp_path, text), ["Year", "School", "W", "S", "U", "Sent", "Grade"])
    source = plans.answers.sources[0]
    assert source.rename == {
        "wave": "Year",
        "raw.origin.school11_16.1": "School",
        "raw.by.grade": "Grade",
        "asked.raw": "Sent",
        "weight": "W",
        "design.stratum": "S",
        "design.unit": "U",
    }
    assert source.numbers == {"weight"}
    assert (plans.record, plans.join_on, plans.eligible) == (None, (), "answers")


def test_a_fixed_wave_is_a_constant(tmp_path: Path) -> None:
    """The wave of a file without such a column stands in the mapping."""
    plans = planned(mapping_at(tmp_path, MAPPING.replace("column: Year", 'is: "2026"')), ["School"])
    assert plans.answers.sources[0].constants == {"wave": "2026"}


def test_answers_and_record_are_joined_by_wave_and_key(tmp_path: Path) -> None:
    """A column comes from the file that has it; both tell wave and key; everyone on the record is eligible."""
    mapping = mapping_at(tmp_path, MAPPING + RECORD + "grade: {column: Grade}\n")
    plans = planned(mapping, ["Year", "School", "Staff no"], ["Employee", "Year", "Grade"])
    assert plans.answers_columns == ("key", "wave", "raw.origin.school11_16.1")
    assert plans.record_columns == ("key", "wave", "raw.by.grade")
    assert (plans.join_on, plans.eligible) == (("wave", "key"), "record")


def test_a_record_without_a_wave_takes_the_only_one(tmp_path: Path) -> None:
    """Where the answers have one wave for all, the record's people belong to it."""
    text = MAPPING.replace("column: Year", 'is: "2026"') + RECORD.replace(", wave: {column: Year}", "")
    plans = planned(mapping_at(tmp_path, text), ["School", "Staff no"], ["Employee"])
    assert plans.record is not None
    assert plans.record.sources[0].constants == {"wave": "2026"}


@pytest.mark.parametrize(("heading", "file"), [("answers.Grade", "answers"), ("record.Grade", "record")])
def test_a_prefix_says_which_file_a_column_is_of(tmp_path: Path, heading: str, file: str) -> None:
    """Where both files have a column, the mapping says which is meant."""
    mapping = mapping_at(tmp_path, MAPPING + RECORD + f"grade: {{column: {heading}}}\n")
    plans = planned(mapping, ["Year", "School", "Staff no", "Grade"], ["Employee", "Year", "Grade"])
    columns = plans.answers_columns if file == "answers" else plans.record_columns
    assert "raw.by.grade" in columns


def test_a_column_of_both_files_is_refused(tmp_path: Path) -> None:
    """A column that is in both files is not guessed."""
    mapping = mapping_at(tmp_path, MAPPING + RECORD + "grade: {column: Grade}\n")
    with pytest.raises(MappingError, match=r'Write "answers\.Grade" or "record\.Grade"'):
        planned(mapping, ["Year", "School", "Staff no", "Grade"], ["Employee", "Year", "Grade"])


# what the mapping adds | the answers' columns | what the message says
ABSENT = [
    ("", ["Year", "Scholl"], 'There is no column "School" in answers.csv'),
    ("", ["Year", "Scholl"], 'Did you mean "Scholl"?'),
    ("", ["Jahr", "School"], 'There is no column "Year"'),
    ("grade: {column: Grad}\n", ["Year", "School", "Grade"], 'Did you mean "Grade"?'),
    ("person: Staff no\n", ["Year", "School", "Staff number"], 'There is no column "Staff no"'),
    ("dates: {joined: Joined}\n", ["Year", "School"], 'There is no column "Joined"'),
]


@pytest.mark.parametrize(("more", "columns", "says"), ABSENT)
def test_an_absent_column_is_refused_with_near_matches(
    tmp_path: Path, more: str, columns: list[str], says: str
) -> None:
    """A column that the mapping names and no file has is told with its line, and what may have been meant."""
    mapping = mapping_at(tmp_path, MAPPING + more)
    with pytest.raises(MappingError) as error:
        planned(mapping, columns)
    assert says in str(error.value)
    assert "mapping.yaml, line" in error.value.where


def test_files_of_the_command_line_take_the_place_of_the_mappings(tmp_path: Path) -> None:
    """A file named on the command line is read in the place of the mapping's."""
    mapping = mapping_at(tmp_path, MAPPING)
    plans = plan(mapping, tmp_path, [Path("new.csv")], inspect=lambda path, _: facts(["Year", "School"], path.name))
    assert [source.source.path.name for source in plans.answers.sources] == ["new.csv"]


def test_a_heading_that_differs_in_case_and_spaces_is_found(tmp_path: Path) -> None:
    """Case and spaces of a heading do not matter where only one column is so called."""
    plans = planned(mapping_at(tmp_path, MAPPING), ["YEAR", " school "])
    assert plans.answers.sources[0].rename["raw.origin.school11_16.1"] == " school "
