"""What of a title matters for finding it: case, accents, plurals, abbreviations, seniority and fillers do not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from socmob.occupations.tables import table

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|&")
_DASH = re.compile(r"[‐-―−]")
_BRACKETS = re.compile(r"\([^)]*\)")
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ous)$")
_SHORTEST_PLURAL = 4
_TWO_WORDS = re.compile(r"\b(?:part time|full time|self employed)\b")
_MAKER = re.compile(r"(?<= )(?:manufactur(?:e|ing|er|ers)|makers?|factory)$")
_PERSON = re.compile(r"(?<=[a-z]{3})(?:woman|women|person|people|men|lady)$")


def fold(text: str) -> str:
    """A text in lower case and plain letters, its words parted by single spaces.

    >>> fold("  Café-owner (Self–employed)"), fold("O&M officer")
    ('cafe owner self employed', 'o & m officer')
    """
    parted = _DASH.sub(" ", text).replace("’", "'")
    plain = unicodedata.normalize("NFKD", parted).encode("ascii", "ignore").decode().lower()
    return " ".join(_WORD.findall(plain))


def singular(word: str) -> str:
    """A word without the ending of its plural.

    >>> [singular(word) for word in ("teachers", "secretaries", "glass", "bus", "gas")]
    ['teacher', 'secretary', 'glass', 'bus', 'gas']
    """
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or _NOT_PLURAL.search(word):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def family(text: str) -> str:
    """What near-duplicates of a title share: letters and digits in their singular, without what is in brackets.

    Rows of one family are held out together, so that none is coded by its own twin.

    >>> family("Tax advisers (senior)") == family("tax-adviser") == "taxadviser"
    True
    """
    return "".join(singular(word) for word in fold(_BRACKETS.sub(" ", text)).split())


def key(text: str) -> str:
    """The letters by which entries are looked up when no entry has the very words.

    Abbreviations are written out, spellings made one, plurals singular, fillers left out, and a job done by a man or a
    woman called the same.

    >>> key("Asst. mgr"), key("Police woman") == key("Policeman"), key("teacher of the deaf")
    ('assistantmanager', True, 'teacherdeaf')
    """
    fillers = _words("filler")
    words = [singular(word) for word in written_out(fold(text)).split()]
    return _PERSON.sub("man", "".join([word for word in words if word not in fillers] or words))


def without_aside(folded: str) -> str:
    """A folded title without the words that mostly leave the unit group as it is: seniority, hours, contract.

    The index is asked for the title with them first: some entries differ by them.

    >>> without_aside("part time senior lecturer"), without_aside("senior")
    ('lecturer', 'senior')
    """
    aside = _words("aside")
    return " ".join(word for word in _TWO_WORDS.sub("", folded).split() if word not in aside) or folded


def written_out(folded: str) -> str:
    """A folded title with its abbreviations written out and its spellings made one.

    >>> written_out("snr mgr"), written_out("careers advisor")
    ('senior manager', 'careers adviser')
    """
    full, spelt = _words("abbreviation"), _words("spelling")
    written = (full.get(word, word) for word in folded.split())
    return " ".join(spelt.get(word, word) for word in written)


def as_industry(folded: str) -> str:
    """A folded industry in the words of the index, which calls a maker of goods "goods mfr".

    >>> as_industry("car manufacturing"), as_industry("manufacturing")
    ('car mfr', 'manufacturing')
    """
    return _MAKER.sub("mfr", folded)


def names_no_occupation(folded: str) -> bool:
    """Whether a folded answer says that there was no job, or that it is not known."""
    return folded in _words("none") or not any(letter.isalpha() for letter in folded)


def looks_welsh(folded: str) -> bool:
    """Whether a folded title holds a Welsh word for a job, or two common Welsh words.

    >>> looks_welsh("athro ysgol gynradd"), looks_welsh("teacher")
    (True, False)
    """
    words = set(folded.split())
    return bool(words & _words("welsh").keys()) or len(words & _words("sign").keys()) > 1


def in_english(folded: str) -> str | None:
    """A Welsh title of one known word in English; None for any other, since a part of it would be lost.

    >>> in_english("ffermwr"), in_english("athro ysgol gynradd")
    ('farmer', None)
    """
    return _words("welsh").get(folded)


@cache
def _words(kind: str) -> Mapping[str, str]:
    """The words of one kind, each with what it stands for."""
    rows = [row for row in table("title_words") if row["kind"] == kind]
    return {fold(row["word"]): row["meaning"] for row in rows}
