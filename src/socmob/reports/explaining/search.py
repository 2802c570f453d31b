"""The numbers that a question means: by id, by the number itself, by words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from socmob.reports.explaining.numbers import Number

FEWEST_LETTERS = 3
"""A word this short must match whole; a longer one may be the beginning of another."""
NEAREST = 4
_WORD = re.compile(r"[a-z]+|[−+-]?\d[\d,.]*%?")
_SILENT = frozenset(
    {"the", "of", "in", "a", "an", "what", "is", "was", "who", "why", "does", "for", "and", "by", "per"}
)


def find(everything: tuple[Number, ...], query: str) -> tuple[Number, ...]:
    """The numbers that a question fits, those with the fewest further words first; one where it is an id."""
    wanted = query.strip()
    exact = tuple(number for number in everything if number.id == wanted)
    if exact:
        return exact
    under = tuple(number for number in everything if number.id.startswith(wanted.rstrip("/") + "/"))
    return under or _by_words(everything, wanted)


def _by_words(everything: tuple[Number, ...], query: str) -> tuple[Number, ...]:
    asked = [word for word in words(query) if word not in _SILENT]
    fitting = [n for n in everything if asked and all(_fits(word, n) for word in asked)]
    main = [number for number in fitting if not number.beside] or fitting
    return tuple(sorted(main, key=lambda number: len(set(words(number.label)) - set(asked))))


def near(everything: tuple[Number, ...], query: str) -> tuple[Number, ...]:
    """The numbers whose words are most like a question's."""
    asked = " ".join(words(query))
    main = [number for number in everything if not number.beside]
    matcher = SequenceMatcher(b=asked, autojunk=False)

    def likeness(number: Number) -> float:
        matcher.set_seq1(" ".join(words(number.label)))
        return -matcher.ratio()

    return tuple(sorted(main, key=likeness)[:NEAREST])


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in small letters, without signs.

    >>> words("What is Partner, 58%?")
    ('what', 'is', 'partner', '58%')
    """
    return tuple(part.rstrip(".,") for part in _WORD.findall(text.lower().replace("-", " ")))


def _fits(asked: str, number: Number) -> bool:
    """Whether one word of a question is the number itself, or stands in its words or its codes."""
    if asked[-1].isdigit() or asked.endswith("%"):
        return _is_value(asked, number) or asked in words(number.label)
    codes = number.id.replace("_", " ").replace("/", " ")
    present = (*words(number.label), *words(number.table.title), *words(codes))
    return any(word == asked or (len(asked) > FEWEST_LETTERS and word.startswith(asked)) for word in present)


def _is_value(asked: str, number: Number) -> bool:
    shown = number.text.replace(",", "").removesuffix(" points").lstrip("+")
    return asked.replace(",", "") in (shown, shown.removesuffix("%") if not asked.endswith("%") else shown)
