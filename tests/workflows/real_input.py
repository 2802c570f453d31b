"""Where the real survey file lies that some tests read; it is no part of the project."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("SOCMOB_SHARED", ROOT.parent / "shared")) / "data"
ANSWERS = DATA / "gss-graduates-1975-2024.csv.gz"
MAPPING = ROOT / "tests" / "data" / "gss-graduates.mapping.yaml"
MEASURE = "origin.parent_degree"

needs_survey = pytest.mark.skipif(
    not ANSWERS.is_file(), reason="the survey file of graduates is not beside the project"
)


def expected() -> Any:
    """What R's survey package makes of the file."""
    return json.loads((DATA / "gss-graduates.expected.json").read_text(encoding="utf-8"))
