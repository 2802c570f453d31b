"""Answers to a question about any number of a release: what it says, of whom, how it came to be, from where."""

from __future__ import annotations

from socmob.errors import UserError
from socmob.reports.explaining.answer import answer, symbol
from socmob.reports.explaining.numbers import Number, numbers
from socmob.reports.explaining.search import NEAREST, find, likeliest, near
from socmob.values.tables import Release

__all__ = ["explain"]

MOST_LISTED = 12


def explain(release: Release, query: str) -> str:
    """The answer to a question about a number, in plain text.

    `query` is the number's id ("composition.origin.occupation14/occ14.professional/share"), the number as the report
    shows it ("58%"), words of its table, row and column ("partner working class"), some of each, or a question in plain
    words ("how many people answered?"); "[c]" and "[x]" explain themselves. Where it can mean
    several numbers their ids are listed, the likeliest first; where none fits a user error lists the nearest.
    """
    meaning = symbol(release, query)
    if meaning:
        return meaning
    everything = tuple(numbers(release))
    found = find(everything, query)
    if found:
        meant = likeliest(found, query)
        return answer(release, meant[0]) + _others(found[1:]) if len(meant) == 1 else _choice(found, query)
    raise UserError(
        f"No number of this release fits “{query}”.",
        where=f"release of {release.about.organisation}, {release.about.wave}",
        do="Use words of the table, the row and the column, the number itself, or an id such as: "
        + "; ".join(number.id for number in near(everything, query)),
    )


def _others(found: tuple[Number, ...]) -> str:
    """What else the question may have meant, where one number is likelier than all others."""
    if not found:
        return ""
    listed = [f"  {number.id}: {number.text}" for number in found[:NEAREST]]
    more = [f"  and {len(found) - NEAREST} more"] if len(found) > NEAREST else []
    return "\n".join(["", "", "The question fits these too:", *listed, *more])


def _choice(found: tuple[Number, ...], query: str) -> str:
    listed = [f"  {number.id}\n    {number.label}: {number.text}" for number in found[:MOST_LISTED]]
    more = len(found) - MOST_LISTED
    closing = [f"  and {more} more: add words to the question."] if more > 0 else []
    return "\n".join([f"{len(found)} numbers fit “{query}”. Ask for one of them by its id:", *listed, *closing])
