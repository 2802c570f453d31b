"""Columns of dates are read, and what is no date is told."""

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
files: [{file: answers.csv, wave: {is: "2026"}}]
questions: {origin.parent_degree: {column: Degree, options: {"Yes": pdeg.yes}}}
dates: {joined: Start date}
"""


def read(folder: Path, *dates: str) -> None:
    """Read a file with these dates as a report would."""
    text = "\n".join(["Degree,Start date", *(f"Yes,{date}" for date in dates)]) + "\n"
    (folder / "answers.csv").write_text(text, encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    prepare(duckdb_engine(), load_mapping(folder / "mapping.yaml"), folder)


def test_dates_may_be_written_as_people_do(tmp_path: Path) -> None:
    """Year first, day first, with a time, or unknown."""
    read(tmp_path, "2019-02-01", "01/02/2019", "1.2.2019", "2019-02-01 00:00:00", "")


def test_what_is_no_date_is_counted_and_not_shown(tmp_path: Path) -> None:
    """The message names the column and the line of the mapping."""
    with pytest.raises(DataError, match='2 rows of the column "Start date" hold no date') as told:
        read(tmp_path, "2019-02-01", "rubbish", "31/31/2019")
    assert "rubbish" not in str(told.value)
    assert "line 7" in str(told.value)
