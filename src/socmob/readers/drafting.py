"""The mapping that a recognised file needs: only what is certain, so that nothing is silently taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from socmob.errors import DataError
from socmob.framework import threshold
from socmob.readers.coding.breakdowns import MOST_LEVELS
from socmob.readers.facts import Facts
from socmob.readers.mapping.checking import check_against_framework
from socmob.readers.mapping.model import GRADE, VERSION, Mapping
from socmob.readers.recognition.model import ColumnFound, Recognition, Role, RoleGuess

AGE_BANDS = (25, 35, 45, 55)
ONE_WAVE = "this survey"
"""The name of the wave where no column tells it."""

BREAKDOWNS = (Role.DEPARTMENT, Role.SEX, Role.AGE, Role.ETHNICITY, Role.NATION)

NAMELESS = "Our organisation"
"""What a mapping calls an organisation until its user gives the name."""


def default_mapping(facts: Facts, recognition: Recognition, organisation: str, wave: str | None = None) -> Mapping:
    """The mapping of a file that needs no editing; DataError where no question was recognised.

    `wave` names the wave of the whole file; without it a column with that heading tells. Its folder is the file's.
    """
    if not recognition.questions:
        raise no_known_question(facts, recognition)
    mapping = Mapping.model_validate(draft(recognition, organisation, (facts.path.name,), wave=wave))
    check_against_framework(mapping)
    return mapping


def no_known_question(facts: Facts, recognition: Recognition) -> DataError:
    """The error for a file none of whose columns is a question of any edition."""
    likely = [f'"{found.column}" (is it {found.measure}?)' for found in recognition.proposals[:5]]
    do = "Run `socmob check` on it and name the columns in the mapping that it writes."
    return DataError(
        f"No column of {facts.path.name} was recognised as a question on socio-economic background.",
        where=f"{facts.path.name}, {len(facts.columns)} columns",
        do=f"{do} Likely columns: {', '.join(likely)}." if likely else do,
    )


def draft(
    recognition: Recognition,
    organisation: str,
    files: Sequence[str],
    sheet: str | None = None,
    wave: str | None = None,
) -> dict[str, Any]:
    """What a mapping of these files says, as nested content; it may hold no question yet."""
    sheets = {"sheet": sheet} if sheet else {}
    waves = waves_of(recognition, files, wave)
    drafted: dict[str, Any] = {
        "version": VERSION,
        "organisation": organisation or NAMELESS,
        "geography": "UK",
        "people": "workforce",
        "census": True,
        "files": [{"file": file, **sheets, "wave": own} for file, own in zip(files, waves, strict=True)],
        "asked": "unknown" if only_respondents(recognition) else "all",
        "questions": {found.measure: question_entry(found, recognition.edition) for found in recognition.questions},
    }
    if recognition.edition:
        drafted["edition"] = recognition.edition
    return {**drafted, **_groups(recognition)}


def only_respondents(recognition: Recognition) -> bool:
    """Whether the file seems to hold only those who answered, as the export of an online form does."""
    likely = (found for found in recognition.proposals if found.likely)
    most = max((found.answered for found in (*recognition.questions, *likely)), default=0)
    return most >= threshold("check.only_respondents").value * recognition.rows > 0


def waves_of(recognition: Recognition, files: Sequence[str], wave: str | None) -> list[dict[str, str]]:
    """Where each file's wave is read: the name given, a column with that heading and no blank, or the file's name.

    One file without such a column is one wave. Several are each the year in their name, where all have one and all
    differ; else they are left for the user to fill in.
    """
    column = recognition.role(Role.WAVE)
    if wave is None and column is not None and not column.blank and column.labels.labels:
        return [{"column": column.column} for _ in files]
    if wave is not None or len(files) == 1:
        return [{"is": wave or ONE_WAVE} for _ in files]
    years = [year_in(file) for file in files]
    told = None not in years and len(set(years)) == len(years)
    return [{"is": year if told and year else ""} for year in years]


def year_in(file: str) -> str | None:
    """The one year in a file's name, None where there is none or more than one.

    >>> year_in("survey-2023.csv"), year_in("2022-2023.csv"), year_in("v20231.csv")
    ('2023', None, None)
    """
    found = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", file.replace("\\", "/").rsplit("/", 1)[-1]))
    return found.pop() if len(found) == 1 else None


def question_entry(found: ColumnFound, edition: str | None) -> dict[str, Any]:
    """The entry of one question; its edition only where it is another than the file's."""
    further = {part.part: part.column for part in found.further}
    own = {"edition": found.edition} if found.edition != edition else {}
    return {"column": found.column, **own, **({"further": further} if further else {})}


def _groups(recognition: Recognition) -> dict[str, Any]:
    """Grade and the breakdowns whose heading is known, as far as they have few enough levels."""
    grade = recognition.role(Role.GRADE)
    found = {role.value: guess for role in BREAKDOWNS if (guess := recognition.role(role)) and _is_group(guess)}
    groups: dict[str, Any] = {}
    if grade is not None and _is_group(grade):
        groups[GRADE] = {"column": grade.column, "label": grade.column}
    if found:
        groups["breakdowns"] = {name: breakdown_entry(guess) for name, guess in found.items()}
    return groups


def _is_group(guess: RoleGuess) -> bool:
    return guess.numbers if guess.role is Role.AGE else 0 < guess.labels.labels <= MOST_LEVELS


def breakdown_entry(guess: RoleGuess) -> dict[str, Any]:
    """The entry of one breakdown; ages in bands."""
    bands = {"bands": list(AGE_BANDS)} if guess.numbers else {}
    return {"column": guess.column, "label": guess.column, **bands}
