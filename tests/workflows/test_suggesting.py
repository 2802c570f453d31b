"""Pooling is proposed where one wave is too small to show and two together are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.disclosure.rules import rules_of
from socmob.engine import duckdb_engine
from socmob.framework import profile
from socmob.readers import load_mapping
from socmob.values.tables import Release
from socmob.workflows.describing import about
from socmob.workflows.knowing import joint_of
from socmob.workflows.measuring import measure_rows
from socmob.workflows.preparing import prepare
from socmob.workflows.suggesting import pooling_suggested

MEASURE = "origin.parent_degree"
MAPPING = """version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
{more}
files: [{{file: answers.csv, wave: {{column: Year}}}}]
questions: {{origin.parent_degree: {{column: Degree, options: {{"Yes": pdeg.yes, "No": pdeg.no}}}}}}
"""


def proposed(folder: Path, more: str, leavers: int, each: int = 8) -> list[str]:
    """What is proposed to a firm with so many of each answer in each of two waves, of whom some leave and join."""
    lines = [
        f"{year},{i + (leavers if year == 2 else 0)},{'Yes' if (i + (leavers if year == 2 else 0)) % 2 else 'No'}"
        for year in (1, 2)
        for i in range(2 * each)
    ]
    (folder / "answers.csv").write_text("\n".join(["Year,Staff,Degree", *lines]) + "\n", encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING.format(more=more), encoding="utf-8")
    engine = duckdb_engine()
    prepared = prepare(engine, load_mapping(folder / "mapping.yaml"), folder)
    measured, joint = measure_rows(engine, prepared), joint_of(engine, prepared, [MEASURE])
    nothing = Release(about(measured), rules_of(profile()), (), ())
    return list(pooling_suggested(measured, joint, nothing))


@pytest.mark.parametrize(("more", "leavers"), [("person: Staff", 4), ("census: false", 0)])
def test_two_waves_that_are_enough_together(tmp_path: Path, more: str, leavers: int) -> None:
    """Eight and eight of an answer are sixteen where they are other people, and ten where six of them stay."""
    [sentence] = proposed(tmp_path, more, leavers)
    assert 'waves: {pool: ["1", "2"]}' in sentence


@pytest.mark.parametrize(
    ("more", "leavers"), [("person: Staff", 2), ("census: true", 16), ("census: false\nweight: Staff", 9)]
)
def test_nothing_is_proposed_that_would_not_do(tmp_path: Path, more: str, leavers: int) -> None:
    """Too few join, or nobody knows who is in both, or people do not count once."""
    assert proposed(tmp_path, more, leavers) == []
