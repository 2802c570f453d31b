from __future__ import annotations

from pathlib import Path

import pytest

from socmob.errors import DataError, DefectError
from socmob.readers import inspect
from socmob.values.sources import ParquetSource


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Something that begins as a Parquet file does: no more of it is read here."""
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and so on")
    return tmp_path / "a.parquet"


def test_columns_come_from_the_engine(path: Path) -> None:
    """The columns of a Parquet file are those that whoever holds an engine tells."""
    facts = inspect(path, parquet_columns=lambda _: ("Grade", "Job"))
    assert (facts.kind, facts.columns, facts.source) == (
        "parquet",
        ("Grade", "Job"),
        ParquetSource(path, facts.columns),
    )


def test_without_an_engine_it_is_our_mistake(path: Path) -> None:
    """Leaving out the engine's function is a defect, not something that the user can mend."""
    with pytest.raises(DefectError):
        inspect(path)


def test_two_columns_of_one_name(path: Path) -> None:
    """Two columns of a Parquet file that share a name are refused."""
    with pytest.raises(DataError, match=r"'Grade' \(column 1, column 2\)"):
        inspect(path, parquet_columns=lambda _: ("Grade", "Grade"))
