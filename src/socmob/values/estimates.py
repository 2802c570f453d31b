"""An estimate with its uncertainty: what measures compute, before the gate."""

from __future__ import annotations

import math
from dataclasses import dataclass

FEWEST_DEGREES_OF_FREEDOM = 8
"""Below this no interval and no claim about chance."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share, or a difference of shares, with its standard error; all as proportions, not per cent.

    `n` is the unweighted number of people in the base; `lower` and `upper` are None where no interval may be given.
    """

    value: float
    standard_error: float
    degrees_of_freedom: int
    n: int
    lower: float | None = None
    upper: float | None = None

    @property
    def test(self) -> float | None:
        """Value over standard error; None where there is no error or too few degrees of freedom to speak of chance."""
        enough = self.degrees_of_freedom >= FEWEST_DEGREES_OF_FREEDOM
        usable = enough and self.standard_error > 0 and math.isfinite(self.standard_error)
        return self.value / self.standard_error if usable else None
