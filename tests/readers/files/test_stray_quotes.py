"""A stray quotation mark far down a text is refused on its line; cells of several lines are cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.readers import inspect
from tests.readers.files.reading import SECRET, refusal

PEOPLE = 400


def written(folder: Path, changes: dict[int, str], narrow: bool = False) -> Path:
    """A text of four columns (of two, where it is narrow), some of its last cells changed, by the row's number."""
    heading, before = ("Key,Note", "K") if narrow else ("Key,Degree,Grade,Note", "K,Yes,Senior")
    rows = [f"{before},{changes.get(number, 'Fine')}" for number in range(PEOPLE)]
    path = folder / "answers.csv"
    path.write_text("\n".join([heading, *rows, ""]))
    return path


@pytest.mark.parametrize(
    "changes",
    [
        {250: f'"{SECRET}'},
        {250: f'"{SECRET}', 300: 'end"'},
        {250: f'"{SECRET}', 251: 'end"'},
        {250: f'"{SECRET}', 300: '"Mixed" bag'},
        {250: f'"{SECRET}', 300: '"Mixed bag'},
        {250: f'"{SECRET}" and more'},
    ],
)
def test_stray_mark(tmp_path: Path, changes: dict[int, str]) -> None:
    """A mark that takes in other people's rows, however it ends, is refused on the line where it stands."""
    message = refusal(written(tmp_path, changes))
    assert message.startswith("answers.csv has a quotation mark that is never closed, or that stands inside a cell.\n")
    assert "Where: answers.csv, line 252\n" in message


def test_stray_mark_among_few_columns(tmp_path: Path) -> None:
    """Where a row has one delimiter, several lines that have it are rows that a mark has taken in."""
    assert "line 252\n" in refusal(written(tmp_path, {250: f'"{SECRET}', 260: 'end"'}, narrow=True))


def test_a_cell_of_too_many_lines(tmp_path: Path) -> None:
    """A cell of more than two hundred lines is no cell, whatever they hold."""
    assert "line 252\n" in refusal(written(tmp_path, {250: f'"{SECRET}' + "\nx" * 201 + '"'}))


@pytest.mark.parametrize(
    "cell",
    [
        '"One line\nand, for once, with, commas, another, and ""marks"""',
        '"12 High Street,\nLeeds,\nYorkshire,\nEngland,\nthe Earth,\nthe universe,\nthe end"',
        '"' + "x\n" * 199 + '"',
        '5" nail',
    ],
)
@pytest.mark.parametrize("narrow", [False, True])
def test_honest_marks(tmp_path: Path, cell: str, narrow: bool) -> None:
    """Cells of several lines, sentences with commas, addresses and marks inside a plain cell are read."""
    assert inspect(written(tmp_path, dict.fromkeys(range(250, 260), cell), narrow)).columns[0] == "Key"


def test_many_cells_of_several_lines(tmp_path: Path) -> None:
    """A row may have more than two hundred lines if no cell of it has."""
    path = tmp_path / "answers.csv"
    path.write_text(",".join(f"q{n}" for n in range(99)) + "\n" + ",".join(['"a\nb\nc\nd"'] * 99) + "\n")
    assert len(inspect(path).columns) == 99
