"""Editions: the forms in which the questions have been put, each with its own options and what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import model_validator

from socmob.framework.catalogue import find, names, read, unknown
from socmob.framework.elsewhere import known_elsewhere
from socmob.framework.fact import Fact, Misplaced, Provenance, Wording
from socmob.framework.questions import Option, Question
from socmob.framework.setting_data import chosen
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import build
from socmob.framework.text import normalised


class Edition(Fact):
    """One version of the questionnaire; `order_assumed` where the order of its questions is not known."""

    id: str
    title: str
    year: int
    order_assumed: bool
    questions: tuple[Question, ...]
    provenance: Provenance
    sources: SourceIds
    left_out: tuple[str, ...] = ()
    note: str | None = None
    overlay: str | None = None

    @model_validator(mode="after")
    def _headings_are_unambiguous(self) -> Edition:
        taken: dict[str, str] = {}
        for position, question in enumerate(self.questions):
            for heading in (*question.headings, *(heading for part in question.further for heading in part.headings)):
                other = taken.setdefault(normalised(heading), question.id)
                if other != question.id:
                    what = f'the heading "{heading}" belongs to two questions, {other} and {question.id}'
                    raise Misplaced(what, "questions", position)
        return self

    @property
    def wording(self) -> Wording:
        """Published where every question is in its published words, else adapted."""
        published = all(question.wording is Wording.PUBLISHED for question in self.questions)
        return Wording.PUBLISHED if published else Wording.ADAPTED

    @property
    def wording_statement(self) -> str:
        """A sentence for the methods section on whose words were used."""
        published = sum(question.wording is Wording.PUBLISHED for question in self.questions)
        if self.overlay is None:
            return "Questions and options are in socmob's own words, adapted from the form."
        return (
            f"{published} of {len(self.questions)} questions are in the published wording that the organisation laid"
            f" over this edition ({self.overlay}); the others are in socmob's own words."
        )

    def question(self, id: str) -> Question:
        """The question with this id; a measure's id serves, since no form asks for a measure twice."""
        return find({question.id: question for question in self.questions}, id, f"question of {self.id}:")

    def counts(self, option: Option, settings: Mapping[str, str] | None = None) -> str:
        """How an answer counts under these settings: a category id or an answer state's value."""
        return option.counts if option.setting is None else chosen(settings)[option.setting]

    def codes(self, question_id: str, settings: Mapping[str, str] | None = None) -> Mapping[str, str]:
        """For each option of a question, by id, how it counts under these settings."""
        return {option.id: self.counts(option, settings) for option in self.question(question_id).options}

    def settings_in_use(self) -> tuple[str, ...]:
        """The settings that change how an answer of this edition counts."""
        found = (option.setting for question in self.questions for option in question.options)
        return tuple(dict.fromkeys(id for id in found if id is not None))

    def overlaid(self, path: Path) -> Edition:
        """This edition with an organisation's published wording laid over it; it says so."""
        from socmob.framework.overlays import overlay

        return overlay(self, path)


class _Taken(Fact):
    """A question as another edition has it, with how it is known that this one asks the same."""

    id: str
    provenance: Provenance
    sources: SourceIds
    note: str | None = None


class _Takes(Fact):
    edition: str
    questions: tuple[_Taken, ...]


class _File(Fact):
    id: str
    title: str
    year: int
    order_assumed: bool
    takes: _Takes | None = None
    questions: tuple[Question, ...] = ()
    provenance: Provenance
    sources: SourceIds
    left_out: tuple[str, ...] = ()
    note: str | None = None

    @model_validator(mode="after")
    def _is_an_edition(self) -> _File:
        ids = [question.id for question in self.questions]
        for position, id in enumerate(ids):
            if id in ids[:position]:
                raise Misplaced(f'the question "{id}" is used twice', "questions", position, "id")
        self.edition()
        return self

    def edition(self) -> Edition:
        """The edition that the file describes, followed by the questions it takes from another."""
        questions = (*map(known_elsewhere, self.questions), *_taken(self.takes))
        kept = self.model_dump(exclude={"takes", "questions"})
        return Edition(**kept, questions=questions)


def _taken(takes: _Takes | None) -> tuple[Question, ...]:
    if takes is None:
        return ()
    other = edition(takes.edition)
    return tuple(
        other.question(taken.id).model_copy(update=taken.model_dump(exclude={"id"})) for taken in takes.questions
    )


@cache
def _read(id: str) -> Edition:
    return build(_File, read(f"editions/{id}.yaml")).edition()


def edition(id: str) -> Edition:
    """The edition with this id; only its own file, and that of an edition it takes questions from, is read."""
    if id not in names("editions"):
        raise unknown(id, names("editions"), "edition")
    return _read(id)


def editions() -> tuple[Edition, ...]:
    """Every edition, the latest first."""
    return tuple(sorted((edition(id) for id in names("editions")), key=lambda e: (-e.year, e.id)))


def labels(id: str) -> str | None:
    """The title of an edition, None where the id is none."""
    return edition(id).title if id in names("editions") else None


def ids() -> tuple[str, ...]:
    """The ids of every edition."""
    return names("editions")
