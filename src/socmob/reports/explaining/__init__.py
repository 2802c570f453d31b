"""Answers to a question about any number of a release: what it says, of whom, how it came to be, from where."""

from __future__ import annotations

from socmob.errors import UserError
from socmob.reports.explaining.answer import answer
from socmob.reports.explaining.numbers import Number, numbers
from socmob.reports.explaining.search import find, near
from socmob.values.tables import Release

__all__ = ["explain"]

MOST_LISTED = 12


def explain(release: Release, query: str) -> str:
    """The answer to a question about a number, in plain text.

    `query` is the number's id ("composition.origin.occupation14/occ14.professional/share"), the number as the report
    shows it ("58%"), words of its table, row and column ("partner working class"), or some of each. Where several
    numbers fit their ids are listed; where none does a user error lists the nearest.
    """
    everything = tuple(numbers(release))
    found = find(everything, query)
    if len(found) == 1:
        return answer(release, found[0])
    if found:
        return _choice(found, query)
    raise UserError(
        f"No number of this release fits “{query}”.",
        where=f"release of {release.about.organisation}, {release.about.wave}",
        do="Use words of the table, the row and the column, the number itself, or an id such as: "
        + "; ".join(number.id for number in near(everything, query)),
    )


def _choice(found: tuple[Number, ...], query: str) -> str:
    listed = [f"  {number.id}\n    {number.label}: {number.text}" for number in found[:MOST_LISTED]]
    more = len(found) - MOST_LISTED
    closing = [f"  and {more} more: add words to the question."] if more > 0 else []
    return "\n".join([f"{len(found)} numbers fit “{query}”. Ask for one of them by its id:", *listed, *closing])
