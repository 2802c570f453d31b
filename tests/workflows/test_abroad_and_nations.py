"""Those schooled abroad and the four nations are shown: in a sentence, in a measure of their own, and as groups."""

from __future__ import annotations

import pytest

from socmob.workflows.projects import open_project
from socmob.workflows.reporting import Report, report

NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")
MAPPING = """version: 1
organisation: Four nations
geography: UK
edition: smc-2020-11
files: [{file: answers.csv, wave: {is: "2026"}}]
questions:
  origin.school11_16: {column: School}
  origin.school_nation: {column: Nation of schooling, edition: school-nations}
breakdowns:
  nation: {column: Nation, order: [England, Wales, Scotland, Northern Ireland]}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """In each nation 60 at state school, 30 at independent ones, 20 abroad, and thirty who tell nothing."""
    folder = tmp_path_factory.mktemp("nations")
    rows = ["School,Nation of schooling,Nation"]
    for nation in NATIONS:
        rows += [f"State,{nation},{nation}"] * 60 + [f"Independent,{nation},{nation}"] * 30
        rows += [f"Overseas,Abroad,{nation}"] * 20
        rows += [f",,{nation}", f"Do not know,Do not know,{nation}", f"PNTS,PNTS,{nation}"] * 12
    (folder / "answers.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    return report(open_project(folder / "mapping.yaml"), folder / "report")


def test_those_schooled_abroad_are_told_beside_the_shares(made: Report) -> None:
    """80 of the 440 who told their school were abroad: 18%."""
    page = made.files.html.read_text(encoding="utf-8")
    assert "80 people were at school outside the UK: 18% of those who told their school" in page


def test_nations_are_a_measure_of_their_own(made: Report) -> None:
    """Each nation has its share, and those abroad are a group like the others."""
    page = made.files.html.read_text(encoding="utf-8")
    assert "were mainly at school outside the UK" in page
    assert all(nation in page for nation in NATIONS)


def test_results_are_shown_by_nation(made: Report) -> None:
    """Where people work is a breakdown like others, in the order of the mapping."""
    json = made.files.json.read_text(encoding="utf-8")
    assert "by.origin.school11_16.nation" in json
