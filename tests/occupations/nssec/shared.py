"""The facts that lie outside the project, where they are present."""

import csv
import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("SOCMOB_SHARED") or Path(__file__).resolve().parents[3].parent / "shared")


def facts(name: str) -> list[dict[str, str]]:
    """The rows of a table of facts; the test is skipped where they are not at hand."""
    path = SHARED / "facts" / f"{name}.csv"
    if not path.is_file():
        pytest.skip(f"the facts are not at hand ({name})")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
