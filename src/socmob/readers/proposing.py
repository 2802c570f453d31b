"""What is only likely of a file: lines for its mapping that wait for a person's word, or entries that were accepted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from socmob.framework import edition
from socmob.readers.drafting import breakdown_entry, question_entry
from socmob.readers.mapping.model import GRADE
from socmob.readers.mapping.text import scalar
from socmob.readers.recognition.model import ColumnFound, Group, How, LabelProposed, Recognition, Role, RoleGuess

_WHY = {
    How.NEAR: "its heading is like the question's ({score:.0f} of 100)",
    How.KEYWORDS: "its heading speaks of what this question asks",
    How.LABELS: "its labels are those of this question",
    How.HEADING: "its heading is the question's, but none of its labels is known",
    How.CLAIMED_TWICE: "another column claims the same question; keep one of them",
}

MOST_OFFERED = 20
"""More columns than these are not offered to group people by."""

_GROUPING = (Role.GRADE, Role.DEPARTMENT, Role.SEX, Role.AGE, Role.ETHNICITY, Role.NATION)


def acceptable(recognition: Recognition) -> tuple[ColumnFound, ...]:
    """The proposed questions that can be taken: alone in their claim, and half of their answers mean something."""
    claims = Counter(found.measure for found in (*recognition.questions, *recognition.proposals))
    return tuple(found for found in recognition.proposals if found.likely and claims[found.measure] == 1)


def accepted_entry(found: ColumnFound, edition_id: str | None) -> dict[str, Any]:
    """The entry of a question whose proposals are all taken."""
    options = {label.label: label.option for label in found.proposed}
    return {**question_entry(found, edition_id), **({"options": options} if options else {})}


def needs_no_edit(recognition: Recognition, accept: bool) -> bool:
    """Whether a question is there and every label means something, proposals counted where they are accepted."""
    taken = (*recognition.questions, *(acceptable(recognition) if accept else ()))
    return bool(taken) and all(
        found.complete or (accept and len(found.proposed) == found.unknown.labels) for found in taken
    )


def question_lines(recognition: Recognition, left_out: Sequence[ColumnFound] = ()) -> Iterator[str]:
    """Each proposed question with what its labels may mean; right YAML once the # signs are taken away."""
    for found in recognition.proposals:
        if found not in left_out:
            yield f"proposed: {_WHY[found.how].format(score=found.score)}"
            yield from _question(found, question_entry(found, recognition.edition))
    if not recognition.questions and not recognition.proposals and recognition.edition:
        yield "No column looks like a question. Name the columns, and take the # away:"
        for question in edition(recognition.edition).questions:
            yield f'{question.measure}: {{column: "the heading in the file"}}'


def _question(found: ColumnFound, entry: dict[str, Any]) -> Iterator[str]:
    if not found.unknown.shown:
        yield f"{found.measure}: {{{', '.join(f'{key}: {scalar(value)}' for key, value in entry.items())}}}"
        return
    yield f"{found.measure}:"
    yield from (f"  {key}: {scalar(value)}" for key, value in entry.items())
    yield "  options:"
    likely = {label.label: label for label in found.proposed}
    for label, rows in found.unknown.shown:
        yield f"    {label_line(label, rows, likely.get(label))}"
    if found.unknown.hidden:
        yield f"    # {hidden_line(found)}"


def label_line(label: str, rows: int, proposed: LabelProposed | None) -> str:
    """A label with the option that it may be, and how many rows hold it."""
    if proposed is None:
        return f"{scalar(label)}:   # {rows} rows"
    why = "its words" if proposed.how is How.KEYWORDS else f"{proposed.score:.0f} of 100"
    return f"{scalar(label)}: {proposed.option}  # {rows} rows; proposed by {why}"


def hidden_line(found: ColumnFound) -> str:
    """How many labels are not shown, on how many rows, and which options their words speak of."""
    told = f"{found.unknown.hidden} more labels on {found.unknown.hidden_rows} rows, rare or many, so not shown"
    like = f"; by their words they may be {', '.join(found.hidden_speak_of)}" if found.hidden_speak_of else ""
    return f"{told}{like}: look in the file."


def label_lines(found: ColumnFound, accept: bool) -> Iterator[str]:
    """The labels of a question that mean nothing yet, as lines to complete; none where all proposals are taken."""
    question = next(q for q in edition(found.edition).questions if q.measure == found.measure)
    likely = {label.label: label for label in found.proposed}
    left = [(label, n) for label, n in found.unknown.shown if not (accept and label in likely)]
    if left or found.unknown.hidden:
        meanings = ", ".join(option.id for option in question.options)
        yield f"Write after each label what it means: {meanings} (socmob framework {found.edition} explains them)."
    yield from (label_line(label, rows, likely.get(label)) for label, rows in left)
    if found.unknown.hidden:
        yield hidden_line(found)


def grade_lines(recognition: Recognition) -> Iterator[str]:
    """Columns that may be the grade, where none is sure to be."""
    if recognition.role(Role.GRADE) is None:
        for guess in _guesses(recognition, Role.GRADE):
            yield f"{GRADE}: {{column: {scalar(guess.column)}}}"


def breakdown_lines(recognition: Recognition, drafted: Iterable[str]) -> Iterator[str]:
    """Columns that people may be grouped by, besides those that the mapping names already."""
    taken = set(drafted)
    offered: list[RoleGuess | Group] = [*_unsure(recognition), *recognition.groups]
    for group in offered[:MOST_OFFERED]:
        name = _free_name(group.column, taken)
        taken.add(name)
        column = scalar(group.column)
        entry = breakdown_entry(group) if isinstance(group, RoleGuess) else {}
        bands = f", bands: {entry['bands']}" if "bands" in entry else ""
        told = f"  # {group.labels} labels" if isinstance(group, Group) else ""
        yield f"{name}: {{column: {column}, label: {column}{bands}}}{told}"
    if len(offered) > MOST_OFFERED:
        yield f"and {len(offered) - MOST_OFFERED} more columns with few labels"


def _unsure(recognition: Recognition) -> Iterator[RoleGuess]:
    """Columns whose heading is like that of a group, or which share it with another."""
    for guess in _guesses(recognition, *_GROUPING):
        if recognition.role(guess.role) is not guess and guess.role is not Role.GRADE:
            yield guess


def _guesses(recognition: Recognition, *roles: Role) -> tuple[RoleGuess, ...]:
    return tuple(guess for guess in recognition.roles if guess.role in roles)


def _free_name(heading: str, taken: set[str]) -> str:
    """A name for a breakdown, made of the first words of its heading."""
    words = re.sub(r"[^a-z0-9]+", "_", heading.casefold())[:24].strip("_")
    name = words if words[:1].isalpha() else f"group_{words}".rstrip("_")
    return name if name not in taken else f"{name}_{len(taken)}"
