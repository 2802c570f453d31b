"""Sentences about who was asked, who answered, and whose answer can be used."""

from __future__ import annotations

from socmob.reports.phrases import lower_first


def answered(answers: str, asked: str, rate: str, question: str = "") -> str:
    """The response, where the file tells who was asked; `question` is named where others were answered by others.

    >>> answered("820", "1,204", "68")
    '820 of 1,204 people answered (68%).'
    >>> answered("820", "1,204", "68", "parental occupation")
    '820 of 1,204 people answered the question on parental occupation (68%).'
    """
    return f"{answers} of {asked} people answered{_the_question(question)} ({rate}%)."


def answered_of_some(answers: str, asked: str, rate: str, eligible: str, question: str = "") -> str:
    """The response, where not everyone was asked.

    >>> answered_of_some("820", "1,000", "82", "1,204")
    'Of 1,204 people 1,000 were asked, and 820 of these answered (82%).'
    """
    return (
        f"Of {eligible} people {asked} were asked, and {answers} of these answered{_the_question(question)} ({rate}%)."
    )


def answered_of_unknown(answers: str, eligible: str, question: str = "") -> str:
    """The answers, where the file does not tell who was asked: no response rate can be given.

    >>> answered_of_unknown("1,774", "1,780")
    '1,774 of 1,780 people have an answer; the file does not tell who was asked, so there is no response rate.'
    """
    to = _the_question(question, " to")
    return (
        f"{answers} of {eligible} people have an answer{to}; the file does not tell who was asked, "
        "so there is no response rate."
    )


def _the_question(question: str, before: str = "") -> str:
    return f"{before} the question on {question}" if question else ""


def response_withheld() -> str:
    """What stands where the response may not be shown.

    >>> response_withheld()
    'How many people answered is withheld, to protect those who did or did not.'
    """
    return "How many people answered is withheld, to protect those who did or did not."


def abroad(people: str, share: str) -> str:
    """Those schooled abroad, who are in no share of kinds of UK school.

    >>> abroad("48", "12")
    'Beside them 48 people were at school outside the UK: 12% of those who told their school. No share counts them.'
    """
    return (
        f"Beside them {people} people were at school outside the UK: {share}% of those who told their school. "
        "No share counts them."
    )


def left_out(measures: tuple[str, ...], wave: str) -> str:
    """Which measures the organisation has, but did not ask in this wave.

    >>> left_out(("Type of school", "Free school meals"), "2026")
    'Not asked in 2026, so without numbers here: Type of school, Free school meals.'
    """
    return f"Not asked in {wave}, so without numbers here: {', '.join(measures)}." if measures else ""


def usable(classified: str, rate: str | None) -> str:
    """How many answers fall in a category, and the declaration rate where there is one.

    >>> usable("790", "66")
    'The answers of 790 people could be classified; the declaration rate is 66%.'
    >>> usable("790", None)
    'The answers of 790 people could be classified.'
    """
    opening = f"The answers of {classified} people could be classified"
    return f"{opening}; the declaration rate is {rate}%." if rate else f"{opening}."


def blank(blanks: str, eligible: str, wave: str) -> str:
    """The blanks of a wave where nobody knows whether they were asked.

    >>> blank("392", "1,166", "2006")
    '392 of 1,166 people in 2006 have no answer, and the file does not tell who was asked.'
    """
    return f"{blanks} of {eligible} people in {wave} have no answer, and the file does not tell who was asked."


def extremes(rate: str, least: tuple[str, str], most: tuple[str, str]) -> str:
    """How far a rate differs between groups; each group is its rate and its name.

    >>> extremes("Response rate", ("57", "Business services"), ("85", "Trainee"))
    'The response rate runs from 57% (Business services) to 85% (Trainee).'
    """
    return f"The {lower_first(rate)} runs from {least[0]}% ({least[1]}) to {most[0]}% ({most[1]})."


def unmatched(answers: str, waves: int) -> str:
    """How many answers the record knows nobody for.

    >>> unmatched("12", 1), unmatched("1", 1)
    ('12 answers belong to nobody on the record.', '1 answer belongs to nobody on the record.')
    >>> unmatched("12", 2)
    'In all waves together 12 answers belong to nobody on the record.'
    """
    subject = f"{answers} answer belongs" if answers == "1" else f"{answers} answers belong"
    return f"{'In all waves together ' if waves > 1 else ''}{subject} to nobody on the record."
