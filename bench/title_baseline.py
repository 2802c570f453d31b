"""The baseline that the coder is held against: TF-IDF of letters and words, neighbours voting by cubed cosine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array, hstack

from socmob.occupations.titles import IndexEntry, Title
from socmob.occupations.titles.coder import CODES
from socmob.occupations.titles.normalising import fold

NEIGHBOURS, POWER, SHORTEST, LONGEST, BATCH = 15, 3, 2, 5, 500

Analyser = Callable[[str], list[str]]


def letters(text: str) -> list[str]:
    """Runs of two to five letters within each padded word; a word shorter than a run gives itself, once."""
    found: list[str] = []
    for word in text.split():
        padded = f" {word} "
        for length in range(SHORTEST, LONGEST + 1):
            found += [padded[at : at + length] for at in range(max(len(padded) - length, 0) + 1)]
            if length >= len(padded):
                break
    return found


def words(text: str) -> list[str]:
    """The words, and the pairs that stand side by side."""
    each = text.split()
    return each + [" ".join(pair) for pair in pairwise(each)]


def of(title: Title) -> str:
    """Title, qualifier and industry as one folded text."""
    return fold(f"{title.text} {title.qualifier} {title.industry}")


class _Block:
    """One kind of feature: counts damped by their logarithm, times rarity, at unit length."""

    def __init__(self, analyser: Analyser, texts: Sequence[str]) -> None:
        self.analyser = analyser
        self.places = {name: at for at, name in enumerate(dict.fromkeys(n for text in texts for n in analyser(text)))}
        counts = self._counts(texts)
        occurs = np.bincount(counts.indices, minlength=len(self.places))
        self.rarity = np.log((1 + len(texts)) / (1 + occurs)) + 1

    def rows(self, texts: Sequence[str]) -> csr_array:
        counts = self._counts(texts)
        counts.data = 1 + np.log(counts.data)
        return _unit(csr_array(counts @ diags_array(self.rarity)))

    def _counts(self, texts: Sequence[str]) -> csr_array:
        columns: list[int] = []
        data: list[int] = []
        ends = [0]
        for text in texts:
            found = Counter(self.places[name] for name in self.analyser(text) if name in self.places)
            columns += found.keys()
            data += found.values()
            ends.append(len(columns))
        return csr_array((np.array(data, float), np.array(columns), ends), shape=(len(texts), len(self.places)))


class Baseline:
    """Learned from entries; gives the share of the votes for every unit group."""

    def __init__(self, entries: Sequence[IndexEntry], read: Callable[[Title], str] = of) -> None:
        texts = [read(each.title) for each in entries]
        self.read = read
        self.blocks = [_Block(letters, texts), _Block(words, texts)]
        self.entries = csr_array(self._rows(texts).T)
        places = {code: at for at, code in enumerate(CODES)}
        self.labels = np.array([places[each.code] for each in entries])

    def votes(self, titles: Sequence[Title]) -> NDArray[np.float64]:
        """Shares of the votes: rows as titles, columns as CODES."""
        rows = self._rows([self.read(title) for title in titles])
        found = np.zeros((len(titles), len(CODES)))
        for start in range(0, len(titles), BATCH):
            cosine = (rows[start : start + BATCH] @ self.entries).toarray()
            nearest = np.argsort(-cosine, axis=1, kind="stable")[:, :NEIGHBOURS]
            for row, near in enumerate(nearest):
                np.add.at(found[start + row], self.labels[near], cosine[row, near] ** POWER)
        return np.asarray(found / np.maximum(found.sum(axis=1, keepdims=True), 1e-300), dtype=np.float64)

    def _rows(self, texts: Sequence[str]) -> csr_array:
        return _unit(csr_array(hstack([block.rows(texts) for block in self.blocks], format="csr")))


def _unit(rows: csr_array) -> csr_array:
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return csr_array(diags_array(1 / np.where(lengths > 0, lengths, 1)) @ rows)
