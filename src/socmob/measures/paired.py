"""Change between two waves of the same people: the person is the unit over both waves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np

from socmob.errors import DefectError
from socmob.measures.design import WAVE
from socmob.measures.differences import of_difference
from socmob.measures.layout import between
from socmob.values import formulas
from socmob.values.cells import ClusterMoments, Floats
from socmob.values.codes import Code, is_state
from socmob.values.estimates import FEWEST_DEGREES_OF_FREEDOM, Estimate
from socmob.values.sources import Lookup

BASES = ("base.before", "base.after")
"""The first two parts of a paired score: in the base of the first wave, in that of the second."""


def paired_parts(categories: Mapping[str, Sequence[Code]]) -> tuple[str, ...]:
    """The names of the parts of a paired score: both bases, then each category before and after.

    >>> paired_parts({"occ14.professional": ["occ14.professional"]})
    ('base.before', 'base.after', 'occ14.professional.before', 'occ14.professional.after')
    """
    return BASES + tuple(f"{name}.{when}" for name in categories for when in ("before", "after"))


def paired_lookup(
    measure: str,
    waves: tuple[str, str],
    codes: Sequence[Code | None],
    categories: Mapping[str, Sequence[Code]],
) -> Lookup:
    """The look-up that attaches a paired score to rows: 1 or 0 for each part, by wave and by code of the measure.

    `codes` are all that the measure's column holds; the base is every code that is no answer state.
    `categories` gives the codes of each category that is asked for. The rows may hold these two waves only.

    >>> lookup = paired_lookup("m", ("1", "2"), ["a", "answer.blank"], {"a": ["a"]})
    >>> lookup.table["2", "a"]
    ('0', '1', '0', '1')
    """
    wanted = [
        frozenset(c for c in codes if c is not None and not is_state(c)),
        *map(frozenset, categories.values()),
    ]
    table: dict[tuple[str | None, ...], tuple[str | None, ...]] = {
        (wave, code): tuple("1" if wave == when and code in part else "0" for part in wanted for when in waves)
        for wave, code in product(waves, codes)
    }
    parts = paired_parts(categories)
    return Lookup(on=(WAVE, measure), adds=parts, table=table, numbers=frozenset(parts))


def paired_change(weighted: ClusterMoments, counted: ClusterMoments) -> tuple[Estimate, ...]:
    """The change of each category's share, after less before, with the person as unit and in the first wave's stratum.

    `weighted` and `counted` are the moments of the parts of `paired_lookup` by person, with the weight and
    without (the same twice where there is none). Formula: `variance` of z = (S₂ - p₂B₂)/W₂ - (S₁ - p₁B₁)/W₁
    by person, so a person who stays and does not change adds nothing. `n` counts the people in either base.
    """
    parts = weighted.totals.shape[1]
    if parts < 4 or parts % 2 or counted.totals.shape != weighted.totals.shape:
        raise DefectError("paired change: the score must hold both bases and then each category before and after")
    n, df = _people(counted)
    return tuple(_change(weighted, counted, first, n, df) for first in range(2, parts, 2))


def _people(counted: ClusterMoments) -> tuple[int, int]:
    """People in either base, and those less the strata that hold them; the products tell who is in both."""
    members = counted.totals[:, 0] + counted.totals[:, 1] - counted.products[:, 0, 1]
    n = round(float(members.sum()))
    return n, n - int((members > 0.5).sum())


def _change(weighted: ClusterMoments, counted: ClusterMoments, first: int, n: int, df: int) -> Estimate:
    totals = weighted.totals.sum(axis=0)
    before, after = (float(formulas.share(totals[first + i], totals[i])) for i in (0, 1))
    value, testable = float(formulas.change(before, after)), _is_testable(counted, first)
    if not testable:
        return of_difference(value, 0.0, df, n, testable)
    coefficients = np.zeros(len(totals))
    for i, sign, p in ((0, -1, before), (1, 1, after)):
        coefficients[first + i], coefficients[i] = sign / totals[i], -sign * p / totals[i]
    error = float(np.sqrt(_variance(weighted, coefficients)))
    return of_difference(value, error, df, n, testable)


def _variance(moments: ClusterMoments, coefficients: Floats) -> Floats:
    squares = np.einsum("i,hij,j->h", coefficients, moments.products, coefficients)
    return between(squares, (moments.totals * coefficients).sum(axis=1), moments.units.astype(float))


def _is_testable(counted: ClusterMoments, first: int) -> bool:
    """Whether in both waves some are in the category, some not, and people are more than strata by enough."""
    for i in (0, 1):
        base, top = counted.totals[:, i], counted.totals[:, first + i].sum()
        enough = base.sum() - (base > 0).sum() >= FEWEST_DEGREES_OF_FREEDOM
        if not (enough and 0 < top < base.sum()):
            return False
    return True
