"""The features of a job by which the ranking tells unit groups apart: words, pairs, the head, letters, crossings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from socmob.occupations.titles.entry import LONGEST, Title
from socmob.occupations.titles.normalising import fold

LETTERS = (3, 4, 5)
"""Lengths of the runs of letters, which see through misspellings and into compound words."""

# Weights were chosen on development folds by title family that the published evaluation never sees.
_WHOLE, _FIRST, _LETTERS, _CROSS, _ABSENT = 1.0, 0.5, 0.3, 0.7, 0.3


def features(title: Title) -> Iterator[tuple[str, float]]:
    """The features of a job with their weights; a feature may come more than once, its weights add.

    The prefix tells the field: t title, h its last word (the head, which mostly names the kind of job), f its first, q
    qualifier, i industry, a anywhere, c and d runs of letters, x the head crossed with a word of the industry.

    >>> [name for name, _ in features(Title("Cold roller", "steel")) if name[0] not in "acd"]
    ['t:cold', 't:roller', 't:cold roller', 'h:roller', 'f:cold', 'i:steel', 'x:roller|steel']
    """
    words, qualifier, industry = (
        fold(text[:LONGEST]).split() for text in (title.text, title.qualifier, title.industry)
    )
    yield from _field("t:", words)
    if words:
        yield f"h:{words[-1]}", _WHOLE
        yield f"f:{words[0]}", _FIRST
    yield from _field("q:", qualifier)
    yield from _field("i:", industry)
    around = list(dict.fromkeys(qualifier + industry))
    yield from ((f"a:{word}", _WHOLE) for word in dict.fromkeys(words + around))
    yield from _letters("c:", words)
    yield from _letters("d:", qualifier + industry)
    if words:
        yield from ((f"x:{words[-1]}|{word}", _CROSS) for word in around)
    if not industry:
        yield "no industry", _ABSENT


def _field(prefix: str, words: list[str]) -> Iterator[tuple[str, float]]:
    """The words of a field and the pairs that stand side by side."""
    yield from ((prefix + word, _WHOLE) for word in words)
    yield from ((f"{prefix}{one} {two}", _WHOLE) for one, two in pairwise(words))


def _letters(prefix: str, words: list[str]) -> Iterator[tuple[str, float]]:
    """Runs of letters within each word, which is padded so that its ends are seen."""
    for word in words:
        padded = f" {word} "
        for length in LETTERS:
            for start in range(max(len(padded) - length, 0) + 1):
                yield prefix + padded[start : start + length], _LETTERS
