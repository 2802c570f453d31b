"""What a firm of a size can publish: made-up firms, their reports, and which splits these show.

Every firm goes the whole way that `socmob report` goes, from a file of answers to the published JSON.
"""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from socmob.errors import RefusedError
from socmob.workflows.projects import open_project
from socmob.workflows.reporting import report

SIZES = {12: 40, 40: 40, 80: 14, 300: 8, 3_000: 4}
"""People, and how many firms of that size are made."""
ANSWERS = {"professional": 0.42, "intermediate": 0.18, "working": 0.25, "": 0.15}
LEVELS = {
    "Sex": {"Female": 0.52, "Male": 0.48},
    "Grade": {"Partner": 0.12, "Senior": 0.2, "Associate": 0.38, "Trainee": 0.1, "Business services": 0.2},
    "Department": {"Law": 0.3, "Tax": 0.22, "Property": 0.18, "Finance": 0.14, "People": 0.1, "Archive": 0.06},
}
MAPPING = """version: 1
organisation: A made-up firm
geography: UK
edition: smc-2020-11
files: [{file: answers.csv, wave: {is: "2026"}}]
questions:
  origin.occupation14:
    column: Occupation
    options:
      professional: occ14.professional
      intermediate: occ14.intermediate
      working: occ14.working
breakdowns:
"""
PROFESSIONAL = "occ14.professional"


def rows(people: int, chance: np.random.Generator) -> Iterator[tuple[str, ...]]:
    """A staff: each breakdown drawn by itself, as skewed as such things are."""
    columns = [chance.choice(list(levels), people, p=list(levels.values())) for levels in LEVELS.values()]
    yield from zip(
        *(c.tolist() for c in columns), chance.choice(list(ANSWERS), people, p=list(ANSWERS.values())), strict=True
    )


def shown(people: int, seed: int, breakdowns: tuple[str, ...]) -> set[str]:
    """Which splits the report on one firm shows, with these breakdowns in it."""
    chance = np.random.default_rng([people, seed])
    with tempfile.TemporaryDirectory() as name, contextlib.suppress(RefusedError):
        folder = Path(name)
        lines = [",".join((*LEVELS, "Occupation")), *(",".join(row) for row in rows(people, chance))]
        (folder / "answers.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        asked = "\n".join(f"  {one.lower()}: {{column: {one}, label: {one}}}" for one in breakdowns)
        (folder / "mapping.yaml").write_text(MAPPING + asked + "\n", encoding="utf-8")
        report(open_project(folder / "mapping.yaml"), folder / "report")
        return set(_splits(json.loads((folder / "report" / "report.json").read_text(encoding="utf-8"))["numbers"]))
    return set()


def _splits(numbers: dict[str, dict[str, object]]) -> Iterator[str]:
    composition = [
        n["state"] for key, n in numbers.items() if key.startswith("composition.") and key.endswith("/share")
    ]
    if composition and all(state == "shown" for state in composition):
        yield "everyone, two classes or more"
        if len(composition) > 2:
            yield "everyone, three classes"
    for column in LEVELS:
        name = column.lower()
        states = [n["state"] for key, n in numbers.items() if _is_share_of_level(key, name)]
        if states and all(state == "shown" for state in states):
            yield f"by {name}"
        if "shown" in states:
            yield f"by {name}, some"


def _is_share_of_level(key: str, breakdown: str) -> bool:
    parts = key.split("/")
    is_level = (
        parts[0].startswith("by.") and parts[0].endswith(f".{breakdown}") and parts[1] not in ("all", "dissimilarity")
    )
    return is_level and parts[-1] == f"{PROFESSIONAL}|share"


WORDS = {
    "everyone, three classes": "everyone, in three classes of parental occupation",
    "everyone, two classes or more": "everyone, in two classes at least",
    "by sex": "both sexes",
    "by grade": "every grade of the five, or the groups they are joined to",
    "by grade, some": "some grade",
    "by department": "every department of the six, or the groups they are joined to",
    "by department, some": "some department",
}


def table(found: Sequence[tuple[int, set[str]]]) -> str:
    """Of the firms of each size, in how many of a hundred each split is shown."""
    heads = " | ".join(f"{size:,} people" for size in SIZES)
    lines = [f"| what is shown | {heads} |", "|---|" + "---:|" * len(SIZES)]
    for split, words in WORDS.items():
        cells = [_per_cent([split in shown for people, shown in found if people == size]) for size in SIZES]
        lines.append(f"| {words} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _per_cent(each: list[bool]) -> str:
    return f"{100 * sum(each) / len(each):.0f}%" if each else ""
