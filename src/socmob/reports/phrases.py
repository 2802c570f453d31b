"""How words of the framework and of a mapping stand in running text."""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""Not those of the machine's language."""


def lower_first(text: str) -> str:
    """The text with a small first letter, so that a label can stand inside a sentence; abbreviations keep theirs.

    >>> lower_first("Parental occupation"), lower_first("UK workforce")
    ('parental occupation', 'UK workforce')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text with a capital first letter, so that it can open a sentence.

    >>> upper_first("parental occupation")
    'Parental occupation'
    """
    return text[:1].upper() + text[1:]


def date_in_words(date: str) -> str:
    """A date as far as it is known, from the year to the day; other words stay as they are.

    >>> date_in_words("2019-09-18"), date_in_words("2021-05"), date_in_words("2021"), date_in_words("undated")
    ('18 September 2019', 'May 2021', '2021', 'undated')
    """
    if not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", date):
        return date
    year, month, *day = date.split("-")
    return " ".join([*(str(int(part)) for part in day), MONTHS[int(month) - 1], year])


def listed(parts: tuple[str, ...]) -> str:
    """Words in a row as English writes them.

    >>> listed(("sex", "grade", "department"))
    'sex, grade and department'
    """
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""
