"""Answers as files hold them, recognised: labels and codes of the four questions about a job."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from socmob.framework import edition, normalised, without_examples
from socmob.occupations.statuses import Employment, EmploymentStatus, OccupationGroup, Size, Supervision
from socmob.occupations.tables import table

_Answer = TypeVar("_Answer")

FOUR_PART = "smc-2020-02"
"""The edition whose options the self-coded method takes."""

QUESTION = "origin.occupation14"
OCCUPATION, EMPLOYMENT, SIZE, SUPERVISION = "occupation", "employment", "size", "supervision"

LARGE_FROM = 25
"""A workplace with so many people is large."""


def recognise_occupation_group(label: str | None) -> OccupationGroup | None:
    """The group that a label stands for; None where it is not known.

    >>> recognise_occupation_group("Clerical and intermediate such as: secretary, nursery nurse")
    <OccupationGroup.CLERICAL: 'clerical'>
    """
    if not (label or "").strip():
        return OccupationGroup.BLANK
    found = _known(OCCUPATION, label)
    return OccupationGroup(found) if found else None


def recognise_employment(label: str | None) -> Employment | None:
    """What a label says of employment; None where it is not known, and unknown for a blank."""
    found = _known(EMPLOYMENT, label)
    return Employment(found) if found else _of_blank(label, Employment.UNKNOWN)


def recognise_size(label: str | None) -> Size | None:
    """What a label or a number of people says of size; None where it is not known.

    >>> recognise_size("Over 24"), recognise_size("24"), recognise_size("")
    (<Size.LARGE: 'large'>, <Size.SMALL: 'small'>, <Size.UNKNOWN: 'unknown'>)
    """
    number = (label or "").strip()
    if number.isascii() and number.isdigit():
        return Size.LARGE if int(number[:9]) >= LARGE_FROM else Size.SMALL
    found = _known(SIZE, label)
    return Size(found) if found else _of_blank(label, Size.UNKNOWN)


def recognise_supervision(label: str | None) -> Supervision | None:
    """What a label says of supervision; None where it is not known. A blank is something else than "do not know"."""
    found = _known(SUPERVISION, label)
    return Supervision(found) if found else _of_blank(label, Supervision.BLANK)


def recognise_status(label: str | None) -> EmploymentStatus | str | None:
    """One of the seven statuses; "unknown" for a blank or where the file says so; None where a label is not known.

    >>> recognise_status("s4"), recognise_status(""), recognise_status("8")
    (<EmploymentStatus.MANAGER_LARGE: 4>, 'unknown', None)
    """
    found = _known("status", label)
    if found is None:
        return _of_blank(label, STATUS_UNKNOWN)
    return STATUS_UNKNOWN if found == STATUS_UNKNOWN else EmploymentStatus(int(found))


STATUS_UNKNOWN = "unknown"


def _of_blank(label: str | None, blank: _Answer) -> _Answer | None:
    return None if (label or "").strip() else blank


def _known(question: str, label: str | None) -> str | None:
    """The answer of a label as it is written, else up to its examples."""
    wordings = _wordings()[question]
    whole = wordings.get(normalised(label or ""))
    return whole or wordings.get(normalised(without_examples(label or "")))


@cache
def _wordings() -> Mapping[str, Mapping[str, str]]:
    """The answer of every wording: those of the four-part form, and more that files are known to hold."""
    asked = edition(FOUR_PART).question(QUESTION)
    worded: dict[str, dict[str, str]] = {OCCUPATION: {label: option.id for label, option in asked.labels.items()}}
    worded |= {part.id: {label: option.id for label, option in part.labels.items()} for part in asked.further}
    found = {name: {label: _options()[name, id] for label, id in labels.items()} for name, labels in worded.items()}
    for row in table("answers"):
        found.setdefault(row["question"], {}).setdefault(normalised(row["label"]), row["answer"])
    return found


@cache
def _options() -> Mapping[tuple[str, str], str]:
    return {(row["question"], row["option"]): row["answer"] for row in table("self_coded_options")}
