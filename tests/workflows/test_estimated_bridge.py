"""A wave of another form is held against the current one over a bridge that a wave asked both ways tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from socmob.workflows.explaining import explain_number
from socmob.workflows.projects import open_project
from socmob.workflows.reporting import Report, report

MEASURE = "origin.parent_degree"
MAPPING = """version: 1
organisation: Two forms
geography: UK
edition: smc-2020-11
files: [{{file: answers.csv, wave: {{column: Year}}}}]
questions:
  {measure}:
    column: Degree
    waves: ["2021", "2023"]
    before: {{edition: advance-he, column: Higher education, waves: ["2019", "2021"]}}
"""

# Thirty of each wave say that they do not know, thirty prefer not to say, and thirty leave it blank. In 2021 of 100
# with a parent in higher education 80 had one with a degree, of 100 without 5. In 2019 half had a parent in higher
# education: 0.5 · 0.80 + 0.5 · 0.05 = 42.5%. In 2023 60 of 100 had a parent with a degree.
PEOPLE = [
    ("2019", "", "Yes", 100), ("2019", "", "No", 100),
    ("2021", "Yes", "Yes", 80), ("2021", "No", "Yes", 20), ("2021", "Yes", "No", 5), ("2021", "No", "No", 95),
    ("2023", "Yes", "", 60), ("2023", "No", "", 40),
    *((year, silent, silent, 30) for year in ("2019", "2021", "2023") for silent in ("", "Do not know", "PNTS")),
]  # fmt: skip


def made(folder: Path, people: list[tuple[str, str, str, int]] = PEOPLE) -> Report:
    """The report of these people."""
    asked = {"2019": "{0},,{2}", "2021": "{0},{1},{2}", "2023": "{0},{1},"}
    rows = [asked[year].format(year, degree, higher) for year, degree, higher, n in people for _ in range(n)]
    (folder / "answers.csv").write_text("\n".join(["Year,Degree,Higher education", *rows]) + "\n", encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING.format(measure=MEASURE), encoding="utf-8")
    return report(open_project(folder / "mapping.yaml"), folder / "report")


@pytest.fixture(scope="module")
def bridged(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report of the three waves."""
    return made(tmp_path_factory.mktemp("bridge"))


def numbers(made: Report) -> dict[str, Any]:
    """The published numbers by place."""
    found: dict[str, Any] = json.loads(made.files.json.read_text(encoding="utf-8"))["numbers"]
    return found


def test_the_change_since_the_other_form_is_estimated(bridged: Report) -> None:
    """60 less 42.5 per cent is 17.5 points, with an interval of what the bridge leaves unknown too."""
    place = f"bridged.{MEASURE}.2019/pdeg.yes"
    value, lower, upper = (numbers(bridged)[f"{place}/{part}"]["value"] for part in ("change", "lower", "upper"))
    assert value in (17, 18)
    assert lower < value - 9
    assert upper > value + 9


def test_the_change_since_the_overlap_is_counted(bridged: Report) -> None:
    """The wave asked both ways counts in the new form: 85 of 200 is 42%, and 60% is 18 points above."""
    assert numbers(bridged)[f"change.{MEASURE}/pdeg.yes/change"]["value"] == 18


def test_the_page_says_that_it_is_estimated_and_how(bridged: Report) -> None:
    """Beside the number, and in a sentence."""
    page = bridged.files.html.read_text(encoding="utf-8")
    assert "2019, asked otherwise, to 2023: estimated over 2021" in page
    assert "Change, points, estimated (95% interval)" in page
    assert "Higher education is more than a degree" in page


def test_the_number_is_explained_as_estimated(bridged: Report) -> None:
    """Asked about, the report tells how the change was estimated and what its interval holds."""
    told = explain_number(bridged.files.json, f"bridged.{MEASURE}.2019/pdeg.yes/change")
    assert "after - sum p_i m_i" in told
    assert "Its interval holds what that leaves unknown" in told


def test_a_class_of_few_in_the_overlap_is_not_bridged(tmp_path: Path) -> None:
    """Where 29 of the overlap have a parent with a degree no change is estimated for anybody."""
    rare = [("2021", "Yes", "Yes", 20), ("2021", "No", "Yes", 80), ("2021", "Yes", "No", 9), ("2021", "No", "No", 91)]
    found = made(tmp_path, [*(one for one in PEOPLE if one[0] != "2021" or one[1] not in ("Yes", "No")), *rare])
    assert not any(place.startswith("bridged.") for place in numbers(found))


def test_the_audit_from_outside_finds_nothing(bridged: Report) -> None:
    """What is published with an estimated bridge passes the same attack as any release."""
    from socmob.workflows.auditing import audit

    assert [found.attacked.findings for found in audit([bridged.files.html.parent])] == [()]


def test_with_too_few_behind_an_answer_there_is_no_bridge(tmp_path: Path) -> None:
    """Of 29 people with an answer in the earlier form no share is told for all who gave it."""
    few = [
        (year, degree, higher, min(n, 14) if year == "2021" and higher == "No" else n)
        for year, degree, higher, n in PEOPLE
    ]
    found = made(tmp_path, few)
    assert not any(place.startswith("bridged.") for place in numbers(found))
    assert "The question changed between 2019 and 2023" in found.files.html.read_text(encoding="utf-8")
