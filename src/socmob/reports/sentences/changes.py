"""Sentences about change between two waves, and about chance."""

from __future__ import annotations

from socmob.reports.sentences.shares import Limits, span


def change(points: str, direction: int, since: str, *, beyond_chance: bool | None, test: str, freedom: str) -> str:
    """A change of a share; `points` is its size without a sign, `direction` its sign, 0 where it rounds to nothing.

    >>> change("4", 1, "2018", beyond_chance=False, test="1.14", freedom="138")
    'The rise of 4 points since 2018 is within chance (t 1.14, 138 degrees of freedom).'
    >>> change("5", -1, "2024", beyond_chance=True, test="−2.95", freedom="1,130")
    'The fall of 5 points since 2024 is larger than chance would explain (t −2.95, 1,130 degrees of freedom).'
    >>> change("0", 0, "2024", beyond_chance=False, test="0.21", freedom="1,130")
    'The share is the same as in 2024 to the nearest figure shown (t 0.21, 1,130 degrees of freedom).'
    """
    evidence = f"(t {test}, {freedom} degrees of freedom)"
    if direction == 0:
        verdict = ", a change larger than chance would explain" if beyond_chance else ""
        return f"The share is the same as in {since} to the nearest figure shown{verdict} {evidence}."
    opening = f"The {'rise' if direction > 0 else 'fall'} of {points} {_points(points)} since {since} is"
    return f"{opening} {'larger than chance would explain' if beyond_chance else 'within chance'} {evidence}."


def change_untested(points: str, direction: int, since: str) -> str:
    """A change of which nothing can be said about chance.

    >>> change_untested("4", 1, "2018")
    'The share rose by 4 points since 2018; whether chance could explain that cannot be said.'
    >>> change_untested("0", 0, "2018")
    'The share is the same as in 2018 to the nearest figure shown.'
    """
    if direction == 0:
        return f"The share is the same as in {since} to the nearest figure shown."
    verb = "rose" if direction > 0 else "fell"
    return (
        f"The share {verb} by {points} {_points(points)} since {since}; "
        "whether chance could explain that cannot be said."
    )


def change_interval(limits: Limits) -> str:
    """How large the change may be.

    >>> change_interval(("−3", "+11"))
    'The interval of the change runs from −3 to +11 points.'
    """
    return f"The interval of the change runs from {limits[0]} to {limits[1]} points." if limits else ""


def change_withheld(since: str) -> str:
    """What stands where the change may not be shown.

    >>> change_withheld("2024")
    'The change since 2024 is withheld, to protect the people behind it.'
    """
    return f"The change since {since} is withheld, to protect the people behind it."


def groups_beyond_chance(phrase: str, groups: tuple[tuple[str, str, Limits], ...], tested: int) -> str:
    """Which groups of a breakdown differ from everyone else; each group is its name, its share and its interval.

    >>> differing = (("Partner", "71", ("66", "76")),)
    >>> print(groups_beyond_chance("were poor", differing, 5))  # doctest: +NORMALIZE_WHITESPACE
    In the share who were poor, one of the 5 groups shown differs from everyone else by more
    than chance: Partner, 71% (66 to 76).
    >>> groups_beyond_chance("were poor", (), 4)
    'In the share who were poor, none of the 4 groups shown differs from everyone else by more than chance.'
    >>> groups_beyond_chance("were poor", (), 2)
    'In the share who were poor, neither of the 2 groups shown differs from everyone else by more than chance.'
    >>> groups_beyond_chance("received free school meals", (), 0)
    'Whether groups differ by more than chance in the share who received free school meals cannot be said.'
    """
    if tested == 0:
        return f"Whether groups differ by more than chance in the share who {phrase} cannot be said."
    opening = f"In the share who {phrase},"
    if not groups:
        return f"{opening} {_no_group(tested)} from everyone else by more than chance."
    named = "; ".join(f"{name}, {value}%{span(limits) if limits else ''}" for name, value, limits in groups)
    return f"{opening} {_some_groups(len(groups), tested)} from everyone else by more than chance: {named}."


def _no_group(tested: int) -> str:
    """None of some groups, as English says it of one, of two and of more.

    >>> _no_group(1), _no_group(3)
    ('the one group shown does not differ', 'none of the 3 groups shown differs')
    """
    if tested == 1:
        return "the one group shown does not differ"
    return f"{'neither' if tested == 2 else 'none'} of the {tested} groups shown differs"


def _some_groups(differing: int, tested: int) -> str:
    """How many of some groups differ.

    >>> _some_groups(1, 1), _some_groups(2, 2), _some_groups(3, 4)
    ('the one group shown differs', 'both groups shown differ', '3 of the 4 groups shown differ')
    """
    if tested == 1:
        return "the one group shown differs"
    if differing == tested == 2:
        return "both groups shown differ"
    count, verb = ("one", "differs") if differing == 1 else (f"{differing}", "differ")
    return f"{count} of the {tested} groups shown {verb}"


def _points(points: str) -> str:
    return "point" if points == "1" else "points"
