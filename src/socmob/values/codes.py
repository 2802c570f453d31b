"""Public identifiers, and the states an answer can be in when it falls in no category."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import NewType

WaveId = NewType("WaveId", str)
EditionId = NewType("EditionId", str)
MeasureId = NewType("MeasureId", str)
SchemeId = NewType("SchemeId", str)
CategoryId = NewType("CategoryId", str)
BenchmarkId = NewType("BenchmarkId", str)
Code = str
"""What a cell's key holds: a category id, an answer state, or the label of a breakdown's level."""


class AnswerState(StrEnum):
    """Why an answer is in no category; every eligible person has a category or one of these."""

    NOT_APPLICABLE = "answer.not_applicable"
    OUTSIDE_UK = "answer.outside_uk"
    UNKNOWN = "answer.unknown"
    NOT_SAID = "answer.not_said"
    UNCLASSIFIABLE = "answer.unclassifiable"
    BLANK = "answer.blank"
    NOT_ASKED = "answer.not_asked"


SUBSTANTIVE = frozenset({AnswerState.NOT_APPLICABLE, AnswerState.OUTSIDE_UK})
"""States that say something about the person: declared, shown, outside the classified base."""

UNANSWERED = frozenset({AnswerState.BLANK, AnswerState.NOT_ASKED})
"""States of those who gave no answer."""


NOT_RECORDED = "not recorded"
"""The level of a breakdown for people whose group nobody wrote down: shown, and never taken for a group."""


def is_state(code: Code) -> bool:
    """Whether a code is an answer state rather than a category.

    >>> is_state("answer.blank"), is_state("occ14.working")
    (True, False)
    """
    return code.startswith("answer.")


def states_among(found: Collection[Code | None], possible: Collection[Code]) -> tuple[Code, ...]:
    """The answer states of a question, in their order: those found, and where there are any those always possible.

    A report that named one state alone would say that everybody who is in no category is in this one.

    >>> states_among({"occ14.working", "answer.not_said"}, {"answer.blank"})
    ('answer.not_said', 'answer.blank')
    >>> states_among({"occ14.working"}, {"answer.blank"})
    ()
    """
    some = any(state.value in found for state in AnswerState)
    return tuple(state.value for state in AnswerState if state.value in found or (some and state.value in possible))
