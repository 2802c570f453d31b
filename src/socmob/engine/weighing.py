"""Weights and numbers as exact columns: what is summed in every cell."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from socmob.engine.exact import ExactColumn, exact, exponent_of
from socmob.engine.rows import HeldRows
from socmob.engine.rules import centre_of, check_weights
from socmob.values.cells import Floats


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Weighing:
    """A weight and its square as exact columns; `small` is the weight over 2 to the power `exponent`, so below one."""

    small: Floats
    exponent: int
    w: ExactColumn
    ww: ExactColumn


def weigh(values: Floats) -> Weighing:
    """A column of weights; raises DataError with the counts if any is missing or negative."""
    exponent = exponent_of(checked_weights(values))
    small = np.ldexp(values, -exponent)
    return Weighing(small, exponent, exact(small, exponent), exact(small * small, 2 * exponent))


def centred(values: Floats) -> tuple[float, Floats]:
    """The constant that a number is centred at, and the number less it, zero where it is missing."""
    present = ~np.isnan(values)
    held = values[present]
    centre = centre_of(Fraction(math.fsum(held.tolist())), len(held))
    return centre, np.where(present, values - centre, 0.0)


def products(number: Floats, weighing: Weighing | None) -> dict[str, ExactColumn]:
    """A number times powers of itself and of the weight; without a weight every weight is one, and two stand for four.

    All is scaled below one first, so that no product overflows.
    """
    exponent = exponent_of(number)
    v = np.ldexp(number, -exponent)
    vv = v * v
    if weighing is None:
        return {"wv": exact(v, exponent), "wvv": exact(vv, 2 * exponent)}
    w, e = weighing.small, weighing.exponent
    return {
        "wv": exact(w * v, e + exponent),
        "wvv": exact(w * vv, e + 2 * exponent),
        "wwv": exact(w * w * v, 2 * e + exponent),
        "wwvv": exact(w * w * vv, 2 * (e + exponent)),
    }


def weights_of(rows: HeldRows, weight: str | None) -> Floats:
    """The weight of each row, one where there is none; raises DataError if any is missing or negative."""
    if weight is None:
        return np.ones(rows.size)
    return checked_weights(rows.number(weight).values)


def checked_weights(values: Floats) -> Floats:
    """A column of weights; raises DataError with the counts if any is missing or negative."""
    check_weights(int(np.isnan(values).sum()), int((values < 0).sum()))
    return values
