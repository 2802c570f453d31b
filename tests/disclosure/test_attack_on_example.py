"""The example that ships, published and attacked through the JSON of its report."""

from __future__ import annotations

import json
from pathlib import Path

from socmob.workflows.demonstrating import demonstrate
from socmob.workflows.measuring import measure
from socmob.workflows.tabling import raw_tables
from tests.disclosure.attacker import narrowed
from tests.disclosure.firms import PROFILE
from tests.disclosure.test_attack import exact_counts


def test_nothing_withheld_of_the_example_is_narrowed(tmp_path: Path) -> None:
    """With all 53 tables laid side by side no withheld number can be told to within less than ten."""
    published = demonstrate(tmp_path).files.json
    exact = exact_counts(list(raw_tables(measure(tmp_path / "mapping.yaml"))))
    document = json.loads(published.read_text(encoding="utf-8"))
    assert any(number["state"] == "withheld" for number in document["numbers"].values())
    assert narrowed(document, exact, PROFILE.threshold, apart=True) == []
