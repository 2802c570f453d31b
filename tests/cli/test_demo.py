"""The example's report, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.workflows import demonstrating
from socmob.workflows.reporting import Report
from tests.cli.running import Run, socmob

__all__ = ["socmob"]


def test_the_demo_says_what_it_found_and_where(
    socmob: Run, demo: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its first sentences, the files of its report, and where to try things on."""
    monkeypatch.setattr(demonstrating, "demonstrate", lambda *_: demo)
    outcome = socmob("demo", "--out", tmp_path)
    assert outcome.code == 0
    assert all(said in outcome.out for said in (*demo.headlines[:3], str(demo.files.html), str(demo.files.json)))
    assert str(tmp_path / "mapping.yaml") in outcome.out
