from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import xlsxwriter

from socmob.readers import inspect
from socmob.readers.files import workbook
from socmob.values.sources import TextSource
from tests.readers.files.reading import batches, rows
from tests.readers.files.specimens import Grid, ods_row, write_ods, write_xls, write_xlsx

GRID: Grid = [["Grade", "Job"], ["Partner", "Clerk"], ["Senior", None]]
READ = [("Partner", "Clerk"), ("Senior", None)]


def test_xlsx_is_read(tmp_path: Path) -> None:
    """The rows of an Excel workbook arrive as text, a blank cell as None."""
    path = write_xlsx(tmp_path / "a.xlsx", {"Responses": GRID})
    facts = inspect(path)
    assert (facts.kind, facts.columns, facts.notes) == ("workbook", ("Grade", "Job"), ("sheet 'Responses'",))
    assert rows(path) == READ


def test_xls_is_read(tmp_path: Path) -> None:
    """The rows of an Excel 97 workbook arrive as those of a new one, with whole numbers and dates."""
    path = write_xls(tmp_path / "a.xls", "Old", [["Grade", "Start", "Pay"], ["Partner", 45413.0, 28.0]], [1])
    assert rows(path) == [("Partner", "2024-05-01", "28")]


def test_ods_is_read(tmp_path: Path) -> None:
    """The rows of an OpenDocument spreadsheet arrive as those of an Excel workbook."""
    path = write_ods(
        tmp_path / "a.ods", "S", [ods_row("Grade", "Job"), ods_row("Partner", 28), ods_row("Senior", None)]
    )
    assert rows(path) == [("Partner", "28"), ("Senior", None)]


def test_another_programs_workbook_is_read(tmp_path: Path) -> None:
    """A workbook written by another library, its texts held in another way, reads the same."""
    book = openpyxl.Workbook()
    for row in GRID:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert rows(tmp_path / "a.xlsx") == READ


def test_cells_become_the_text_one_would_type(tmp_path: Path) -> None:
    """Numbers, dates, moments, times and truth values arrive as text, the same as in an export to CSV."""
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, list("abcdef"))
        sheet.write_row(1, 0, [28.0, 2.5, True])
        sheet.write_datetime("D2", dt.date(2024, 5, 1), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_datetime("E2", dt.datetime.fromisoformat("2024-05-01 09:30"), book.add_format({"num_format": 22}))
        sheet.write_datetime("F2", dt.time(9, 5), book.add_format({"num_format": "hh:mm"}))
    assert rows(tmp_path / "a.xlsx") == [("28", "2.5", "TRUE", "2024-05-01", "2024-05-01T09:30:00", "09:05:00")]


def test_a_table_away_from_the_corner(tmp_path: Path) -> None:
    """Blank columns and blank and title rows before a table are passed over, merged titles included."""
    grid = [[], [None, "Staff survey"], [], [None, "Grade", "Job", "Sex"], [None, "Partner", "Clerk", "F"]]
    path = write_xlsx(tmp_path / "a.xlsx", {"S": grid}, {"B1:D1": "Confidential"})
    assert rows(path) == [("Partner", "Clerk", "F")]
    assert inspect(path).notes == ("sheet 'S'", "2 title rows above the header skipped")


def test_blank_rows_are_nobody(tmp_path: Path) -> None:
    """A row without content among or below the answers is not a person."""
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [*GRID[:2], [" ", None], GRID[2], [], ["", " "]]})
    assert rows(path) == READ


def test_the_only_sheet_with_a_table_is_chosen(tmp_path: Path) -> None:
    """Notes in one column, an empty sheet and a sheet with a header alone leave one sheet to read."""
    sheets: dict[str, Grid] = {
        "Notes": [["Read this"], ["and this"]],
        "Empty": [],
        "Next year": GRID[:1],
        "Answers": GRID,
    }
    assert rows(write_xlsx(tmp_path / "a.xlsx", sheets)) == READ


def test_hidden_sheets_are_passed_over(tmp_path: Path) -> None:
    """A hidden sheet with a table, as drop-downs need, is read only where it is named."""
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        for name in ("Answers", "Lists"):
            book.add_worksheet(name).write_row("A1", [f"{name} a", f"{name} b"])
            book.get_worksheet_by_name(name).write_row("A2", ["x", "y"])
        book.get_worksheet_by_name("Lists").hide()
    assert inspect(tmp_path / "a.xlsx").columns == ("Answers a", "Answers b")
    assert inspect(tmp_path / "a.xlsx", "Lists").columns == ("Lists a", "Lists b")


def test_a_sheet_is_chosen_by_name(tmp_path: Path) -> None:
    """The name of a sheet decides where more than one holds a table."""
    path = write_xlsx(tmp_path / "a.xlsx", {"2023": [["Other", "Names"], ["x", "y"]], "2024": GRID})
    assert rows(path, "2024") == READ


def test_batches_are_bounded_and_start_afresh(tmp_path: Path, monkeypatch) -> None:
    """Rows come in batches of bounded size, and every call begins again."""
    monkeypatch.setattr(workbook, "BATCH", 2)
    grid = [["Grade", "Job"], *([str(number), "x"] for number in range(5))]
    path = write_xlsx(tmp_path / "a.xlsx", {"S": grid})
    assert [len(batch["Grade"]) for batch in batches(path)] == [2, 2, 1]
    assert [list(batch["Grade"]) for batch in batches(path)][2] == ["4"]


def test_the_first_row_is_numbered_as_in_the_workbook(tmp_path: Path) -> None:
    """Messages about a row name the row that the user sees, title rows counted."""
    grid: Grid = [["Survey of staff"], [], ["Key", "Pay"], ["a", "1"], ["b", "2"]]
    path = write_xlsx(tmp_path / "answers.xlsx", {"Answers": grid})
    source = inspect(path).source
    assert isinstance(source, TextSource)
    assert source.first_row == 4
