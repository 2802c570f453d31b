"""Rows that are written out again are the rows that were read."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from socmob.engine import duckdb_engine, reference_engine, write_rows
from socmob.errors import DefectError
from socmob.values.sources import Lookup
from tests.engine.sources import rows_of

COLUMNS = {"job": ["Clerk", None, 'Nurse, "staff"', "Clerk"], "size": ["large", "small", None, None]}


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_rows_come_back_with_what_was_attached(ending: str, tmp_path: Path) -> None:
    """Order, missing labels, quotes and attached columns survive in both forms."""
    engine, path = duckdb_engine(), tmp_path / f"out.{ending}"
    lookup = Lookup(("job",), ("class",), {("Clerk",): ("3",)})
    write_rows(engine.attach(rows_of(engine, COLUMNS), lookup), ("job", "size", "class"), path)
    engine.close()
    if ending == "csv":
        assert path.read_text(encoding="utf-8").splitlines() == [
            '"job","size","class"', '"Clerk","large","3"', ',"small",', '"Nurse, ""staff""",,', '"Clerk",,"3"',
        ]  # fmt: skip
    else:
        assert pq.read_table(path).to_pydict() == {**COLUMNS, "class": ["3", None, None, "3"]}
    assert list(tmp_path.iterdir()) == [path]


def test_rows_of_another_engine_are_not_written(tmp_path: Path) -> None:
    """The reference engine holds its rows in another way."""
    engine = reference_engine()
    with pytest.raises(DefectError, match="another engine"):
        write_rows(rows_of(engine, COLUMNS), ("job",), tmp_path / "out.csv")
