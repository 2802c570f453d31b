"""A question in four parts is one answer, and a measure asked in two forms has each in its own columns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from socmob.engine import Engine, duckdb_engine, reference_engine
from socmob.errors import DataError, MappingError
from socmob.readers import codings, load_mapping, plan
from socmob.workflows.deriving import derive

OCCUPATION = "origin.occupation14"
FURTHER = "further: {employment: Status, size: Size, supervision: Charge}"
MAPPING = f"""version: 1
organisation: Example LLP
geography: UK
edition: smc-2020-02
files: [{{file: answers.csv, wave: {{column: Year}}}}]
questions:
  {OCCUPATION}: {{column: Job, {FURTHER}}}
"""
TWO_FORMS = f"""version: 1
organisation: Example LLP
geography: UK
edition: smc-2020-11
files:
  - {{file: old.csv, wave: {{is: "2019"}}}}
  - {{file: both.csv, wave: {{is: "2021"}}}}
  - {{file: new.csv, wave: {{is: "2023"}}}}
questions:
  {OCCUPATION}:
    column: Main earner
    waves: ["2021", "2023"]
    before: {{edition: smc-2020-02, column: Job, waves: ["2019", "2021"], {FURTHER}}}
"""

# Worked by hand from the matrix: its class of five, then the Commission's three.
ANSWERS = """
Job                           | Status                        | Size       | Charge     | code
Clerical or intermediate      | Employee                      | 25+        | Yes        | occ14.professional
Clerical or intermediate      | Employee                      | 25+        | No         | occ14.intermediate
Clerical or intermediate      | Employee                      | 1-24       | Don't know | occ14.intermediate
Clerical or intermediate      | Employee                      | 1-24       |            | answer.unclassifiable
Technical and craft           | Self-employed without employees |          |            | occ14.intermediate
Technical and craft           | Employee                      | 25+        | Yes        | occ14.working
Technical and craft           | Self-employed with employees  | Over 24    |            | occ14.professional
Routine                       | Self-employed with employees  | 1 - 24     |            | occ14.intermediate
Routine                       | Self-employed with employees  | Don't know |            | answer.unclassifiable
Senior manager                | Employee                      | Don't know | No         | occ14.professional
Modern professional           | Employee                      | 25+        | No         | occ14.professional
Modern professional           |                               |            |            | answer.unclassifiable
Long-term unemployed          |                               |            |            | occ14.working
Retired                       | Employee                      | 25+        | Yes        | answer.unclassifiable
Prefer not to say             |                               |            |            | answer.not_said
                              | Employee                      | 25+        | Yes        | answer.blank
"""
LINES = [[cell.strip() for cell in line.split("|")] for line in ANSWERS.strip().splitlines()[1:]]


def coded(
    folder: Path, mapping: str, files: dict[str, str], engine: Engine | None = None
) -> list[tuple[str | None, ...]]:
    """Wave, code, and code in the earlier form (where there is one), a row for each combination of answers."""
    for name, text in {**files, "mapping.yaml": mapping}.items():
        (folder / name).write_text(text, encoding="utf-8")
    read, engine = load_mapping(folder / "mapping.yaml"), engine or reference_engine()
    plans = plan(read, folder)
    rows = engine.open(plans.answers)
    lookups = codings(read, plans, lambda columns: engine.levels(rows, columns), derive)
    for lookup in lookups:
        rows = engine.attach(rows, lookup)
    added = tuple(lookup.adds[0] for lookup in lookups)
    return sorted((level.labels for level in engine.levels(rows, ("wave", *added)).levels), key=str)


@pytest.mark.parametrize("line", LINES, ids=[" ".join(line) for line in LINES])
def test_four_answers_are_one_class(tmp_path: Path, line: list[str]) -> None:
    """The code of each combination, as worked by hand; a blank on supervision gives no class, a don't know does."""
    *answers, code = line
    rows = f"Year,Job,Status,Size,Charge\n2019,{','.join(answers)}\n2019,Retired,,,\n"
    assert ("2019", code) in coded(tmp_path, MAPPING, {"answers.csv": rows})


def test_a_question_in_parts_is_not_read_by_its_first_alone(tmp_path: Path) -> None:
    """Without the columns of the parts the mapping is refused, and says what to add."""
    path = tmp_path / "mapping.yaml"
    path.write_text(MAPPING.replace(f", {FURTHER}", ""), encoding="utf-8")
    with pytest.raises(MappingError, match=r"asked in 4 parts.*\n.*line 7\n.*employment: \.\.\., size: \.\.\."):
        load_mapping(path)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("supervision: Charge", "supervision: Charge, rank: Rank", 'a further part "rank"'),
        ("size: Size", "size: {column: Size, options: {tiny: puny}}", '"puny" is no answer to the part "size"'),
        ("edition: smc-2020-02", "edition: smc-2020-11", 'a further part "employment"'),
    ],
)
def test_a_part_that_is_not_asked_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    """Parts and their answers are those of the edition."""
    path = tmp_path / "mapping.yaml"
    path.write_text(MAPPING.replace(old, new), encoding="utf-8")
    with pytest.raises(MappingError, match=says):
        load_mapping(path)


def test_an_unknown_answer_to_a_part_is_told_with_what_it_may_mean(tmp_path: Path) -> None:
    """The column is named, and the answers of that part are listed."""
    rows = "Year,Job,Status,Size,Charge\n" + "2019,Routine,Employee,A dozen,No\n" * 3
    with pytest.raises(DataError, match=r'"Size" these labels.*"A dozen" \(3 rows\)[\s\S]*small \(1 to 24\)'):
        coded(tmp_path, MAPPING, {"answers.csv": rows})


def test_an_answer_to_a_part_can_be_mapped(tmp_path: Path) -> None:
    """The mapping's word for a label of a part counts."""
    mapping = MAPPING.replace("size: Size", "size: {column: Size, options: {A dozen: small}}")
    rows = "Year,Job,Status,Size,Charge\n2019,Routine,Self-employed with employees,A dozen,\n"
    assert coded(tmp_path, mapping, {"answers.csv": rows}) == [("2019", "occ14.intermediate")]


@pytest.mark.parametrize("engine", [reference_engine, duckdb_engine])
def test_two_forms_in_columns_of_their_own(tmp_path: Path, engine: Callable[[], Engine]) -> None:
    """A wave has the form it was asked in; one asked both ways counts in the new one and keeps the old beside it."""
    files = {
        "old.csv": "Job,Status,Size,Charge\nClerical or intermediate,Employee,25+,Yes\n",
        "both.csv": "Job,Status,Size,Charge,Main earner\nClerical or intermediate,Employee,25+,Yes,Clerical\n"
        ",,,,Craft\n",
        "new.csv": "Main earner\nCraft\n",
    }
    assert coded(tmp_path, TWO_FORMS, files, engine()) == [
        ("2019", "occ14.professional", "occ14.professional"),
        ("2021", "occ14.intermediate", "occ14.professional"),
        ("2021", "occ14.working", "answer.blank"),
        ("2023", "occ14.working", "answer.not_asked"),
    ]


def test_one_column_for_both_forms_and_parts_in_one_file_alone(tmp_path: Path) -> None:
    """Where the edition changed and the column did not, the file of the new form needs no columns of the parts."""
    parts = f'{{column: Job, editions: {{"2019": smc-2020-02}}, {FURTHER}}}'
    mapping = TWO_FORMS.partition("questions:")[0].replace('  - {file: both.csv, wave: {is: "2021"}}\n', "")
    files = {
        "old.csv": "Job,Status,Size,Charge\nClerical or intermediate,Employee,25+,Yes\n",
        "new.csv": "Job\nClerical\n",
    }
    assert coded(tmp_path, f"{mapping}questions:\n  {OCCUPATION}: {parts}\n", files) == [
        ("2019", "occ14.professional"),
        ("2023", "occ14.intermediate"),
    ]


def test_a_column_that_is_in_no_file_is_refused(tmp_path: Path) -> None:
    """That a file may lack one of two forms does not let a misspelt column pass."""
    new = "Main earner\nCraft\n"
    files = {"old.csv": "Job,Status,Size,Charge\nRoutine,,,\n", "both.csv": new, "new.csv": new}
    with pytest.raises(MappingError, match='no column "Jobs"'):
        coded(tmp_path, TWO_FORMS.replace("column: Job,", "column: Jobs,"), files)
