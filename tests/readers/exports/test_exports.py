"""Exports of survey programs of a questionnaire that was made here are read without a mapping."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.engine import Engine, Levels, duckdb_engine, reference_engine
from socmob.framework import edition
from socmob.readers import Recognition, codings, default_mapping, inspect, plan, recognise
from socmob.values.sources import PlannedSource, ReadingPlan
from tests.readers.exports.programs import PROGRAMS, SECRET, form_of, qualtrics
from tests.readers.files.reading import refusal

EDITIONS = ["smc-2020-11", "gmc-2013", "practitioners"]


def recognised(path: Path, engine: Engine) -> Recognition:
    """What is recognised in a file."""
    facts = inspect(path)
    rows = engine.open(ReadingPlan((PlannedSource(facts.source, {column: column for column in facts.columns}),)))
    return recognise(facts, lambda column: engine.levels(rows, (column,), most=200))


def codes(path: Path, engine: Engine) -> dict[str, dict[str | None, str | None]]:
    """For each measure of a file that is read without a mapping the code of every label."""
    mapping = default_mapping(inspect(path), recognised(path, engine), "Example LLP")
    plans = plan(mapping, path.parent)
    answers = engine.open(plans.answers)

    def levels_of(columns: tuple[str, ...]) -> Levels:
        return engine.levels(answers, columns)

    found = (lookup for lookup in codings(mapping, plans, levels_of) if lookup.adds[0] in mapping.questions)
    return {lookup.adds[0]: {labels[-1]: code for labels, (code,) in lookup.table.items()} for lookup in found}


def check_answers(path: Path, id: str, engine: Engine) -> None:
    """Every option of every question counts as it does in the edition."""
    found = codes(path, engine)
    for question in edition(id).questions:
        expected = sorted(option.counts for option in question.offered)
        got = [code for label, code in found[question.measure].items() if label is not None]
        assert sorted(str(code) for code in got) == expected, question.id


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("id", EDITIONS)
@pytest.mark.parametrize("program", PROGRAMS)
def test_every_answer_reads_back(tmp_path: Path, program: str, id: str, language: str) -> None:
    """Every option of every question, chosen once, counts as it does in the edition, in English and in Welsh."""
    check_answers(PROGRAMS[program](tmp_path, form_of(edition(id), language)), id, reference_engine())


@pytest.mark.parametrize("program", PROGRAMS)
def test_duckdb_reads_the_same(tmp_path: Path, program: str) -> None:
    """Three header rows, one of them over two lines, are passed over by the engine that reads large files too."""
    engine = duckdb_engine()
    check_answers(PROGRAMS[program](tmp_path, form_of(edition("smc-2020-11"))), "smc-2020-11", engine)
    engine.close()


@pytest.mark.parametrize("program", PROGRAMS)
def test_nothing_of_the_program_is_taken_for_an_answer(tmp_path: Path, program: str) -> None:
    """The program is named, its own columns are neither others nor groups, and nothing waits for a person's word."""
    found = recognised(PROGRAMS[program](tmp_path, form_of(edition("smc-2020-11"))), reference_engine())
    assert found.complete
    assert (found.proposals, found.groups) == ((), ())
    assert set(found.others) <= {"RecipientEmail"}
    assert any(remark.startswith(f"This is an export of {program}:") for remark in found.remarks)
    assert SECRET not in str(found)


@pytest.mark.parametrize("id", ["icaew100", "jac-2023", "bar-2019"])
def test_a_form_from_an_xlsform_tells_its_edition(tmp_path: Path, id: str) -> None:
    """Where two editions have the same ids, and even the same words, the hidden field tells which form it was."""
    found = recognised(PROGRAMS["ODK"](tmp_path, form_of(edition(id))), reference_engine())
    assert (found.edition, found.why) == (id, f"The file says that it was collected with {id}.")
    assert {question.edition for question in found.questions} == {id}


def test_trials_of_a_form_are_refused(tmp_path: Path) -> None:
    """A response that the makers of a form gave is nobody's; the message says which row it is."""
    message = refusal(qualtrics(tmp_path, form_of(edition("smc-2020-11")), preview=True))
    assert "holds a response that is a trial of the form and nobody's answers" in message
    assert "2026.csv, line 6" in message


def test_the_rows_of_ids_alone_are_passed_over(tmp_path: Path) -> None:
    """Under names that say what was asked, ids without a row of questions are no answers either."""
    path = tmp_path / "answers.csv"
    path.write_text('School type,Parental degree\n"{""ImportId"":""a""}","{""ImportId"":""b""}"\nPrivate,Yes\n')
    facts = inspect(path)
    assert (facts.columns, facts.column_labels) == (("School type", "Parental degree"), {})
    assert recognised(path, reference_engine()).rows == 1
