"""Levels of a breakdown that hardly anyone has: their labels may be names or keys, and are told nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.engine import duckdb_engine
from socmob.errors import DataError
from socmob.readers import load_mapping
from socmob.workflows.preparing import prepare

MAPPING = """version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
files: [{{file: answers.csv, wave: {{is: "2026"}}}}]
questions: {{origin.parent_degree: {{column: Degree, options: {{"Yes": pdeg.yes}}}}}}
breakdowns: {{team: {{column: Team, {more}}}}}
"""


def levels(folder: Path, teams: list[str], more: str = "label: Team") -> dict[str | None, int]:
    """People by level of a breakdown, as a report would have them."""
    text = "\n".join(["Degree,Team", *(f"Yes,{team}" for team in teams)]) + "\n"
    (folder / "answers.csv").write_text(text, encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING.format(more=more), encoding="utf-8")
    engine = duckdb_engine()
    rows = prepare(engine, load_mapping(folder / "mapping.yaml"), folder).rows
    return {level.labels[0]: level.n for level in engine.levels(rows, ("by.team",)).levels}


def test_levels_of_one_or_two_people_are_told_together(tmp_path: Path) -> None:
    """A label that may be somebody's name never becomes the head of a row."""
    teams = ["North"] * 5 + ["South"] * 3 + ["Jane"] * 2 + ["the chief"]
    assert levels(tmp_path, teams) == {"North": 5, "South": 3, "Small groups": 3}


def test_levels_that_the_mapping_names_are_kept(tmp_path: Path) -> None:
    """Whoever writes a level into the mapping wants it told."""
    order = "order: [North, Chief]"
    assert levels(tmp_path, ["North"] * 5 + ["Chief"], order) == {"North": 5, "Chief": 1}


def test_a_column_of_keys_is_no_breakdown(tmp_path: Path) -> None:
    """Where most labels are on one or two rows the column is refused, and none of them is shown."""
    with pytest.raises(DataError, match="fewer than 3 rows") as told:
        levels(tmp_path, [f"K{i:05}" for i in range(60)])
    assert "K000" not in str(told.value)


def test_signs_that_nobody_sees_make_no_other_level(tmp_path: Path) -> None:
    """A zero-width space or a soft hyphen in a label is not another group."""
    assert levels(tmp_path, ["North"] * 4 + ["North\u200b"] * 3 + ["No\u00adrth"]) == {"North": 8}


@pytest.mark.parametrize("odd", ["inf", "-5", "３０", "3_0"])
def test_a_band_takes_plain_numbers_only(tmp_path: Path, odd: str) -> None:
    """What is no plain number, or below nought, is told and not put into a band."""
    with pytest.raises(DataError, match="no number"):
        levels(tmp_path, ["20", "30", "40", odd], "bands: [25, 35]")
