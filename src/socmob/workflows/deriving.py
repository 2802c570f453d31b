"""Answers in several parts to a class: the methods of `occupations` in the framework's codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from socmob.errors import DefectError
from socmob.occupations.collapsing import to_smc_three
from socmob.occupations.self_coded import SelfCodedAnswers, self_coded
from socmob.occupations.statuses import Employment, OccupationGroup, Size, Supervision
from socmob.values.codes import AnswerState, Code

Answers = Mapping[str, str | None]
Kind = TypeVar("Kind", Employment, Size)


def derive(method: str, answers: Answers) -> Code:
    """The code of the answers to all parts of a question, by the method that its edition names.

    A clerical worker who supervised others is professional, one who did not intermediate:

    >>> clerk = {"occupation": "clerical", "employment": "employee", "size": "large", "supervision": "yes"}
    >>> derive("nssec.self_coded", clerk), derive("nssec.self_coded", {**clerk, "supervision": "no"})
    ('occ14.professional', 'occ14.intermediate')
    """
    if method not in _METHODS:
        raise DefectError(f"workflows: there is no method {method} to class answers in several parts")
    return _METHODS[method](answers)


def _self_coded(answers: Answers) -> Code:
    """The Commission's group of the self-coded class; an answer that no class follows from cannot be classified.

    An answered "do not know" on supervision counts as not supervising, a blank gives no class.
    """
    found = self_coded(
        SelfCodedAnswers(
            OccupationGroup(answers["occupation"] or ""),
            _one_of(Employment, answers["employment"], Employment.UNKNOWN),
            _one_of(Size, answers["size"], Size.UNKNOWN),
            _supervision(answers["supervision"]),
        )
    )
    return AnswerState.UNCLASSIFIABLE.value if found.nssec is None else to_smc_three(found.nssec).category


def _one_of(kind: type[Kind], answer: str | None, unknown: Kind) -> Kind:
    """The answer as the method knows it; whatever is no answer to the question itself is not known."""
    return kind(answer) if answer in {each.value for each in kind} else unknown


def _supervision(answer: str | None) -> Supervision:
    if answer is None:
        return Supervision.BLANK
    return Supervision(answer) if answer in {"yes", "no"} else Supervision.NOT_KNOWN


_METHODS: Mapping[str, Callable[[Answers], Code]] = {"nssec.self_coded": _self_coded}
