"""The measures row by row in plain Python: what the vectorised way is tested against; and how tests make cells."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from socmob.values.cells import Cells

Row = dict[str, str]
Test = Callable[[Row], bool]


def cells_of(rows: Sequence[Row], by: Sequence[str], weight: str | None = None) -> Cells:
    """The cells of some rows, counted one row at a time."""
    held: dict[tuple[str, ...], list[float]] = {}
    for row in rows:
        w = float(row[weight]) if weight else 1.0
        cell = held.setdefault(tuple(row[name] for name in by), [0, 0.0, 0.0])
        for i, value in enumerate((1, w, w * w)):
            cell[i] += value
    levels = tuple(tuple(sorted({key[i] for key in held})) for i in range(len(by)))
    coded = sorted((tuple(levels[i].index(label) for i, label in enumerate(key)), key) for key in held)
    sums = np.array([held[key] for _, key in coded], dtype=float).reshape(len(coded), 3)
    codes = np.array([code for code, _ in coded], dtype=np.int64).reshape(len(coded), len(by))
    return Cells(tuple(by), levels, codes, sums[:, 0].astype(np.int64), sums[:, 1].copy(), sums[:, 2].copy(), {})


def scores(rows: Sequence[Row], top: Test, base: Test, weight: str | None) -> tuple[float, list[float]]:
    """A share and each row's linearised score, weight included."""
    weights = [float(row[weight]) if weight else 1.0 for row in rows]
    total = sum(w for row, w in zip(rows, weights, strict=True) if base(row))
    share = sum(w for row, w in zip(rows, weights, strict=True) if base(row) and top(row)) / total
    return share, [w * (top(r) - share) / total if base(r) else 0.0 for r, w in zip(rows, weights, strict=True)]


def variance(rows: Sequence[Row], z: Sequence[float], strata: Sequence[str], unit: str | None) -> float:
    """Sum over strata of m / (m - 1) times the squared deviations of unit totals; a lonely unit's square."""
    totals: dict[tuple[str, ...], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for number, (row, score) in enumerate(zip(rows, z, strict=True)):
        totals[tuple(row[name] for name in strata)][row[unit] if unit else str(number)] += score
    result = 0.0
    for units in totals.values():
        mean = sum(units.values()) / len(units) if len(units) > 1 else 0.0
        factor = len(units) / (len(units) - 1) if len(units) > 1 else 1.0
        result += factor * sum((total - mean) ** 2 for total in units.values())
    return result


def degrees(rows: Sequence[Row], base: Test, strata: Sequence[str], unit: str | None) -> int:
    """Units less strata among the rows of the base."""
    inside = [(tuple(row[s] for s in strata), row[unit] if unit else i) for i, row in enumerate(rows) if base(row)]
    return len(set(inside)) - len({stratum for stratum, _ in inside})


def benjamini_hochberg(p_values: Sequence[float | None], level: float) -> list[bool | None]:
    """Each hypothesis by its adjusted p: the least of m p_j / j over all j not before it in ascending order."""
    tested = sorted((p, i) for i, p in enumerate(p_values) if p is not None)
    m, least = len(tested), math.inf
    result: list[bool | None] = [None] * len(p_values)
    for rank in range(m, 0, -1):
        p, i = tested[rank - 1]
        least = min(least, p * m / rank)
        result[i] = least <= level
    return result
