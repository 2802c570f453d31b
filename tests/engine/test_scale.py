"""The DuckDB engine at the sizes people have: the same bytes on every run, nothing on disk, many columns and rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
import pytest

from socmob.engine import Engine, duckdb_engine
from socmob.engine.in_duckdb import DuckDBEngine
from socmob.errors import UserError
from socmob.values.sources import DelimitedSource, PlannedSource, ReadingPlan
from tests.engine.sources import rows_of

ROWS = 1_000_000


@pytest.fixture
def engine() -> Iterator[Engine]:
    """DuckDB with two threads."""
    made = duckdb_engine(threads=2)
    yield made
    made.close()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> ReadingPlan:
    """A delimited file of a million rows."""
    return staff(tmp_path_factory.mktemp("large") / "staff.csv", ROWS)


def staff(path: Path, rows: int) -> ReadingPlan:
    """A delimited file with a key, labels, pay and a weight."""
    draw = np.random.default_rng(7)
    columns = {
        "key": np.char.add("k", np.arange(rows).astype(str)),
        "grade": np.array(["A", "B", "C", ""])[draw.integers(0, 4, rows)],
        "unit": draw.integers(0, 800, rows),
        "pay": np.exp(draw.normal(10, 1, rows)).round(2),
        "w": np.exp(draw.normal(0, 0.5, rows)),
    }
    pa_csv.write_csv(pa.table(columns), path)
    source = DelimitedSource(path, tuple(columns))
    planned = PlannedSource(source, {name: name for name in columns}, numbers=frozenset({"pay", "w"}))
    return ReadingPlan((planned,))


def test_a_million_rows_are_read_and_tabulated(engine: Engine, large: ReadingPlan) -> None:
    """Every row of a large delimited file is in a cell, and the sums are near those of floating point."""
    cells = engine.tabulate(engine.open(large), ["grade", "unit"], ["pay"], "w")
    assert int(cells.n.sum()) == ROWS
    assert cells.sw.sum() == pytest.approx(ROWS * np.exp(0.125), rel=0.01)


def test_the_same_bytes_on_every_run(engine: Engine, tmp_path: Path) -> None:
    """Thirty runs on two threads give the same bytes: exact sums cannot depend on the order of rows."""
    rows = engine.open(staff(tmp_path / "staff.csv", 250_000))

    def run() -> bytes:
        cells = engine.tabulate(rows, ["grade"], ["pay"], "w")
        sums = cells.numbers["pay"]
        return b"".join(a.tobytes() for a in (cells.n, cells.sw, cells.sww, sums.swv, sums.swvv, sums.swwv, sums.swwvv))

    assert len({run() for _ in range(30)}) == 1


def test_as_many_keys_as_rows(engine: Engine, large: ReadingPlan) -> None:
    """A key that differs in every row can be the unit, and a median taken of a million values."""
    rows = engine.open(large)
    assert engine.cluster_moments(rows, [], "key", ["pay"]).units.tolist() == [ROWS]
    assert engine.order(rows, [], "pay", [0.5]).points[0][0].above == pytest.approx(np.exp(10), rel=0.01)


def test_the_order_of_rows_does_not_matter(engine: Engine) -> None:
    """Adversarial weights give the same sum in any order, where floating point gives several."""
    weights = [1e16, 1.0, 1e-3, 3.3, 1e8, 0.1, 7e15, 1e-9, 2.0]
    draw = np.random.default_rng(3)
    sums = set()
    for _ in range(10):
        draw.shuffle(weights)
        sums.add(
            engine.tabulate(rows_of(engine, {"w": [repr(w) for w in weights]}, ["w"]), [], weight="w").sw.tobytes()
        )
    assert len(sums) == 1


def test_nothing_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With too little memory the engine fails rather than spill people's data; its settings cannot be changed."""
    monkeypatch.chdir(tmp_path)
    made = DuckDBEngine(threads=1, memory="40MB")
    rows = rows_of(made, {"w": [repr(i / 7) for i in range(300_000)], "g": [str(i) for i in range(300_000)]}, ["w"])
    with pytest.raises(UserError, match="not enough memory"):
        made.tabulate(rows, ["g"], ["w"], "w")
    made.close()
    assert list(tmp_path.iterdir()) == []


def test_three_hundred_columns(engine: Engine, tmp_path: Path) -> None:
    """A file of 300 columns is read, and any of them tabulated."""
    names = [f"question {i}" for i in range(300)]
    path = tmp_path / "wide.csv"
    path.write_text(",".join(names) + "\n" + "\n".join(",".join(["yes", "no"] * 150) for _ in range(100)))
    planned = PlannedSource(DelimitedSource(path, tuple(names)), {name: name for name in names})
    rows = engine.open(ReadingPlan((planned,)))
    tables = [(name,) for name in names]
    assert {int(cells.n.sum()) for cells in engine.tabulate_all(rows, tables)} == {100}


def test_rows_show_nothing_of_themselves(engine: Engine) -> None:
    """Rows that land in a log or a traceback show their column names at most."""
    assert "secret" not in repr(rows_of(engine, {"g": ["secret"]}))
