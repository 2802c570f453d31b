"""Recognising a file: every column against every question of every edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from socmob.framework import Edition, Option, Program, Question, edition, editions, normalised, program_of, speaks_of
from socmob.readers.facts import Facts, Levels, LevelsOfColumn
from socmob.readers.files.place import listed
from socmob.readers.near import likest
from socmob.readers.recognition.columns import by_heading, column_found, folded_headings, looks_like
from socmob.readers.recognition.editions import USUAL_EDITION, choose_edition, tells_edition, told_edition
from socmob.readers.recognition.headings import behind
from socmob.readers.recognition.model import ColumnFound, Group, How, Recognition, Role
from socmob.readers.recognition.parts import with_parts
from socmob.readers.recognition.roles import guess_role, guess_roles

LIKELY_HEADING = 82
"""A heading less like a question's than this is not proposed as that question."""

MOST_GROUPS = 20
"""A column with more labels than this is not offered as groups of people."""

NEVER_LOOKED_AT = frozenset({Role.KEY, Role.PAY})
"""Columns whose heading names a key or pay: their content is not read to recognise anything."""


def recognise(facts: Facts, levels_of: LevelsOfColumn) -> Recognition:
    """What each column of a file is: taken where heading and labels are known, else proposed, else not known.

    `levels_of` gives the levels of one column, the commonest suffice.
    """
    levels_of = cache(levels_of)
    program = program_of(facts.columns)
    own = program.own(facts.columns) if program else ()
    texts = {
        column: _texts(facts, column) for column in facts.columns if column not in own and not tells_edition(column)
    }
    named = tuple(_named(texts, levels_of))
    form, why = _edition(named, told_edition(facts.columns, levels_of))
    taken, doubtful, remarks = _taken(named, form)
    questions = tuple(with_parts(found, texts, levels_of) for found in taken)
    told = (*remarks, *([_is_export(program, own)] if program and questions else []))
    used = {column for found in (*questions, *doubtful) for column in found.columns}
    rest = {column: own for column, own in texts.items() if column not in used}
    roles = tuple(guess_roles(tuple(rest), levels_of))
    free = {column: own for column, own in rest.items() if column not in {guess.column for guess in roles}}
    asked = {found.measure for found in questions}
    guessed = tuple(_guessed(free, form, asked, levels_of))
    others = tuple(column for column in free if column not in {found.column for found in guessed})
    rows = levels_of(next((c for c in facts.columns if not _is_private(c)), facts.columns[0])).rows
    groups = tuple(_groups(others, levels_of))
    return Recognition(rows, form.id, why, questions, (*doubtful, *guessed), roles, others, told, groups)


def _is_export(program: Program, own: Sequence[str]) -> str:
    columns = listed([f'"{column}"' for column in own], most=3)
    return f"This is an export of {program.name}: its own columns are no answers and are not used ({columns})."


def _edition(named: Sequence[ColumnFound], told: str | None) -> tuple[Edition, str]:
    """The edition that the file itself tells, else the one that explains most, else the usual one; and why."""
    if told is not None:
        return edition(told), f"The file says that it was collected with {told}."
    chosen, why = choose_edition(editions(), named)
    if chosen is not None:
        return chosen, why
    return edition(USUAL_EDITION), f"{why} {USUAL_EDITION} stands here as the usual one: name another if it was that."


def _groups(others: Iterable[str], levels_of: LevelsOfColumn) -> Iterator[Group]:
    """The columns not recognised that have a few labels, each shared by several people as a rule."""
    for column in others:
        levels = levels_of(column)
        labels = [level for level in levels.levels if level.labels[0] is not None]
        few = levels.distinct == len(levels.levels) and 2 <= len(labels) <= MOST_GROUPS
        if few and 2 * len(labels) <= sum(level.n for level in labels):
            yield Group(column, len(labels))


def _texts(facts: Facts, column: str) -> tuple[str, ...]:
    """What a file calls a column: its heading, and the question behind it where the file or the heading tells it."""
    labels: Mapping[str, str] = getattr(facts, "column_labels", {})
    told = (column, *([labels[column]] if labels.get(column) else []))
    return (*told, *(text for heading in told for text in behind(heading)))


def _named(texts: Mapping[str, tuple[str, ...]], levels_of: LevelsOfColumn) -> Iterator[ColumnFound]:
    """Every column whose heading is known, once for each edition that knows it."""
    for form in editions():
        for question in form.questions:
            for column, own in texts.items():
                how = by_heading(own, question)
                if how is not None:
                    yield column_found(column, form, question, how, 100.0, levels_of(column))


def _taken(
    named: Sequence[ColumnFound], form: Edition
) -> tuple[tuple[ColumnFound, ...], tuple[ColumnFound, ...], tuple[str, ...]]:
    """The columns taken as questions, those whose heading is known and that are in doubt, and why they are."""
    questions: list[ColumnFound] = []
    doubtful: list[ColumnFound] = []
    remarks: list[str] = []
    best = {column: _best_edition(group, form) for column, group in _grouped(named).items()}
    for measure in dict.fromkeys(found.measure for found in best.values()):
        claims = [found for found in best.values() if found.measure == measure]
        sure = [found for found in claims if found.labels or not found.answered]
        doubtful.extend(_doubt(found, How.HEADING) for found in claims if found not in sure)
        if len(sure) > 1:
            listed = '" and "'.join(found.column for found in sure)
            remarks.append(f'The columns "{listed}" claim one question, {measure}: name the right one in the mapping.')
            doubtful.extend(_doubt(found, How.CLAIMED_TWICE) for found in sure)
        else:
            questions.extend(sure)
    return tuple(questions), tuple(doubtful), tuple(remarks)


def _grouped(named: Iterable[ColumnFound]) -> Mapping[str, list[ColumnFound]]:
    groups: dict[str, list[ColumnFound]] = {}
    for found in named:
        groups.setdefault(found.column, []).append(found)
    return groups


def _best_edition(group: Sequence[ColumnFound], form: Edition) -> ColumnFound:
    """One column in the file's own edition where that explains it, else in the one that explains it best."""

    def rank(found: ColumnFound) -> tuple[bool, bool, int, int]:
        own = found.edition == form.id
        return found.explained, own, found.known_rows, len(found.labels)

    return max(group, key=rank)


def _is_private(column: str) -> bool:
    guess = guess_role(column)
    return guess is not None and guess[0] in NEVER_LOOKED_AT


def _doubt(found: ColumnFound, how: How) -> ColumnFound:
    return replace(found, how=how)


def _guessed(
    free: Mapping[str, tuple[str, ...]], form: Edition, asked: set[str], levels_of: LevelsOfColumn
) -> Iterator[ColumnFound]:
    """For each column whose heading is not known the likeliest question that is still free, if any is likely."""
    forms = [(e, q) for e in _first(form) for q in e.questions if q.measure not in asked]
    known = {heading: form for form in reversed(forms) for heading in sorted(folded_headings(form[1]))}
    for column, own in free.items():
        near = _by_near_heading(column, own, known, levels_of)
        guess = near or _by_words(column, own, forms, levels_of) or _by_labels(column, forms, levels_of(column))
        if guess is not None:
            yield guess


def _first(form: Edition) -> tuple[Edition, ...]:
    """Every edition, the file's own first."""
    return tuple(sorted(editions(), key=lambda e: e.id != form.id))


def _by_words(
    column: str, own: tuple[str, ...], forms: Sequence[tuple[Edition, Question]], levels_of: LevelsOfColumn
) -> ColumnFound | None:
    """A column whose heading has a question's keywords, where they are those of one measure and no other."""
    found = [form for form in forms if any(speaks_of(text, form[1].keywords) for text in own)]
    if len({question.measure for _, question in found}) != 1:
        return None
    return column_found(column, *found[0], How.KEYWORDS, 0.0, levels_of(column))


def _by_near_heading(
    column: str, own: tuple[str, ...], known: Mapping[str, tuple[Edition, Question]], levels_of: LevelsOfColumn
) -> ColumnFound | None:
    best = max((near for text in own if (near := likest(text, tuple(known), LIKELY_HEADING))), key=_score, default=None)
    if best is None:
        return None
    form, question = known[best[0]]
    return column_found(column, form, question, How.NEAR, best[1], levels_of(column))


def _score(near: tuple[str, float]) -> float:
    return near[1]


def _by_labels(column: str, forms: Sequence[tuple[Edition, Question]], levels: Levels) -> ColumnFound | None:
    """A column recognised by its labels alone, where they suggest one measure and no other."""
    if levels.distinct > len(levels.levels):
        return None
    labels = {normalised(level.labels[0]) for level in levels.levels if level.labels[0] is not None}
    shared = [form for form in forms if len(labels & _wordings(form[1].options)) > 1]
    found = [(column_found(column, *form, How.LABELS, 0.0, levels), form[1]) for form in shared]
    likely = [candidate for candidate, question in found if looks_like(candidate, question)]
    if len({candidate.measure for candidate in likely}) != 1:
        return None
    return max(likely, key=lambda candidate: candidate.known_rows)


@cache
def _wordings(options: tuple[Option, ...]) -> frozenset[str]:
    return frozenset(normalised(label) for option in options for label in option.all_labels)
