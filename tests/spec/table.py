"""Reads the small tables that specifications are written in."""

from __future__ import annotations

import numpy as np

from socmob.measures import Design, answered_mask, classified_mask, shares, unknown_mask
from socmob.measures import bounds as bounds_of
from socmob.values.cells import Cells

MEASURE = "answer"


def people(table: str) -> Cells:
    """The cells of a table of two columns: an answer's code, and how many people gave it."""
    lines = sorted(line.split() for line in table.strip().splitlines()[1:])
    n = np.array([int(count.replace(",", "")) for _, count in lines], dtype=np.int64)
    codes = np.arange(len(n), dtype=np.int64)[:, None]
    return Cells((MEASURE,), (tuple(code for code, _ in lines),), codes, n, n.astype(float), n.astype(float), {})


def per_cent(cells: Cells, code: str) -> dict[str, float]:
    """The share of a category on the three bases, and its bounds, in per cent to one decimal."""
    top, classified, everyone = (
        cells.mask(MEASURE, [code]),
        classified_mask(cells, MEASURE),
        np.ones_like(cells.n, bool),
    )
    found = shares(cells, [top] * 3, [classified, answered_mask(cells, MEASURE), everyone], Design())
    ends = bounds_of(cells, top, classified, unknown_mask(cells, MEASURE))
    assert ends is not None
    names = ("of the classified", "of the answered", "of the eligible", "at least", "at most")
    values = (*(one.value for one in found), *ends)
    return {name: round(100 * value, 1) for name, value in zip(names, values, strict=True)}
