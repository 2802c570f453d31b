"""The formulas of what is published: pure functions of numbers or arrays, shares as proportions from 0 to 1.

`measures` computes with them, `disclosure` inverts them. Where numbers are arrays, all of them have one
shape.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from socmob.values.cells import Floats

SIGNIFICANCE = 0.05
"""Two-sided level of every interval and every claim about chance: 5%, so intervals are of 95%."""

LARGEST_EFFECTIVE_SIZE = 1e12
"""An error that would need more people than this is no error but the rounding of floats: it is taken for
zero."""

Limits = tuple[Floats, Floats]
"""Lower and upper end of an interval."""
Pair = tuple[ArrayLike, ArrayLike]


def share(part: ArrayLike, base: ArrayLike) -> Floats:
    """The share of a base that a part of it makes; not a number where the base is empty.

    Formula: part / base, both as counts or both as sums of weights.

    >>> float(share(2638, 7995)).__round__(3)
    0.33
    """
    whole = np.asarray(base, dtype=float)
    empty = np.full(np.broadcast(part, whole).shape, np.nan)
    return np.asarray(np.divide(part, whole, out=empty, where=whole > 0))


def kish_size(weight: ArrayLike, squared_weight: ArrayLike) -> Floats:
    """The number of equally weighted people that would say as much: n / (1 + cv squared of the weights).

    Formula: (Σw)² / Σw². Source: Kish, Survey Sampling (1965), 11.7.

    >>> float(kish_size(1 + 1 + 2, 1 + 1 + 4)).__round__(3)
    2.667
    """
    total = np.asarray(weight, dtype=float)
    return share(total**2, squared_weight)


def effective_size(
    share: ArrayLike, error: ArrayLike, n: ArrayLike, degrees: ArrayLike, alpha: ArrayLike = SIGNIFICANCE
) -> Floats:
    """The size of a simple random sample with the same error, less what few degrees of freedom cost.

    Formula: p(1 - p) / se² · (t(n - 1) / t(df))², t the quantile at 1 - alpha/2 with so many degrees of
    freedom.
    Source: Korn and Graubard, Survey Methodology 24 (1998) 193-201; R survey 4.1, svyciprop(method = "beta").

    >>> error = (0.5 * 0.5 / 20) ** 0.5
    >>> round(float(effective_size(0.5, error, 21, 20)), 6)
    20.0
    """
    from scipy import special  # here and not above: a third of a second that `--help` need not wait for

    p, t = np.asarray(share, dtype=float), special.stdtrit
    half = np.asarray(alpha, dtype=float) / 2
    penalty = t(np.asarray(n, dtype=float) - 1, half) / t(np.asarray(degrees, dtype=float), half)
    return np.asarray(p * (1 - p) / np.square(error) * np.square(penalty), dtype=float)


def clopper_pearson(share: ArrayLike, size: ArrayLike, alpha: ArrayLike = SIGNIFICANCE) -> Limits:
    """The exact interval of a share of so many people; the size need not be whole.

    Formula: the alpha/2 quantile of Beta(np, n(1 - p) + 1) and the 1 - alpha/2 quantile of Beta(np + 1, n(1 -
    p)).
    Source: Clopper and Pearson, Biometrika 26 (1934) 404-413. By hand: 0 of 10 gives 1 - 0.025^(1/10) =
    0.3085.

    >>> [round(float(limit), 4) for limit in clopper_pearson(0.0, 10)]
    [0.0, 0.3085]
    >>> [round(float(limit), 4) for limit in clopper_pearson(0.5, 10)]
    [0.1871, 0.8129]
    """
    p, n = np.asarray(share, dtype=float), np.asarray(size, dtype=float)
    # The upper limit is one less the lower limit of the complement: that stays exact for a tiny alpha.
    return _lower_limit(p, n, alpha), 1 - _lower_limit(1 - p, n, alpha)


def _lower_limit(share: Floats, size: Floats, alpha: ArrayLike) -> Floats:
    from scipy import special

    part = np.where(share > 0, size * share, 1.0)
    limit = special.betaincinv(part, size * (1 - share) + 1, np.asarray(alpha, dtype=float) / 2)
    return np.where(share > 0, limit, 0.0)


def korn_graubard(
    share: ArrayLike, error: ArrayLike, n: ArrayLike, degrees: ArrayLike, alpha: ArrayLike = SIGNIFICANCE
) -> Limits:
    """The interval of a share under a survey design: Clopper-Pearson at the effective size; the share is not 0 or 1.

    Source: as `effective_size`. By hand: the error of 21 people drawn at random, sqrt(p(1 - p)/20), gives the
    exact interval of 20 people.

    >>> error = (0.5 * 0.5 / 20) ** 0.5
    >>> [round(float(limit), 4) for limit in korn_graubard(0.5, error, 21, 20)]
    [0.272, 0.728]
    """
    return clopper_pearson(share, effective_size(share, error, n, degrees, alpha), alpha)


def has_error(share: ArrayLike, error: ArrayLike) -> NDArray[np.bool_]:
    """Whether a share is neither 0 nor 1 and its standard error is more than the rounding of floats.

    >>> bool(has_error(0.5, 0.1)), bool(has_error(0.5, 1e-17)), bool(has_error(1.0, 0.1))
    (True, False, False)
    """
    p, variance = np.asarray(share, dtype=float), np.square(np.asarray(error, dtype=float))
    return np.asarray(variance * LARGEST_EFFECTIVE_SIZE > p * (1 - p), dtype=bool) & (p > 0) & (p < 1)


def t_limits(value: float, error: float, degrees: int, alpha: float = SIGNIFICANCE) -> tuple[float, float]:
    """The interval of a difference: value ± t · se.

    Formula: t is the 1 - alpha/2 quantile with the difference's degrees of freedom (2.228 for ten).

    >>> [round(limit, 4) for limit in t_limits(0.1, 0.02, 10)]
    [0.0554, 0.1446]
    """
    from scipy import special

    reach = -float(special.stdtrit(degrees, alpha / 2)) * error
    return value - reach, value + reach


def two_sided_p(test: float, degrees: int) -> float:
    """How often chance alone would give a t at least so far from zero.

    >>> round(two_sided_p(2.2281, 10), 4)
    0.05
    """
    from scipy import special

    return min(1.0, 2 * float(special.stdtr(degrees, -abs(test))))


def change(before: ArrayLike, after: ArrayLike) -> Floats:
    """The change of a share: after less before, in proportions.

    >>> round(float(change(0.30, 0.34)), 10)
    0.04
    """
    return np.subtract(after, before, dtype=float)


def mover(first: ArrayLike, first_limits: Pair, second: ArrayLike, second_limits: Pair) -> Limits:
    """The interval of a difference of two independent numbers, from the interval of each.

    Formula (method of variance estimates recovery): with d = a - b, limits (l, u) of a and (m, v) of b,
    d - sqrt((a - l)² + (v - b)²) and d + sqrt((u - a)² + (b - m)²).
    Source: Zou and Donner, Biometrics 64 (2008) 646-649. By hand: 0.1 ∓ sqrt(0.03² + 0.04²) = 0.1 ∓ 0.05.

    >>> [round(float(limit), 4) for limit in mover(0.5, (0.47, 0.53), 0.4, (0.36, 0.44))]
    [0.05, 0.15]
    """
    a, b = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    (low, high), (second_low, second_high) = (
        tuple(np.asarray(end, dtype=float) for end in pair) for pair in (first_limits, second_limits)
    )
    difference = a - b
    down = np.sqrt(np.square(a - low) + np.square(second_high - b))
    up = np.sqrt(np.square(high - a) + np.square(b - second_low))
    return difference - down, difference + up


def ratio(share: float, benchmark: float) -> float:
    """The representation ratio: a share over the share in the population it is compared with.

    >>> round(ratio(0.24, 0.40), 10)
    0.6
    """
    return share / benchmark


def ratio_limits(
    share: float, limits: tuple[float, float], benchmark: float, benchmark_limits: tuple[float, float]
) -> tuple[float, float]:
    """The interval of a representation ratio, from both intervals; a fixed benchmark has itself as both its limits.

    Formula: MOVER on the logs; with a fixed benchmark that is the share's limits over it. A share of 0 has no
    log: its lower limit is 0 and its upper one the most that both intervals allow.

    >>> [round(limit, 4) for limit in ratio_limits(0.24, (0.20, 0.28), 0.40, (0.40, 0.40))]
    [0.5, 0.7]
    >>> ratio_limits(0.0, (0.0, 0.1), 0.4, (0.4, 0.5))
    (0.0, 0.25)
    """
    if share == 0:
        return 0.0, limits[1] / benchmark_limits[0]
    with np.errstate(divide="ignore"):  # a limit of 0 is as far down as there is, and so is its log
        own, other = (np.log(np.asarray(pair, dtype=float)) for pair in (limits, benchmark_limits))
    lower, upper = mover(np.log(share), (own[0], own[1]), np.log(benchmark), (other[0], other[1]))
    return float(np.exp(lower)), float(np.exp(upper))


def bounds(top: float, classified: float, unknown: float) -> tuple[float, float]:
    """The least and the most that a share can be, whatever those who are not known would have answered.

    Formula: top / (classified + unknown) and (top + unknown) / (classified + unknown).
    By hand: of 100 people 30 are in the category, 50 in another, 20 unknown.

    >>> bounds(30, 80, 20)
    (0.3, 0.5)
    """
    return top / (classified + unknown), (top + unknown) / (classified + unknown)


def break_even(top: float, classified: float, unknown: float, benchmark: float) -> float:
    """The share that those who are not known would need for the whole to equal the benchmark; any number, also below 0.

    Formula: (benchmark · (classified + unknown) - top) / unknown.
    By hand: 30 of 80 known, 20 unknown, benchmark 40%: 40 of all 100 are needed, so 10 of the 20.

    >>> break_even(30, 80, 20, 0.4)
    0.5
    """
    return (benchmark * (classified + unknown) - top) / unknown


def dissimilarity(first: ArrayLike, second: ArrayLike) -> float:
    """The part of a group that would have to move for two distributions over the same levels to be equal.

    Formula: ½ Σ |a/A - b/B|. Source: Duncan and Duncan, American Sociological Review 20 (1955) 210-217.
    By hand: half against half, and a quarter against three quarters.

    >>> dissimilarity([5, 5], [5, 15])
    0.25
    """
    a, b = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    return float(np.abs(a / a.sum() - b / b.sum()).sum() / 2)


def larger_than_chance(p_values: Sequence[float | None], level: float = SIGNIFICANCE) -> tuple[bool | None, ...]:
    """Which of a family of tests may be called larger than chance, few of the calls being false.

    Formula: with the m levels in ascending order, all up to the largest i with p_i <= i / m · level. A None
    is no test: it does not count in m and stays None.
    Source: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289-300.
    By hand: 0.02 <= 1/3 · 0.05 fails, 0.03 <= 2/3 · 0.05 holds, so both are called.

    >>> larger_than_chance([0.03, None, 0.6, 0.02])
    (True, None, False, True)
    """
    tested = sorted(p for p in p_values if p is not None)
    passed = [p for i, p in enumerate(tested, start=1) if p <= i / len(tested) * level]
    return tuple(None if p is None else bool(passed) and p <= passed[-1] for p in p_values)
