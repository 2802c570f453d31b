"""What those who are not known could change: bounds on a share, and what would make a gap vanish."""

from __future__ import annotations

from socmob.measures.design import Mask
from socmob.values import formulas
from socmob.values.cells import Cells


def bounds(cells: Cells, top: Mask, classified: Mask, unknown: Mask) -> tuple[float, float] | None:
    """The share if all the unknown were outside the category, and if all were in it; None where there is no one.

    `unknown` are those eligible who are in no category, substantive not-applicable aside. Sums of weights, so
    people where there is no weight.
    """
    inside, known, missing = (float(cells.sw[mask].sum()) for mask in (top & classified, classified, unknown))
    return formulas.bounds(inside, known, missing) if known + missing > 0 else None


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
