"""Excel errors and formulas without results are not taken for blanks."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from socmob.readers import inspect
from socmob.readers.files import broken_cells
from tests.readers.files.reading import SECRET, refusal, rows


def workbook(path: Path, cells: dict[str, str | float | None]) -> Path:
    """A workbook of another library with a header, a person and these cells; formulas have no results."""
    book = openpyxl.Workbook()
    book.active.title = "Staff & <more>"
    for row in (["Grade", "Job", "Note"], ["Partner", SECRET, "x"], *(["Senior", "x", "y"] for _ in range(8))):
        book.active.append(row)
    for place, content in cells.items():
        book.active[place] = content
    book.save(path)
    return path


def test_errors_are_counted_and_placed(tmp_path: Path, monkeypatch) -> None:
    """Cells with an error are counted, and the first five are told, also where the XML comes in small pieces."""
    path = workbook(tmp_path / "a.xlsx", {f"B{number}": "#N/A" for number in range(3, 10)})
    expected = (
        "a.xlsx has 7 cells that hold an Excel error such as #N/A (B3, B4, B5, B6, B7 and 2 more); they would be read "
        "as blank.\n"
        "Where: a.xlsx, sheet 'Staff & <more>'\n"
        "What to do: Mend or empty them, and save the workbook again."
    )
    assert refusal(path) == expected
    monkeypatch.setattr(broken_cells, "PIECE", 7)
    assert refusal(path) == expected


def test_formulas_without_results_are_counted(tmp_path: Path) -> None:
    """A formula that was written and never worked out has no result to read."""
    assert refusal(workbook(tmp_path / "a.xlsx", {"C3": "=1+1"})) == (
        "a.xlsx has 1 cell that holds a formula without a stored result (C3); it would be read as blank.\n"
        "Where: a.xlsx, sheet 'Staff & <more>'\n"
        "What to do: Open the workbook in Excel, which works them out, and save it."
    )


@pytest.mark.parametrize("result", ["Yes", 0, 28])
def test_formulas_with_results_are_read(tmp_path: Path, result: str | float) -> None:
    """A stored result is read as if it had been typed."""
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Grade", "Job"])
        sheet.write_row(1, 0, ["Partner"])
        sheet.write_formula("B2", '=IF(1,"x")', None, result)
        sheet.write_row(2, 0, ["Senior", "#N/A as text"])
    assert rows(tmp_path / "a.xlsx")[0] == ("Partner", str(result))


def test_a_formula_may_give_an_empty_text(tmp_path: Path) -> None:
    """A formula whose stored result is a text of no letters, as Excel writes it, is a blank and no fault."""
    workbook(tmp_path / "a.xlsx", {"B2": "=1+1"})
    with zipfile.ZipFile(tmp_path / "a.xlsx") as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<c r="B2">', b'<c r="B2" t="str">'))
    assert rows(tmp_path / "b.xlsx")[0] == ("Partner", None, "x")


def test_empty_results_among_others(tmp_path: Path) -> None:
    """Where some formulas have results, those without gave an empty text."""
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Grade", "Job"])
        for row, result in enumerate(["Yes", ""], start=1):
            sheet.write(row, 0, "Senior")
            sheet.write_formula(row, 1, '=IF(1,"x")', None, result)
    assert rows(tmp_path / "a.xlsx") == [("Senior", "Yes"), ("Senior", None)]


def test_other_sheets_may_hold_errors(tmp_path: Path) -> None:
    """Only the sheet that is read must be whole."""
    book = openpyxl.Workbook()
    for row in (["Grade", "Job"], ["Partner", "Clerk"]):
        book.active.append(row)
    book.create_sheet("Notes")["A1"] = "#REF!"
    book.save(tmp_path / "a.xlsx")
    assert rows(tmp_path / "a.xlsx") == [("Partner", "Clerk")]


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    """A directory of a workbook that declares entities is not parsed."""
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as packed:
        packed.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>')
    with zipfile.ZipFile(tmp_path / "a.xlsx") as packed:
        assert list(broken_cells._directory(packed, "xl/workbook.xml")) == []


@pytest.mark.parametrize("cells", [{"A12": "Total", "C12": 9}, {"A11": "TOTAL:"}, {"B13": "Made by a system"}])
def test_a_last_row_that_is_a_total(tmp_path: Path, cells: dict[str, str | float | None]) -> None:
    """A workbook of four columns that ends with a total, or a remark below a blank row, has a note on it."""
    path = workbook(tmp_path / "a.xlsx", {"D1": "Age", **cells})
    assert inspect(path).notes[-1].startswith("The last row looks like a total or a remark")
