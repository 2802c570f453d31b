"""The bridge between two forms of a question, estimated from a wave that asked both; its uncertainty with it.

Source of the idea, a sample that is coded both ways: Clogg, Rubin, Schenker, Schultz and Weidman, Journal of the
American Statistical Association 86 (1991) 68-78; of the error, Taylor linearisation: Binder, International Statistical
Review 51 (1983) 279-292. It is assumed that those who gave an answer in the earlier form would have answered in the
later one as those did who were asked both ways.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from socmob.measures.design import WAVE, Design, Mask
from socmob.measures.differences import of_difference
from socmob.measures.layout import Layout
from socmob.values import formulas
from socmob.values.cells import Cells, Floats
from socmob.values.codes import Code
from socmob.values.estimates import FEWEST_DEGREES_OF_FREEDOM, Estimate


@dataclass(frozen=True, slots=True)
class Overlap:
    """A wave asked in both forms: cells of wave, the answers that count, and the answers in the earlier form.

    In the waves that were asked in the earlier form alone, `column` holds the answers in that form. `old` and `new` are
    the categories of the two forms.
    """

    cells: Cells
    wave: str
    column: str
    before: str
    old: tuple[Code, ...]
    new: tuple[Code, ...]

    def both(self) -> Mask:
        """The people of the overlap who are classified in both forms."""
        cells = self.cells
        return self._in(self.wave) & cells.mask(self.column, self.new) & cells.mask(self.before, self.old)

    def people(self) -> dict[Code, int]:
        """How many of them each answer in the earlier form rests on, unweighted."""
        inside = self.both()
        return {old: int(self.cells.n[inside & self.cells.mask(self.before, [old])].sum()) for old in self.old}

    def classes(self) -> dict[Code, int]:
        """How many of them are in each category of the later form, unweighted."""
        inside = self.both()
        return {new: int(self.cells.n[inside & self.cells.mask(self.column, [new])].sum()) for new in self.new}

    def of_wave(self, wave: str) -> Mask:
        """The people of an earlier wave who are classified in the earlier form."""
        return self._in(wave) & self.cells.mask(self.column, self.old)

    def later(self, wave: str) -> Mask:
        """The people of a later wave who are classified in the later form."""
        return self._in(wave) & self.cells.mask(self.column, self.new)

    def _in(self, wave: str) -> Mask:
        return self.cells.mask(WAVE, [wave])


def bridged_share(overlap: Overlap, wave: str, codes: Sequence[Code], design: Design) -> Estimate:
    """The share that a category of the later form would have had in a wave asked in the earlier one.

    Formula: b = Σ_i p_i · m_i, p_i the share of answer i in the wave, m_i the share of the category among those of the
    overlap who gave answer i in the earlier form. se² is that of the sum of the scores
    w · (m_i - b) / W over the wave and w · p_i · ([in category] - m_i) / W_i over the overlap. The interval is t on the
    logit. Not a number where an answer of the wave was given by nobody in the overlap.

    By hand: of 100 people 60 answer i = 1 and 40 i = 2; in the overlap 45 of 50 with i = 1 are in the category and 10
    of 50 with i = 2. b = 0.6 · 0.9 + 0.4 · 0.2 = 0.62. The wave adds (0.6 · 0.9² + 0.4 · 0.2² - 0.62²) / 99 = 0.00119,
    the overlap (0.6² · 0.9 · 0.1 / 50 + 0.4² · 0.2 · 0.8 / 50) · 100 / 99 = 0.00117, so se = 0.0486.

    >>> found = bridged_share(_by_hand(), "2019", ["new.yes"], Design())
    >>> round(found.value, 2), round(found.standard_error, 4), found.n
    (0.62, 0.0486, 100)
    """
    value, scores, base = _bridged(overlap, wave, codes)
    layout = Layout.of(overlap.cells, design, base | overlap.both())
    error = math.sqrt(float(layout.variance(scores[None, layout.places])[0]))
    df = int(layout.degrees((base | overlap.both())[None, layout.places])[0])
    n = int(overlap.cells.n[base].sum())
    return Estimate(value, error, df, n, *_logit_limits(value, error, df))


def bridged_change(overlap: Overlap, before: str, after: str, codes: Sequence[Code], design: Design) -> Estimate:
    """The share in a later wave less the bridged share of an earlier one, with the error of both and of the bridge.

    Formula: the scores of the two shares are subtracted person by person, so that a later wave that is itself the
    overlap, whose people are in both, is counted for what it is. It is not tested where the later share is 0 or 1, or
    either wave has fewer than 8 degrees of freedom.

    By hand: where in the example of `bridged_share` the overlap itself is the later wave, its share is 55 of 100, and
    the change 0.55 - 0.62 = -0.07.

    >>> round(bridged_change(_by_hand(), "2019", "2021", ["new.yes"], Design()).value, 2)
    -0.07
    """
    value, scores, base = _bridged(overlap, before, codes)
    later, cells = overlap.later(after), overlap.cells
    top = later & cells.mask(overlap.column, list(codes))
    share = _ratio(cells, top, later)
    scores = _score(cells, top, later, share) - scores
    counted = base | later | overlap.both()
    layout = Layout.of(cells, design, counted)
    error = math.sqrt(float(layout.variance(scores[None, layout.places])[0]))
    degrees = layout.degrees(np.stack([one[layout.places] for one in (base, later, base | later)]))
    testable = 0 < share < 1 and 0 < value < 1 and min(degrees[:2]) >= FEWEST_DEGREES_OF_FREEDOM
    n = int(cells.n[base | later].sum())
    return of_difference(share - value, error if testable else math.nan, int(degrees[2]), n, testable)


def _bridged(overlap: Overlap, wave: str, codes: Sequence[Code]) -> tuple[float, Floats, Mask]:
    """The bridged share, the score of each cell, and the people of the wave that it is a share of."""
    cells, base, both = overlap.cells, overlap.of_wave(wave), overlap.both()
    top = cells.mask(overlap.column, list(codes))
    scores, value = np.zeros(len(cells.n)), 0.0
    whole = float(cells.sw[base].sum())
    for old in overlap.old:
        there, here = base & cells.mask(overlap.column, [old]), both & cells.mask(overlap.before, [old])
        share = _ratio(cells, there, base)
        if share == 0:
            continue
        moved = _ratio(cells, here & top, here)
        value += share * moved
        scores += there * (moved / whole) + share * _score(cells, here & top, here, moved)
    scores -= base * (value / whole) if whole > 0 else 0.0
    return (value if whole > 0 else math.nan), scores, base


def _ratio(cells: Cells, top: Mask, base: Mask) -> float:
    """The weighted share of one mask in another, not a number where nobody is in the base."""
    whole = float(cells.sw[base].sum())
    return float(cells.sw[top & base].sum()) / whole if whole > 0 else math.nan


def _score(cells: Cells, top: Mask, base: Mask, share: float) -> Floats:
    whole = float(cells.sw[base].sum())
    return np.asarray(base * (top * 1.0 - share) / whole if whole > 0 else np.zeros(len(cells.n)), dtype=float)


def _logit_limits(value: float, error: float, df: int) -> tuple[float | None, float | None]:
    """Limits by t on the logit, so that they stay between 0 and 1; none at 0 or 1, and below 8 degrees of freedom."""
    if not (0 < value < 1 and error > 0 and df >= FEWEST_DEGREES_OF_FREEDOM):
        return None, None
    lower, upper = formulas.t_limits(math.log(value / (1 - value)), error / (value * (1 - value)), df)
    return 1 / (1 + math.exp(-lower)), 1 / (1 + math.exp(-upper))


def _by_hand() -> Overlap:
    """The example worked by hand: 100 people of 2019 asked in the old form, 100 of 2021 asked in both."""
    none = "answer.not_asked"
    rows = [
        ("2019", "old.1", none, 60), ("2019", "old.2", none, 40),
        ("2021", "new.yes", "old.1", 45), ("2021", "new.no", "old.1", 5),
        ("2021", "new.yes", "old.2", 10), ("2021", "new.no", "old.2", 40),
    ]  # fmt: skip
    levels = tuple(tuple(sorted({str(row[i]) for row in rows})) for i in range(3))
    ordered = sorted(rows)
    codes = np.array([[levels[i].index(str(row[i])) for i in range(3)] for row in ordered], dtype=np.int64)
    n = np.array([row[3] for row in ordered], dtype=np.int64)
    cells = Cells(("wave", "q", "before.q"), levels, codes, n, n.astype(float), n.astype(float), {})
    return Overlap(cells, "2021", "q", "before.q", ("old.1", "old.2"), ("new.no", "new.yes"))
