"""Keywords: words of our own by which a heading or a label is proposed as a question or an option, never taken."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from socmob.framework.text import normalised

WHOLE = 3
"""A stem of so few characters must be a whole word, so that "no" is not found in "not sure"."""


def speaks_of(text: str, keywords: tuple[str, ...]) -> bool:
    """Whether a text has a word for every keyword; without keywords it never does.

    A keyword is stems with | between them, of which one must begin a word; after a - none of them may.

    >>> speaks_of("Work of the main earner at 14", ("earner|parent", "14", "job|work", "-meal"))
    True
    >>> speaks_of("Not sure", ("no|neither",)), speaks_of("With a bursary", ("-bursar",)), speaks_of("Any", ())
    (False, False, False)
    """
    words = normalised(text).split()
    return bool(keywords) and all(_is_there(keyword, words) for keyword in keywords)


def _is_there(keyword: str, words: Iterable[str]) -> bool:
    wanted = not keyword.startswith("-")
    stems = keyword.removeprefix("-").split("|")
    return wanted == any(_begins(word, stem) for word in words for stem in stems)


@cache
def _begins(word: str, stem: str) -> bool:
    return word == stem if len(stem) <= WHOLE else word.startswith(stem)
