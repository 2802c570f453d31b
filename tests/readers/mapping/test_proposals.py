from __future__ import annotations

from pathlib import Path

import pytest

from socmob.framework import edition, without_examples
from socmob.readers import Recognition, load_mapping, recognise, write_mapping
from socmob.readers.drafting import waves_of
from socmob.readers.proposing import acceptable
from socmob.readers.recognition import How
from tests.readers.mapping.made import Row, facts, levels_of_column

JOB = "Remembering when you were around 14: what work did the person who was the chief earner at home do?"
SCHOOL = "Which type of school were you at for most of secondary education?"
MEALS = "Was a free meal at school open to you?"
DEGREE = "Had one of your parents graduated before you turned 18?"

# heading in words that no edition has | the measure it is proposed as
HEADINGS = [
    (JOB, "origin.occupation14"),
    (SCHOOL, "origin.school11_16"),
    (MEALS, "origin.free_school_meals"),
    (DEGREE, "origin.parent_degree"),
]

# measure | label in words that no edition has | the option it is proposed as
LABELS = [
    ("origin.occupation14", "Was a senior manager of some sort", "mgr"),
    ("origin.occupation14", "Skilled craft work, say as a plumber", "tech"),
    ("origin.occupation14", "Ran a small family business", "small"),
    ("origin.school11_16", "Independent one, nine tenths paid by a bursary", "indep_bursary"),
    ("origin.school11_16", "State, with selective entry", "state_sel"),
    ("origin.school11_16", "Some state place that did not select", "state_nonsel"),
    ("origin.parent_degree", "No, my parents had none of that", "no"),
    ("origin.parent_degree", "Yes, my mother or my father had", "yes"),
    ("origin.free_school_meals", "I was abroad then", "na"),
]


def recognised(rows: list[Row]) -> Recognition:
    """What is recognised of rows."""
    return recognise(facts(list(rows[0])), levels_of_column(rows))


def form() -> list[Row]:
    """A form in words of its own, each label on ten rows."""
    jobs = ["Clerical jobs such as: typist, cashier", "Was a senior manager of some sort"]
    return [{JOB: job, DEGREE: degree} for job in jobs for degree in ("Yes, one had it", "No, neither had") * 5]


@pytest.mark.parametrize(("heading", "measure"), HEADINGS)
def test_a_heading_in_other_words_is_proposed(heading: str, measure: str) -> None:
    """A heading that speaks of what a question asks is proposed as that question and never taken."""
    found = recognised([{heading: "x"}] * 4)
    assert (found.questions, [column.measure for column in found.proposals]) == ((), [measure])
    assert found.proposals[0].how is How.KEYWORDS


@pytest.mark.parametrize(("measure", "label", "option"), LABELS)
def test_a_label_in_other_words_is_proposed(measure: str, label: str, option: str) -> None:
    """A label that speaks of one option is proposed as that option and never taken."""
    heading = edition("smc-2020-11").question(measure).text
    (found,) = recognised([{heading: label}] * 4).proposals
    assert [(proposed.label, proposed.option) for proposed in found.proposed] == [(label, option)]


def test_a_known_label_is_known_with_examples_after_it() -> None:
    """What stands before "such as" or "e.g." is looked up; what qualifies a label after a colon is not cut away."""
    school = edition("smc-2020-11").question("origin.school11_16").text
    (found,) = recognised([{school: "Private school (e.g. one with boarders)"}, {school: "State"}] * 4).questions
    assert found.complete
    assert without_examples("Independent: with a bursary") == "Independent: with a bursary"


def uncommented(text: str) -> str:
    """A mapping with the signs taken from everything below questions that is proposed."""
    lines = text.splitlines()
    start = lines.index("questions:") + 1
    block = [line.replace("  # ", "  ", 1) for line in lines[start:] if line.startswith("  # ")]
    others = [line for line in lines[start:] if not line.startswith("  # ")]
    kept = [line for line in block if not line.startswith("  proposed:")]
    return "\n".join([*lines[:start], *kept, *others]) + "\n"


def test_proposals_without_their_signs_are_what_accepting_them_writes(tmp_path: Path) -> None:
    """A user who takes the signs away gets the very mapping that accepting all proposals writes."""
    rows, path = form(), tmp_path / "m.yaml"
    write_mapping(recognised(rows), facts(list(rows[0])), path)
    path.write_text(uncommented(path.read_text(encoding="utf-8")), encoding="utf-8")
    by_hand = load_mapping(path)
    written = write_mapping(recognised(rows), facts(list(rows[0])), path, accept=True, overwrite=True)
    assert by_hand == load_mapping(path)
    assert written.ready
    assert [found.measure for found in written.taken] == ["origin.occupation14", "origin.parent_degree"]


def test_what_a_rare_label_may_mean_is_told_without_the_label(tmp_path: Path) -> None:
    """A label too rare to be shown is counted, with the option that its words speak of."""
    rows = [*form(), {JOB: "Ran a small family business", DEGREE: "Yes"}]
    write_mapping(recognised(rows), facts(list(rows[0])), tmp_path / "m.yaml")
    text = (tmp_path / "m.yaml").read_text(encoding="utf-8")
    assert "# 1 more labels on 1 rows, rare or many, so not shown; by their words they may be small: look" in text
    assert "family" not in text


def test_a_question_claimed_twice_is_not_accepted() -> None:
    """Of two columns that may be one question neither is taken when proposals are accepted."""
    rows: list[Row] = [{DEGREE: "Yes", f"{DEGREE} (again)": "Yes"}] * 4
    found = recognised(rows)
    assert len(found.proposals) == 2
    assert acceptable(found) == ()


def test_a_question_whose_labels_mean_nothing_is_not_accepted() -> None:
    """A heading alone does not let a column count."""
    assert acceptable(recognised([{SCHOOL: "Law"}, {SCHOOL: "Medicine"}] * 4)) == ()


def test_where_nothing_is_recognised_the_usual_edition_stands() -> None:
    """The mapping begins with an edition, and says that nothing told it."""
    found = recognised([{"Colour": "red"}, {"Colour": "blue"}] * 4)
    assert found.edition == "smc-2020-11"
    assert "stands here as the usual one" in found.why
    assert [(group.column, group.labels) for group in found.groups] == [("Colour", 2)]


# files | the wave of each
WAVES = [
    (("survey-2023.csv", "survey-2026.csv"), ["2023", "2026"]),
    (("survey-2023.csv", "survey-2023-late.csv"), ["", ""]),
    (("2022-2023.csv", "2026.csv"), ["", ""]),
    (("a.csv", "b.csv"), ["", ""]),
    (("2026.csv",), ["this survey"]),
]


@pytest.mark.parametrize(("files", "waves"), WAVES)
def test_the_waves_of_several_files(files: tuple[str, ...], waves: list[str]) -> None:
    """Files are the years in their names where each has one and all differ, else they are left to the user."""
    found = recognised([{SCHOOL: "State"}])
    assert [wave["is"] for wave in waves_of(found, files, None)] == waves
