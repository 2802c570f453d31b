"""Taylor linearisation: the scores of a share, their variance under the design, and its degrees of freedom.

A share is a ratio of sums of weights; to first order its error is that of the sum of the scores
z_i = w_i · [i in base] · ([i in top] - p) / W_base. Domains are scores of zero: no cell is ever left out.
Source: Binder, International Statistical Review 51 (1983) 279-292; Lumley, Complex Surveys (2010), 2.
"""

from __future__ import annotations

import numpy as np

from socmob.measures.design import Design, Layout, Mask, Masks
from socmob.values.cells import Cells, Floats, Integers
from socmob.values.formulas import share


def linear_score(cells: Cells, top: Mask, base: Mask) -> Floats:
    """The score of each cell for the share of `top` in `base`, less its weight: [base] · ([top] - p) /
    W_base.

    Shape (cells,); the score of a person is the cell's times the person's weight. Those of `top` outside
    `base` are left out. All zero where the base is empty.
    """
    return np.asarray(linear_scores(cells, top[None, :], base[None, :])[0])


def linear_scores(cells: Cells, tops: Masks, bases: Masks) -> Floats:
    """The scores of k shares at once, shape (k, cells)."""
    weight = weights_in(cells, bases)
    p = share(weights_in(cells, tops & bases), weight)
    inverse = np.divide(1.0, weight, out=np.zeros_like(weight), where=weight > 0)
    inside, outside = (np.nan_to_num((1 - p) * inverse), np.nan_to_num(-p * inverse))
    return np.where(bases, np.where(tops, inside[:, None], outside[:, None]), 0.0)


def weights_in(cells: Cells, masks: Masks) -> Floats:
    """The sum of weights in each of k masks, shape (k,)."""
    return np.asarray(np.where(masks, cells.sw, 0.0).sum(axis=1))


def variance(cells: Cells, scores: Floats, design: Design, layout: Layout | None = None) -> Floats:
    """The variances of k sums of scores, shape (k,), for scores of shape (k, cells).

    Formula: Σ_h m_h / (m_h - 1) · (Σ_u z_hu² - (Σ_u z_hu)² / m_h), over strata h, units u and unit totals z;
    m_h counts every unit of the stratum in the cells. A stratum with one unit is centred at 0, with factor 1.
    Where persons are the units, the sums come from the cells' sums of weights and of squared weights.
    """
    arranged = layout or Layout.of(cells, design)
    strata, weighted = arranged.strata, scores * cells.sw
    if arranged.units is None:
        return between(strata.sums(np.square(scores) * cells.sww), strata.sums(weighted), arranged.sizes)
    units = arranged.units.sums(weighted)
    return between(strata.sums(np.square(units)), strata.sums(units), arranged.sizes)


def between(squares: Floats, totals: Floats, sizes: Floats) -> Floats:
    """The variance from each stratum's sum of squared unit totals, sum of unit totals and number of units.

    By hand: unit totals 1 and 3 in one stratum give 2 / 1 · (10 - 16 / 2) = 4; a lonely unit with total 3
    gives 9.

    >>> float(between(np.array([10.0]), np.array([4.0]), np.array([2.0])))
    4.0
    >>> float(between(np.array([9.0]), np.array([3.0]), np.array([1.0])))
    9.0
    """
    several = sizes > 1
    centre = np.divide(np.square(totals), sizes, out=np.zeros_like(totals), where=several)
    factor = np.divide(sizes, sizes - 1, out=np.ones_like(sizes), where=several)
    return np.asarray(np.maximum(factor * (squares - centre), 0.0).sum(axis=-1), dtype=float)


def degrees_of_freedom(cells: Cells, base: Mask, design: Design) -> int:
    """Units less strata, each counted where the base has a member with a weight."""
    return int(degrees(cells, base[None, :], design)[0])


def degrees(cells: Cells, bases: Masks, design: Design, layout: Layout | None = None) -> Integers:
    """The degrees of freedom of k bases at once, shape (k,)."""
    arranged = layout or Layout.of(cells, design)
    members = np.where(bases & (cells.sw > 0), cells.n, 0).astype(float)
    if arranged.units is not None:
        members = (arranged.units.sums(members) > 0).astype(float)
    by_stratum = arranged.strata.sums(members)
    return np.asarray(by_stratum.sum(axis=1) - (by_stratum > 0).sum(axis=1), dtype=np.int64)
