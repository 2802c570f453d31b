"""Waves that were asked in different forms: the change is refused with the reason, the rest of the report stands."""

from __future__ import annotations

import pytest

from socmob.framework import edition
from socmob.workflows.projects import open_project
from socmob.workflows.reporting import Report, report

MEASURE = "origin.school11_16"
MAPPING = f"""version: 1
organisation: Two forms
geography: UK
edition: smc-2020-11
files: [{{file: answers.csv, wave: {{column: Year}}}}]
questions:
  {MEASURE}: {{column: School, editions: {{"2013": gmc-2013, "2026": smc-2020-11}}}}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report of two waves: in the first doctors' form, in the second the Commission's."""
    folder = tmp_path_factory.mktemp("two-forms")
    rows = ["Year,School"]
    for year, name in (("2013", "gmc-2013"), ("2026", "smc-2020-11")):
        for option in edition(name).question(MEASURE).options:
            rows += [f'{year},"{option.label}"'] * 30
    (folder / "answers.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    return report(open_project(folder / "mapping.yaml"), folder / "report")


def test_the_change_is_refused_with_the_reason(made: Report) -> None:
    """The page says that the question changed, and between which waves; no change is computed."""
    page = made.files.html.read_text(encoding="utf-8")
    assert "The question changed between 2013 and 2026" in page
    assert f"change.{MEASURE}" not in made.files.json.read_text(encoding="utf-8")


def test_the_latest_wave_is_reported_all_the_same(made: Report) -> None:
    """Thirty people for each option, two of five classified options independent: 40% open the report."""
    assert "2026" in made.headlines[0]
    assert "40% (32 to 48)" in made.headlines[0]
