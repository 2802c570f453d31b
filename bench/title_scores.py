"""What is measured of a coder on entries held out: agreement with intervals, bias, calibration, coverage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from socmob.occupations import Nssec3, Soc2020, simplified, to_three
from socmob.occupations.titles import IndexEntry
from socmob.occupations.titles.coder import CODES
from socmob.occupations.titles.normalising import family

Numbers = NDArray[np.float64]
Z = 1.959964
PRECISION = 0.95


@cache
def classes() -> NDArray[np.int64]:
    """The class of three of every unit group where the status is not known, as 0, 1, 2."""
    found = [simplified(Soc2020(code)).nssec for code in CODES]
    order = list(Nssec3)
    return np.array([order.index(to_three(each)) for each in found if each is not None])


@dataclass(frozen=True, slots=True)
class Measured:
    """A mean over entries with its half-width: 95%, entries of one title family taken together."""

    mean: float
    half: float

    def said(self, points: bool = True) -> str:
        """In per cent, with the interval."""
        scale = 100 if points else 1
        low, high = ((self.mean + side * self.half) * scale for side in (-1, 1))
        return f"{self.mean * scale:.1f} ({low:.1f} to {high:.1f})"


def measured(each: Numbers, families: NDArray[np.int64]) -> Measured:
    """The mean, with the linearised error of a ratio of sums over families."""
    mean = float(each.mean())
    sums = np.bincount(families, weights=each - mean)
    n = len(sums)
    return Measured(mean, Z * float(np.sqrt(np.sum(sums**2) * n / (n - 1))) / len(each))


def families_of(entries: Sequence[IndexEntry]) -> NDArray[np.int64]:
    """A number for each entry's title family."""
    return np.asarray(np.unique([family(each.text) for each in entries], return_inverse=True)[1], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Scores:
    """Per entry, how a coder's probabilities compare with the index."""

    chances: Numbers
    truth: NDArray[np.int64]
    families: NDArray[np.int64]

    @property
    def best(self) -> NDArray[np.int64]:
        """The likeliest unit group's place."""
        return np.asarray(np.argmax(self.chances, axis=1), dtype=np.int64)

    def agrees(self, digits: int) -> Numbers:
        """1 where so many digits are right."""
        cut = np.array([code[:digits] for code in CODES])
        return np.asarray(cut[self.best] == cut[self.truth], dtype=np.float64)

    def in_five(self) -> Numbers:
        """1 where the code is among the five likeliest."""
        five = np.argsort(-self.chances, axis=1, kind="stable")[:, :5]
        return np.asarray((five == self.truth[:, None]).any(axis=1), dtype=np.float64)

    def class_of_code(self) -> Numbers:
        """1 where the likeliest code has the right class of three."""
        return np.asarray(classes()[self.best] == classes()[self.truth], dtype=np.float64)

    def likeliest_class(self) -> Numbers:
        """1 where the class that is likeliest, over all codes, is the right one."""
        sums = self.chances @ np.eye(3)[classes()]
        return np.asarray(sums.argmax(axis=1) == classes()[self.truth], dtype=np.float64)

    def bias_of_chances(self) -> Numbers:
        """Probability of the first class, less 1 where it is the right one."""
        return np.asarray(self.chances @ (classes() == 0) - (classes()[self.truth] == 0))

    def bias_of_codes(self) -> Numbers:
        """1 where the likeliest code is of the first class, less 1 where that is the right one."""
        right = classes()[self.truth] == 0
        return np.asarray(1.0 * (classes()[self.best] == 0) - right, dtype=np.float64)

    def overconfidence(self) -> Numbers:
        """Probability of the likeliest code, less 1 where it is right."""
        return np.asarray(self.chances.max(axis=1) - self.agrees(4), dtype=np.float64)

    def calibration_error(self, bins: int = 10, draws: int = 400) -> tuple[float, float, float]:
        """The mean distance of probability from agreement over ten bins of equal width, with its limits.

        The limits are of families drawn anew; the distance is never negative, so that chance alone keeps them above 0.
        """
        top, gaps = self.chances.max(axis=1), self.overconfidence()
        bin_of = np.minimum((top * bins).astype(int), bins - 1)
        n = int(self.families.max()) + 1
        by_family = np.zeros((n, bins))
        np.add.at(by_family, (self.families, bin_of), gaps)
        sizes = np.bincount(self.families, minlength=n)
        drawn = np.random.default_rng(1).multinomial(n, np.full(n, 1 / n), size=draws)
        errors = np.abs(drawn @ by_family).sum(axis=1) / (drawn @ sizes)
        low, high = np.quantile(errors, [0.025, 0.975])
        return float(np.abs(by_family.sum(axis=0)).sum() / len(top)), float(low), float(high)

    def coded_at_precision(self, agrees: Numbers, chances: Numbers) -> float:
        """The largest share, the most probable first, of which at least 95% agree."""
        order = np.argsort(-chances, kind="stable")
        right = np.cumsum(agrees[order]) / np.arange(1, len(order) + 1)
        enough = np.flatnonzero(right >= PRECISION)
        return float((enough[-1] + 1) / len(order)) if len(enough) else 0.0
