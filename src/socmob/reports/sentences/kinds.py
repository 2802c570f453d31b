"""Sentences that name what kind of number one is, for those that the report shows without a sentence."""

from __future__ import annotations


def count(number: str) -> str:
    """How many people are counted.

    >>> count("456"), count("1")
    ('456 people are counted here.', '1 person is counted here.')
    """
    return "1 person is counted here." if number == "1" else f"{number} people are counted here."


def share_of(wave: str, value: str, whom: str, phrase: str) -> str:
    """A share of more people than those who could be classified.

    >>> share_of("2026", "56", "all who answered", "had a parent with a degree")
    'In 2026, 56% of all who answered had a parent with a degree, as far as their answers tell.'
    """
    return f"In {wave}, {value}% of {whom} {phrase}, as far as their answers tell."


def limit(side: str, of: str, value: str) -> str:
    """An end of an interval; `of` is the number that the interval is of.

    >>> limit("upper", "share (58%)", "61%")
    'The upper end of the 95% interval of the share (58%) is 61%.'
    """
    return f"The {side} end of the 95% interval of the {of} is {value}."


def rate(name: str, value: str) -> str:
    """A rate of those who were to answer.

    >>> rate("declaration rate", "66")
    'The declaration rate is 66%.'
    """
    return f"The {name} is {value}%."


def rate_of(group: str, value: str, whom: str) -> str:
    """How many of everyone are in a part of the declaration.

    >>> rate_of("Prefer not to say", "2", "everyone")
    'The rate of “Prefer not to say” is 2% of everyone.'
    """
    return f"The rate of “{group}” is {value}% of {whom}."


def bound(value: str, phrase: str, *, upper: bool) -> str:
    """One bound, where the other is not shown.

    >>> bound("73", "had a parent with a degree", upper=True)
    'At most 73% had a parent with a degree, whatever those whose answer is unknown would have said.'
    """
    opening = f"At {'most' if upper else 'least'} {value}% {phrase}"
    return f"{opening}, whatever those whose answer is unknown would have said."


def ratio(value: str) -> str:
    """How many times the benchmark a share is.

    >>> ratio("1.6")
    'The share is 1.6 times the benchmark.'
    """
    return f"The share is {value} times the benchmark."


def test(value: str) -> str:
    """A change in its standard errors.

    >>> test("−1.60")
    'The change is −1.60 times its standard error.'
    """
    return f"The change is {value} times its standard error."


def degrees_of_freedom(value: str) -> str:
    """What the test of a change has to judge by.

    >>> degrees_of_freedom("138")
    'The test of the change has 138 degrees of freedom.'
    """
    return f"The test of the change has {value} degrees of freedom."


def chance(difference: str, *, beyond: bool) -> str:
    """Whether chance could explain a difference.

    >>> chance("The difference from the benchmark", beyond=True)
    'The difference from the benchmark is larger than chance would explain.'
    """
    return f"{difference} is {'larger than chance would explain' if beyond else 'within chance'}."


def bridged(title: str, group: str, points: str) -> str:
    """A change since a wave asked in another form, estimated over one that asked both.

    >>> bridged("Parents' degree, 2019 to 2023: estimated over 2021", "A parent has a degree", "+4 points")
    "Parents' degree, 2019 to 2023: estimated over 2021. A parent has a degree: +4 points."
    """
    return f"{title}. {group}: {points}."


def dissimilarity(value: str, phrase: str, breakdown: str) -> str:
    """How many of a category would have to change group to be spread as all others.

    >>> dissimilarity("16", "had a parent with a degree", "grade")  # doctest: +NORMALIZE_WHITESPACE
    'Of those who had a parent with a degree, 16% would have to change group (grade) to be spread as all others are,
    beyond what chance alone would give.'
    """
    return (
        f"Of those who {phrase}, {value}% would have to change group ({breakdown}) to be spread as all others are, "
        "beyond what chance alone would give."
    )


def amount(name: str, value: str) -> str:
    """A mean or a median of amounts.

    >>> amount("median", "21")
    'The median is 21.'
    """
    return f"The {name} is {value}."


def gap(value: str, phrase: str) -> str:
    """By how much one group has less than another.

    >>> gap("4.5", "had a parent with a degree")
    'The gap is 4.5%: by so much those who had a parent with a degree have less than those they are compared with.'
    """
    return f"The gap is {value}%: by so much those who {phrase} have less than those they are compared with."


def months(value: str) -> str:
    """How long something takes.

    >>> months("30.5")
    'It takes 30.5 months on average.'
    """
    return f"It takes {value} months on average."


def not_given(why: str) -> str:
    """Why a number is not given.

    >>> not_given("nobody in the base")
    'No number is given here (nobody in the base).'
    """
    return f"No number is given here ({why.rstrip('.')})." if why else "No number is given here."
