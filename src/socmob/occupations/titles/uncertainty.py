"""Shares from coded titles: means of calibrated class probabilities, with the variance that coding adds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from socmob.errors import RefusedError
from socmob.occupations.titles.coder import CODES, Coder
from socmob.occupations.titles.entry import Title


@dataclass(frozen=True, slots=True)
class CodedShare:
    """A share of people in a class, estimated from titles, with its two standard errors.

    `coding` is the error of not knowing the right codes, `sampling` that of having these people and not others.
    """

    share: float
    coding: float
    sampling: float
    base: float
    titles: int

    @property
    def error(self) -> float:
        """The standard error: the two are of independent causes, so their variances add.

        >>> CodedShare(0.4, 0.03, 0.04, 100, 60).error
        0.05
        """
        return round(sqrt(self.coding**2 + self.sampling**2), 12)


def coded_share(chances: Sequence[float], people: Sequence[float]) -> CodedShare:
    """The share of a class from distinct titles: the mean of their probabilities p, over the people n who gave each.

    Formula: share = sum of n p over N, the sum of n. Coding variance: the sum of n^2 p (1 - p) over N^2, since people
    who wrote the same are coded right or wrong together. Sampling variance: the sum of n (p - share)^2 over N (N - 1).
    Source: our own, from the total variance given the titles.

    Two nurses certain to be in the class, and two clerks of whom both are in it or neither:

    >>> found = coded_share([1.0, 0.5], [2, 2])
    >>> found.share, found.coding, round(found.sampling, 4)
    (0.75, 0.25, 0.1443)
    """
    p, n = np.asarray(chances, dtype=np.float64), np.asarray(people, dtype=np.float64)
    base = float(n.sum())
    if not base > 0:
        raise RefusedError("No title could be coded, so there is no share.", do="See that the column holds job titles.")
    share = float(n @ p) / base
    coding = float(np.sum(n**2 * p * (1 - p))) / base**2
    sampling = float(n @ (p - share) ** 2) / base / max(base - 1, 1)
    return CodedShare(share, sqrt(coding), sqrt(sampling), base, len(p))


def share_of(coder: Coder, counts: Sequence[tuple[Title, float]], is_in: Callable[[str], bool]) -> CodedShare:
    """The share of people whose unit group is one of which `is_in` is true, from distinct titles with their people.

    Titles to which no probability can be given (blank, no occupation) are left out of the base. The sampling error is
    that of a simple random sample; where the wave has a design, the probabilities go into the wave's own estimate.
    """
    chances = coder.probabilities([title for title, _ in counts])
    among = chances @ np.array([is_in(code) for code in CODES], dtype=np.float64)
    known = chances.sum(axis=1) > 0
    people = np.array([n for _, n in counts], dtype=np.float64)
    # A probability that rounding carried above 1 would have a negative variance.
    return coded_share(np.minimum(among[known], 1.0).tolist(), people[known].tolist())
