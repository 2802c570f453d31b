"""The ranked match: scores of every unit group for any title, learned on the entries of the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from socmob.occupations.titles.entry import IndexEntry, Title
from socmob.occupations.titles.network import Network, Progress, Settings, train
from socmob.occupations.titles.vocabulary import Floats, Vocabulary, learn

Codes: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranker:
    """A vocabulary and a network over the unit groups `codes`."""

    codes: Codes
    vocabulary: Vocabulary
    network: Network

    def scores(self, titles: Sequence[Title]) -> Floats:
        """A row of scores a title, one a unit group in the order of `codes`."""
        return self.network.scores(self.vocabulary.rows(titles))


def learn_ranker(
    entries: Sequence[IndexEntry], settings: Settings | None = None, progress: Progress | None = None
) -> Ranker:
    """The ranker that has learned these entries, those with an industry or a qualifier also by their title alone.

    Respondents mostly give a title alone: without the second showing, what an entry says beside its title would be
    leaned on, and a bare title coded worse.
    """
    bare = [entry for entry in entries if entry.industry or entry.qualifier]
    titles = [entry.title for entry in entries] + [Title(entry.text) for entry in bare]
    codes = tuple(sorted({entry.code for entry in entries}))
    labels = np.searchsorted(np.array(codes), [entry.code for entry in (*entries, *bare)])
    vocabulary = learn(titles)
    network = train(vocabulary.rows(titles), labels.astype(np.int64), len(codes), settings or Settings(), progress)
    return Ranker(codes, vocabulary, network)


def as_arrays(ranker: Ranker) -> dict[str, NDArray[np.generic]]:
    """A ranker as arrays for a file: half precision, which moves no probability by more than a thousandth."""
    network = ranker.network
    return {
        "codes": np.array(ranker.codes),
        "features": np.array(list(ranker.vocabulary.places)),
        "rarity": ranker.vocabulary.rarity,
        "into": network.into.astype(np.float16),
        "at": network.at,
        "out": network.out.astype(np.float16),
        "base": network.base,
        "scale": np.array(network.scale),
    }


def from_arrays(arrays: dict[str, NDArray[np.generic]]) -> Ranker:
    """The ranker that was written as arrays."""
    places = {str(name): place for place, name in enumerate(arrays["features"].tolist())}
    weights = [arrays[name].astype(np.float32) for name in ("into", "at", "out", "base")]
    network = Network(weights[0], weights[1], weights[2], weights[3], float(arrays["scale"]))
    return Ranker(tuple(arrays["codes"].tolist()), Vocabulary(places, arrays["rarity"].astype(np.float32)), network)
