"""Columns besides the questions, guessed by their headings: wave, grade, sex, key, pay and their like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from socmob.framework import normalised
from socmob.readers.facts import Levels, LevelsOfColumn
from socmob.readers.near import likest
from socmob.readers.recognition.model import How, Role, RoleGuess
from socmob.readers.showing import NO_LABELS, Unrecognised, under_showing_rule

LIKELY = 88
"""Headings of roles are short, so that less alike than this is mostly by accident."""

GROUPS = frozenset({Role.WAVE, Role.GRADE, Role.DEPARTMENT, Role.SEX, Role.ETHNICITY, Role.NATION, Role.ASKED})
"""Roles whose labels are few and belong to groups; of the others no label is ever looked at."""

HEADINGS: Mapping[Role, tuple[str, ...]] = {
    Role.WAVE: ("wave", "survey wave", "year", "survey year", "collection year", "reporting year", "survey", "round"),
    Role.GRADE: (
        "grade",
        "job grade",
        "staff grade",
        "level",
        "job level",
        "seniority",
        "seniority level",
        "role level",
        "rank",
        "band",
        "pay band",
        "career level",
        "role category",
    ),
    Role.DEPARTMENT: (
        "department",
        "dept",
        "division",
        "directorate",
        "team",
        "business unit",
        "business area",
        "function",
        "service line",
        "practice area",
        "office",
        "location",
    ),
    Role.SEX: ("sex", "gender", "legal sex", "sex registered at birth", "what is your sex", "gender identity"),
    Role.AGE: ("age", "age in years", "current age", "age at survey"),
    Role.ETHNICITY: ("ethnicity", "ethnic group", "ethnic origin", "ethnic background", "race"),
    Role.NATION: ("nation", "uk nation", "home nation", "nation of work", "nation of workplace", "country of work"),
    Role.KEY: (
        "id",
        "key",
        "employee id",
        "employee number",
        "employee no",
        "staff id",
        "staff number",
        "staff no",
        "payroll number",
        "personnel number",
        "person id",
        "respondent id",
        "response id",
        "email",
        "email address",
        "name",
        "full name",
        "surname",
        "first name",
        "national insurance number",
    ),
    Role.PAY: (
        "pay",
        "salary",
        "annual salary",
        "base salary",
        "annual pay",
        "hourly pay",
        "hourly rate",
        "full time equivalent salary",
        "fte salary",
        "earnings",
        "wage",
        "remuneration",
        "bonus",
    ),
    Role.WEIGHT: ("weight", "survey weight", "sampling weight", "design weight", "wt"),
    Role.STRATUM: ("stratum", "strata", "sampling stratum"),
    Role.UNIT: ("psu", "primary sampling unit", "cluster", "sampling unit"),
    Role.ASKED: ("asked", "invited", "was invited", "sent survey", "survey sent", "invited to survey"),
}


def guess_role(column: str) -> tuple[Role, How, float] | None:
    """What a heading suggests that a column is, None where it suggests nothing.

    >>> guess_role("Staff no."), guess_role("Favourite biscuit")
    ((<Role.KEY: 'key'>, <How.NORMALISED: 'normalised'>, 100.0), None)
    """
    folded = normalised(column)
    if folded in _known():
        exact = folded == column.casefold()
        return _known()[folded], How.EXACT if exact else How.NORMALISED, 100.0
    near = likest(folded, tuple(_known()), LIKELY)
    return (_known()[near[0]], How.NEAR, near[1]) if near else None


@cache
def _known() -> Mapping[str, Role]:
    return {normalised(heading): role for role, headings in HEADINGS.items() for heading in headings}


def guess_roles(columns: tuple[str, ...], levels_of: LevelsOfColumn) -> Iterator[RoleGuess]:
    """What the columns that are no question may be; labels only of those that make groups."""
    for column in columns:
        guess = guess_role(column)
        if guess is not None:
            role, how, score = guess
            labels, blank = _labels(levels_of(column)) if role in GROUPS else (NO_LABELS, 0)
            numbers = role is Role.AGE and _numbers(levels_of(column))
            yield RoleGuess(column, role, how, score, labels, blank, numbers)


def _numbers(levels: Levels) -> bool:
    return all(label.replace(".", "", 1).isdecimal() for level in levels.levels if (label := level.labels[0]))


def _labels(levels: Levels) -> tuple[Unrecognised, int]:
    """The labels of a column as far as they may be shown, and its blank rows."""
    counts = {level.labels[0]: level.n for level in levels.levels}
    blank = counts.pop(None, 0)
    told = sum(counts.values()) + blank
    named = {label: n for label, n in counts.items() if label is not None}
    return under_showing_rule(named, levels.distinct - len(levels.levels), levels.rows - told), blank
