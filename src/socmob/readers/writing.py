"""The mapping file that `check` writes for the user to edit: what is certain, and what is proposed as comments."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from socmob.errors import RefusedError
from socmob.framework import edition, setting
from socmob.readers.drafting import draft, only_respondents, question_entry
from socmob.readers.facts import Facts
from socmob.readers.mapping.text import Comment, Place, scalar, yaml_text
from socmob.readers.recognition.model import ColumnFound, How, Recognition, Role, RoleGuess

_WHY = {
    How.NEAR: "its heading is like the question's ({score:.0f} of 100)",
    How.LABELS: "its labels are those of this question",
    How.HEADING: "its heading is the question's, but none of its labels is known",
    How.CLAIMED_TWICE: "another column claims the same question; keep one of them",
}

_HEAD = (
    "What the columns and labels of these files mean. Written by socmob check; edit it and keep it beside the files.",
    "Lines that begin with # do not count. Where one says proposed, take its # away if it is right.",
)


def write_mapping(
    recognition: Recognition,
    facts: Facts,
    path: Path,
    organisation: str = "",
    *,
    sheet: str | None = None,
    wave: str | None = None,
    overwrite: bool = False,
) -> None:
    """Write the mapping of a file for the user to edit; RefusedError where there is a file already.

    It can be used as it is where recognition is complete. It holds labels only as far as the showing rule lets it.
    """
    if path.exists() and not overwrite:
        do = "Give another path, or say that the file may be overwritten."
        raise RefusedError(f"{path.name} is there already and may hold your edits.", where=str(path), do=do)
    content = draft(recognition, organisation, relative(facts.path, path.parent), sheet, wave)
    content = {key: content[key] for key in _ORDER if key in content}
    for found in recognition.questions:
        if not found.complete:
            content["questions"][found.measure]["options"] = None
    content["questions"] = content["questions"] or None
    path.write_text(yaml_text(content, dict(_comments(recognition)), tuple(_others(recognition))), encoding="utf-8")


_ORDER = (
    "version",
    "organisation",
    "geography",
    "people",
    "edition",
    "census",
    "files",
    "asked",
    "questions",
    "grade",
    "breakdowns",
)


def relative(file: Path, folder: Path) -> str:
    """The way to a file from the mapping's folder; the whole path where there is none (another drive)."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:
        return str(file)


def _comments(recognition: Recognition) -> Iterator[tuple[Place, Comment]]:
    yield ("version",), Comment(_HEAD)
    yield ("organisation",), Comment(("The name that the report gives.",))
    yield ("geography",), Comment(("Where the people work; figures to compare with must cover the same place.",))
    yield ("people",), Comment(("workforce, graduate_intake, or sector: with the sector's id.",))
    yield ("edition",), Comment((recognition.why,))
    yield ("census",), Comment(("false where only a sample was asked; then name weight, stratum and unit below.",))
    yield ("asked",), Comment(_asked(recognition))
    yield ("questions",), Comment(_questions_before(recognition), tuple(_proposals(recognition)))
    for found in recognition.questions:
        if not found.complete:
            yield ("questions", found.measure, "options"), Comment((), tuple(_labels(found)))
    for key in ("grade", "breakdowns"):
        yield (key,), Comment((), tuple(_levels(recognition, key)))


def _asked(recognition: Recognition) -> tuple[str, ...]:
    lines = ["all: everyone in the files was asked; unknown: the files do not tell."]
    if only_respondents(recognition):
        lines.append("Nearly every row has an answer, as where only those who answered are in the file: so unknown.")
        lines.append("Write all if everyone who was asked has a row here, or add the record of everyone below.")
    for guess in _guesses(recognition, Role.ASKED):
        lines.append("proposed: in the place of the line below, with the labels of those who were asked")
        lines.append(f"asked: {{column: {scalar(guess.column)}, yes: []}}")
    return tuple(lines)


def _questions_before(recognition: Recognition) -> tuple[str, ...]:
    return (
        f"{len(recognition.questions)} recognised; their labels need no line where they are known.",
        *recognition.remarks,
    )


def _proposals(recognition: Recognition) -> Iterator[str]:
    for found in recognition.proposals:
        yield f"proposed: {_WHY[found.how].format(score=found.score)}"
        entry = question_entry(found, recognition.edition)
        yield f"{found.measure}: {{{', '.join(f'{key}: {scalar(value)}' for key, value in entry.items())}}}"


def _labels(found: ColumnFound) -> Iterator[str]:
    """The labels that mean nothing yet, as lines to complete."""
    question = next(q for q in edition(found.edition).questions if q.measure == found.measure)
    yield f"Write after each label what it means: {', '.join(option.id for option in question.options)}."
    likely = {label.label: label for label in found.proposed}
    for label, rows in found.unknown.shown:
        if label in likely:
            yield f"proposed: like an option's wording ({likely[label].score:.0f} of 100)"
        yield f"{scalar(label)}: {likely[label].option if label in likely else ''}  # {rows} rows"
    if found.unknown.hidden:
        yield f"{found.unknown.hidden} more labels on {found.unknown.hidden_rows} rows, rare or many, so not shown."


def _levels(recognition: Recognition, key: str) -> Iterator[str]:
    """The levels of grade, so that the user can put them in order."""
    guess = recognition.role(Role.GRADE)
    if key == "grade" and guess is not None and guess.labels.shown:
        yield "Put the levels in order, the highest first; every level must then be in it."
        yield f"order: [{', '.join(scalar(label) for label, _ in guess.labels.shown)}]"


def _guesses(recognition: Recognition, *roles: Role) -> tuple[RoleGuess, ...]:
    return tuple(guess for guess in recognition.roles if guess.role in roles)


def _others(recognition: Recognition) -> Iterator[str]:
    """What else a mapping can say, with columns that may be meant."""
    for role in (Role.WEIGHT, Role.STRATUM, Role.UNIT):
        for guess in _guesses(recognition, role):
            yield from ("proposed: its heading says so", f"{role.value}: {scalar(guess.column)}")
    for guess in _guesses(recognition, Role.PAY):
        yield from ("proposed: hour or year?", f"pay: {{column: {scalar(guess.column)}, period: year}}")
    key = next((guess.column for guess in _guesses(recognition, Role.KEY)), "Staff number")
    yield "A second file, the HR record, is joined by a key that is in both:"
    yield f"record: {{file: hr.csv, key: {{answers: {scalar(key)}, record: Employee ID}}, wave: {{column: Year}}}}"
    settings = edition(recognition.edition).settings_in_use() if recognition.edition else ()
    if settings:
        yield "Readings where no source states the rule, each with its default:"
        yield "settings:"
    for id in settings:
        yield f"  {id}: {setting(id).default}  # {setting(id).question}"
