"""Search-as-you-type: the entries of the index that begin as someone types, in a few milliseconds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from socmob.occupations.titles.entry import LONGEST, IndexEntry
from socmob.occupations.titles.normalising import fold
from socmob.occupations.titles.spelling import Speller

_LAST = "\U0010ffff"
_STARTS, _INDUSTRY = 2.0, 1.5
"""What an entry gains that starts with what was typed, and one that shares a word of the industry."""

Places = NDArray[np.int64]


class Suggester:
    """The words of the entries in order, each with the entries that hold it."""

    def __init__(self, entries: Sequence[IndexEntry]) -> None:
        # Shorter titles first: of two that fit, the one with less beside what was typed is the likelier.
        self._entries = sorted(
            entries, key=lambda each: (len(each.text) + len(each.industry), each.text, each.industry)
        )
        self._titles = [fold(each.text) for each in self._entries]
        self._around = [frozenset(fold(f"{each.industry} {each.qualifier}").split()) for each in self._entries]
        holding: dict[str, list[int]] = {}
        for place, title in enumerate(self._titles):
            for word in dict.fromkeys(title.split()):
                holding.setdefault(word, []).append(place)
        self._words = sorted(holding)
        self._holding = [np.array(holding[word], dtype=np.int64) for word in self._words]
        self._speller = Speller(self._titles)

    def suggest(self, text: str, industry: str = "", limit: int = 5) -> tuple[IndexEntry, ...]:
        """The entries whose words begin with the words typed, best first, one for each title and unit group.

        Words are taken as misspelt only where nothing is found as typed.
        """
        typed = fold(text[:LONGEST])
        found = self._holding_all(typed.split())
        if not len(found):
            typed = self._speller.correct(typed)
            found = self._holding_all(typed.split())
        return self._distinct(self._ordered(found, typed, frozenset(fold(industry[:LONGEST]).split())), limit)

    def _holding_all(self, words: Sequence[str]) -> Places:
        """The places of entries that hold, for each word, one that begins with it."""
        if not words:
            return np.zeros(0, dtype=np.int64)
        found = self._beginning(words[0])
        for word in words[1:]:
            found = np.intersect1d(found, self._beginning(word), assume_unique=True)
        return found

    def _beginning(self, start: str) -> Places:
        first, last = bisect_left(self._words, start), bisect_left(self._words, start + _LAST)
        if first == last:
            return np.zeros(0, dtype=np.int64)
        return np.unique(np.concatenate(self._holding[first:last]))

    def _ordered(self, found: Places, typed: str, industry: frozenset[str]) -> list[int]:
        """Places by what speaks for them; equal ones stay in their order, shorter titles first."""

        def merit(place: int) -> float:
            near = bool(industry & self._around[place])
            return _STARTS * self._titles[place].startswith(typed) + _INDUSTRY * near

        return sorted(found.tolist(), key=merit, reverse=True)

    def _distinct(self, places: Sequence[int], limit: int) -> tuple[IndexEntry, ...]:
        seen: dict[tuple[str, str], IndexEntry] = {}
        for place in places:
            if len(seen) == limit:
                break
            seen.setdefault((self._titles[place], self._entries[place].code), self._entries[place])
        return tuple(seen.values())
