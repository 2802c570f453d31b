"""What the reference engine sums, in fractions: exact whatever the order, rounded once at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

import numpy as np

from socmob.engine.rules import centre_of, exact_probability
from socmob.values.cells import Floats, Integers, NumberSums, OrderPoint

Cell = list[int]
"""The rows of one cell."""


def floats(values: Iterable[Fraction | int]) -> Floats:
    """Fractions rounded to doubles."""
    return np.array([float(value) for value in values], dtype=np.float64)


def integers(values: Iterable[int]) -> Integers:
    """Whole numbers as an array."""
    return np.array(list(values), dtype=np.int64)


def number_sums(values: Sequence[float | None], weights: Sequence[Fraction], cells: Sequence[Cell]) -> NumberSums:
    """Sums of a number, less its centre, over the rows of each cell where it is present."""
    present = [Fraction(value) for value in values if value is not None]
    centre = centre_of(sum(present, Fraction()), len(present))
    members = [
        [(Fraction(x) - Fraction(centre), weights[i]) for i in cell if (x := values[i]) is not None] for cell in cells
    ]
    ordered = [sorted((x for i in cell if (x := values[i]) is not None), reverse=True) for cell in cells]
    return NumberSums(
        centre=centre,
        n=integers(len(cell) for cell in members),
        swv=floats(sum(w * v for v, w in cell) for cell in members),
        swvv=floats(sum(w * v * v for v, w in cell) for cell in members),
        swwv=floats(sum(w * w * v for v, w in cell) for cell in members),
        swwvv=floats(sum(w * w * v * v for v, w in cell) for cell in members),
        largest=np.array([cell[0] if cell else np.nan for cell in ordered], dtype=np.float64),
        second=np.array([cell[1] if len(cell) > 1 else np.nan for cell in ordered], dtype=np.float64),
    )


def order_point(members: Sequence[tuple[float, Fraction]], probability: float) -> OrderPoint:
    """The last value whose cumulative weight is at most the probability's share of the weight, and the next."""
    wanted = exact_probability(probability) * sum(w for _, w in members)
    values = sorted({x for x, _ in members})
    cumulative = {x: sum((w for y, w in members if y <= x), Fraction()) for x in values}
    below = [x for x in values if cumulative[x] <= wanted]
    above = [x for x in values if cumulative[x] > wanted]
    weight_below = cumulative[below[-1]] if below else Fraction()
    return OrderPoint(
        probability=probability,
        below=(below[-1:] or above[:1])[0],
        above=(above[:1] or below[-1:])[0],
        weight_below=float(weight_below),
        exact=weight_below == wanted,
    )
