from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from socmob.framework import edition, editions
from socmob.readers.recognition import How, Recognition, Role, recognise
from socmob.readers.recognition.editions import choose_edition
from tests.readers.mapping.made import MadeLevels, Row, facts, levels_of_column

SMC = edition("smc-2020-11")
SCHOOL = SMC.question("origin.school11_16")
LABELS = [option.label for option in SCHOOL.options]


def recognised(rows: Sequence[Row]) -> Recognition:
    """What is recognised of rows."""
    return recognise(facts(list(rows[0])), levels_of_column(rows))


def school(heading: str, labels: Sequence[str | None]) -> Recognition:
    """What is recognised of a file with one column."""
    return recognised([{heading: label} for label in labels])


# heading | how it is recognised
HEADINGS = [
    (SCHOOL.text, How.EXACT),
    ("Type of school", How.EXACT),
    ("TYPE_OF_SCHOOL", How.NORMALISED),
    ("  type of school?", How.NORMALISED),
    ("Type of schol", How.NEAR),
    ("Q17b", How.LABELS),
]


@pytest.mark.parametrize(("heading", "how"), HEADINGS)
def test_how_a_column_is_recognised(heading: str, how: How) -> None:
    """A heading is known exactly or in its normal form, else the column is proposed: by likeness, or by its labels."""
    found = school(heading, [*LABELS])
    (column,) = found.questions if how.taken else found.proposals
    assert (column.measure, column.how) == ("origin.school11_16", how)
    assert bool(found.questions) == how.taken


# a label of the file | the option that it is
LABEL_FORMS = [
    ("Don’t know", "dk"),
    ("DON'T  KNOW.", "dk"),
    ("Prefer not to say", "pnts"),
    ("state school – not selective", "state_nonsel"),
]


@pytest.mark.parametrize(("label", "option"), LABEL_FORMS)
def test_labels_are_known_in_their_normal_form(label: str, option: str) -> None:
    """Case, punctuation, spaces, curly quotes and dashes of a label do not matter."""
    (column,) = school("Type of school", [label]).questions
    assert [(found.label, found.option) for found in column.labels] == [(label, option)]


def test_a_near_label_is_proposed_and_never_taken() -> None:
    """A label that is like an option's wording stays unknown, with a proposal."""
    labels = ["Independent or fee payng school"] * 3 + ["Prefer not to say"]
    (column,) = school("Type of school", labels).questions
    assert not column.complete
    assert [(label.label, label.option) for label in column.proposed] == [(labels[0], "indep")]


def test_a_known_heading_without_a_known_label_is_only_proposed() -> None:
    """A column called School that holds other things is not taken as the type of school."""
    found = school("School", ["Law", "Medicine"] * 4)
    assert (found.questions, [column.how for column in found.proposals]) == ((), [How.HEADING])


def test_two_columns_that_claim_one_question_are_both_left_to_the_user() -> None:
    """Where two columns could be one question's answers, neither is taken, and it is said."""
    found = recognised([{"Parental degree": "Yes", "Parents' degree": "No"}] * 4)
    assert found.questions == ()
    assert [column.how for column in found.proposals] == [How.CLAIMED_TWICE] * 2
    assert 'columns "Parental degree" and "Parents\' degree" claim one question' in found.remarks[0]


def test_the_edition_that_explains_most_is_chosen() -> None:
    """Columns decide first, then labels."""
    found = recognised([{"Type of school": label, "FSM": "Yes"} for label in LABELS])
    assert found.edition == "smc-2020-11"
    assert found.why == "smc-2020-11 explains most: 2 columns and 9 labels."


def test_equal_editions_are_told_and_the_latest_is_taken() -> None:
    """Where several editions explain as much, the latest is taken, and the sentence says so."""
    labels = [option.label for option in edition("gmc-2013").question("origin.school11_16").options]
    found = recognised([{"Income support": "Yes", "Type of school": label} for label in labels])
    assert found.edition == "pfg-2014"
    assert "gmc-2013 and pfg-2012 explain as much, and the latest is taken" in found.why


def test_no_question_leaves_no_edition() -> None:
    """Where nothing is recognised no edition is named."""
    assert choose_edition(editions(), []) == (None, "No column was recognised as a question of any edition.")


# heading | role | whether its very heading says so
ROLES = [
    ("Survey year", Role.WAVE, True),
    ("job_grade", Role.GRADE, True),
    ("Gender", Role.SEX, True),
    ("Employee ID", Role.KEY, True),
    ("Annual salary", Role.PAY, True),
    ("Employe number", Role.KEY, False),
]


@pytest.mark.parametrize(("heading", "role", "sure"), ROLES)
def test_other_columns_are_guessed_by_name(heading: str, role: Role, sure: bool) -> None:
    """Wave, grade, sex, key and pay are guessed by their headings."""
    found = recognised([{"Type of school": "State", heading: "x"}])
    assert [(guess.role, guess.how.taken) for guess in found.roles] == [(role, sure)]


def test_keys_and_pay_are_never_looked_at() -> None:
    """The labels of a key and of pay are not asked for at all."""
    asked: list[str] = []
    rows: list[Row] = [{"Employee ID": "e1", "Salary": "30000", "Type of school": "State", "Grade": "A"}]

    def ask(column: str) -> MadeLevels:
        asked.append(column)
        return levels_of_column(rows)(column)

    recognise(facts(list(rows[0])), ask)
    assert set(asked) == {"Type of school", "Grade"}


def test_the_question_behind_a_name_is_a_heading_too() -> None:
    """Where a file tells the question behind a short column name, that is recognised."""
    rows: list[Row] = [{"v17": "State"}]
    found = recognise(replace(facts(["v17"]), column_labels={"v17": SCHOOL.text}), levels_of_column(rows))
    assert [column.column for column in found.questions] == ["v17"]


def test_three_hundred_columns_of_no_question() -> None:
    """Columns that mean nothing are listed as such, however many."""
    found = recognised([{f"column {i} xyz": "a" for i in range(300)}] * 2)
    assert (len(found.others), found.questions) == (300, ())


def test_of_equal_editions_the_usual_one_goes_first() -> None:
    """A form of one question that a later edition took over unchanged is not ascribed to that later one."""
    found = school("Type of school", ["State", "Grammar", "Bursary"])
    assert found.edition == "smc-2020-11"
    assert "jac-2023 and sra-2023 explain as much, and the usual one is taken" in found.why
