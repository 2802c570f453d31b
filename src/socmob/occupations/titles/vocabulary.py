"""Which features are known and how much each tells: texts become rows of a sparse matrix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from socmob.occupations.titles.entry import Title
from socmob.occupations.titles.features import features

Floats: TypeAlias = NDArray[np.float32]

FEWEST = 2
"""Entries a feature must occur in: what occurs once tells of that entry alone."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The known features, each with its place and its inverse document frequency."""

    places: Mapping[str, int]
    rarity: Floats

    def rows(self, titles: Sequence[Title]) -> csr_array:
        """One row of unit length a title: weights times rarity; features that are not known are passed over."""
        columns: list[int] = []
        weights: list[float] = []
        ends = [0]
        for title in titles:
            found = self._found(title)
            columns += found.keys()
            weights += found.values()
            ends.append(len(columns))
        place = np.array(columns, dtype=np.int32)
        data = np.array(weights, dtype=np.float32) * self.rarity[place]
        shape = (len(titles), len(self.rarity))
        return csr_array((_of_unit_length(data, np.diff(ends)), place, np.array(ends, dtype=np.int32)), shape=shape)

    def _found(self, title: Title) -> dict[int, float]:
        """The places of a title's features in ascending order, so that sums are taken in one order."""
        found: dict[int, float] = {}
        places = self.places
        for name, weight in features(title):
            place = places.get(name)
            if place is not None:
                found[place] = found.get(place, 0.0) + weight
        return dict(sorted(found.items()))


def learn(titles: Sequence[Title], fewest: int = FEWEST) -> Vocabulary:
    """The vocabulary of some titles: features that occur in at least so many, with their rarity.

    Formula: ln((1 + titles) / (1 + titles with the feature)) + 1, the smoothed inverse document frequency.

    >>> [round(float(each), 3) for each in learn([Title("nurse")], fewest=1).rarity][:2]
    [1.0, 1.0]
    """
    counts = _counts(titles)
    kept = {name: n for name, n in counts.items() if n >= fewest}
    rarity = np.log((1 + len(titles)) / (1 + np.fromiter(kept.values(), dtype=np.float64, count=len(kept)))) + 1
    return Vocabulary({name: place for place, name in enumerate(kept)}, rarity.astype(np.float32))


def _counts(titles: Iterable[Title]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for title in titles:
        for name in dict.fromkeys(name for name, _ in features(title)):
            counts[name] = counts.get(name, 0) + 1
    return counts


def _of_unit_length(data: Floats, sizes: NDArray[np.int64]) -> Floats:
    """Each row over its length; a row of nothing stays so."""
    row = np.repeat(np.arange(len(sizes)), sizes)
    squared = np.bincount(row, weights=np.square(data, dtype=np.float64), minlength=len(sizes))
    lengths = np.sqrt(np.where(squared > 0, squared, 1.0))
    return (data / lengths[row]).astype(np.float32)
