"""The links of a release fall into parts that know nothing of each other once some counts are fixed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from socmob.disclosure.matrix import Matrix
from socmob.values.cells import Integers


@dataclass(frozen=True)
class Part:
    """A connected component: its variables, in ascending order, and its links."""

    variables: Integers
    rows: Integers

    def place(self, variable: int) -> int:
        """Where a variable of the release stands among the part's."""
        return int(np.searchsorted(self.variables, variable))


class Parts:
    """The components of the variables that are not fixed."""

    def __init__(self, matrix: Matrix, fixed: NDArray[np.bool_]) -> None:
        free = np.flatnonzero(~fixed)
        loose = matrix.chosen(np.arange(matrix.shape[0]), free)
        self.of_variable = np.full(matrix.shape[1], -1)
        self.of_row, self.of_variable[free] = loose.components()

    def number(self, variable: int) -> int:
        """The component that a variable is in, -1 for a fixed one."""
        return int(self.of_variable[variable])

    def part(self, number: int) -> Part:
        """One component."""
        return Part(np.flatnonzero(self.of_variable == number), np.flatnonzero(self.of_row == number))
