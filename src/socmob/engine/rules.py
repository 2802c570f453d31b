"""Rules that every engine must share: where numbers are centred, which weights and which keys are refused."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from socmob.errors import DataError
from socmob.values.cells import Level

_CENTRE_BITS = 20


def centre_of(total: Fraction, n: int) -> float:
    """The constant that a number is centred at: its mean over all rows, to 20 significant bits.

    Few bits, so that engines that differ in the last digit of the mean still agree on the centre.

    >>> centre_of(Fraction(300), 4)
    75.0
    """
    if n == 0 or total == 0:
        return 0.0
    mantissa, exponent = math.frexp(float(total / n))
    return math.ldexp(round(math.ldexp(mantissa, _CENTRE_BITS)), exponent - _CENTRE_BITS)


def exact_probability(probability: float) -> Fraction:
    """A probability as the fraction that its decimal digits say.

    >>> exact_probability(0.1)
    Fraction(1, 10)
    """
    return Fraction(repr(float(probability)))


def bounds_of(numbers: Sequence[float], distinct: int, equal: int) -> list[float]:
    """The bounds between classes of numbers: a number's class is how many bounds lie below it.

    Every number but the greatest where so many differ at most; else the greatest of the first 1/`equal` of them in
    ascending order, of the first 2/`equal`, and so on.

    >>> bounds_of([1.0, 1.0, 2.0, 5.0], distinct=3, equal=2), bounds_of([1.0, 1.0, 2.0, 5.0], distinct=2, equal=2)
    ([1.0, 2.0], [1.0])
    """
    values = sorted(set(numbers))
    if len(values) <= distinct:
        return values[:-1]
    ordered = sorted(numbers)
    return sorted({ordered[-(-len(ordered) * part // equal) - 1] for part in range(1, equal)})


def check_weights(missing: int, negative: int) -> None:
    """Raise if any weight is missing or negative, with the counts."""
    if missing or negative:
        raise DataError(
            f"The weight cannot be used: it is missing in {missing:,} rows and negative in {negative:,}.",
            where="the column that the mapping names under weight",
            do="Give every row a weight of zero or more, or take the weight out of the mapping.",
        )


def check_repeated_keys(on: Sequence[str], repeated: int) -> None:
    """Raise if keys of a look-up occur more than once, with how many, never a key."""
    if repeated:
        raise DataError(
            f"{repeated:,} {'key occurs' if repeated == 1 else 'keys occur'} more than once in the file to be joined.",
            where="key " + ", ".join(repr(name) for name in on),
            do="Keep one row for each key, or name further columns that make the key unique.",
        )


def by_frequency(level: Level) -> tuple[int, tuple[tuple[bool, str], ...]]:
    """Sort key of levels: most frequent first, then by label with missing first."""
    return -level.n, tuple((label is not None, label or "") for label in level.labels)
