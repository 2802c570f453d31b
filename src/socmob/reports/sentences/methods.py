"""Sentences about how the numbers came to be: bases, intervals, chance, rounding and protection."""

from __future__ import annotations

from socmob.reports.phrases import listed
from socmob.values.estimates import FEWEST_DEGREES_OF_FREEDOM
from socmob.values.tables import Rules

HOW_TO = "socmob's how-to “Get more out of small groups”"


def people(census: bool) -> str:
    """What the interval of a whole workforce, or of a sample, speaks of.

    >>> people(census=True)[:58]
    'Everyone was counted, so the intervals are not about which'
    """
    if census:
        return (
            "Everyone was counted, so the intervals are not about which people were drawn: they speak of the process "
            "that filled this workforce, and of those who did not answer only as far as they resemble those who did."
        )
    return (
        "These are answers of a sample, and the intervals speak of the people it was drawn from, as far as those who "
        "did not answer resemble those who did."
    )


def bases() -> str:
    """Which people a share is a share of.

    >>> bases().startswith("Unless a heading says otherwise")
    True
    """
    return (
        "Unless a heading says otherwise a share is of those whose answer falls in a category: people who did not "
        "answer, preferred not to say, or did not know are in no share but are counted under “Who answered”. Shares of "
        "all who answered, and of everyone, stand beside them."
    )


def intervals(design: str, weighted: bool) -> str:
    """How intervals were computed.

    >>> intervals("", weighted=False)[:55]
    'Intervals are at 95%, by the method of Korn and Graubar'
    """
    weights = " Shares are weighted; counts of people never are." if weighted else ""
    sample = f" {design.rstrip('.')}." if design else ""
    return (
        "Intervals are at 95%, by the method of Korn and Graubard, with standard errors by Taylor linearisation; "
        f"below {FEWEST_DEGREES_OF_FREEDOM} degrees of freedom none is given and nothing is said about chance."
        f"{sample}{weights}"
    )


def chance() -> str:
    """What "larger than chance" means here.

    >>> "Benjamini" in chance()
    True
    """
    return (
        "“Larger than chance” is a two-sided test at 5%. Over all tests of one table together the false discovery "
        "rate is held at 5% (Benjamini and Hochberg); intervals are not adjusted for that."
    )


def pairing(*, paired: bool, one_sample: bool, census: bool) -> str:
    """What a change between waves may assume about people in both.

    >>> pairing(paired=True, one_sample=False, census=True)
    'People in both waves were paired by a key, so the error of a change counts each of them once.'
    >>> pairing(paired=False, one_sample=True, census=False)
    'The waves share their sampling units, so their covariance is counted.'
    >>> print(pairing(paired=False, one_sample=False, census=True))  # doctest: +NORMALIZE_WHITESPACE
    The same staff may be in both waves; without a key they count as independent, so the error of a change is wider
    than it would be with one.
    """
    if paired:
        return "People in both waves were paired by a key, so the error of a change counts each of them once."
    if one_sample:
        return "The waves share their sampling units, so their covariance is counted."
    if census:
        return (
            "The same staff may be in both waves; without a key they count as independent, so the error of a change is "
            "wider than it would be with one."
        )
    return "The waves are independent samples, so the variances of the two shares add."


def protection(rules: Rules) -> str:
    """How people are protected, and by which rules.

    >>> example = Rules("ours", "3", 10, 10, 23, 10, 10, True, None, True, 5, "")
    >>> protection(example).startswith("Numbers about fewer than 10 people")
    True
    >>> "profile ours, version 3, which stays the same" in protection(example)
    True
    """
    outside = f"{rules.complement} people outside it"
    small_base = f"{rules.minimum_base} people in its base, or fewer than {outside}"
    share = small_base if rules.minimum_base > rules.threshold else outside
    alike = f" (that all are alike is told of {rules.alike_from} or more)" if rules.alike_from is not None else ""
    return (
        f"Numbers about fewer than {rules.threshold} people are withheld and shown as [c], and so is a share with "
        f"fewer than {share}{alike}; further numbers are withheld so that subtraction reveals nothing. How many gave "
        "no answer that could be used is told, however few; which of them were silent, and which would not say, is "
        f"not. These are the rules of the profile {rules.profile}, version {rules.version}, which stays the same for "
        "everything published about this wave."
    )


def rounding(counts_to: int) -> str:
    """How numbers are rounded, and why a column may not add up.

    >>> rounding(5).startswith("Counts are rounded to a multiple of 5")
    True
    >>> rounding(1)[:46]
    'Everything is rounded before it is shown, chan'
    """
    counts = f"Counts are rounded to a multiple of {counts_to}. " if counts_to > 1 else ""
    return (
        f"{counts}Everything is rounded before it is shown, changes and ratios like the shares they come from, so a "
        "column may not add up to its total. [x] marks what the data cannot give."
    )


def benchmarks_without_error(labels: tuple[str, ...]) -> str:
    """Which benchmarks are taken as exact.

    >>> benchmarks_without_error(("UK workforce aged 16 and over",))
    'No error is published for this benchmark, which is taken as exact: UK workforce aged 16 and over.'
    """
    if not labels:
        return ""
    which = "this benchmark, which is" if len(labels) == 1 else "these benchmarks, which are"
    return f"No error is published for {which} taken as exact: {listed(labels)}."


def withheld(count: int, total: int, tables: int) -> str:
    """How much was withheld.

    >>> withheld(38, 1240, 3)
    '38 of 1,240 numbers, in 3 tables, are withheld.'
    >>> withheld(1, 1240, 1)
    'One of 1,240 numbers is withheld.'
    >>> withheld(0, 1240, 0)
    'Nothing is withheld.'
    """
    if count == 0:
        return "Nothing is withheld."
    if count == 1:
        return f"One of {total:,} numbers is withheld."
    return f"{count:,} of {total:,} numbers, in {tables} {'table' if tables == 1 else 'tables'}, are withheld."


def more_could_be_shown(breakdown: str, count: int, total: int, *, pooling: bool) -> str:
    """Where most was withheld, and what would show more there; `pooling` where waves can be put together by a key.

    >>> print(more_could_be_shown("age", 59, 300, pooling=True))  # doctest: +NORMALIZE_WHITESPACE
    Most was withheld by age: 59 of 300 numbers. With fewer and larger groups there, or with waves pooled, more can be
    shown; socmob's how-to “Get more out of small groups” says how.
    """
    pooled = ", or with waves pooled," if pooling else ""
    return (
        f"Most was withheld by {breakdown}: {count:,} of {total:,} numbers. With fewer and larger groups there{pooled} "
        f"more can be shown; {HOW_TO} says how."
    )


def more_pooled() -> str:
    """What would show more where everyone together are too few."""
    return f"Where one wave has too few people, two or three pooled may have enough; {HOW_TO} says how."
