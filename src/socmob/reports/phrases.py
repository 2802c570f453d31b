"""How words of the framework and of a mapping stand in running text."""

from __future__ import annotations


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


def listed(parts: tuple[str, ...]) -> str:
    """Words in a row as English writes them.

    >>> listed(("sex", "grade", "department"))
    'sex, grade and department'
    """
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""
