"""How the people in the cells were drawn: which column holds the stratum, which the primary sampling unit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from socmob.values.cells import Cells, Floats, Integers

WAVE = "wave"
Mask = NDArray[np.bool_]
"""Which cells: shape (cells,)."""
Masks = NDArray[np.bool_]
"""Which cells, for each of k numbers: shape (k, cells)."""


@dataclass(frozen=True, slots=True)
class Design:
    """The sampling design: columns of the cells that hold stratum and unit, None where there is none.

    Without a unit every person is one. Strata and units are nested in the wave, unless the waves are one sample.
    `drawn_from` holds pairs of a wave and the number of people it is a random draw of; it goes with neither stratum nor
    unit.
    """

    weighted: bool = False
    stratum: str | None = None
    unit: str | None = None
    one_sample: bool = False
    drawn_from: tuple[tuple[str, int], ...] = ()

    def left_undrawn(self, cells: Cells, waves: Integers, drawn: Floats) -> Floats:
        """The finite population correction of each wave, 1 - n / N, shape (waves,); 1 where no draw is declared."""
        people = dict(self.drawn_from)
        labels = [cells.labels(WAVE)[wave] if people else None for wave in waves]
        whole = np.array([people.get(label or "", np.inf) for label in labels], dtype=float)
        return np.asarray(np.maximum(1 - drawn / whole, 0.0), dtype=float)

    def strata(self, cells: Cells) -> tuple[str, ...]:
        """The columns that tell strata apart in these cells."""
        nested = (WAVE,) if WAVE in cells.by and not self.one_sample else ()
        return nested + ((self.stratum,) if self.stratum is not None else ())
