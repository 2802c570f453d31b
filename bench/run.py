"""Time and memory for six measures by four breakdowns of a million rows, against one scan of the same columns.

`python bench/run.py` generates the files, and prints for each the median of five runs of both, taken in turns and each
from a new connection; the peak memory is that of a process of its own. A step of the work is added to `STEPS`.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from socmob.engine import Engine, Rows, duckdb_engine
from socmob.measures import Design, shares
from socmob.values.cells import Cells
from socmob.values.sources import ParquetSource, PlannedSource, ReadingPlan

MEASURES = tuple(f"measure_{i}" for i in range(1, 7))
BREAKDOWNS = {"grade": 6, "department": 8, "sex": 3, "ethnic_group": 6}
DESIGN = ("stratum", "unit")
WEIGHT = "weight"
_CLASSES = 3
_CODES, _STRATA, _UNITS, _SEED = 7, 20, 40, 20_181_102
_ROW_GROUP = 122_880  # DuckDB's own, so that its scan can use every thread
RUNS = 5
AIM_MEGABYTES = 500
THREADS = os.cpu_count() or 1
Result = TypeVar("Result")
_UNITS_IN_A_MEGABYTE = 1 << (20 if sys.platform == "darwin" else 10)  # bytes there, kilobytes elsewhere


@dataclass(frozen=True)
class Case:
    """A file to be measured, and how many times the scan's time is aimed at."""

    name: str
    design: bool
    aim: float

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns used."""
        return (*MEASURES, *BREAKDOWNS, *((*DESIGN, WEIGHT) if self.design else ()))

    @property
    def tables(self) -> list[tuple[str, ...]]:
        """One measure by one breakdown a table, with stratum and unit where there is a design."""
        design = DESIGN if self.design else ()
        return [(measure, breakdown, *design) for measure in MEASURES for breakdown in BREAKDOWNS]


CASES = (Case("with the design", design=True, aim=20), Case("without a design", design=False, aim=12))


@dataclass
class Work:
    """What the steps hand on to one another."""

    case: Case
    path: Path
    engine: Engine
    rows: Rows = field(init=False)
    cells: tuple[Cells, ...] = ()


def open_rows(work: Work) -> None:
    """Open the file."""
    columns = work.case.columns
    source = ParquetSource(work.path, columns)
    numbers = frozenset({WEIGHT} & set(columns))
    planned = PlannedSource(source, {name: name for name in columns}, numbers=numbers)
    work.rows = work.engine.open(ReadingPlan((planned,)))


def tabulate(work: Work) -> None:
    """Make all tables."""
    work.cells = work.engine.tabulate_all(work.rows, work.case.tables, weight=WEIGHT if work.case.design else None)


def estimate(work: Work) -> None:
    """Every share of every table, of the first classes in all of them at each level, with its error and interval."""
    design = Design(work.case.design, *(DESIGN if work.case.design else (None, None)))
    for cells, (measure_column, breakdown, *_) in zip(work.cells, work.case.tables, strict=True):
        classes, levels = cells.labels(measure_column)[:_CLASSES], cells.labels(breakdown)
        classified = cells.mask(measure_column, classes)
        pairs = [
            (classified & cells.mask(measure_column, [one]) & at, classified & at)
            for at in (cells.mask(breakdown, [level]) for level in levels)
            for one in classes
        ]
        shares(cells, [top for top, _ in pairs], [base for _, base in pairs], design)


STEPS: list[tuple[str, Callable[[Work], None]]] = [
    ("open", open_rows),
    ("tabulate", tabulate),
    ("estimate", estimate),
]


def run_steps(case: Case, path: Path) -> dict[str, float]:
    """Seconds by step, from a new engine."""
    start = time.perf_counter()
    work = Work(case, path, duckdb_engine(threads=THREADS))
    seconds = {"connect": time.perf_counter() - start}
    for name, step in STEPS:
        start = time.perf_counter()
        step(work)
        seconds[name] = time.perf_counter() - start
    work.engine.close()
    return seconds


def run_scan(case: Case, path: Path) -> float:
    """Seconds to read every value used once, from a new connection."""
    start = time.perf_counter()
    with duckdb.connect(":memory:", config={"threads": THREADS}) as connection:
        hashes = ", ".join(f'bit_xor(hash("{name}"))' for name in case.columns)
        connection.execute(f"SELECT {hashes} FROM read_parquet(?)", [str(path)]).fetchall()
    return time.perf_counter() - start


def measure(case: Case, path: Path, megabytes: float) -> None:
    """Print a case: times in turns, their ratio, memory, and where the aim is missed the profile by step."""
    run_steps(case, path)  # once for the libraries to load
    turns = [(run_scan(case, path), run_steps(case, path)) for _ in range(RUNS)]
    scan = statistics.median(scan for scan, _ in turns)
    whole = statistics.median(sum(steps.values()) for _, steps in turns)
    ratio = whole / scan
    print(f"{case.name}: {len(case.tables)} tables in {whole:.3f} s; one scan {scan:.3f} s; ratio {ratio:.1f}", end="")
    print(f" (aim {case.aim:g}); peak memory {megabytes:.0f} MB (aim {AIM_MEGABYTES})")
    for name in turns[0][1]:
        print(f"  {name:10} {statistics.median(steps[name] for _, steps in turns):.3f} s")
    if ratio > case.aim:
        _print_profile(case, path)


def _print_profile(case: Case, path: Path) -> None:
    profile = cProfile.Profile()
    profile.runcall(run_steps, case, path)
    pstats.Stats(profile, stream=sys.stdout).sort_stats("cumulative").print_stats("socmob", 20)


def generate(case: Case, path: Path, rows: int) -> None:
    """Write a case's file: made-up rows, the same on every machine."""
    draw = np.random.default_rng(_SEED)
    columns = {name: _labels(draw, name, _CODES, rows) for name in MEASURES}
    columns |= {name: _labels(draw, name, levels, rows) for name, levels in BREAKDOWNS.items()}
    if case.design:
        unit = draw.integers(0, _STRATA * _UNITS, rows)
        columns["stratum"] = _named("stratum", _STRATA)[unit // _UNITS]
        columns["unit"] = _named("unit", _STRATA * _UNITS)[unit]
        columns[WEIGHT] = np.exp(draw.normal(0.0, 0.5, rows))
    pq.write_table(pa.table(columns), path, row_group_size=_ROW_GROUP)


def _labels(draw: np.random.Generator, name: str, levels: int, rows: int) -> np.ndarray:
    shares = draw.dirichlet(np.full(levels, 5.0))
    return np.asarray(_named(name, levels)[draw.choice(levels, rows, p=shares)])


def _named(name: str, levels: int) -> np.ndarray:
    return np.array([f"{name} level {i:03d}" for i in range(levels)])


def peak_memory(case: Case, path: Path) -> float:
    """Peak memory of this process after one run, in megabytes."""
    run_steps(case, path)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _UNITS_IN_A_MEGABYTE


def _apart(task: Callable[..., Result], *arguments: object) -> Result:
    """A task done in a process of its own, whose memory is not ours; such a process starts from our own peak."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(task, *arguments).result()


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    print(f"{rows:,} rows, {THREADS} threads, median of {RUNS}")
    with tempfile.TemporaryDirectory() as folder:
        paths = {case: Path(folder) / f"{case.name}.parquet" for case in CASES}
        for case, path in paths.items():
            _apart(generate, case, path, rows)
        memory = {case: _apart(peak_memory, case, path) for case, path in paths.items()}  # before this process grows
        for case, path in paths.items():
            measure(case, path, memory[case])


if __name__ == "__main__":
    main()
