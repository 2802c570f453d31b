"""Numbers as they may be published: in per cent where they are proportions, rounded on their decimal digits."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from socmob.errors import DefectError
from socmob.framework import Profile
from socmob.values.definitions import Rounding, Statistic, Ties
from socmob.values.tables import Value

PER_CENT = frozenset(
    {
        Statistic.SHARE,
        Statistic.LIMIT,
        Statistic.RATE,
        Statistic.BOUND,
        Statistic.BREAK_EVEN,
        Statistic.BENCHMARK,
        Statistic.CHANGE,
        Statistic.CHANGE_LIMIT,
        Statistic.DISSIMILARITY,
        Statistic.GAP,
    }
)
"""Proportions before the gate, per cent (of a change: percentage points) behind it."""

_MIDDLE = {Ties.UP: ROUND_HALF_UP, Ties.EVEN: ROUND_HALF_EVEN}


def rounding_of(statistic: Statistic, profile: Profile) -> Rounding:
    """The profile's rounding for a kind of statistic; counts alone go to a multiple."""
    counts, decimals = profile.count_rounding, profile.decimals[statistic]
    return Rounding(decimals, counts.base, counts.ties) if statistic is Statistic.COUNT else Rounding(decimals)


def published(value: Value, statistic: Statistic, rounding: Rounding) -> Value:
    """A number as it is published; whole numbers are int, a minus nought is 0, a yes or no stays what it is.

    Rule: on the shortest decimal digits that give the float, so that 0.285 is 29 per cent; what lies in the middle goes
    up (away from nought), or to the even multiple where the rounding says so.

    >>> published(0.285, Statistic.SHARE, Rounding(0)), published(-0.001, Statistic.CHANGE, Rounding(0))
    (29, 0)
    >>> published(1.345, Statistic.RATIO, Rounding(1))
    1.3
    >>> [published(22.5, Statistic.COUNT, Rounding(0, 5, ties)) for ties in Ties]
    [25, 20]
    """
    if isinstance(value, bool):
        return value
    if not math.isfinite(value):
        raise DefectError(f"a {statistic.value} that is no finite number reached the gate")
    exact = Decimal(repr(value)).scaleb(2) if statistic in PER_CENT else Decimal(repr(value))
    steps = (exact / rounding.base).quantize(Decimal(1).scaleb(-rounding.decimals), rounding=_MIDDLE[rounding.ties])
    shown = steps * rounding.base
    return int(shown) if rounding.decimals <= 0 else float(shown) + 0.0
