"""The mapping file that `check` writes for the user to edit: what is certain, and what is proposed as comments."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from socmob.errors import RefusedError
from socmob.framework import edition, setting
from socmob.readers.drafting import draft, only_respondents
from socmob.readers.facts import Facts
from socmob.readers.mapping.text import Comment, Place, scalar, yaml_text
from socmob.readers.proposing import (
    acceptable,
    accepted_entry,
    breakdown_lines,
    grade_lines,
    label_lines,
    needs_no_edit,
    question_lines,
)
from socmob.readers.recognition.model import ColumnFound, Recognition, Role, RoleGuess

_HEAD = (
    "What the columns and labels of these files mean. Written by socmob check; edit it and keep it beside the files.",
    "Lines that begin with # do not count. Where one says proposed, take the # from the lines below it.",
)

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


@dataclass(frozen=True, slots=True)
class Written:
    """A mapping as text; `ready` says that nothing has to be filled in.

    `accepted` says that proposals count in it, and `taken` are the proposed questions that do; `proposes` says that
    there were questions or labels that could.
    """

    text: str
    ready: bool
    accepted: bool
    taken: tuple[ColumnFound, ...]
    proposes: bool


def write_mapping(
    recognition: Recognition,
    facts: Facts,
    path: Path,
    organisation: str = "",
    *,
    more: Sequence[Facts] = (),
    sheet: str | None = None,
    wave: str | None = None,
    accept: bool = False,
    overwrite: bool = False,
) -> Written:
    """Write the mapping of files for the user to edit; RefusedError where there is one that may have been edited.

    It can be used as it is where recognition is complete. It holds labels only as far as the showing rule lets it.
    With `accept` the proposals count, and take the place of a mapping that still is as it was written without.
    """
    files = tuple(relative(each.path, path.parent) for each in (facts, *more))
    plain = mapping_draft(recognition, files, organisation, sheet, wave)
    if path.exists() and not overwrite and not (accept and path.read_text(encoding="utf-8") == plain.text):
        do = "Edit it, or name another file for the mapping with --mapping."
        raise RefusedError(f"{path.name} is there already and may hold your edits.", where=str(path), do=do)
    written = mapping_draft(recognition, files, organisation, sheet, wave, accept=True) if accept else plain
    _write_whole(path, written.text)
    return written


def _write_whole(path: Path, text: str) -> None:
    """Write beside and then move, so that a full disk leaves no half file."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def mapping_draft(
    recognition: Recognition,
    files: Sequence[str],
    organisation: str,
    sheet: str | None,
    wave: str | None,
    *,
    accept: bool = False,
) -> Written:
    """The text of a mapping for files that were recognised."""
    content = draft(recognition, organisation, files, sheet, wave)
    content = {key: content[key] for key in _ORDER if key in content}
    taken = acceptable(recognition) if accept else ()
    content["questions"] = _questions(recognition, taken, accept) or None
    ready = needs_no_edit(recognition, accept) and all("" not in file["wave"].values() for file in content["files"])
    comments = dict(_comments(recognition, taken, accept, content))
    text = yaml_text(content, comments, tuple(_others(recognition, content)))
    proposes = bool(acceptable(recognition)) or any(found.proposed for found in recognition.questions)
    return Written(text, ready, accept, taken, proposes)


def _questions(recognition: Recognition, taken: Sequence[ColumnFound], accept: bool) -> dict[str, dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = {}
    for found in (*recognition.questions, *taken):
        entries[found.measure] = accepted_entry(found, recognition.edition)
        if not accept:
            entries[found.measure].pop("options", None)
        if not found.complete:
            entries[found.measure].setdefault("options", None)
    return entries


def relative(file: Path, folder: Path) -> str:
    """The way to a file from the mapping's folder; the whole path where there is none (another drive)."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:
        return str(file)


def _comments(
    recognition: Recognition, taken: Sequence[ColumnFound], accept: bool, content: dict[str, Any]
) -> Iterator[tuple[Place, Comment]]:
    yield ("version",), Comment(_HEAD)
    yield ("organisation",), Comment(("The name that the report gives.",))
    yield ("geography",), Comment(("Where the people work; figures to compare with must be of the same place.",))
    yield (
        ("people",),
        Comment(("workforce, graduate_intake, or a sector as sector:accounting (socmob framework lists them).",)),
    )
    yield ("edition",), Comment((recognition.why,))
    yield ("census",), Comment(("false where only a sample was asked; then name weight, stratum and unit below.",))
    yield ("files",), Comment(tuple(_waves(recognition, content)))
    yield ("asked",), Comment(_asked(recognition))
    yield ("questions",), Comment(_questions_before(recognition, taken), tuple(question_lines(recognition, taken)))
    for found in (*recognition.questions, *taken):
        if not found.complete:
            yield ("questions", found.measure, "options"), Comment((), tuple(label_lines(found, accept)))
    yield ("grade",), Comment((), tuple(_levels(recognition)))
    if "breakdowns" in content:
        lines = tuple(breakdown_lines(recognition, content["breakdowns"]))
        yield ("breakdowns",), Comment((), ("proposed: columns with few labels", *lines) if lines else ())


def _waves(recognition: Recognition, content: dict[str, Any]) -> Iterator[str]:
    """Where the wave may be told, as far as the entry below does not know it."""
    waves = [file["wave"] for file in content["files"]]
    if any("" in wave.values() for wave in waves):
        yield 'Write the wave of each file, such as wave: {is: "2026"}; or name the column that holds it.'
    if all("column" not in wave for wave in waves):
        for guess in _guesses(recognition, Role.WAVE):
            yield f"proposed: in the place of a wave below, wave: {{column: {scalar(guess.column)}}}"


def _asked(recognition: Recognition) -> tuple[str, ...]:
    lines = ["all: everyone in the files was asked; unknown: the files do not tell."]
    if only_respondents(recognition):
        lines.append("Nearly every row has an answer, as where only those who answered are in the file: so unknown.")
        lines.append("Write all if everyone who was asked has a row here, or add the record of everyone below.")
    for guess in _guesses(recognition, Role.ASKED):
        lines.append("proposed: in the place of the line below, with the labels of those who were asked")
        lines.append(f"asked: {{column: {scalar(guess.column)}, yes: []}}")
    return tuple(lines)


def _questions_before(recognition: Recognition, taken: Sequence[ColumnFound]) -> tuple[str, ...]:
    return (
        f"{len(recognition.questions)} recognised; their labels need no line where they are known.",
        *([f"{len(taken)} proposed and accepted: {', '.join(found.measure for found in taken)}."] if taken else []),
        *recognition.remarks,
    )


def _levels(recognition: Recognition) -> Iterator[str]:
    """The levels of grade, so that the user can put them in order."""
    guess = recognition.role(Role.GRADE)
    if guess is not None and guess.labels.shown:
        yield "Put the levels in order, the highest first; every level must then be in it."
        yield f"order: [{', '.join(scalar(label) for label, _ in guess.labels.shown)}]"


def _guesses(recognition: Recognition, *roles: Role) -> tuple[RoleGuess, ...]:
    return tuple(guess for guess in recognition.roles if guess.role in roles)


def _others(recognition: Recognition, content: dict[str, Any]) -> Iterator[str]:
    """What else a mapping can say, with columns that may be meant."""
    grades = tuple(grade_lines(recognition))
    if grades:
        yield from (f"proposed: {'one of these' if len(grades) > 1 else 'this'} may be the grade", *grades)
    lines = tuple(breakdown_lines(recognition, ())) if "breakdowns" not in content else ()
    if lines:
        yield from ("proposed: columns with few labels, to group people by", "breakdowns:")
        yield from (f"  {line}" for line in lines)
    for role in (Role.WEIGHT, Role.STRATUM, Role.UNIT):
        for guess in _guesses(recognition, role):
            yield from ("proposed: its heading says so", f"{role.value}: {scalar(guess.column)}")
    for guess in _guesses(recognition, Role.PAY):
        yield from ("proposed: hour or year?", f"pay: {{column: {scalar(guess.column)}, period: year}}")
    key = next((guess.column for guess in _guesses(recognition, Role.KEY)), "Staff number")
    yield "A second file, the HR record, is joined by a key that is in both:"
    wave = ", wave: {column: Year}" if any("column" in file["wave"] for file in content["files"]) else ""
    yield f"record: {{file: hr.csv, key: {{answers: {scalar(key)}, record: Employee ID}}{wave}, population: record}}"
    yield "population: record counts everyone on it, answers only those in the answers; with the first, asked: all."
    yield from _settings(recognition)


def _settings(recognition: Recognition) -> Iterator[str]:
    settings = edition(recognition.edition).settings_in_use() if recognition.edition else ()
    if settings:
        yield "Readings where no source states the rule, each with its default:"
        yield "settings:"
    for id in settings:
        yield f"  {id}: {setting(id).default}  # {setting(id).question}"
