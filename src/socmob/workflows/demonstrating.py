"""The report of the example that ships with socmob."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from shutil import copyfile

from socmob.workflows.progress import Progress, silent
from socmob.workflows.projects import MAPPING, open_project
from socmob.workflows.reporting import Report, report

EXAMPLE = ("answers.csv", "record.csv", MAPPING)
REPORT = "report"


def demonstrate(folder: Path, tell: Progress = silent) -> Report:
    """Copy the example's files into a folder and write its report beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in EXAMPLE:
        with as_file(files("socmob.workflows") / "example" / name) as original:
            copyfile(original, folder / name)
    return report(open_project(folder / MAPPING), folder / REPORT, tell)
