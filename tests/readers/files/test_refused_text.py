"""Each fault of a text file, or of any file, has a message of its own, with no cell's content in it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.readers.files.reading import SECRET, refusal


def refused(folder: Path, content: str | bytes, name: str = "answers.csv") -> str:
    """The message for a file of this content and name."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return refusal(path)


def test_missing_file(tmp_path: Path) -> None:
    """A file that does not exist."""
    assert refusal(tmp_path / "answers.csv") == (
        "There is no file answers.csv.\n"
        "Where: answers.csv\n"
        "What to do: Check the spelling and the folder; a path in a mapping starts from the mapping's own folder."
    )


def test_folder(tmp_path: Path) -> None:
    """A folder in place of a file."""
    (tmp_path / "answers").mkdir()
    assert refusal(tmp_path / "answers") == (
        "answers is a folder, not a file.\nWhere: answers\nWhat to do: Name the file in it that holds the answers."
    )


def test_no_permission(tmp_path: Path, monkeypatch) -> None:
    """A file that this user may not read."""

    def forbidden(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert refusal(tmp_path / "answers.csv") == (
        "answers.csv may not be read by this user.\n"
        "Where: answers.csv\n"
        "What to do: Close it where it is open in another program, or ask whoever owns it for leave to read it."
    )


@pytest.mark.parametrize("content", ["", "\ufeff", "\n \n", ",,\n,,\n"])
def test_empty(tmp_path: Path, content: str) -> None:
    """A file without content, or with blank cells only."""
    assert refused(tmp_path, content) == (
        "answers.csv is empty.\n"
        "Where: answers.csv\n"
        "What to do: Export the answers again and check that the file has a header row and a row for each person."
    )


@pytest.mark.parametrize("content", ["Grade,Job\n", "Grade,Job\n\n,\n", "Survey\nGrade,Job\n"])
def test_header_only(tmp_path: Path, content: str) -> None:
    """A header with nothing below it."""
    line = content.split("\n").index("Grade,Job") + 1
    assert refused(tmp_path, content) == (
        "answers.csv has a header row and no row below it.\n"
        f"Where: answers.csv, line {line}\n"
        "What to do: Export the answers again: nobody's answers are in this file."
    )


def test_two_columns_of_one_name(tmp_path: Path) -> None:
    """Two columns share a name: both positions are told."""
    assert refused(tmp_path, f"Grade,Job, Grade\nPartner,{SECRET},x\n") == (
        "answers.csv has more than one column of the same name: 'Grade' (column 1, column 3).\n"
        "Where: answers.csv, line 1\n"
        "What to do: Give each column a name of its own, or delete the one that is not wanted."
    )


def test_column_without_name(tmp_path: Path) -> None:
    """A column has content and no name, however far down the content stands."""
    assert refused(tmp_path, "Grade,,Job\n" + "Partner,,Clerk\n" * 300 + f"Senior,{SECRET},x\n") == (
        "answers.csv has a column without a name that is not empty: column 2.\n"
        "Where: the header, answers.csv, line 1, has no name; answers.csv, line 302, has content\n"
        "What to do: Name the column, or clear it. If that is not the header row, delete what stands above the header."
    )


def test_row_longer_than_the_header(tmp_path: Path) -> None:
    """A row has more cells than the header, as a text with the delimiter in it makes."""
    assert refused(tmp_path, f"Grade,Job\nPartner,Clerk\nSenior,{SECRET}, {SECRET}\nSenior,Nurse\n") == (
        "answers.csv has a row that is longer than the header: it holds something in column 3, and the header ends "
        "with column 2.\n"
        "Where: answers.csv, line 3\n"
        "What to do: Name the column in the header, or clear what stands beyond it; in a text file, put a text that "
        "holds the delimiter in quotation marks."
    )


def test_no_header_but_numbers(tmp_path: Path) -> None:
    """The first row holds a number where a name should be; its texts are not taken for names."""
    assert refused(tmp_path, f"{SECRET},42\nPartner,31\n") == (
        "answers.csv has no header row: the first full row holds a number or a date, not a name, in column 2.\n"
        "Where: answers.csv, line 1\n"
        "What to do: Put a row of column names above the answers, with a word in each name."
    )


def test_no_header_but_answers(tmp_path: Path) -> None:
    """The first row recurs below cell by cell, so it is an answer."""
    assert refused(tmp_path, f"Partner,{SECRET}\nSenior,{SECRET}\nPartner,Clerk\n") == (
        "answers.csv seems to have no header row: what the first full row holds occurs again in the same "
        "column below, in column 1, column 2.\n"
        "Where: answers.csv, line 1\n"
        "What to do: Put a row of column names above the answers."
    )


def test_quotation_mark_never_closed(tmp_path: Path) -> None:
    """A quotation mark opens a cell and is never closed."""
    assert refused(tmp_path, f'Grade,Job\nPartner,Clerk\nSenior,"{SECRET}\nJunior,x\n') == (
        "answers.csv has a quotation mark that is never closed, or that stands inside a cell.\n"
        "Where: answers.csv, line 3\n"
        "What to do: Write each mark inside a cell twice, and put the whole cell in quotation marks; or export the "
        "file again."
    )


def test_characters_of_no_known_kind(tmp_path: Path) -> None:
    """A byte that is neither UTF-8 nor Windows-1252."""
    assert refused(tmp_path, b"Grade,Job\nPartner,Zanzibar\x81\xff\n") == (
        "answers.csv holds characters that cannot be read as UTF-8 or Windows-1252.\n"
        "Where: answers.csv\n"
        "What to do: Save it again as .csv in UTF-8 (Excel calls it 'CSV UTF-8')."
    )


def test_zeros_far_down(tmp_path: Path) -> None:
    """A text into which bytes of zero have come, as a disk full during copying leaves them."""
    assert refused(tmp_path, b"Grade,Job\n" + b"Partner,Zanzibar\n" * 1000 + bytes(100)) == (
        "answers.csv begins as text but holds bytes of zero, which no text has.\n"
        "Where: answers.csv\n"
        "What to do: Export it again; if it was copied over a network, copy it again."
    )


def test_damaged_gzip(tmp_path: Path) -> None:
    """A gzip file that is cut short."""
    assert refused(tmp_path, gzip.compress(b"Grade,Job\n" * 9999)[:-12], "answers.csv.gz") == (
        "answers.csv.gz is compressed with gzip, and the compressed content is damaged or cut short.\n"
        "Where: answers.csv.gz\n"
        "What to do: Copy or download it again, or compress the original again."
    )


def test_binary(tmp_path: Path) -> None:
    """A file of bytes that are no text."""
    assert refused(tmp_path, bytes(range(256)) * 4) == (
        "answers.csv is neither text nor a file of a kind that is known.\n"
        "Where: answers.csv\n"
        "What to do: Save it as .xlsx, or as .csv in UTF-8. Known are .csv, .tsv, .xlsx, .xls, .ods, .parquet and .sav."
    )


@pytest.mark.parametrize("content", ["<html><table><tr><td>x", "\ufeff<!DOCTYPE html>", '<?xml version="1.0"?><a/>'])
def test_web_page_under_a_spreadsheets_name(tmp_path: Path, content: str) -> None:
    """A web page or XML that some system calls .xls."""
    assert refused(tmp_path, content, "answers.xls") == (
        "answers.xls is a web page or an XML document, as some systems export under the name of a spreadsheet.\n"
        "Where: answers.xls\n"
        "What to do: Open it in a spreadsheet program and save it as .xlsx or .csv."
    )


def test_text_under_a_workbooks_name(tmp_path: Path) -> None:
    """A text file that is called .xlsx."""
    assert refused(tmp_path, f"Grade,Job\nPartner,{SECRET}\n", "answers.xlsx") == (
        "answers.xlsx is plain text by its content, though its name ends in .xlsx.\n"
        "Where: answers.xlsx\n"
        "What to do: Rename it to end in .csv, or save it again as the kind its name says."
    )


def test_pdf(tmp_path: Path) -> None:
    """A PDF document under any name."""
    assert refused(tmp_path, b"%PDF-1.7 ...") == (
        "answers.csv is a PDF document.\nWhere: answers.csv\nWhat to do: Export the answers as .csv or .xlsx."
    )
