"""How the people in the cells were drawn: which column holds the stratum, which the primary sampling unit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from socmob.values.cells import Cells

WAVE = "wave"
Mask = NDArray[np.bool_]
"""Which cells: shape (cells,)."""
Masks = NDArray[np.bool_]
"""Which cells, for each of k numbers: shape (k, cells)."""


@dataclass(frozen=True, slots=True)
class Design:
    """The sampling design: columns of the cells that hold stratum and unit, None where there is none.

    Without a unit every person is one. Strata and units are nested in the wave, unless the waves are one sample.
    """

    weighted: bool = False
    stratum: str | None = None
    unit: str | None = None
    one_sample: bool = False

    def strata(self, cells: Cells) -> tuple[str, ...]:
        """The columns that tell strata apart in these cells."""
        nested = (WAVE,) if WAVE in cells.by and not self.one_sample else ()
        return nested + ((self.stratum,) if self.stratum is not None else ())
