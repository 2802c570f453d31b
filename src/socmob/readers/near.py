"""Near matches: what someone may have meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from socmob.framework import normalised

NEAR_ENOUGH = 72
"""Below this likeness (0 to 100) a suggestion would more often mislead than help."""

MOST = 3


def likeness(one: str, other: str) -> float:
    """How alike two headings or labels are, 0 to 100, whatever the order of their words."""
    one, other = normalised(one), normalised(other)
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))


def likest(word: str, known: Sequence[str], least: float) -> tuple[str, float] | None:
    """The word most like a word, with the likeness, of those at least so like; the first of equals.

    `known` are in normal form, which makes this fast enough for hundreds of columns against hundreds of headings.
    """
    folded = normalised(word)
    scorers = (fuzz.ratio, fuzz.token_sort_ratio)
    found = [process.extractOne(folded, known, scorer=scorer, score_cutoff=least) for scorer in scorers]
    best = max((match for match in found if match is not None), key=lambda match: (match[1], -match[2]), default=None)
    return (best[0], best[1]) if best else None


def near(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known words most like a word, the likest first; none where nothing is like it.

    >>> near("stratumm", ["weight", "stratum", "unit"])
    ('stratum',)
    """
    listed = sorted(set(known))
    found = process.extract(word, listed, scorer=lambda a, b, **_: likeness(a, b), limit=MOST, score_cutoff=NEAR_ENOUGH)
    return tuple(match for match, _, _ in found)


def suggestion(word: str, known: Iterable[str], otherwise: str = "Use one of") -> str:
    """A sentence that offers near matches, or lists what is known where none is near."""
    listed = tuple(dict.fromkeys(known))
    found = near(word, listed)
    if found:
        return f"Did you mean {' or '.join(quoted(match) for match in found)}?"
    shown = ", ".join(quoted(item) for item in listed[:20])
    more = f" and {len(listed) - 20} more" if len(listed) > 20 else ""
    return f"{otherwise}: {shown}{more}." if listed else ""


def quoted(word: str) -> str:
    """A word in double quotes.

    >>> print(quoted("Grade"))
    "Grade"
    """
    return f'"{word}"'
