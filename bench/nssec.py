"""Time and memory to code rows to NS-SEC in one pass: unit group, employment, size and supervision to every scheme.

`python bench/nssec.py` generates a file in Parquet with ten million rows, attaches the look-up, and tabulates the
classes; then it codes the same to a new file, as `socmob code` does. The median of three runs, each from a new engine.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from socmob.engine import duckdb_engine
from socmob.occupations import CodingColumns, coding_lookup
from socmob.occupations.soc import soc2020_titles
from socmob.values.sources import ParquetSource, PlannedSource, ReadingPlan
from socmob.workflows.coding import Coding, code_file

COLUMNS = CodingColumns(soc2020="soc", employment="employment", size="size", supervision="supervision")
LABELS = {
    "soc": [*soc2020_titles(), None],
    "employment": ["Employee", "Self-employed with employees", "Self-employed without employees", "Don't know", None],
    "size": ["1-24", "25 or more", "Don't know", None],
    "supervision": ["Yes", "No", "Manager", None],
}
SEED, RUNS, ROW_GROUP = 2020, 3, 122_880


def generate(path: Path, rows: int) -> None:
    """Write made-up rows, the same on every machine."""
    draw = np.random.default_rng(SEED)
    columns = {name: _drawn(draw, labels, rows) for name, labels in LABELS.items()}
    pq.write_table(pa.table(columns), path, row_group_size=ROW_GROUP)


def _drawn(draw: np.random.Generator, labels: list[str | None], rows: int) -> pa.DictionaryArray:
    """Labels at random, None among them where the last is None."""
    codes = draw.integers(0, len(labels), rows, dtype=np.int32)
    known = [label for label in labels if label is not None]
    return pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes == len(known)), pa.array(known))


def attach(path: Path) -> None:
    """Open the file, attach the classes, count them."""
    engine = duckdb_engine()
    planned = PlannedSource(ParquetSource(path, tuple(LABELS)), {name: name for name in LABELS})
    rows = engine.open(ReadingPlan((planned,)))
    combinations = (level.labels for level in engine.levels(rows, COLUMNS.on).levels)
    engine.tabulate(engine.attach(rows, coding_lookup(COLUMNS, combinations)), ("nssec8", "smc3", "nssec_method"))
    engine.close()


def write(path: Path) -> None:
    """Code the file to a new one."""
    code_file(path, Coding(COLUMNS), path.with_name("coded.parquet"), replace_out=True)


def seconds(step: Callable[[Path], None], path: Path) -> float:
    """The median of some runs."""
    found = []
    for _ in range(RUNS):
        start = time.perf_counter()
        step(path)
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "jobs.parquet"
        generate(path, rows)
        print(f"{rows:,} rows, {os.cpu_count()} processors, median of {RUNS}")
        for name, step in (("attached and counted", attach), ("coded to a new file", write)):
            took = seconds(step, path)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10))
            print(f"  {name:22} {took:6.2f} s  {rows / took:>12,.0f} rows a second  peak memory so far {peak:,.0f} MB")


if __name__ == "__main__":
    main()
