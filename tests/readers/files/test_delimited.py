from __future__ import annotations

import gzip
import tracemalloc
from pathlib import Path

import pytest

from socmob.readers import inspect
from socmob.values.sources import DelimitedSource

TEXT = "Grade,Father’s job\nPartner,Café owner\nSenior,Clerk\n"


def delimited(path: Path, content: str | bytes) -> DelimitedSource:
    """Where the rows of a file with this content lie."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    source = inspect(path).source
    assert isinstance(source, DelimitedSource)
    return source


@pytest.mark.parametrize(
    ("written", "read"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1252", "cp1252")],
)
def test_encoding_is_found(tmp_path: Path, written: str, read: str) -> None:
    """UTF-8 with and without a mark, UTF-16 with a mark and Windows-1252 give the same column names."""
    source = delimited(tmp_path / "answers.csv", TEXT.encode(written))
    assert (source.encoding, source.columns) == (read, ("Grade", "Father’s job"))


def test_one_old_letter_at_the_end_decides(tmp_path: Path) -> None:
    """A single byte that is not UTF-8, megabytes into the file, makes it Windows-1252."""
    content = b"Grade,Job\n" + b"Partner,Clerk\n" * 200_000 + b"Partner,Caf\xe9 owner\n"
    assert delimited(tmp_path / "answers.csv", content).encoding == "cp1252"


def test_a_letter_across_two_pieces_is_whole(tmp_path: Path) -> None:
    """A letter of two bytes that lies across the pieces in which a file is read is still UTF-8."""
    content = ("Grade,Jo\n" + "é,é\n" * 200_000).encode()
    assert content[(1 << 20) - 1 : (1 << 20) + 1] == "é".encode()
    assert delimited(tmp_path / "answers.csv", content).encoding == "utf-8"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    """The delimiter is the one under which rows agree in length, whatever stands inside quotation marks."""
    lines = ["Grade|Job|Pay", '"Partner, senior"|"a;b"|1', '"Other, x"|"c\td"|2', '"Other, ""y"""|"e|f"|3']
    content = "\n".join(line.replace("|", delimiter) for line in lines)
    assert delimited(tmp_path / "answers.csv", content).delimiter == delimiter


def test_decimal_commas_do_not_hide_semicolons(tmp_path: Path) -> None:
    """Numbers with decimal commas in every row leave semicolons the delimiter, as the header has no commas."""
    content = "Grade;Hours;Weight\n" + "Partner;37,5;1,25\n" * 5
    assert delimited(tmp_path / "answers.csv", content).delimiter == ";"


def test_one_column_needs_no_delimiter(tmp_path: Path) -> None:
    """A file of one column is read with commas, though a text in it holds another delimiter."""
    source = delimited(tmp_path / "answers.csv", "Job\nClerk\nClerk; and more\nDriver\nNurse\n")
    assert (source.delimiter, source.columns) == (",", ("Job",))


def test_gzip_is_known_by_content(tmp_path: Path) -> None:
    """A gzip file is unpacked while it is read, even where its name does not tell."""
    source = delimited(tmp_path / "answers.csv", gzip.compress(TEXT.encode()))
    assert (source.compression, source.columns) == ("gzip", ("Grade", "Father’s job"))


def test_titles_are_skipped_by_line(tmp_path: Path) -> None:
    """Title rows, blank lines and a title of two lines in quotation marks are counted as the lines they take up."""
    content = '"Staff survey\nof 2024",,\n\nsep=;,,\nConfidential,,\nGrade,Job,Sex\nPartner,Clerk,F\nSenior,Nurse,M\n'
    path = tmp_path / "answers.csv"
    source = delimited(path, content)
    assert (source.skip_lines, source.columns) == (5, ("Grade", "Job", "Sex"))
    assert inspect(path).notes == ("UTF-8, commas", "3 title rows above the header skipped")


def test_names_are_put_on_one_line(tmp_path: Path) -> None:
    """A line break or spaces around a column's name are not part of the name."""
    content = '"Main earner\r\n at 14", Grade \r\nClerk,Partner\r\n'
    assert delimited(tmp_path / "answers.csv", content).columns == ("Main earner at 14", "Grade")


def test_an_empty_column_without_name_is_left_out(tmp_path: Path) -> None:
    """A delimiter at the end of every row makes no column, and keeps its place for whoever reads the rows."""
    path = tmp_path / "answers.csv"
    source = delimited(path, "Grade,Job\nPartner,Clerk,\nSenior,Nurse,\n")
    assert source.columns == ("Grade", "Job", "(column 3 without a name)")
    assert inspect(path).columns == ("Grade", "Job")
    assert inspect(path).notes[-1] == "without name and content, left out: column 3"


def test_delimiters_after_the_header_alone(tmp_path: Path) -> None:
    """Delimiters that end the header and no row make no column either."""
    assert delimited(tmp_path / "answers.csv", "Grade,Job,,\nPartner,Clerk\nSenior,Nurse\n").columns == ("Grade", "Job")


def test_ticked_options_repeat_their_column_names(tmp_path: Path) -> None:
    """Columns that hold nothing but their own names are no sign of a missing header."""
    content = "Grade,Father,Mother\nPartner,Father,\nSenior,Father,Mother\nJunior,,Mother\n"
    assert delimited(tmp_path / "answers.csv", content).columns == ("Grade", "Father", "Mother")


def test_three_hundred_columns(tmp_path: Path) -> None:
    """A file of three hundred columns is a file like any other."""
    names = [f"question {number}" for number in range(300)]
    assert delimited(tmp_path / "answers.csv", ",".join(names) + "\n" + ",".join("y" * 300)).columns == tuple(names)


def test_sparse_answers_below_a_full_header(tmp_path: Path) -> None:
    """Rows that leave most cells blank do not make the header a title."""
    rows = ",".join("abcdef") + "\n" + "x,,,,,\n" * 5 + ",y,,,,z\n"
    assert delimited(tmp_path / "answers.csv", rows).columns == tuple("abcdef")


def test_memory_is_bounded(tmp_path: Path) -> None:
    """A file is looked into in pieces: one of forty megabytes takes less than twenty-five of memory."""
    path = tmp_path / "answers.csv"
    path.write_text("Grade,Job\n" + "Partner,Clerk\n" * 3_000_000)
    tracemalloc.start()
    inspect(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 25e6


@pytest.mark.parametrize("end", ["Total,,,3\n", "Exported by a system,,,\n", "\nA remark,,,\n\n", ",,,\r\n,A remark,,"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_last_row_that_is_a_total(tmp_path: Path, end: str, encoding: str) -> None:
    """A text that ends with a total, or with a remark below a blank line, has a note on it, gzipped or not."""
    content = ("Key,Grade,Job,Note\n" + "K,Senior,Clerk,x\n" * 9000 + end).encode(encoding)
    for name, data in (("a.csv", content), ("a.csv.gz", gzip.compress(content))):
        (tmp_path / name).write_bytes(data)
        assert inspect(tmp_path / name).notes[-1].startswith("The last row looks like a total or a remark")


@pytest.mark.parametrize("end", ["K,,,\n", "K,Total,,x\n", 'K,Senior,Clerk,"a\n\nthe end"\n', "\nK,Senior,Clerk,x\n"])
def test_a_last_row_that_is_a_person(tmp_path: Path, end: str) -> None:
    """Who answers nothing, or much, or ends with a text of several lines, is a person."""
    path = tmp_path / "answers.csv"
    path.write_text("Key,Grade,Job,Note\n" + "K,Senior,Clerk,x\n" * 9 + end)
    assert inspect(path).notes == ("UTF-8, commas",)
