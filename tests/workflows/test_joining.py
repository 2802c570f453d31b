"""Joining answers and record: who is eligible, who is counted on which side, and what is told of faulty keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.engine import duckdb_engine
from socmob.errors import DataError
from socmob.readers import load_mapping
from socmob.workflows.joining import Join
from socmob.workflows.preparing import Prepared, prepare

ANSWERS = "Year,Staff,Degree\n2023,1,Yes\n2026,1,Yes\n2026,2,No\n2026,9,No\n"
MAPPING = """version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
files: [{{file: answers.csv, wave: {{column: Year}}}}]
record: {{file: record.csv, key: {{answers: Staff, record: ID}}, {more}}}
questions: {{origin.parent_degree: {{column: Degree, options: {{"Yes": pdeg.yes, "No": pdeg.no}}}}}}
"""
WITH_WAVE = ("Year,ID\n2023,1\n2026,1\n2026,2\n2026,3\n", "wave: {column: Year}")
WITHOUT_WAVE = ("ID,Grade\n1,A\n2,B\n3,C\n", "population: answers")


def prepared(folder: Path, record: tuple[str, str], answers: str = ANSWERS) -> Prepared:
    """The rows of two files joined as the mapping says."""
    (folder / "answers.csv").write_text(answers, encoding="utf-8")
    (folder / "record.csv").write_text(record[0], encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING.format(more=record[1]), encoding="utf-8")
    return prepare(duckdb_engine(), load_mapping(folder / "mapping.yaml"), folder)


def test_everyone_on_the_record_is_eligible(tmp_path: Path) -> None:
    """Three of four on the record answered; one answer belongs to nobody on it."""
    assert prepared(tmp_path, WITH_WAVE).join == Join(matched=3, answers_alone=1, record_alone=1)


def test_a_record_without_waves_joins_every_wave_of_the_answers(tmp_path: Path) -> None:
    """A person of two waves is on the record once; whoever is in no wave is on the record alone."""
    assert prepared(tmp_path, WITHOUT_WAVE).join == Join(matched=3, answers_alone=1, record_alone=1)


def test_a_key_that_stands_twice_is_told_by_its_heading(tmp_path: Path) -> None:
    """The message names the column as the file does, and no key."""
    with pytest.raises(DataError) as told:
        prepared(tmp_path, WITH_WAVE, ANSWERS + "2026,2,Yes\n")
    assert 'the key "Staff" of the answers' in str(told.value)


def test_keys_that_have_nothing_in_common_are_refused(tmp_path: Path) -> None:
    """Files that do not belong together, or are written differently, are not taken for silence."""
    with pytest.raises(DataError, match="00123 is not 123"):
        prepared(tmp_path, ("Year,ID\n2023,01\n2026,01\n", "wave: {column: Year}"))
