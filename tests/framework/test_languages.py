"""The words of a questionnaire in every language."""

import string

import pytest

from socmob.framework import (
    Language,
    Question,
    edition,
    editions,
    examples_of,
    hint_of,
    language,
    languages,
    normalised,
)
from socmob.framework.questions import Part

ASKED = [(f"{form.id} {each.id}", each) for form in editions() for q in form.questions for each in q.parts]
OTHERS = languages()[1:]


def places_in(text: str) -> set[str]:
    """What is filled into a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_editions_are_written_in_english() -> None:
    """English comes first, and Welsh is marked as not yet reviewed by a Welsh reader."""
    assert [(each.id, each.tag, each.reviewed) for each in languages()] == [("en", "en-GB", True), ("cy", "cy", False)]


@pytest.mark.parametrize("other", OTHERS, ids=lambda each: each.id)
def test_what_stands_around_the_questions_is_in_every_language(other: Language) -> None:
    """Each sentence of the frame is there, and has the same places to fill in."""
    first = language("en").frame
    assert other.frame.keys() == first.keys()
    filled = {id: places_in(text) for id, text in other.frame.items() if id != "unreviewed"}
    assert filled == {id: places_in(text) for id, text in first.items() if id != "unreviewed"}


@pytest.mark.parametrize("other", OTHERS, ids=lambda each: each.id)
@pytest.mark.parametrize(("name", "asked"), ASKED, ids=[name for name, _ in ASKED])
def test_every_text_is_in_every_language(name: str, asked: Question | Part, other: Language) -> None:
    """A question, its answers, and what helps with them have words in the language, and are known by them in a file."""
    assert name
    assert other.said(asked.text) in asked.headings
    for option in asked.options:
        assert other.said(option.label, asked.text) in option.all_labels
        assert other.said(examples_of(option.label)) is not None
    assert other.said(hint_of(asked.text)) is not None


def test_no_phrase_is_left_from_a_text_that_is_gone() -> None:
    """Hints, examples and phrases belong to a text that some edition has."""
    texts = {asked.text for _, asked in ASKED}
    labels = {option.label for _, asked in ASKED for option in asked.options}
    first = language("en")
    assert first.hints.keys() <= texts
    assert first.examples.keys() <= labels
    for other in OTHERS:
        assert other.phrases.keys() <= texts | labels | set(first.hints.values()) | set(first.examples.values())
        assert all(other.answers[question].keys() <= labels for question in other.answers)
        assert other.answers.keys() <= texts


def test_an_answer_fits_its_question() -> None:
    """Welsh has no single word for yes: the answer takes up the verb of the question."""
    welsh = language("cy")
    assert welsh.said("Yes, one or more") == "Oedd, un neu fwy"
    asked = "Has a parent or guardian of yours completed a degree at university?"
    assert welsh.said("Yes, one or more", asked) == "Oes, un neu fwy"


def test_every_option_is_known_by_its_id() -> None:
    """The id of an option is one of its labels, as where a program exports ids."""
    for _, asked in ASKED:
        assert [asked.labels[normalised(option.id)].id for option in asked.options] == [o.id for o in asked.options]


def test_an_option_for_older_files_is_on_no_new_form() -> None:
    """The Commission's form of November 2020 offers seven kinds of school, and knows an eighth from older files."""
    school = edition("smc-2020-11").question("origin.school11_16")
    assert [option.id for option in school.options if option not in school.offered] == ["state"]
