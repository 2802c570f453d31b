"""Taylor linearisation: the scores of a share, their variance under the design, and its degrees of freedom.

A share is a ratio of sums of weights; to first order its error is that of the sum of the scores
z_i = w_i · [i in base] · ([i in top] - p) / W_base. Domains are scores of zero: no cell is ever left out.
Source: Binder, International Statistical Review 51 (1983) 279-292; Lumley, Complex Surveys (2010), 2.
"""

from __future__ import annotations

import numpy as np

from socmob.measures.design import Design, Mask
from socmob.measures.layout import Layout
from socmob.values.cells import Cells, Floats
from socmob.values.formulas import share


def linear_score(cells: Cells, top: Mask, base: Mask) -> Floats:
    """The score of each cell for the share of `top` in `base`, before its weight: [base] · ([top] - p) / W_base.

    Shape (cells,); the score of a person is the cell's times the person's weight. Those of `top` outside `base` are
    left out. All zero where the base is empty.
    """
    inside, whole = (mask[None, :].astype(float) for mask in (top & base, base))
    weight = whole @ cells.sw
    return np.asarray(scores_of(inside, whole, share(inside @ cells.sw, weight), weight)[0])


def scores_of(tops: Floats, bases: Floats, shares: Floats, weights: Floats) -> Floats:
    """The scores of k shares, shape (k, cells): masks as 1 and 0, the shares, the weights of their bases."""
    inverse = np.divide(1.0, weights, out=np.zeros_like(weights), where=weights > 0)
    scores = bases * -np.nan_to_num(shares)[:, None]
    scores += tops
    scores *= inverse[:, None]
    return scores


def variance(cells: Cells, scores: Floats, design: Design) -> Floats:
    """The variances of k sums of scores, shape (k,), for scores of shape (k, cells).

    Formula: Σ_h m_h / (m_h - 1) · (Σ_u z_hu² - (Σ_u z_hu)² / m_h), over strata h, units u and unit totals z; m_h counts
    every unit of the stratum in the cells. A stratum with one unit is centred at 0, with factor 1.
    Where persons are the units, the sums come from the cells' sums of weights and of squared weights.
    """
    layout = Layout.of(cells, design)
    return layout.variance(scores[:, layout.places])


def degrees_of_freedom(cells: Cells, base: Mask, design: Design) -> int:
    """Units less strata, each counted where the base has a member with a weight."""
    layout = Layout.of(cells, design, base)
    return int(layout.degrees(base[None, layout.places])[0])
