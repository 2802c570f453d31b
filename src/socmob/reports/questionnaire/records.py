"""The questionnaire as plain data, in every language at once, with how each answer counts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from socmob.framework import Edition, Option
from socmob.reports.questionnaire.asked import Asked, Form

SCHEMA = "socmob-questionnaire/1"


def as_records(forms: Sequence[Form]) -> dict[str, Any]:
    """One edition in some languages, as a JSON document holds it; `forms` are of the same edition, one a language."""
    edition = forms[0].edition
    questions = [_question([form.questions[n] for form in forms], forms) for n in range(len(forms[0].questions))]
    return {
        "schema": SCHEMA,
        "edition": edition.id,
        "title": edition.title,
        "year": edition.year,
        "wording": edition.overlay or edition.wording_statement,
        "version": version(forms),
        "languages": [_language(form) for form in forms],
        "questions": questions,
    }


def version(forms: Sequence[Form]) -> str:
    """A short mark of the words of a questionnaire: another one wherever a word of it differs."""
    words = [[_words(asked) for asked in form.questions] for form in forms]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()[:12]


def _words(asked: Asked) -> list[Any]:
    return [asked.id, asked.text, asked.hint, [[a.id, a.label, a.examples] for a in asked.answers]]


def _language(form: Form) -> dict[str, Any]:
    language = form.language
    return {"id": language.id, "name": language.name, "own_name": language.own_name, "reviewed": language.reviewed}


def _question(asked: Sequence[Asked], forms: Sequence[Form]) -> dict[str, Any]:
    ids = [form.language.id for form in forms]
    options = _options(forms[0].edition, asked[0].id)
    found: dict[str, Any] = {"id": asked[0].id, "name": asked[0].name, "text": _said(ids, [one.text for one in asked])}
    if asked[0].hint:
        found["hint"] = _said(ids, [one.hint for one in asked])
    return {**found, "answers": [_answer(n, asked, ids, options) for n in range(len(asked[0].answers))]}


def _answer(n: int, asked: Sequence[Asked], ids: Sequence[str], options: Mapping[str, Option]) -> dict[str, Any]:
    answers = [one.answers[n] for one in asked]
    found: dict[str, Any] = {"id": answers[0].id, "label": _said(ids, [answer.label for answer in answers])}
    if answers[0].examples:
        found["examples"] = _said(ids, [answer.examples for answer in answers])
    return {**found, "counts": options[answers[0].id].counts} if options else found


def _options(edition: Edition, id: str) -> Mapping[str, Option]:
    """The options of a question by id, where each counts by itself; none of a part, or of a question that has parts."""
    alone = {question.id: question for question in edition.questions if not question.further}
    return {option.id: option for option in alone[id].options} if id in alone else {}


def _said(ids: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    return dict(zip(ids, texts, strict=True))
