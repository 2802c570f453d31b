"""Misspelt words: a word that the index never uses becomes the nearest word of the index."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST, LONG = 6, 9
"""Letters below which a word is left as it is, and from which two slips are forgiven instead of one."""

FEWEST = 2
"""Entries in which a word must occur before another is taken for its misspelling."""


class Speller:
    """The words of the index, by their first letter: few people misspell that, and the search is short."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts: dict[str, int] = {}
        for text in texts:
            for word in text.split():
                counts[word] = counts.get(word, 0) + 1
        self._counts = counts
        self._by_letter: dict[str, list[str]] = {}
        for word in sorted(word for word, n in counts.items() if n >= FEWEST and len(word) >= SHORTEST):
            self._by_letter.setdefault(word[0], []).append(word)
        self._corrected = lru_cache(maxsize=100_000)(self._search)

    def knows(self, word: str) -> bool:
        """Whether the index uses a word."""
        return word in self._counts

    def correct(self, folded: str) -> str:
        """A folded text with its misspelt words corrected.

        >>> Speller(["school teacher", "head teacher", "school bus"]).correct("shcool teecher dr")
        'school teacher dr'
        """
        return " ".join(word if word in self._counts else self._corrected(word) for word in folded.split())

    def _search(self, word: str) -> str:
        """The nearest word by slips: a letter missing, added or changed, two swapped; of several, the commonest."""
        if len(word) < SHORTEST:
            return word
        slips = 2 if len(word) >= LONG else 1
        near = process.extract(word, self._by_letter.get(word[0], []), scorer=OSA.distance, score_cutoff=slips)
        return min(near, key=lambda each: (each[1], -self._counts[each[0]], each[0]))[0] if near else word
