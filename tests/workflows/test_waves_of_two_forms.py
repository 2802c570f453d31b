"""Waves of different editions in one report: collapsed where a bridge says how, said beside numbers, else refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from socmob.framework import edition
from socmob.workflows.projects import open_project
from socmob.workflows.reporting import Report, report

SCHOOL, OCCUPATION = "origin.school11_16", "origin.occupation14"
MAPPING = """version: 1
organisation: Two forms
geography: UK
edition: smc-2020-11
files: [{{file: answers.csv, wave: {{column: Year}}}}]
questions:
  {measure}: {{column: Answer, editions: {{"2019": {before}, "2026": smc-2020-11}}}}
"""


def made(folder: Path, measure: str, before: str) -> Report:
    """The report of two waves in which each option of its edition was chosen thirty times."""
    rows = ["Year,Answer"]
    for year, name in (("2019", before), ("2026", "smc-2020-11")):
        for option in edition(name).question(measure).options:
            rows += [f'{year},"{option.label}"'] * 30
    (folder / "answers.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING.format(measure=measure, before=before), encoding="utf-8")
    return report(open_project(folder / "mapping.yaml"), folder / "report")


def table(made: Report, identifier: str) -> dict[str, Any]:
    """The headers of a table of the published numbers."""
    tables = json.loads(made.files.json.read_text(encoding="utf-8"))["tables"]
    return next(one for one in tables if one["id"] == identifier)


def number(made: Report, place: str) -> float | None:
    """A published number."""
    numbers = json.loads(made.files.json.read_text(encoding="utf-8"))["numbers"]
    value: float | None = numbers[place]["value"]
    return value


@pytest.fixture(scope="module")
def schools(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Type of school: in two kinds in 2019, with selective schools and bursaries in 2026."""
    return made(tmp_path_factory.mktemp("schools"), SCHOOL, "smc-2020-02")


@pytest.fixture(scope="module")
def owners(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Parental occupation: small business under 20 staff in 2019, under 25 in 2026."""
    return made(tmp_path_factory.mktemp("owners"), OCCUPATION, "icaew100")


def test_kinds_of_school_are_taken_together_and_compared(schools: Report) -> None:
    """One of two options in 2019 is independent, two of five in 2026: a fall of ten points."""
    assert number(schools, f"change.{SCHOOL}/school.independent/before") == 50
    assert number(schools, f"change.{SCHOOL}/school.independent/after") == 40
    assert number(schools, f"change.{SCHOOL}/school.independent/change") == -10


def test_the_row_of_a_wave_asked_otherwise_says_so(schools: Report) -> None:
    """Beside every number of that wave, on the page and in the published file."""
    rows = {row["code"]: row["label"] for row in table(schools, f"trend.{SCHOOL}")["rows"]}
    assert rows == {"2019": "2019, asked otherwise", "2026": "2026"}
    assert "2019, asked otherwise, to 2026" in schools.files.html.read_text(encoding="utf-8")


def test_a_sentence_on_the_change_says_so(schools: Report) -> None:
    """Where the report opens with the change it says that the question was asked in another form."""
    assert any("In 2019 the question was asked in another form" in sentence for sentence in schools.headlines)


def test_the_collapse_and_its_reason_are_said(schools: Report) -> None:
    """Which forms they are, and what is taken together."""
    page = schools.files.html.read_text(encoding="utf-8")
    assert "2019 was asked in another form (smc-2020-02) than 2026 (smc-2020-11)." in page
    assert "a bursary with the independent schools" in page


def test_a_collapse_joins_the_classes_that_the_forms_cannot_tell_apart(owners: Report) -> None:
    """Three of seven classified options are working class in both waves; the other classes stand as one."""
    codes = [row["code"] for row in table(owners, f"change.{OCCUPATION}")["rows"]]
    assert codes == ["occ14.professional+occ14.intermediate", "occ14.working"]
    assert number(owners, f"change.{OCCUPATION}/occ14.working/change") == 0
    assert "Professional or intermediate" in owners.files.html.read_text(encoding="utf-8")


def test_the_composition_of_the_latest_wave_keeps_its_own_classes(owners: Report) -> None:
    """A collapse is for what stands side by side, and for nothing else."""
    codes = {row["code"] for row in table(owners, f"composition.{OCCUPATION}")["rows"]}
    assert {"occ14.professional", "occ14.intermediate", "occ14.working"} <= codes


def test_a_four_part_wave_is_not_compared_with_one_of_one_question(tmp_path: Path) -> None:
    """The reason is told, and no change is computed."""
    rows = ["Year,Job,Status,Size,Charge,Answer"]
    rows += [f'2019,"{job}",Employee,25+,No,' for job in ("Modern professional", "Clerical", "Routine")] * 40
    rows += [f"2026,,,,,{job}" for job in ("Professional", "Clerical", "Routine")] * 40
    text = "\n".join(rows).replace('"Clerical"', '"Clerical or intermediate"')
    (tmp_path / "answers.csv").write_text(text + "\n", encoding="utf-8")
    parts = "{employment: Status, size: Size, supervision: Charge}"
    before = f'{{edition: smc-2020-02, column: Job, waves: ["2019"], further: {parts}}}'
    mapping = MAPPING.format(measure=OCCUPATION, before="x").partition("  origin")[0]
    mapping += f"  {OCCUPATION}: {{column: Answer, before: {before}}}\n"
    (tmp_path / "mapping.yaml").write_text(mapping, encoding="utf-8")
    found = report(open_project(tmp_path / "mapping.yaml"), tmp_path / "report")
    assert "a supervisor of clerical staff is professional" in found.files.html.read_text(encoding="utf-8")
    assert f"change.{OCCUPATION}" not in found.files.json.read_text(encoding="utf-8")
