"""An organisation's published wording, laid over an edition from a small file of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from socmob.framework.fact import Fact, Wording
from socmob.framework.questions import Option, Question
from socmob.framework.strict_yaml import Node, build, load, users

if TYPE_CHECKING:
    from socmob.framework.edition_data import Edition


class QuestionWording(Fact):
    """The published text of one question and of every option it has, and headings its answers stand under."""

    text: str
    options: Mapping[str, str]
    columns: tuple[str, ...] = ()


class Overlay(Fact):
    """The published wording of some questions of one edition; `source` says where the words were published."""

    edition: str
    source: str
    questions: Mapping[str, QuestionWording]


def overlay(edition: Edition, path: Path) -> Edition:
    """An edition with the wording of a file; our own wordings stay known, so that older files are still recognised."""
    node = load(path, users)
    found = build(Overlay, node, users)
    if found.edition != edition.id:
        what = f'this wording is for the edition "{found.edition}", not for "{edition.id}"'
        raise users(what, node.file, node.at(["edition"]).line)
    unasked = [id for id in found.questions if id not in {question.id for question in edition.questions}]
    if unasked:
        what = f'{edition.id} has no question "{unasked[0]}"; it has {", ".join(q.id for q in edition.questions)}'
        raise users(what, node.file, node.at(["questions", unasked[0]]).line)
    questions = tuple(_reworded(question, found.questions.get(question.id), node) for question in edition.questions)
    return _checked(edition, questions, found.source, node)


def _checked(edition: Edition, questions: tuple[Question, ...], source: str, node: Node) -> Edition:
    """The edition, valid from birth: two questions that now share a heading are refused."""
    kept = {name: getattr(edition, name) for name in type(edition).model_fields}
    try:
        return type(edition)(**{**kept, "questions": questions, "overlay": source})
    except ValueError as fault:
        raise users(_first(fault), node.file, node.at(["questions"]).line) from fault


def _first(fault: ValueError) -> str:
    from pydantic import ValidationError

    from socmob.framework.strict_yaml import explain

    return explain(fault)[0] if isinstance(fault, ValidationError) else str(fault)


def _reworded(question: Question, wording: QuestionWording | None, node: Node) -> Question:
    if wording is None:
        return question
    here = node.at(["questions", question.id])
    ids = {option.id for option in question.options}
    for id in [*wording.options, *sorted(ids - set(wording.options))]:
        if id not in ids or id not in wording.options:
            problem = f'has no option "{id}"' if id not in ids else f'lacks the wording of the option "{id}"'
            raise users(f"{question.id} {problem}", node.file, here.at(["options", id]).line)
    try:
        return _with(question, wording)
    except ValueError as fault:
        raise users(_first(fault), node.file, here.line) from fault


def _with(question: Question, wording: QuestionWording) -> Question:
    options = tuple(_option(option, wording.options[option.id]) for option in question.options)
    columns = (*wording.columns, question.text, *question.columns)
    kept = {name: getattr(question, name) for name in Question.model_fields}
    changed = {"text": wording.text, "wording": Wording.PUBLISHED, "columns": columns, "options": options}
    return Question(**{**kept, **changed})


def _option(option: Option, label: str) -> Option:
    return option.model_copy(update={"label": label, "other_labels": (option.label, *option.other_labels)})
