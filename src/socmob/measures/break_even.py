"""What those who are not known would need to be for a gap to close."""

from __future__ import annotations

from socmob.values import formulas


def break_even(top: float, classified: float, unknown: float, benchmark: float) -> float | None:
    """The share in the category that the unknown would need for the whole to equal the benchmark.

    The first three are sums of weights (people where there is no weight). None where everyone is known, and
    where no share from 0 to 1 would do: the gap then stays, whatever the unknown would have answered.

    >>> break_even(30, 80, 20, 0.4), break_even(30, 80, 20, 0.6)
    (0.5, None)
    """
    if unknown <= 0:
        return None
    needed = formulas.break_even(top, classified, unknown, benchmark)
    return needed if 0 <= needed <= 1 else None
