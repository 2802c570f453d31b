"""The numbers that a question means: by id, by the number itself, by words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from socmob.reports.explaining.numbers import Number
from socmob.values.definitions import CellDefinition, Statistic

FEWEST_LETTERS = 3
"""A word this short must match whole; a longer one may be the beginning of another, or its plural."""
NEAREST = 4
_WORD = re.compile(r"[a-z]+|[−+-]?\d[\d,.]*%?")
_SILENT = frozenset(
    {"the", "of", "in", "a", "an", "what", "is", "was", "who", "why", "does", "for", "and", "by", "per", "s", "points"}
)
_LIKELIEST = (Statistic.SHARE, Statistic.COUNT)
"""What a question most likely means where several kinds of numbers fit it."""


def find(everything: tuple[Number, ...], query: str) -> tuple[Number, ...]:
    """The numbers that a question fits, the likeliest first; one where it is an id."""
    wanted = query.strip()
    exact = tuple(number for number in everything if number.id == wanted)
    if exact:
        return exact
    under = tuple(number for number in everything if number.id.startswith(wanted.rstrip("/") + "/"))
    return under or _by_words(everything, wanted)


def likeliest(found: tuple[Number, ...], query: str) -> tuple[Number, ...]:
    """Of the numbers that a question fits, those that it means rather than the others."""
    asked = _asked(query)
    return tuple(number for number in found if _rank(number, asked) == _rank(found[0], asked))


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


def singular(word: str) -> str:
    """A word without the ending of its plural, near enough for both sides of a comparison.

    >>> [singular(word) for word in ("partners", "class", "classes", "bodies", "2026")]
    ['partner', 'class', 'class', 'body', '2026']
    """
    if len(word) <= FEWEST_LETTERS or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def _asked(query: str) -> tuple[str, ...]:
    return tuple(singular(word) for word in words(query) if word not in _SILENT)


def _by_words(everything: tuple[Number, ...], query: str) -> tuple[Number, ...]:
    """A number in a question is a value where some value is that; only else may it be of a name, as a year is."""
    asked = _asked(query)
    named = [number for number in everything if asked and all(_fits(word, number) for word in asked)]
    fitting = [n for n in named if all(_is_value(word, n) for word in asked if _is_number(word))] or named
    main = [number for number in fitting if not number.beside] or fitting
    return tuple(sorted(_once(main), key=lambda number: _rank(number, asked)))  # else in the order of the report


def _once(found: Iterable[Number]) -> tuple[Number, ...]:
    """Each number once: a share stands again in the trend, in the change and as the total of every breakdown."""
    first: dict[CellDefinition, Number] = {}
    for number in found:
        first.setdefault(number.cell.definition, number)
    return tuple(first.values())


def _rank(number: Number, asked: tuple[str, ...]) -> tuple[int, int, int]:
    """What makes a number likelier, the least first.

    First how many words of the question are of its own row and column and not of its table alone; then its kind; then
    how much the name of its group says beyond the question: "associate" is rather Associate than Senior associate.
    """
    own = _distinct(number.label.rpartition(": ")[2])
    said = [word for word in asked if not _is_number(word) and any(_begins(mine, word) for mine in own)]
    row = _distinct(number.row.label if number.category else "")
    return -len(said), _kind(number), len(row - set(said)) if row & set(said) else 0


def _kind(number: Number) -> int:
    """The share of the classified, then shares of others, then counts, then all else."""
    kind = number.cell.definition.statistic
    place = _LIKELIEST.index(kind) if kind in _LIKELIEST else len(_LIKELIEST)
    return place if kind is Statistic.SHARE and number.part == "share" else place + 1


def _distinct(text: str) -> frozenset[str]:
    return frozenset(singular(word) for word in words(text))


def _is_number(word: str) -> bool:
    return word[-1].isdigit() or word.endswith("%")


def _fits(asked: str, number: Number) -> bool:
    """Whether one word of a question is the number itself, or stands in its words or its codes."""
    if _is_number(asked):
        return _is_value(asked, number) or asked in words(number.label)
    codes = number.id.replace("_", " ").replace("/", " ")
    present = (*words(number.label), *words(number.table.title), *words(codes))
    return any(_begins(singular(word), asked) for word in present)


def _begins(word: str, asked: str) -> bool:
    return word == asked or (len(asked) > FEWEST_LETTERS and word.startswith(asked))


def _is_value(asked: str, number: Number) -> bool:
    shown = number.text.replace(",", "").removesuffix(" points").lstrip("+−")
    wanted = asked.replace(",", "").lstrip("+−")
    return wanted in (shown, shown.removesuffix("%") if not wanted.endswith("%") else shown)
