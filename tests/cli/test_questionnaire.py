"""`socmob questionnaire`, and the export of its form read back by `socmob check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.framework import edition
from tests.cli.running import Run, socmob
from tests.readers.exports.programs import PROGRAMS, form_of

__all__ = ["socmob"]


def test_what_was_written_is_told(socmob: Run, tmp_path: Path) -> None:
    """Every file is named, and that nobody has reviewed the Welsh."""
    outcome = socmob("questionnaire", "sra-2023", "--out", tmp_path / "q", "--organisation", "Example LLP")
    assert outcome.code == 0
    assert outcome.out.count("Written: ") == 4
    assert "No Welsh reader has reviewed the Welsh yet" in outcome.out
    assert "Example LLP asks" in (tmp_path / "q" / "questionnaire-en.html").read_text(encoding="utf-8")


def test_an_edition_that_is_not_there_has_near_matches(socmob: Run, tmp_path: Path) -> None:
    """A misspelt edition is a fault of the command line's user, with what was meant."""
    outcome = socmob("questionnaire", "smc-2020-1", "--out", tmp_path / "q")
    assert (outcome.code, "Did you mean: smc-2020-11" in outcome.err) == (4, True)
    assert not (tmp_path / "q").exists()


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_form_in_four_parts_comes_back_through_every_program(socmob: Run, tmp_path: Path, program: str) -> None:
    """Columns of all four parts are found, and the main earner's class is derived from them without a mapping."""
    path = PROGRAMS[program](tmp_path, form_of(edition("smc-2020-02"), "cy"))
    outcome = socmob("check", path)
    assert outcome.code == 0
    assert outcome.out.count(" belongs to it: ") == 3
    assert f"This is an export of {program}:" in outcome.out
    counted = {
        line.rsplit(maxsplit=1)[0].strip(): line.rsplit(maxsplit=1)[-1] for line in outcome.out.splitlines() if line
    }
    assert counted["Professional and managerial"] == "2"
