"""A person's row, a header under another delimiter and a second header are none that names columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.readers import inspect
from tests.readers.files.reading import SECRET, refusal
from tests.readers.files.specimens import write_xlsx

HEADLESS = "Put a row of column names above the answers"


def refused(folder: Path, *lines: str) -> str:
    """The message for a text of these lines."""
    path = folder / "answers.csv"
    path.write_text("\n".join(lines) + "\n")
    return refusal(path)


def columns(folder: Path, *lines: str) -> tuple[str, ...]:
    """The columns of a text of these lines."""
    path = folder / "answers.csv"
    path.write_text("\n".join(lines) + "\n")
    return inspect(path).columns


@pytest.mark.parametrize(
    ("cell", "below", "what"),
    [
        ("State-run or state-funded school", "Don't know", "an answer to a question in column 2"),
        ("Yes", "No", "an answer to a question in column 2"),
        ("jane@example.org", "joe@example.org", "an address or a sum of money in column 2"),
        ("£45k", "£46k", "an address or a sum of money in column 2"),
        ("45k", "46k", "an address or a sum of money in column 2"),
        ("£20,000 to £29,999", "x", "an address or a sum of money in column 2"),
        ("45,000 GBP", "x", "an address or a sum of money in column 2"),
    ],
)
def test_a_persons_row(tmp_path: Path, cell: str, below: str, what: str) -> None:
    """One cell that is an answer, an address or a sum of money shows that a row is somebody's."""
    message = refused(tmp_path, f'{SECRET},"{cell}",Senior', f'Other,"{below}",Junior')
    assert message.startswith(f"answers.csv has no header row: the first full row holds {what}.\n")
    assert HEADLESS in message
    assert cell not in message


def test_a_cell_that_recurs_often(tmp_path: Path) -> None:
    """One cell that recurs three times in its own column shows that a row is somebody's."""
    rows = [f"Person {number},Team {number % 3}" for number in range(12)]
    message = refused(tmp_path, f"{SECRET},Team 1", *rows)
    assert "seems to have no header row" in message
    assert "in column 2." in message


def test_a_person_is_not_shown_as_two_columns_of_one_name(tmp_path: Path) -> None:
    """A row of somebody who answers two questions alike is not taken for names that repeat."""
    assert "Yes" not in refused(tmp_path, f"{SECRET},Yes,Yes", "Other,No,No")


@pytest.mark.parametrize(
    "lines",
    [
        ("Name,Manager,Level 1", "Ann,Joe Smith,Yes", "Bob,Jane Smith,No"),
        ("Name,Prefer not to say", "Ann,Prefer not to say", "Bob,"),
        ("Name,Prefer not to say,Other", "Ann,1,my own words", "Bob,0,others"),
        ("Name,Pay (£),Bonus £", "Ann,£1,£2", "Bob,£3,£4"),
        ("Name,Degree", "Ann,Yes", "Bob,No"),
    ],
)
def test_headings_like_answers(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """Headings that are also answers, over something else or over ticks, name columns."""
    assert columns(tmp_path, *lines) == tuple(lines[0].split(","))


@pytest.mark.parametrize("mark", ["^", ":", "~", " "])
@pytest.mark.parametrize("answer", ["Yes", '"Yes, one or both"'])
def test_another_delimiter(tmp_path: Path, mark: str, answer: str) -> None:
    """A header under a delimiter that is not read is neither a title nor a column."""
    rows = [f"{SECRET}{mark}{answer}{mark}Senior"] * 9
    message = refused(tmp_path, f'Key{mark}"Parental degree"{mark}Grade', *rows)
    assert message == (
        "answers.csv has a delimiter that is not one that socmob knows (comma, semicolon, tab, bar).\n"
        "Where: answers.csv, line 1\n"
        "What to do: Export it again as .csv with commas, or as .xlsx."
    )


def test_a_title_that_names_a_question(tmp_path: Path) -> None:
    """A title may hold a question's heading, between other words or after a colon, and ends of lines of any kind."""
    lines = ('"Topic: Parental degree"', '"of\r2024\nand on"', "Key,Degree,Grade", "a,x,y", "b,x,z")
    assert columns(tmp_path, *lines) == ("Key", "Degree", "Grade")


@pytest.mark.parametrize(
    ("under", "rows"),
    [
        ([",Response"], "row 2 looks like a second header"),
        (["Response,Open-Ended Response"], "row 2 looks like a second header"),
    ],
)
def test_a_second_header(tmp_path: Path, under: list[str], rows: str) -> None:
    """What SurveyMonkey writes under the headings is nobody's answer."""
    message = refused(tmp_path, "Q1,Q2", *under, f"{SECRET},x", "Senior,y")
    assert message.startswith(f"answers.csv has more than one header row: {rows}.\n")
    assert "and save the file again" in message


def test_a_second_header_of_questions(tmp_path: Path) -> None:
    """The questions as they were put, under names of columns, are a second header, in a workbook as in a text."""
    from socmob.framework import editions

    question = editions()[0].questions[0].text
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [["Q1", "Q2"], ["Grade", question], [SECRET, "x"], ["b", "y"]]})
    assert "row 2 looks like a second header" in refusal(path)
