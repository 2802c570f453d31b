"""What every edition knows: answers, by which a header row is told from a person's, and headings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from socmob.framework import editions, normalised

YES_AND_NO = frozenset({"yes", "no", "y", "n", "true", "false"})
"""Answers that say little of the question that was asked."""


@cache
def headings() -> frozenset[str]:
    """Every heading of a question in any edition, in its normal form."""
    asked = (each for e in editions() for question in e.questions for each in question.parts)
    return frozenset(normalised(heading) for each in asked for heading in each.headings)


@cache
def question_texts() -> frozenset[str]:
    """Every question of any edition as it is put, in its normal form."""
    return frozenset(normalised(question.text) for e in editions() for question in e.questions)


@cache
def beside() -> Mapping[str, frozenset[str]]:
    """For each answer that is no heading, the answers of the questions that it belongs to; all in normal form.

    >>> "independent school" in beside()["state school"], "school type" in beside()
    (True, False)
    """
    found: dict[str, set[str]] = {}
    for labels in (question.labels for e in editions() for question in e.questions):
        for label in labels.keys() - headings():
            found.setdefault(label, set()).update(labels)
    return {label: frozenset(others) for label, others in found.items()}
