"""Kinds that nothing tells apart are one, and of too many only some are reasoned about."""

from __future__ import annotations

import numpy as np

from socmob.values.cells import Integers


def alike(rows: Integers) -> tuple[Integers, int]:
    """For each column the number of its group: those that no row tells apart are one."""
    groups: dict[bytes, int] = {}
    columns = np.ascontiguousarray(rows.T)
    of = [groups.setdefault(column.tobytes(), len(groups)) for column in columns]
    return np.array(of, dtype=np.int64), len(groups)


def distinct(rows: Integers) -> Integers:
    """The rows that are not nought, each once, in the order in which they first stand."""
    some = np.ascontiguousarray(rows[rows.any(axis=1)])
    first: dict[bytes, int] = {}
    for place, row in enumerate(some):
        first.setdefault(row.tobytes(), place)
    return some[[*first.values()]]


def first_of(of: Integers, groups: int) -> Integers:
    """One column of each group."""
    found = np.zeros(groups, dtype=np.int64)
    found[of[::-1]] = np.arange(len(of))[::-1]
    return found


def kept_kinds(kinds: Integers, table: Integers, unknowns: int) -> Integers:
    """Which kinds are reasoned about: all that can be; of too many those of the smallest groups, then the largest."""
    if table.size <= unknowns:
        return np.arange(len(table))
    heads = table.sum(axis=1)
    inside = kinds > 0
    smallest = np.where(inside, (inside @ heads)[:, None], np.iinfo(np.int64).max).min(axis=0)
    order = np.lexsort((-heads, smallest))
    return np.sort(order[: unknowns // table.shape[1]])
