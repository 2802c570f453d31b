"""Each fault of a workbook has a message of its own, with no cell's content in it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.readers.files.reading import SECRET, refusal
from tests.readers.files.specimens import Grid, ods_row, write_compound, write_ods, write_xls, write_xlsx

ROWS: Grid = [["Grade", "Job"], ["Partner", SECRET], ["Senior", "Nurse"]]
UNMERGE = "Unmerge them (Home, Merge & Center, Unmerge Cells) and fill each cell, with one row of column names."


def test_workbook_under_a_texts_name(tmp_path: Path) -> None:
    """An Excel workbook that is called .csv."""
    write_xlsx(tmp_path / "a.xlsx", {"S": ROWS}).rename(tmp_path / "a.csv")
    assert refusal(tmp_path / "a.csv") == (
        "a.csv is an Excel workbook of the kind .xlsx by its content, though its name ends in .csv.\n"
        "Where: a.csv\n"
        "What to do: Rename it to end in .xlsx, or save it again as the kind its name says."
    )


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls"])
def test_password(tmp_path: Path, name: str) -> None:
    """A workbook locked with a password."""
    assert refusal(write_compound(tmp_path / name, "EncryptedPackage", b"?")) == (
        f"{name} is a workbook locked with a password.\n"
        f"Where: {name}\n"
        "What to do: Open it with the password, remove the password (File, Info, Protect Workbook) and save it again."
    )


def test_damaged_workbook(tmp_path: Path) -> None:
    """A workbook whose packing is whole and whose content is not."""
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as packed:
        packed.writestr("xl/workbook.xml", f"<workbook>{SECRET}")
    assert refusal(tmp_path / "a.xlsx") == (
        "a.xlsx cannot be read as a workbook: its content is damaged, or of a form that is not known.\n"
        "Where: a.xlsx\n"
        "What to do: Open it in a spreadsheet program and save it again as .xlsx."
    )


def test_workbook_cut_short(tmp_path: Path) -> None:
    """A workbook of which a part is missing, which is then no whole archive."""
    path = write_xlsx(tmp_path / "a.xlsx", {"S": ROWS})
    path.write_bytes(path.read_bytes()[:3000])
    assert refusal(path) == (
        "a.xlsx is a zip archive, or a workbook that is damaged.\n"
        "Where: a.xlsx\n"
        "What to do: Unpack it, or save or download the original again."
    )


def test_several_sheets(tmp_path: Path) -> None:
    """More than one sheet holds a table: they are listed."""
    assert refusal(write_xlsx(tmp_path / "a.xlsx", {"2023": ROWS, "Notes": [["x"]], "2024": ROWS})) == (
        "a.xlsx has more than one sheet that could hold the answers: '2023', '2024'.\n"
        "Where: a.xlsx\n"
        'What to do: Name the one to read, in the mapping as "sheet: 2023".'
    )


def test_no_such_sheet(tmp_path: Path) -> None:
    """The sheet that is named does not exist: those that do are listed."""
    assert refusal(write_xlsx(tmp_path / "a.xlsx", {"Answers": ROWS, "Notes": []}), "answers") == (
        "a.xlsx has no sheet 'answers'.\n"
        "Where: a.xlsx\n"
        "What to do: Name one of its sheets, spelt as here: 'Answers', 'Notes'."
    )


def test_every_sheet_empty(tmp_path: Path) -> None:
    """A workbook with nothing in it."""
    assert refusal(write_xlsx(tmp_path / "a.xlsx", {"One": [], "Two": [[" "]]})) == (
        "a.xlsx holds no answers: every sheet that is not hidden is empty.\n"
        "Where: a.xlsx\n"
        "What to do: Export the answers again, or name a hidden sheet. Its sheets: 'One', 'Two'."
    )


def test_named_sheet_empty(tmp_path: Path) -> None:
    """The sheet that is named has nothing in it."""
    assert refusal(write_xlsx(tmp_path / "a.xlsx", {"Answers": ROWS, "Notes": []}), "Notes") == (
        "The sheet 'Notes' of a.xlsx is empty.\nWhere: a.xlsx\nWhat to do: Name another sheet, or fill this one."
    )


def test_sheet_of_a_text(tmp_path: Path) -> None:
    """A sheet is named of a file that has none."""
    (tmp_path / "a.csv").write_text("Grade,Job\nPartner,Clerk\n")
    assert refusal(tmp_path / "a.csv", "Answers") == (
        "a.csv is plain text and has no sheets, but a sheet is named.\n"
        "Where: a.csv\n"
        'What to do: Leave the sheet out, in the mapping as "sheet: null".'
    )


def test_header_only(tmp_path: Path) -> None:
    """A sheet with a header and nothing below, as an empty template is."""
    assert refusal(write_xlsx(tmp_path / "a.xlsx", {"Notes": [["Read"], ["this"]], "Answers": ROWS[:1]})) == (
        "a.xlsx has a header row and no row below it.\n"
        "Where: a.xlsx, sheet 'Answers', row 1\n"
        "What to do: Export the answers again: nobody's answers are in this file."
    )


def test_merged_answers(tmp_path: Path) -> None:
    """Cells merged among the answers are refused with their places."""
    path = write_xlsx(tmp_path / "a.xlsx", {"S": ROWS}, {"A3:A5": SECRET, "B4:B5": SECRET})
    assert refusal(path) == (
        "a.xlsx has merged cells in the header or among the answers: A3:A5, B4:B5.\n"
        f"Where: a.xlsx, sheet 'S'\nWhat to do: {UNMERGE}"
    )


def test_merged_header(tmp_path: Path) -> None:
    """Cells merged in the header row are refused with their place."""
    grid: Grid = [[None, None, "Job"], ["Partner", "x", SECRET], ["Senior", "y", "Nurse"]]
    assert "header or among the answers: A1:B1.\n" in refusal(
        write_xlsx(tmp_path / "a.xlsx", {"S": grid}, {"A1:B1": "G"})
    )


def test_headings_merged_over_groups(tmp_path: Path) -> None:
    """Headings merged over groups of columns, above the names, are refused: names below may not say enough."""
    grid: Grid = [[], ["Grade", "a", "b", "c", "d"], ["Partner", SECRET, "x", "x", "x"], ["Senior", "y", "y", "y", "y"]]
    path = write_xlsx(tmp_path / "a.xlsx", {"S": grid}, {"B1:C1": "Mother", "D1:E1": "Father"})
    assert "header or among the answers: B1:C1, D1:E1.\n" in refusal(path)


def test_merged_cells_of_ods(tmp_path: Path) -> None:
    """Merged cells of an OpenDocument spreadsheet are refused like those of Excel, merged titles are not."""
    rows = [ods_row("Title", spanned=2), ods_row("Grade", "Job"), ods_row("a", "b"), ods_row(SECRET, spanned=2)]
    assert refusal(write_ods(tmp_path / "a.ods", "S", rows)) == (
        "a.ods has merged cells in the header or among the answers: A4:B4.\n"
        f"Where: a.ods, sheet 'S'\nWhat to do: {UNMERGE}"
    )


def test_two_columns_of_one_name(tmp_path: Path) -> None:
    """Two columns share a name: both are told by their letters."""
    grid: Grid = [[None, "Survey"], [None, "Grade", "Job", "Grade"], [None, "Partner", SECRET, "x"]]
    assert refusal(write_xlsx(tmp_path / "a.xlsx", {"S": grid})) == (
        "a.xlsx has more than one column of the same name: 'Grade' (column B, column D).\n"
        "Where: a.xlsx, sheet 'S', row 2\n"
        "What to do: Give each column a name of its own, or delete the one that is not wanted."
    )


def test_row_longer_than_the_header(tmp_path: Path) -> None:
    """A cell beyond the last named column is refused with its row and column."""
    grid: Grid = [*ROWS, *[["Junior", "Clerk"]] * 300, ["Junior", "Clerk", None, SECRET]]
    assert refusal(write_xls(tmp_path / "a.xls", "S", grid)) == (
        "a.xls has a row that is longer than the header: it holds something in column D, and the header ends with "
        "column B.\n"
        "Where: a.xls, sheet 'S', row 304\n"
        "What to do: Name the column in the header, or clear what stands beyond it; in a text file, put a text that "
        "holds the delimiter in quotation marks."
    )


def test_column_without_name(tmp_path: Path) -> None:
    """A column between others has content and no name."""
    grid: Grid = [["Grade", None, "Job"], ["Partner", None, "x"], ["Senior", SECRET, "y"]]
    assert refusal(write_xlsx(tmp_path / "a.xlsx", {"S": grid})) == (
        "a.xlsx has a column without a name that is not empty: column B.\n"
        "Where: the header, a.xlsx, sheet 'S', row 1, has no name; a.xlsx, sheet 'S', row 3, has content\n"
        "What to do: Name the column, or clear it. If that is not the header row, delete what stands above the header."
    )
