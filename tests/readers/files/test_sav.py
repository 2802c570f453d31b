from __future__ import annotations

import sys
from pathlib import Path

import pytest

from socmob.readers import inspect
from socmob.readers.files import sav
from tests.readers.files.reading import batches, refusal, rows
from tests.readers.files.specimens import write_sav

DECEMBER = 13_953_600_000.0
"""15 December 2024 as SPSS counts: seconds since 14 October 1582."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of five rows with labels, a value that means missing, and a date."""
    return write_sav(
        tmp_path / "a.sav",
        {"Q1": [1, 2, 9, 3, None], "W": [1.5, 28, None, 1, 1], "START": [DECEMBER, None, None, None, None]},
        labels={"Q1": {1: "Yes", 2: "No", 9: "Refused"}},
        missing={"Q1": 9},
        questions={"Q1": "Did a parent have a degree?"},
        dates=["START"],
    )


def test_labels_replace_codes(path: Path) -> None:
    """A code with a label arrives as the label, another as its number, what SPSS counts as missing as a blank."""
    assert [row[0] for row in rows(path)] == ["Yes", "No", None, "3", None]


def test_numbers_and_dates_become_text(path: Path) -> None:
    """Whole numbers lose their point, dates are written from year to day."""
    assert [row[1] for row in rows(path)] == ["1.5", "28", None, "1", "1"]
    assert rows(path)[0][2] == "2024-12-15"


def test_the_dictionary_is_told(path: Path) -> None:
    """Value labels by code and the question behind a column's name are among the facts."""
    facts = inspect(path)
    assert facts.value_labels == {"Q1": {"1": "Yes", "2": "No", "9": "Refused"}}
    assert facts.column_labels == {"Q1": "Did a parent have a degree?"}
    assert facts.notes == ("SPSS file", "labels in place of codes in 1 of 3 columns")


def test_rows_come_in_chunks(path: Path, monkeypatch) -> None:
    """Chunks of two give the same five rows as one chunk."""
    whole = rows(path)
    monkeypatch.setattr(sav, "BATCH", 2)
    assert [len(batch["W"]) for batch in batches(path)] == [2, 2, 1]
    assert rows(path) == whole


def test_without_the_library(path: Path, monkeypatch) -> None:
    """Where the extra is not installed, the message tells how to install it, or to do without."""
    monkeypatch.setitem(sys.modules, "pyreadstat", None)
    assert refusal(path) == (
        "Reading an SPSS file needs a library that is not installed.\n"
        "Where: a.sav\n"
        "What to do: Install it with: pip install 'socmob[sav]'. "
        "Or export the file from SPSS as .csv with value labels."
    )


def test_a_file_cut_short(path: Path) -> None:
    """An SPSS file whose dictionary is cut short is refused."""
    path.write_bytes(path.read_bytes()[:200])
    assert refusal(path) == (
        "a.sav cannot be read as an SPSS file: it is damaged, cut short or of a form that is not known.\n"
        "Where: a.sav\n"
        "What to do: Export it again from SPSS, as .sav or as .csv with value labels."
    )


def test_no_rows(tmp_path: Path) -> None:
    """An SPSS file that names its columns and holds no row is refused."""
    path = write_sav(tmp_path / "a.sav", {"Q1": []}, labels={}, missing={}, questions={})
    assert refusal(path) == (
        "a.sav names its columns and holds no row.\n"
        "Where: a.sav\n"
        "What to do: Export the answers again: nobody's answers are in this file."
    )
