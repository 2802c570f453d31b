"""Classes of a number, such as of weights: a column of labels made of a column of numbers."""

from __future__ import annotations

import numpy as np

from socmob.engine.columns import Deferred, Labels, from_labels
from socmob.engine.interface import ClassesLookup
from socmob.engine.rows import HeldRows
from socmob.engine.rules import bounds_of


def attach_classes(rows: HeldRows, lookup: ClassesLookup) -> HeldRows:
    """Rows with the class of their number, made when asked for."""
    return rows.with_columns({lookup.adds: Deferred(lambda: _classes(rows, lookup))}, {})


def _classes(rows: HeldRows, lookup: ClassesLookup) -> Labels:
    number, (within,) = rows.number(lookup.number), rows.label_columns((lookup.within,))
    places = np.zeros(rows.size, dtype=np.int64)
    for group in np.unique(within.codes).tolist():
        own = number.present & (within.codes == group)
        bounds = bounds_of(np.sort(number.values[own]).tolist(), lookup.distinct, lookup.equal)
        places[own] = 1 + np.searchsorted(np.array(bounds), number.values[own], side="left")
    return from_labels([None, *map(str, range(int(places.max(initial=0))))], places.astype(np.intp))
