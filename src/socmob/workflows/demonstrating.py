"""The report of the example that ships with socmob."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from shutil import copyfile

from socmob.disclosure import read_ledger
from socmob.workflows.progress import Progress, silent
from socmob.workflows.projects import MAPPING, Project, open_project
from socmob.workflows.reporting import Report, report

EXAMPLE = ("answers.csv", "record.csv", MAPPING)
REPORT = "report"


def demonstrate(folder: Path, tell: Progress = silent) -> Report:
    """Copy the example's files into a folder and write its report beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in EXAMPLE:
        with as_file(files("socmob.workflows") / "example" / name) as original:
            copyfile(original, folder / name)
    project = open_project(folder / MAPPING)
    _forget_earlier(project)
    return report(project, folder / REPORT, tell)


def _forget_earlier(project: Project) -> None:
    """Forget what was published of the example: nobody is behind it, and another version of it is about others."""
    ledger = read_ledger(project.folder)
    if all(entry.organisation == project.mapping.organisation for entry in ledger.releases):
        for kept in ledger.folder.glob("*.json"):
            kept.unlink()
