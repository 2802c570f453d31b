"""What survey programs make of a question's heading: a number before it, a path to it, a remark after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from socmob.framework import editions, normalised
from socmob.framework.elsewhere import part_id

CODE = re.compile(r"\S{1,30}?[.:)\]]\s+(?P<rest>\S.*)", re.DOTALL)
"""A question's code before its text: "Q1. ", "[school] ", "G1Q2: "."""

REMARK = re.compile(r"(?P<rest>.*\S)\s+-\s+Selected Choice", re.IGNORECASE | re.DOTALL)
"""What Qualtrics adds where an answer can be typed in beside those to choose."""

PATH = re.compile(r"[-/]")
"""What ODK (-) and Kobo (/) put between a group and the field in it."""


def behind(heading: str) -> Iterator[str]:
    """The question or the field's name within a heading that a program made of it; nothing where there is none.

    Only a whole question, as some edition puts it, or the whole name of a field is found, so that nothing is guessed.

    >>> list(behind("Q4. Did you receive free school meals?")), list(behind("background-origin_school11_16"))
    (['Did you receive free school meals?'], ['origin_school11_16'])
    >>> list(behind("Q4. School")), list(behind("Partner: School type"))
    ([], [])
    """
    for pattern in (CODE, REMARK):
        found = pattern.fullmatch(heading)
        if found and normalised(found["rest"]) in _texts():
            yield found["rest"]
    *groups, field = PATH.split(heading)
    if groups and normalised(field) in _names():
        yield field


@cache
def _texts() -> frozenset[str]:
    """Every question as it is put, in every language, in its normal form."""
    asked = (each for edition in editions() for question in edition.questions for each in question.parts)
    return frozenset(normalised(text) for each in asked for text in (each.text, *each.columns) if text.endswith("?"))


@cache
def _names() -> frozenset[str]:
    questions = [question for edition in editions() for question in edition.questions]
    ids = [question.id for question in questions]
    return frozenset(normalised(id) for id in (*ids, *(part_id(q, part) for q in questions for part in q.further)))
