"""Languages of a questionnaire: what stands around its questions, and the words for them in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from socmob.framework.catalogue import find, names, read
from socmob.framework.fact import Fact, Provenance
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import build

FIRST = "en"
"""The language that editions are written in; every other is found by its words."""


class Language(Fact):
    """A language that a questionnaire can be in; `tag` is what a web page declares.

    `frame` are the sentences around the questions, by id. `phrases` are found by the English words they stand for, and
    `answers`, by question, where an answer depends on what was asked. `hints` and `examples`, in English alone, belong
    to a question and to an option by its words.
    """

    id: str
    tag: str
    name: str
    own_name: str
    reviewed: bool = True
    frame: Mapping[str, str]
    hints: Mapping[str, str] = {}
    examples: Mapping[str, str] = {}
    phrases: Mapping[str, str] = {}
    answers: Mapping[str, Mapping[str, str]] = {}
    provenance: Provenance
    sources: SourceIds

    def said(self, text: str, question: str = "") -> str | None:
        """The words for an English text, in an answer to a question where that matters; None where there are none.

        >>> language("cy").said("Prefer not to say"), language("en").said("Anything"), language("cy").said("Anything")
        ("Mae'n well gen i beidio â dweud", 'Anything', None)
        """
        if self.id == FIRST or not text:
            return text
        return self.answers.get(question, {}).get(text, self.phrases.get(text))


@cache
def _all() -> Mapping[str, Language]:
    found = {id: build(Language, read(f"texts/{id}.yaml")) for id in names("texts")}
    return {FIRST: found.pop(FIRST), **found}


def languages() -> tuple[Language, ...]:
    """Every language, the one that editions are written in first."""
    return tuple(_all().values())


def language(id: str) -> Language:
    """The language with this id."""
    return find(_all(), id, "language")


def hint_of(question: str) -> str:
    """What helps to answer a question, in English; empty where nothing needs saying."""
    return language(FIRST).hints.get(question, "")


def examples_of(option: str) -> str:
    """Examples of what an option means, in English; empty where it needs none."""
    return language(FIRST).examples.get(option, "")


def in_other_languages(text: str, question: str = "") -> Iterator[str]:
    """What a text is in every language but the first, as far as it is known."""
    for each in languages()[1:]:
        said = each.said(text, question)
        if said is not None:
            yield said
