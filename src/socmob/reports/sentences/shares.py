"""Sentences about a share: its interval, what it is compared with, and how far silence could move it."""

from __future__ import annotations

Limits = tuple[str, str] | None
"""The texts of an interval's ends, None where none may be given."""


def share(wave: str, value: str, limits: Limits, phrase: str) -> str:
    """A share of the classified, with its interval.

    >>> share("2024", "50", ("47", "54"), "had a parent with a degree")
    'In 2024, 50% (47 to 54) of those who could be classified had a parent with a degree.'
    >>> share("2024", "50", None, "had a parent with a degree")
    'In 2024, 50% of those who could be classified had a parent with a degree; no interval can be given.'
    """
    if limits is None:
        return f"In {wave}, {value}% of those who could be classified {phrase}; no interval can be given."
    return f"In {wave}, {value}%{span(limits)} of those who could be classified {phrase}."


def compared(opening: str, *, benchmark: str, people: str, ratio: str | None, beyond_chance: bool | None) -> str:
    """A share's sentence with its benchmark, how many times as large it is, and whether chance could explain it.

    >>> opening = "In 2026, 58% (55 to 61) had a parent with a degree."
    >>> compared(opening, benchmark="37", people="the UK workforce aged 16 and over", ratio="1.6", beyond_chance=True)
    ... # doctest: +NORMALIZE_WHITESPACE
    'In 2026, 58% (55 to 61) had a parent with a degree, against 37% of the UK workforce aged 16 and over:
    1.6 times that share.'
    >>> compared(opening, benchmark="57", people="people aged 25 to 29", ratio="1.0", beyond_chance=False)
    ... # doctest: +NORMALIZE_WHITESPACE
    'In 2026, 58% (55 to 61) had a parent with a degree, against 57% of people aged 25 to 29:
    a difference within chance.'
    """
    against = f"{opening.rstrip('.')}, against {benchmark}% of {placed(people)}"
    if beyond_chance is None:
        return f"{against}; whether chance could explain the difference cannot be said."
    if not beyond_chance:
        return f"{against}: a difference within chance."
    return f"{against}: {ratio} times that share." if ratio else f"{against}: a difference larger than chance."


def share_within(people: str, value: str, limits: Limits, phrase: str) -> str:
    """A share within some of the people.

    >>> share_within("grade: Partner; wave 2026", "71", ("66", "76"), "had a parent with a degree")
    'Of those who could be classified (grade: Partner; wave 2026), 71% (66 to 76) had a parent with a degree.'
    """
    return f"Of those who could be classified ({people}), {value}%{span(limits) if limits else ''} {phrase}."


def placed(people: str) -> str:
    """A benchmark's population as it stands after "of": its place and period, where it names both, in brackets.

    The framework's labels bring their own article where they need one.

    >>> placed("the UK workforce aged 16 and over"), placed("people in work, the United Kingdom, 2021")
    ('the UK workforce aged 16 and over', 'people in work (the United Kingdom, 2021)')
    >>> placed("everyone who works in accounting, the United Kingdom, 2021")
    'everyone who works in accounting (the United Kingdom, 2021)'
    """
    who, *when = people.rsplit(", ", 2)
    return f"{who} ({', '.join(when)})" if len(when) == len(("place", "period")) else people


def span(limits: tuple[str, str]) -> str:
    """An interval in brackets.

    >>> span(("47", "54"))
    ' (47 to 54)'
    """
    return f" ({limits[0]} to {limits[1]})"


def share_withheld(wave: str, phrase: str) -> str:
    """What stands where the share itself may not be shown.

    >>> share_withheld("2026", "grew up in a professional household")
    'The share who grew up in a professional household in 2026 is withheld, to protect the people behind it.'
    """
    return f"The share who {phrase} in {wave} is withheld, to protect the people behind it."


def nothing_shown(about: str, wave: str, threshold: int) -> str:
    """What stands where not one number of a measure may be shown.

    >>> nothing_shown("parental occupation", "2026", 10)  # doctest: +NORMALIZE_WHITESPACE
    'No number about parental occupation in 2026 can be shown: those about fewer than 10 people are withheld, and so are
    those that would help to work one out.'
    """
    return (
        f"No number about {about} in {wave} can be shown: those about fewer than {threshold} people are withheld, "
        "and so are those that would help to work one out."
    )


def benchmark(people: str, value: str, phrase: str) -> str:
    """A benchmark without the share that it is for.

    >>> benchmark("people in work, the United Kingdom, 2021", "37", "grew up in a professional household")
    'The benchmark: 37% of people in work (the United Kingdom, 2021) grew up in a professional household.'
    """
    return f"The benchmark: {value}% of {placed(people)} {phrase}."


def share_not_computed(wave: str, phrase: str) -> str:
    """What stands where nobody was classified.

    >>> share_not_computed("2026", "went mainly to an independent school")
    'There is no share who went mainly to an independent school in 2026: too few answers could be classified.'
    """
    return f"There is no share who {phrase} in {wave}: too few answers could be classified."


def bounds(phrase: str, floor: str, ceiling: str, *, asked_known: bool = True) -> str:
    """How far the answers that are missing could move a share, counted wholly out and then wholly in.

    Where nobody knows who was asked the file may hold only those who answered, and the sentence speaks of it alone.

    >>> bounds("grew up in a professional household", "33", "61")  # doctest: +NORMALIZE_WHITESPACE
    'Of everyone to whom the question applies, at least 33% and at most 61% grew up in a professional household,
    whatever the others would have said.'
    >>> bounds("had a parent with a degree", "50", "51", asked_known=False)  # doctest: +NORMALIZE_WHITESPACE
    'Of the people in the file to whom the question applies, at least 50% and at most 51% had a parent with a degree,
    whatever those without an answer would have said; of people who are not in the file nothing can be said.'
    """
    found = f"to whom the question applies, at least {floor}% and at most {ceiling}% {phrase}, whatever"
    if asked_known:
        return f"Of everyone {found} the others would have said."
    others = "those without an answer would have said; of people who are not in the file nothing can be said"
    return f"Of the people in the file {found} {others}."


def gap_remains() -> str:
    """What stands where no answers of the silent could close the gap to the benchmark.

    >>> gap_remains()
    'Whatever those whose answer is unknown would have said, a gap to the benchmark would remain.'
    """
    return "Whatever those whose answer is unknown would have said, a gap to the benchmark would remain."


def break_even(phrase: str, needed: str) -> str:
    """How different the silent would have to be for the gap to the benchmark to close.

    >>> break_even("received free school meals", "12")
    'The gap to the benchmark would close only if 12% of those whose answer is unknown received free school meals.'
    """
    return f"The gap to the benchmark would close only if {needed}% of those whose answer is unknown {phrase}."
