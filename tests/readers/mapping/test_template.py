from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from socmob.engine import Levels, reference_engine
from socmob.errors import RefusedError
from socmob.framework import Edition, editions
from socmob.readers import codings, default_mapping, inspect, plan, recognise, template
from socmob.values.sources import PlannedSource, ReadingPlan
from socmob.workflows.deriving import derive

FORMS = editions()


def filled_in(form: Edition, path: Path) -> None:
    """A template with one row for each option, every option of every question chosen once."""
    template(form.id, path)
    book = openpyxl.load_workbook(path)
    sheet = book["Answers"]
    headings = [cell.value for cell in sheet[1]]
    for row in range(max(len(question.options) for question in form.questions)):
        for heading, value in (("Wave", "2026"), ("Grade", "A"), ("Department", "D"), ("Sex", "Female")):
            sheet.cell(row + 2, headings.index(heading) + 1, value)
        for question in form.questions:
            if row < len(question.options):
                sheet.cell(row + 2, headings.index(question.text) + 1, question.options[row].label)
                for part, answer in zip(question.further, ("An employee", "1 to 24", "No"), strict=False):
                    sheet.cell(row + 2, headings.index(part.text) + 1, answer)
    book.save(path)


@pytest.mark.parametrize("form", FORMS, ids=[form.id for form in FORMS])
def test_every_option_of_a_template_reads_back(tmp_path: Path, form: Edition) -> None:
    """Every option chosen once in a template is read back as it counts, without a mapping being edited."""
    path = tmp_path / "answers.xlsx"
    filled_in(form, path)
    facts, engine = inspect(path), reference_engine()
    rows = engine.open(ReadingPlan((PlannedSource(facts.source, {column: column for column in facts.columns}),)))

    def of_column(column: str) -> Levels:
        return engine.levels(rows, (column,), 200)

    found = recognise(facts, of_column)
    assert (found.complete, found.proposals, found.others) == (True, (), ())
    mapping = default_mapping(facts, found, "Example LLP")
    plans = plan(mapping, tmp_path)
    answers = engine.open(plans.answers)
    for lookup in codings(mapping, plans, lambda columns: engine.levels(answers, columns), derive):
        measure = lookup.adds[0]
        if measure in mapping.questions:
            parts = len(mapping.questions[measure].further)
            codes = {labels[-1 - parts]: code for labels, (code,) in lookup.table.items()}
            expected = {option.label: form.counts(option) for option in form.question(measure).options}
            assert {label: codes[label] for label in expected} == expected
    assert list(mapping.by) == ["grade", "department", "sex"]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    """A template, opened."""
    path = tmp_path_factory.mktemp("template") / "t.xlsx"
    template("smc-2020-11", path)
    return openpyxl.load_workbook(path)


def test_a_template_has_a_title_and_named_sheets(book: openpyxl.Workbook) -> None:
    """A workbook says what it is, and its sheets have names."""
    assert "Socio-economic background" in book.properties.title
    assert book.sheetnames == ["Answers", "Instructions", "Lists"]


def test_the_header_stays_in_view_and_is_marked_as_a_table(book: openpyxl.Workbook) -> None:
    """The header row is frozen, in the first row, and part of a named table."""
    assert book["Answers"].freeze_panes == "A2"
    assert list(book["Answers"].tables) == ["answers"]


def test_drop_downs_come_from_the_lists(book: openpyxl.Workbook) -> None:
    """Every question has a drop-down of its options."""
    found = [rule.formula1 for rule in book["Answers"].data_validations.dataValidation if rule.type == "list"]
    assert len(found) == 5
    assert all(source.startswith(("=Lists!", "Lists!")) for source in found)


def test_the_instructions_speak_of_privacy(book: openpyxl.Workbook) -> None:
    """The instructions say in plain words that answers are personal data."""
    text = " ".join(str(cell.value) for (cell,) in book["Instructions"].iter_rows())
    assert "Privacy: answers about someone's background are personal data." in text


def test_answers_are_not_overwritten(tmp_path: Path) -> None:
    """A workbook that is there stays."""
    template("gmc-2013", tmp_path / "t.xlsx")
    with pytest.raises(RefusedError, match="may hold answers"):
        template("gmc-2013", tmp_path / "t.xlsx")


@pytest.mark.parametrize(("name", "says"), [("t.txt", "ends in .xlsx"), ("there.xlsx", "--force")])
def test_a_template_is_refused_with_what_to_do(tmp_path: Path, name: str, says: str) -> None:
    """A name that is no workbook's, and a workbook that is there, are refused."""
    (tmp_path / "there.xlsx").touch()
    with pytest.raises(RefusedError, match=says):
        template("smc-2020-11", tmp_path / name)
