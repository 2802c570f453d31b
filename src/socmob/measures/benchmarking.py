"""A share against its benchmark: how far beyond chance, and the representation ratio."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from socmob.measures.design import Mask
from socmob.values import formulas
from socmob.values.cells import Floats
from socmob.values.estimates import Estimate

SMALLEST_P = 1e-15
"""A level below this is given as this."""

_STEPS, _ROUNDS = 16, 8  # the logs from 1e-15 to 1 in 16 to the 8th parts: a relative 1e-8
_NEXT_TO_ONE = -1e-9  # at a level of exactly 1 the t quantiles are 0 and have no ratio


def p_against_benchmark(estimate: Estimate, benchmark: float, benchmark_n: int | None = None) -> float | None:
    """The level at which the interval of a share reaches its benchmark; None where the share has no interval.

    With the people the benchmark rests on given, its error counts too: the level at which the interval of the
    difference by MOVER, with the benchmark's exact interval, reaches zero.

    >>> none_of_ten = Estimate(0.0, 0.0, 9, 10, 0.0, 1 - 0.025**0.1)
    >>> round(p_against_benchmark(none_of_ten, 0.3), 4)  # by hand: 2 · 0.7^10
    0.0565
    """
    if estimate.lower is None or estimate.upper is None:
        return None

    def reaches(alpha: Floats) -> Mask:
        other = _benchmark_limits(benchmark, benchmark_n, alpha)
        lower, upper = formulas.mover(estimate.value, _limits_at(estimate, alpha), benchmark, other)
        return np.asarray((lower <= 0) & (upper >= 0), dtype=bool)

    return _widest_level(reaches)


def _limits_at(estimate: Estimate, alpha: Floats) -> formulas.Limits:
    """The interval of a share at other levels than 5%; at 0 and 1 the size behind it is read from its limits."""
    p, n, df = estimate.value, estimate.n, estimate.degrees_of_freedom
    if 0 < p < 1:
        return formulas.korn_graubard(p, estimate.standard_error, n, df, alpha)
    assert estimate.lower is not None  # p_against_benchmark has turned away estimates without limits
    assert estimate.upper is not None
    inner = estimate.lower if p == 1 else 1 - estimate.upper
    return formulas.clopper_pearson(p, math.log(formulas.SIGNIFICANCE / 2) / math.log(inner), alpha)


def _benchmark_limits(benchmark: float, n: int | None, alpha: float | Floats) -> formulas.Limits:
    fixed = np.asarray(benchmark, dtype=float)
    return (fixed, fixed) if n is None else formulas.clopper_pearson(benchmark, n, alpha)


def _widest_level(reaches: Callable[[Floats], Mask]) -> float:
    """The largest level whose interval still reaches; intervals widen as the level falls."""
    low, high = math.log(SMALLEST_P), _NEXT_TO_ONE
    for _ in range(_ROUNDS):
        grid = np.linspace(low, high, _STEPS + 1)
        inside = reaches(np.exp(grid))
        if inside[-1]:
            return 1.0 if high == _NEXT_TO_ONE else math.exp(high)
        last = int(inside.sum()) - 1
        if last < 0:
            return SMALLEST_P
        low, high = float(grid[last]), float(grid[last + 1])
    return math.exp(low)


class Ratio(NamedTuple):
    """A representation ratio and its limits; None where there is none."""

    ratio: float | None
    lower: float | None
    upper: float | None


def representation_ratio(estimate: Estimate, benchmark: float, benchmark_n: int | None = None) -> Ratio:
    """The share over its benchmark, with limits from both intervals by MOVER on the logs.

    None of it where the benchmark is 0 or the base is empty; no limits where the share has no interval.

    >>> [round(part, 10) for part in representation_ratio(Estimate(0.25, 0.01, 50, 500, 0.2, 0.3), 0.5)]
    [0.5, 0.4, 0.6]
    """
    if benchmark <= 0 or math.isnan(estimate.value):
        return Ratio(None, None, None)
    ratio = formulas.ratio(estimate.value, benchmark)
    if estimate.lower is None or estimate.upper is None:
        return Ratio(ratio, None, None)
    other = tuple(float(limit) for limit in _benchmark_limits(benchmark, benchmark_n, formulas.SIGNIFICANCE))
    limits = formulas.ratio_limits(estimate.value, (estimate.lower, estimate.upper), benchmark, (other[0], other[1]))
    return Ratio(ratio, *limits)
