"""Numbers as they may be published: in per cent where they are proportions, rounded half up on their decimal digits."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

from socmob.errors import DefectError
from socmob.framework import Profile
from socmob.values.definitions import Rounding, Statistic
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
    }
)
"""Proportions before the gate, per cent (of a change: percentage points) behind it."""


def rounding_of(statistic: Statistic, profile: Profile) -> Rounding:
    """The profile's rounding for a kind of statistic."""
    return Rounding(profile.decimals[statistic])


def published(value: Value, statistic: Statistic, rounding: Rounding) -> Value:
    """A number as it is published; whole numbers are int, a minus nought is 0, a yes or no stays what it is.

    Rule: half up (away from nought) on the shortest decimal digits that give the float, so that 0.285 is 29 per cent.

    >>> published(0.285, Statistic.SHARE, Rounding(0)), published(-0.001, Statistic.CHANGE, Rounding(0))
    (29, 0)
    >>> published(1.345, Statistic.RATIO, Rounding(1))
    1.3
    """
    if isinstance(value, bool):
        return value
    if not math.isfinite(value):
        raise DefectError(f"a {statistic.value} that is no finite number reached the gate")
    exact = Decimal(repr(value)).scaleb(2) if statistic in PER_CENT else Decimal(repr(value))
    steps = (exact / rounding.base).quantize(Decimal(1).scaleb(-rounding.decimals), rounding=ROUND_HALF_UP)
    shown = steps * rounding.base
    return int(shown) if rounding.decimals <= 0 else float(shown) + 0.0
