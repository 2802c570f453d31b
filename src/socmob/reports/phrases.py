"""What a category says about people, as the end of "58% of them ..."; and what a measure is called in running text."""

from __future__ import annotations

from socmob.values.codes import Code

CATEGORY_PHRASES: dict[Code, str] = {
    "occ14.professional": "grew up in a professional household",
    "occ14.intermediate": "grew up in an intermediate household",
    "occ14.working": "grew up in a working-class household",
    "occ14.intermediate+occ14.working": "grew up in an intermediate or working-class household",
    "occ14.not_professional": "grew up in an intermediate or working-class household",
    "occ14.lower": "grew up in a household of lower socio-economic background",
    "school.state": "went mainly to a state school",
    "school.state_nonselective": "went mainly to a non-selective state school",
    "school.state_selective": "went mainly to a selective state school",
    "school.independent": "went mainly to an independent school",
    "school.comprehensive": "went mainly to a comprehensive school",
    "school.grammar": "went mainly to a grammar school",
    "school.not_independent": "did not go mainly to an independent school",
    "fsm.eligible": "were eligible for free school meals",
    "fsm.received": "received free school meals",
    "fsm.not_eligible": "were not eligible for free school meals",
    "fsm.not_received": "did not receive free school meals",
    "pdeg.yes": "had a parent with a degree",
    "pdeg.no": "had no parent with a degree",
    "isupp.yes": "grew up in a household that received income support",
    "isupp.no": "grew up in a household that received no income support",
    "qual.degree": "have a degree",
    "qual.below_degree": "have a qualification between A level and a degree",
    "qual.a_level": "have A levels or the like as their highest qualification",
    "qual.gcse_or_none": "have GCSEs or the like, or no qualification",
    "qual.no_degree": "have no degree",
}
"""Verbs in the past where childhood is asked about. The words are ours; the codings are the framework's."""


def phrase(code: Code, label: str) -> str:
    """What people of a category did or had; a category without a phrase of its own is named by its label.

    >>> phrase("pdeg.yes", "At least one parent with a degree")
    'had a parent with a degree'
    >>> phrase("edu5.degree", "Degree or above")
    'are in the group “Degree or above”'
    """
    return CATEGORY_PHRASES.get(code, f"are in the group “{label}”")


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
