"""A million made-up rows in Parquet, the same on every machine: six measures, four breakdowns, with or without a design."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

MEASURES = tuple(f"measure_{i}" for i in range(1, 7))
BREAKDOWNS = {"grade": 6, "department": 8, "sex": 3, "ethnic_group": 6}
DESIGN = ("stratum", "unit")
WEIGHT = "weight"
_CODES, _STRATA, _UNITS, _SEED = 7, 20, 40, 20_181_102
_ROW_GROUP = 122_880  # DuckDB's own, so that its scan can use every thread


def generate(path: Path, rows: int, *, design: bool) -> None:
    """Write the file."""
    draw = np.random.default_rng(_SEED)
    columns = {name: _labels(draw, name, _CODES, rows) for name in MEASURES}
    columns |= {name: _labels(draw, name, levels, rows) for name, levels in BREAKDOWNS.items()}
    if design:
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
