"""A firm of forty: one file, no mapping, a report that shows what can be shown."""

from __future__ import annotations

import json
from pathlib import Path

from openpyxl import load_workbook

from tests.cli.running import Run, socmob

__all__ = ["socmob"]


def fill(path: Path) -> None:
    """Fill in a template for a firm of forty: 28 who can be classified, 12 rows without an answer."""
    book = load_workbook(path)
    sheet = next(sheet for sheet in book.worksheets if sheet.sheet_state == "visible" and sheet.max_column > 3)
    headings = [cell.value for cell in sheet[1]]
    job = 1 + next(i for i, heading in enumerate(headings) if "earner" in str(heading).lower())
    labels = [label for label, n in _labels().items() for _ in range(n)] + [None] * 12
    for row, label in enumerate(labels, start=2):
        sheet.cell(row, job).value = label
        sheet.cell(row, 1 + headings.index("Wave")).value = "2026"
    book.save(path)


def _labels() -> dict[str, int]:
    from socmob.framework import edition

    question = edition("smc-2020-11").question("origin.occupation14")
    return dict(zip((question.option(id).label for id in ("prof", "cler", "tech")), (14, 4, 10), strict=True))


def test_a_template_that_was_filled_in_becomes_a_report_without_a_mapping(socmob: Run, tmp_path: Path) -> None:
    """Two classes are shown where three cannot be, and the page is not empty."""
    book, out = tmp_path / "firm.xlsx", tmp_path / "out"
    assert socmob("template", "smc-2020-11", "--out", book).code == 0
    fill(book)
    outcome = socmob("report", book, "--out", out)
    assert outcome.code == 0, outcome.err
    release = json.loads((out / "report.json").read_text(encoding="utf-8"))
    table = next(table for table in release["tables"] if table["id"] == "composition.origin.occupation14")
    assert [row["code"] for row in table["rows"]][:2] == ["occ14.professional", "occ14.intermediate+occ14.working"]
    assert "50%" in outcome.out
    assert (out / "report.html").read_text(encoding="utf-8").count("<h1") == 1


def test_a_number_of_the_report_is_explained(socmob: Run, tmp_path: Path) -> None:
    """The base, the population, the formula and the source of a number are told."""
    book, out = tmp_path / "firm.xlsx", tmp_path / "out"
    socmob("template", "smc-2020-11", "--out", book)
    fill(book)
    socmob("report", book, "--out", out)
    outcome = socmob("explain", out, "composition.origin.occupation14/occ14.professional/share")
    assert outcome.code == 0, outcome.err
    for word in ("50%", "28", "Base", "Formula"):
        assert word.lower() in outcome.out.lower()
