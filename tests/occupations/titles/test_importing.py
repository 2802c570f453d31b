"""The coding index read from files in the shapes that the ONS and spreadsheet programs give it."""

import csv
import gzip
from pathlib import Path

import pytest

from socmob.errors import DataError
from socmob.occupations.titles.importing import import_index
from tests.occupations.nssec.shared import SHARED
from tests.occupations.titles.made_up import INDEX, rows, workbook


def written(path: Path, lines: list[list[str]]) -> Path:
    """A CSV of these lines."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    return path


def test_a_workbook_with_notes_before_the_table(tmp_path: Path) -> None:
    """The table is found on a later sheet, below lines of notes, by headings and content."""
    sheets = {"Notes": [["About this file"], ["SOC 2020", "a title"]], "Index": [["Crown copyright"], [], *rows()]}
    imported = import_index(workbook(tmp_path / "index.xlsx", sheets))
    assert imported.index == INDEX
    assert imported.where == "index.xlsx, sheet Index"


def test_codes_written_as_numbers(tmp_path: Path) -> None:
    """A spreadsheet's number is the code that it shows."""
    lines: list[list[str]] = [["Job title", "SOC 2020"], *[[f"Job {n}", "2237"] for n in "abc"]]
    path = workbook(tmp_path / "index.xlsx", {"Index": lines})
    assert {each.code for each in import_index(path).index.entries} == {"2237"}


def test_columns_in_another_order(tmp_path: Path) -> None:
    """The place of a column does not matter, nor other columns of codes beside it."""
    turned = [[*line, *[""] * (6 - len(line))][::-1] for line in rows()]
    assert import_index(written(tmp_path / "index.csv", turned)).index == INDEX


def test_what_to_know_is_said(tmp_path: Path) -> None:
    """How much was read, that it is a part only, which columns and unit groups are absent."""
    lines = [["Title", "SOC 2020"], *[[line[0], line[4]] for line in rows()[1:]]]
    notes = import_index(written(tmp_path / "index.csv", lines)).notes
    assert notes[0] == f"{len(INDEX.entries):,} titles and 2 cross-references"
    assert "no column of the qualifier or the industry" in notes[1]
    assert "holds a part" in notes[2]
    assert "unit groups have no title" in notes[3]


def test_a_wrong_code_is_told_by_its_row(tmp_path: Path) -> None:
    """A row whose code is none of SOC 2020 stops the import, and is named as the file's program numbers it."""
    lines = rows()
    lines[7][4] = "9999"
    with pytest.raises(DataError, match="in row 8"):
        import_index(written(tmp_path / "index.csv", lines))


def test_the_index_of_soc_2010_is_recognised(tmp_path: Path) -> None:
    """Codes of the older edition are told by name."""
    lines = [["Job title", "SOC 2010"], *[["Head of a council", code] for code in ("1115", "1116", "2213", "3537")]]
    with pytest.raises(DataError, match="codes of SOC 2010"):
        import_index(written(tmp_path / "index.csv", lines))


@pytest.mark.parametrize("lines", [[], [["Name", "Age"], ["A", "1"]], [["Job title", "SOC 2020"]]])
def test_something_else_is_refused(tmp_path: Path, lines: list[list[str]]) -> None:
    """A file without titles and codes is no index, and the message says what is looked for."""
    with pytest.raises(DataError, match="No table with job titles"):
        import_index(written(tmp_path / "index.csv", lines))


def test_the_published_index_is_read_whole(tmp_path: Path) -> None:
    """Version 12 has 32,195 rows, of which 231 are cross-references."""
    path = SHARED / "data" / "soc2020-index.csv.gz"
    if not path.is_file():
        pytest.skip("the coding index is not at hand")
    plain = tmp_path / "index.csv"
    plain.write_bytes(gzip.decompress(path.read_bytes()))
    imported = import_index(plain)
    assert (len(imported.index.entries), len(imported.index.cross_references)) == (32_195 - 231, 231)
    assert len({each.code for each in imported.index.entries}) == 412
    assert len(imported.notes) == 1
