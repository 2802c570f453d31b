"""Answer a question about a number of a report that was written before, from its published files alone."""

from __future__ import annotations

from pathlib import Path

from socmob.disclosure import read_release
from socmob.errors import DataError
from socmob.reports import NUMBERS, explain
from socmob.workflows.projects import own_profiles


def explain_number(report: Path, query: str) -> str:
    """What a number of a report is, in plain text; `report` is its folder or its JSON file.

    A profile of the project's own is read from here, from the report's folder or from the one above.
    """
    path = report / NUMBERS if report.is_dir() else report
    if not path.is_file():
        raise DataError("There is no report here.", where=str(report), do="Name the folder that socmob report wrote.")
    return explain(read_release(path, own_profiles([Path(), path.parent, path.parent.parent])), query)
