"""The words of a question: those that say nothing, those that mean the same, and plurals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from socmob.framework.fact import Fact
from socmob.framework.strict_yaml import build, load

FEWEST_LETTERS = 3
"""A word this short must match whole; a longer one may be the beginning of another, or its plural."""
_WORD = re.compile(r"[a-z]+|[−+-]?\d[\d,.]*%?")
_QUESTIONS = "questions.yaml"


class _Questions(Fact):
    silent: frozenset[str]
    alike: tuple[tuple[str, ...], ...]


@cache
def _questions() -> _Questions:
    return build(_Questions, load(Path(__file__).with_name(_QUESTIONS), name=_QUESTIONS))


@cache
def _first_of_alike() -> Mapping[str, str]:
    return MappingProxyType({word: words[0] for words in _questions().alike for word in words})


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in small letters, without signs.

    >>> words("What is Partner, 58%?")
    ('what', 'is', 'partner', '58%')
    """
    return tuple(part.rstrip(".,") for part in _WORD.findall(text.lower().replace("-", " ")))


@lru_cache(maxsize=20_000)
def meanings(text: str) -> tuple[str, ...]:
    """The words of a text, each as the one that stands for all that mean the same.

    >>> meanings("women, private schools")
    ('female', 'independent', 'school')
    """
    return tuple(meaning(word) for word in words(text))


def asked(query: str) -> tuple[str, ...]:
    """The meanings of a question's words that say something.

    >>> asked("What share of partners went to private school?")
    ('share', 'partner', 'independent', 'school')
    """
    return tuple(meaning(word) for word in words(query) if word not in _questions().silent)


@cache
def meaning(word: str) -> str:
    """A word as the one that stands for all that mean the same, plurals among them."""
    return _first_of_alike().get(singular(word), singular(word))


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


def is_number(word: str) -> bool:
    """Whether a word is a number, with its unit or without.

    >>> is_number("58%"), is_number("partner")
    (True, False)
    """
    return word[-1].isdigit() or word.endswith("%")
