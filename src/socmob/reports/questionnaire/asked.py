"""An edition as a respondent meets it: one language, only the answers that are offered, help where it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from socmob.errors import RefusedError
from socmob.framework import Edition, Language, examples_of, hint_of
from socmob.framework.elsewhere import part_id
from socmob.framework.questions import Part, Question


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to choose; `examples` say what it means, where its words alone would not."""

    id: str
    label: str
    examples: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked; `id` is that of the framework, and `name` the same as survey programs allow it."""

    id: str
    text: str
    hint: str
    answers: tuple[Answer, ...]

    @property
    def name(self) -> str:
        """The id with nothing in it but letters, digits and underscores.

        >>> Asked("origin.occupation14", "What...?", "", ()).name
        'origin_occupation14'
        """
        return self.id.replace(".", "_")


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire in one language."""

    edition: Edition
    language: Language
    questions: tuple[Asked, ...]


def form_in(edition: Edition, language: Language) -> Form:
    """The questionnaire of an edition in a language; RefusedError where a text of it has no words in that language."""
    missing = untranslated(edition, language)
    if missing:
        raise RefusedError(
            f"{len(missing)} texts of {edition.id} are not in {language.name}: “{missing[0]}” is the first.",
            where=edition.overlay or f"the texts in {language.name}",
            do="Write it in English, or in the framework's own words, which are translated.",
        )
    return Form(edition, language, tuple(_asked(id, each, language) for id, each in _each(edition)))


def untranslated(edition: Edition, language: Language) -> tuple[str, ...]:
    """The texts of an edition, as a respondent meets them, that have no words in a language."""
    return tuple(text for text, question in _texts(edition) if text and language.said(text, question) is None)


def _each(edition: Edition) -> Iterator[tuple[str, Question | Part]]:
    """Everything that is asked, in order, with an id of its own; parts follow their question."""
    for question in edition.questions:
        yield question.id, question
        yield from ((part_id(question, part), part) for part in question.further)


def _texts(edition: Edition) -> Iterator[tuple[str, str]]:
    """Every text with the question that it answers, where it is an answer."""
    for _, asked in _each(edition):
        yield from ((text, "") for text in (asked.text, hint_of(asked.text)))
        for option in asked.offered:
            yield from ((option.label, asked.text), (examples_of(option.label), ""))


def _asked(id: str, asked: Question | Part, language: Language) -> Asked:
    answers = (
        Answer(option.id, language.said(option.label, asked.text) or "", language.said(examples_of(option.label)) or "")
        for option in asked.offered
    )
    return Asked(id, language.said(asked.text) or "", language.said(hint_of(asked.text)) or "", tuple(answers))
