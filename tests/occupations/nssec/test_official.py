"""The ONS's own workbook, in specimens made here: its layout was not at hand."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from socmob.errors import DataError
from socmob.occupations import EmploymentStatus, Flag, Method, Nssec8, ReducedStatus, Soc2020, full, reduced, simplified
from socmob.occupations.derivation import shipped
from socmob.occupations.official import compare, holds_derivation, keep_tables, read_derivation, tables_in
from socmob.occupations.soc import soc2020_titles

SPREAD = [
    ["SOC 2020 Volume 3: NS-SEC derivation table"],
    ["", "", "Employers", "", "Self-employed", "Managers", "", "Supervisors", "Employees", "NS-SEC simplified"],
    ["Unit group", "Title", "Large", "Small", "no employees", "Large", "Small", "", "", ""],
]
OPERATIONAL = {"1.1": "2", "1.2": "3.1", "2": "L4.1", "3": "7.2", "4": "9.1", "5": "10", "6": "12.3", "7": "13.4"}
Cell = tuple[str, EmploymentStatus | None]


def specimen(
    path: Path, planted: dict[Cell, str] | None = None, written: Callable[[str], object] = str, drop: str = ""
) -> Path:
    """A workbook in a plausible layout: our own tables, but for planted cells; `drop` leaves a unit group out."""
    cells = {cell: nssec.value for cell, nssec in shipped().cells.items()} | (planted or {})
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Notes").write(0, 0, "About these tables")
        sheet = book.add_worksheet("Derivation")
        for line, row in enumerate(SPREAD):
            sheet.write_row(line, 0, row)
        groups = [code for code in soc2020_titles() if code != drop]
        for line, code in enumerate(groups, start=len(SPREAD)):
            classes = [written(cells[code, key]) for key in (*EmploymentStatus, None)]
            sheet.write_row(line, 0, [int(code), soc2020_titles()[code], *classes])
    return path


def test_every_cell_is_read_and_compared(tmp_path: Path) -> None:
    """Of 412 by 8 cells the two that were changed differ, with what they are and whether three classes change."""
    planted: dict[Cell, str] = {("3115", EmploymentStatus.EMPLOYEE): "2", ("5119", None): "5"}
    derivation = read_derivation(specimen(tmp_path / "ons.xlsx", planted))
    assert len(derivation.cells) == 412 * 8
    assert derivation.sheets == ("Derivation",)
    first, second = compare(derivation)
    assert (first.soc2020, first.key, first.official.value, first.shipped.value) == (
        "3115",
        planted_key(planted),
        "2",
        "3",
    )
    assert (second.title, second.key, second.changes_three) == ("Agricultural and fishing trades n.e.c.", None, True)


def planted_key(planted: dict[Cell, str]) -> EmploymentStatus | None:
    """The status of the first planted cell."""
    return next(iter(planted))[1]


@pytest.mark.parametrize("written", [float, lambda value: OPERATIONAL[value]], ids=["numbers", "operational"])
def test_classes_are_read_however_they_are_written(tmp_path: Path, written: Callable[[str], object]) -> None:
    """Numbers of a spreadsheet and operational categories, with or without their L, give the same classes."""
    assert compare(read_derivation(specimen(tmp_path / "ons.xlsx", written=written))) == ()


def test_classes_whose_first_is_not_divided_are_not_taken_for_categories(tmp_path: Path) -> None:
    """A table with "1" for 1.1 and 1.2 is refused: read as operational categories its "2" would be class 1.1."""
    with pytest.raises(DataError):
        read_derivation(specimen(tmp_path / "ons.xlsx", written=lambda value: value[0]))


def test_imported_tables_are_used_from_then_on(tmp_path: Path) -> None:
    """A class comes from the ONS's table once it is kept, its method says so, and doubts about ours are over."""
    derivation = read_derivation(specimen(tmp_path / "ons.xlsx", {("5119", None): "5"}))
    keep_tables(derivation, tmp_path / "data")
    tables = tables_in(tmp_path / "data")
    found = simplified(Soc2020("5119"), tables)
    assert (found.nssec, found.method, found.flags) == (Nssec8("5"), Method.SIMPLIFIED_ONS, ())
    assert full(Soc2020("3115"), EmploymentStatus.EMPLOYEE, tables).flags == ()
    unlikely = full(Soc2020("8231"), EmploymentStatus.SELF_EMPLOYED, tables)
    assert (unlikely.method, unlikely.flags) == (Method.FULL_ONS, (Flag.UNLIKELY_SELF_EMPLOYED,))


def test_a_table_of_the_reduced_method_takes_the_place_of_our_reading(tmp_path: Path) -> None:
    """Where the file has columns of the reduced method, an employer of unknown size gets the class in them."""
    head = "soc2020,s1,s2,s3,s4,s5,s6,s7,Employers (reduced)\n"
    cells = shipped().cells
    lines = [
        ",".join([code, *(cells[code, status].value for status in EmploymentStatus), "3"]) for code in soc2020_titles()
    ]
    (tmp_path / "ons.csv").write_text(head + "\n".join(lines), encoding="utf-8")
    derivation = read_derivation(tmp_path / "ons.csv")
    assert ReducedStatus.EMPLOYER in derivation.keys
    keep_tables(derivation, tmp_path)
    found = reduced(Soc2020("1222"), ReducedStatus.EMPLOYER, tables_in(tmp_path))
    assert (found.nssec, found.method) == (Nssec8("3"), Method.REDUCED_ONS)


def test_without_an_import_ours_are_used(tmp_path: Path) -> None:
    """A folder without imported tables, or none at all, means the shipped ones."""
    assert tables_in(tmp_path / "none") is shipped()


def test_half_a_table_is_refused(tmp_path: Path) -> None:
    """A workbook that lacks a unit group is not taken for the whole."""
    with pytest.raises(DataError, match="not whole"):
        read_derivation(specimen(tmp_path / "ons.xlsx", drop="2412"))


def test_a_file_without_derivation_tables_is_known_as_such(tmp_path: Path) -> None:
    """Another table is none, and what is no file of tables at all is said to be none."""
    (tmp_path / "other.csv").write_text("soc2020,title\n2412,Solicitors\n", encoding="utf-8")
    assert not holds_derivation(tmp_path / "other.csv")
    with pytest.raises(DataError, match="No derivation table"):
        read_derivation(tmp_path / "other.csv")
    (tmp_path / "other.xlsx").write_bytes(b"not a workbook")
    with pytest.raises(DataError, match="cannot be read"):
        holds_derivation(tmp_path / "other.xlsx")


def test_kept_tables_that_were_damaged_are_said(tmp_path: Path) -> None:
    """What cannot be read any more is to be imported again, and not silently left aside."""
    (tmp_path / "nssec-derivation-soc2020.csv").write_text("soc2020,status,nssec8\n2412,s9,1\n", encoding="utf-8")
    with pytest.raises(DataError, match="Import the workbook again"):
        tables_in(tmp_path)
