"""The report of the shipped example, made once for all tests, in however many processes they run."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from socmob.reports import ReportFiles
from socmob.workflows.demonstrating import demonstrate
from socmob.workflows.reporting import Report

PATIENCE = 600
"""Seconds after which the process that makes the report is taken for dead."""


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The example's report, in its folder beside the example's files; no test changes any of them."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "demo"
    try:
        folder.mkdir()
    except FileExistsError:
        return _made_elsewhere(folder)
    return _made(folder)


def _made(folder: Path) -> Report:
    """Make the report; others learn what came of it from a file, moved to its place once it is whole."""
    told = folder.with_name("demo.partial")
    told.write_text("null", encoding="utf-8")
    try:
        made = demonstrate(folder)
        files = (str(made.files.html), str(made.files.json))
        told.write_text(json.dumps([files, made.headlines, made.remarks]), encoding="utf-8")
        return made
    finally:
        told.replace(folder.with_name("demo.json"))


def _made_elsewhere(folder: Path) -> Report:
    """The report that another process makes, or has made."""
    told, until = folder.with_name("demo.json"), time.monotonic() + PATIENCE
    while not told.exists() and time.monotonic() < until:
        time.sleep(0.1)
    found = json.loads(told.read_text(encoding="utf-8"))
    assert found is not None, "the example's report could not be made; the process that tried says why"
    files, headlines, remarks = found
    return Report(ReportFiles(*map(Path, files)), tuple(headlines), tuple(remarks))
