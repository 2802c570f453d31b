"""`socmob audit`: what it says, what it does not say, and how it leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from socmob.workflows.reporting import Report
from tests.cli.running import Run, socmob
from tests.disclosure.outside.written import Cell, release_document

__all__ = ["socmob"]

TABLE = "Department,Origin,Count\nA,Working,30\nA,Professional,[c]\nA,All,37\n"
DESCRIPTION = "table: table.csv\nvalue: Count\ndimensions: {Department: {total: Total}, Origin: {total: All}}\n"


@pytest.fixture
def leak(tmp_path: Path) -> Path:
    """A table with one number withheld that its margins tell, described."""
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "tables.yaml").write_text(DESCRIPTION, encoding="utf-8")
    return tmp_path / "tables.yaml"


def test_a_leak_is_found_and_its_value_is_not_said(socmob: Run, leak: Path) -> None:
    """Which number, how nearly it is told, and exit code 5; the number itself is for whoever asks."""
    outcome = socmob("audit", leak)
    assert outcome.code == 5
    assert "table.csv, A, Professional; told exactly" in outcome.out
    assert "it is 7" not in outcome.out
    assert "it is 7" in socmob("audit", leak, "--show-values").out


def test_findings_are_written_as_data(socmob: Run, leak: Path) -> None:
    """The file holds what the screen does, without the values."""
    out = leak.parent / "found.json"
    socmob("audit", leak, "--json", out)
    found = json.loads(out.read_text(encoding="utf-8"))["audits"][0]
    assert [(one["kind"], one["column"], one["spread"]) for one in found["findings"]] == [
        ("narrowed", "Professional", 0),
        ("difference", "Working", 0),
    ]
    assert not any("lowest" in one for one in found["findings"])


def test_what_is_wide_enough_leaves_with_nought(socmob: Run, leak: Path) -> None:
    """With a threshold of seven and nothing that must be wide nothing is found."""
    (leak.parent / "table.csv").write_text(TABLE.replace("37", "[c]"), encoding="utf-8")
    outcome = socmob("audit", leak)
    assert outcome.code == 0
    assert "Nothing was found." in outcome.out


def test_numbers_that_cannot_all_be_true_are_refused(socmob: Run, leak: Path) -> None:
    """Parts of 40 and 30 in a whole of 37: it is said which, and what to do."""
    (leak.parent / "table.csv").write_text(TABLE.replace("[c]", "40"), encoding="utf-8")
    outcome = socmob("audit", leak)
    assert outcome.code == 3
    assert "No counts of people agree" in outcome.err
    assert "table.csv: A" in outcome.err


def test_a_folder_without_a_report_is_said_to_be_one(socmob: Run, tmp_path: Path) -> None:
    """What, where and what to do."""
    outcome = socmob("audit", tmp_path)
    assert outcome.code == 3
    assert "There is nothing published here" in outcome.err


def test_another_json_is_no_release(socmob: Run, tmp_path: Path) -> None:
    """A file of something else is refused gently."""
    (tmp_path / "x.json").write_text("[1, 2]", encoding="utf-8")
    outcome = socmob("audit", tmp_path / "x.json")
    assert outcome.code == 3
    assert "This is not a release of socmob." in outcome.err


def release(folder: Path, organisation: str, cells: dict[str, Cell], page: str = "") -> Path:
    """A folder with a release, and a page beside it."""
    folder.mkdir()
    (folder / "report.json").write_text(json.dumps(release_document(cells, organisation)), encoding="utf-8")
    (folder / "report.html").write_text(page, encoding="utf-8")
    return folder


def cell(shown: float | str, **terms: str) -> Cell:
    """A count of people of 2026."""
    return "count", {"wave": ["2026"], **{name: [code] for name, code in terms.items()}}, None, shown


WHOLE = {"all/n": cell(60), "a/n": cell("withheld", origin="a"), "b/n": cell("withheld", origin="b")}
PART = {"b/n": cell(45, origin="b"), "all/m": cell(60)}


def test_reports_of_one_organisation_are_attacked_together(socmob: Run, tmp_path: Path) -> None:
    """What the second shows tells what the first withholds; another organisation's tells nothing."""
    first = release(tmp_path / "1", "Firm", WHOLE)
    assert socmob("audit", first).code == 0
    together = socmob("audit", first, release(tmp_path / "2", "Firm", PART))
    assert together.code == 5
    assert "T, a, n; told exactly" in together.out
    assert socmob("audit", first, release(tmp_path / "3", "Other firm", PART)).code == 0


def test_the_page_beside_a_release_is_read(socmob: Run, tmp_path: Path) -> None:
    """A number that only the page holds is found, whether the folder, the page or the data is named."""
    folder = release(tmp_path / "1", "Firm", WHOLE, "<td data-raw='14.27'>[c]</td>")
    for named in (folder, folder / "report.html", folder / "report.json"):
        outcome = socmob("audit", named)
        assert outcome.code == 5
        assert "attribute data-raw of <td>" in outcome.out


def test_the_report_of_the_example_survives(socmob: Run, demo: Report) -> None:
    """Nothing that the shipped example withholds can be narrowed, by a stranger or by someone in it."""
    outcome = socmob("audit", demo.files.json.parent, "--insider")
    assert outcome.code == 0, outcome.out
    assert "Not everything could be tried" not in outcome.out
