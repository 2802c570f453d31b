"""What an engine reads from files, whatever their encoding, compression and quoting."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socmob.engine import Engine, duckdb_engine, reference_engine
from socmob.errors import DataError
from socmob.values.cells import Level
from socmob.values.sources import DelimitedSource, ParquetSource, PlannedSource, ReadingPlan, Source

HEADER = ("grade", "answer")
CELLS = st.text(st.sampled_from(list("ab é\u00a0,;\t\n\r\"'")), max_size=5)
BOTH = (reference_engine(), duckdb_engine(threads=1))


def plan_of(source: Source, numbers: frozenset[str] = frozenset()) -> ReadingPlan:
    """A plan of one file, all of its columns under their own names."""
    return ReadingPlan((PlannedSource(source, {name: name for name in source.columns}, numbers=numbers),))


def labels(engine: Engine, source: Source) -> dict[tuple[str | None, ...], int]:
    """Counts by all columns of a file."""
    rows = engine.open(plan_of(source))
    return {level.labels: level.n for level in engine.levels(rows, rows.columns).levels}


def written(folder: Path, content: bytes, **how: object) -> DelimitedSource:
    """A delimited file with the content, read as told."""
    path = folder / "answers.csv"
    path.write_bytes(content)
    return replace(DelimitedSource(path, HEADER), **how)  # type: ignore[arg-type]


CONTENT = "grade,answer\r\nA,Café\r\n B ,  \r\n,Café\r\n"
COUNTS = {("A", "Café"): 1, ("B", None): 1, (None, "Café"): 1}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_encoding_is_read(engine: Engine, tmp_path: Path, encoding: str) -> None:
    """A file gives the same labels in every encoding, trimmed, with blanks as missing."""
    assert labels(engine, written(tmp_path, CONTENT.encode(encoding), encoding=encoding)) == COUNTS


def test_a_byte_order_mark_is_no_content(engine: Engine, tmp_path: Path) -> None:
    """A mark at the head of UTF-8 is passed over even where the reader did not name it."""
    assert labels(engine, written(tmp_path, CONTENT.encode("utf-8-sig"))) == COUNTS


def test_gzip_is_read(engine: Engine, tmp_path: Path) -> None:
    """A compressed file is read in place."""
    assert labels(engine, written(tmp_path, gzip.compress(CONTENT.encode()), compression="gzip")) == COUNTS


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_delimiters(engine: Engine, tmp_path: Path, delimiter: str) -> None:
    """Semicolons and tabs part cells as commas do."""
    content = CONTENT.replace(",", delimiter).encode()
    assert labels(engine, written(tmp_path, content, delimiter=delimiter)) == COUNTS


def test_lines_above_the_header_are_skipped(engine: Engine, tmp_path: Path) -> None:
    """Titles above the header are no rows."""
    content = b"Survey of staff\n\n" + CONTENT.encode()
    assert labels(engine, written(tmp_path, content, skip_lines=2)) == COUNTS


def test_quoted_line_breaks_stay_in_the_cell(engine: Engine, tmp_path: Path) -> None:
    """A line break, a delimiter and a doubled quotation mark within quotation marks belong to the cell."""
    content = b'grade,answer\n"A\nor B","x, ""y"""\nC,z\n'
    assert labels(engine, written(tmp_path, content)) == {("A\nor B", 'x, "y"'): 1, ("C", "z"): 1}


def test_empty_lines_are_no_rows(engine: Engine, tmp_path: Path) -> None:
    """Empty lines, between rows or at the end, are passed over."""
    assert labels(engine, written(tmp_path, b"grade,answer\nA,x\n\nB,y\n\n\n")) == {("A", "x"): 1, ("B", "y"): 1}


def test_surplus_blank_cells_are_dropped(engine: Engine, tmp_path: Path) -> None:
    """A row that is longer by blank cells only is read; spreadsheets write such rows."""
    assert labels(engine, written(tmp_path, b"grade,answer\nA,x,, \nB,y\n")) == {("A", "x"): 1, ("B", "y"): 1}


def test_uneven_rows_are_refused_by_number(engine: Engine, tmp_path: Path) -> None:
    """Rows longer or shorter than the header are refused with their count and first numbers, never their content."""
    content = b"grade,answer\nA,x\nsecret,secret,secret\nB\nC,y\n"
    with pytest.raises(DataError, match=r"2 rows are longer or shorter") as caught:
        engine.open(plan_of(written(tmp_path, content)))
    assert "row 3, 4" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "how"),
    [
        (b"grade,answer\nsecret\xff,x\n", {}),
        (b"grade,answer\nsecret,x\n", {"compression": "gzip"}),
        (b"grade,answer\nsecret,x\n", {"encoding": "utf-16"}),
    ],
)
def test_a_file_that_is_something_else_is_refused(
    engine: Engine, tmp_path: Path, content: bytes, how: dict[str, str]
) -> None:
    """A wrong encoding or compression is a DataError that shows nothing of the content."""
    with pytest.raises(DataError, match="cannot be read") as caught:
        engine.open(plan_of(written(tmp_path, content, **how)))
    assert "secret" not in str(caught.value)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_any_cells_come_back(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    """Whatever is in the cells, quoted as CSV asks, is read alike by both engines: trimmed, blanks missing."""
    path = tmp_path_factory.mktemp("cells") / "answers.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([HEADER, *rows])
    trimmed = [(one.strip() or None, other.strip() or None) for one, other in rows]
    expected = Counter(row for row in trimmed if any(row))
    for engine in BOTH:
        assert labels(engine, DelimitedSource(path, HEADER)) == expected


def test_a_header_alone_gives_no_rows(engine: Engine, tmp_path: Path) -> None:
    """A file without rows is read as no rows, counted and tabulated as such."""
    rows = engine.open(plan_of(written(tmp_path, b"grade,answer\n")))
    assert engine.levels(rows, ["grade"]).rows == 0
    assert len(engine.tabulate(rows, ["grade"]).n) == 0


@pytest.mark.parametrize("bad", ["30,50", "0,523", "n/a", "nan", "1e999", "£", "5 £", "1 5", "١٢"])
def test_text_among_numbers_is_counted_and_refused(engine: Engine, tmp_path: Path, bad: str) -> None:
    """Text that is no plain number is refused with count and first row, never shown."""
    source = written(tmp_path, f'grade,answer\nA,5\nB,"{bad}"\nC,\nD,"{bad}"\n'.encode())
    with pytest.raises(DataError, match=r"2 cells are not a number, the first in row 3") as caught:
        engine.open(plan_of(source, frozenset({"answer"})))
    assert 'answers.csv, column "answer"' in str(caught.value)
    assert f'"{bad}"' not in str(caught.value)


# delimiter | what the cells hold | the numbers that they are
WRITTEN = [
    (",", ("£25,000", "-$3.50", "€ 12", " 7 "), [-3.5, 7, 12, 25000]),
    (",", ("25 000", "1\u00a0234 567.5"), [25000, 1234567.5]),
    (";", ("1,25", "0,5", "1.250,5", "3"), [0.5, 1.25, 3, 1250.5]),
    ("\t", ("1.25", "3"), [1.25, 3]),
]


@pytest.mark.parametrize(("delimiter", "cells", "numbers"), WRITTEN)
def test_numbers_as_people_write_them(
    engine: Engine, tmp_path: Path, delimiter: str, cells: tuple[str, ...], numbers: list[float]
) -> None:
    """Signs of money and parted thousands are read, and decimal commas where no comma parts cells."""
    rows = "".join(f'A{delimiter}"{cell}"\n' for cell in cells)
    source = written(tmp_path, f"grade{delimiter}answer\n{rows}".encode(), delimiter=delimiter)
    found = engine.open(plan_of(source, frozenset({"answer"})))
    shares = [(i + 0.5) / len(cells) for i in range(len(cells))]
    assert [point.above for point in engine.order(found, [], "answer", shares).points[0]] == numbers


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_comma_that_could_be_either_is_refused(engine: Engine, tmp_path: Path, delimiter: str) -> None:
    """Where every comma may part thousands or decimals nothing is guessed."""
    content = f"grade{delimiter}answer\nA{delimiter}25,000\nB{delimiter}31,500\nC{delimiter}7\n"
    source = written(tmp_path, content.encode(), delimiter=delimiter)
    with pytest.raises(DataError, match="In 2 cells a comma may part thousands or decimals"):
        engine.open(plan_of(source, frozenset({"answer"})))


def test_parquet_values_become_labels(engine: Engine, tmp_path: Path) -> None:
    """Whole doubles lose their point, categories and dates become text, and what is no number is missing."""
    columns = {
        "soc": pa.array([2412.0, None, float("nan")]),
        "grade": pa.array(["A", " ", None]).dictionary_encode(),
        "born": pa.array([0, 1, None], pa.date32()),
        "asked": pa.array([True, False, None]),
    }
    pq.write_table(pa.table(columns), tmp_path / "answers.parquet")
    assert labels(engine, ParquetSource(tmp_path / "answers.parquet", tuple(columns))) == {
        ("2412", "A", "1970-01-01", "true"): 1,
        (None, None, "1970-01-02", "false"): 1,
        (None, None, None, None): 1,
    }


def test_what_is_not_parquet_is_refused(engine: Engine, tmp_path: Path) -> None:
    """A file that only has the name of Parquet is refused when it is opened."""
    (tmp_path / "answers.parquet").write_text("secret")
    with pytest.raises(DataError, match="cannot be read as Parquet"):
        engine.open(plan_of(ParquetSource(tmp_path / "answers.parquet", ("grade",))))


def test_files_follow_one_another(engine: Engine, tmp_path: Path) -> None:
    """Several files give one set of rows, under common names, each with its own fixed columns."""
    source = written(tmp_path, CONTENT.encode())
    pq.write_table(pa.table({"g": ["A", "C"]}), tmp_path / "later.parquet")
    later = ParquetSource(tmp_path / "later.parquet", ("g",))
    plan = ReadingPlan(
        (
            PlannedSource(source, {"grade": "grade"}, {"wave": "2023"}),
            PlannedSource(later, {"grade": "g"}, {"wave": "2024"}),
        )
    )
    found = engine.levels(engine.open(plan), ["wave", "grade"], most=2)
    assert (found.rows, found.distinct) == (5, 5)
    assert found.levels == (Level(("2023", None), 1), Level(("2023", "A"), 1))


def test_a_line_of_blanks_is_nobody(tmp_path: Path) -> None:
    """Lines of delimiters alone, as spreadsheets leave below a table, are no people; a blank answer is."""
    path = tmp_path / "answers.csv"
    path.write_text("person,answer\n1,Yes\n2,\n,\n , \n", encoding="utf-8")
    for engine in BOTH:
        assert labels(engine, DelimitedSource(path, ("person", "answer"))) == {("1", "Yes"): 1, ("2", None): 1}
