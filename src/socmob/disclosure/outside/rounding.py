"""Rounding undone: every number that a rounded one can have been."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from socmob.disclosure.outside.published import Number
from socmob.values.definitions import Rounding, Statistic

PLAIN = frozenset(
    {Statistic.COUNT, Statistic.RATIO, Statistic.RATIO_LIMIT, Statistic.TEST, Statistic.DEGREES_OF_FREEDOM}
)
"""Numbers that are published as they are; all others are proportions, published per cent."""


def step_of(rounding: Rounding | None) -> Fraction:
    """What a number is rounded to a multiple of.

    >>> str(step_of(Rounding(1))), str(step_of(Rounding(0, 5))), str(step_of(None))
    ('1/10', '5', '1')
    """
    return Fraction(1) if rounding is None else Fraction(rounding.base) / Fraction(10) ** rounding.decimals


def bracket(number: Number) -> tuple[Fraction, Fraction, Fraction]:
    """The least that a shown number can have been, the first that is too great, and the number; proportions as such.

    Rule: half up, away from nought. Of numbers below nought both ends are given half a step, which says no more
    than is true.
    """
    shown = Fraction(Decimal(repr(number.value)))
    step = step_of(number.definition.rounding)
    reach = step if number.random else step / 2
    low, high = shown - reach, shown + reach
    if number.random:
        low += Fraction(1, 10**6)  # by chance a number goes up or down to a neighbouring multiple, never a whole step
    scale = 1 if number.definition.statistic in PLAIN else 100
    return low / scale, high / scale, shown / scale
