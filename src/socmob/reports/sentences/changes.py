"""Sentences about change between two waves, and about chance."""

from __future__ import annotations

from socmob.reports.sentences.shares import Limits, span


def change(points: str, since: str, *, rise: bool, beyond_chance: bool, test: str = "", freedom: str = "") -> str:
    """A change of a share; `points` is its size without a sign, `test` and `freedom` stand where they are told.

    >>> change("4", "2018", rise=True, beyond_chance=False, test="1.14", freedom="138")
    'The rise of 4 points since 2018 is within chance (t 1.14, 138 degrees of freedom).'
    >>> change("5", "2024", rise=False, beyond_chance=True, test="−2.95", freedom="1,130")
    'The fall of 5 points since 2024 is larger than chance would explain (t −2.95, 1,130 degrees of freedom).'
    >>> change("3", "2023", rise=False, beyond_chance=False)
    'The fall of 3 points since 2023 is within chance.'
    """
    opening = f"The {'rise' if rise else 'fall'} of {points} {_points(points)} since {since} is"
    evidence = f" (t {test}, {freedom} degrees of freedom)" if test and freedom else ""
    return f"{opening} {_verdict(beyond_chance)}{evidence}."


def change_untested(points: str, since: str, *, rise: bool) -> str:
    """A change of which nothing can be said about chance.

    >>> change_untested("4", "2018", rise=True)
    'The share rose by 4 points since 2018; whether chance could explain that cannot be said.'
    """
    verb = "rose" if rise else "fell"
    return (
        f"The share {verb} by {points} {_points(points)} since {since}; "
        "whether chance could explain that cannot be said."
    )


def about_the_same(points: str, since: str, shown: tuple[str, str] | None, *, beyond_chance: bool | None) -> str:
    """A change too small to be called a rise or a fall; `shown` are the two shares where both may be shown.

    >>> about_the_same("1", "2023", ("22", "22"), beyond_chance=False)
    'The share is about the same as in 2023 (22%, and 22% now; a change of 1 point, within chance).'
    >>> about_the_same("0", "2023", None, beyond_chance=None)
    'The share is about the same as in 2023 (a change of 0 points).'
    """
    shares = f"{shown[0]}%, and {shown[1]}% now; " if shown else ""
    chance = "" if beyond_chance is None else f", {_verdict(beyond_chance)}"
    return f"The share is about the same as in {since} ({shares}a change of {points} {_points(points)}{chance})."


def asked_otherwise(since: str) -> str:
    """That the earlier wave was asked in another form.

    >>> asked_otherwise("2019")
    'In 2019 the question was asked in another form; the groups are those that both forms can tell.'
    """
    return f"In {since} the question was asked in another form; the groups are those that both forms can tell."


def _verdict(beyond_chance: bool) -> str:
    return "larger than chance would explain" if beyond_chance else "within chance"


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
