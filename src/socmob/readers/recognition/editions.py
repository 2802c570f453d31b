"""Which edition's form a file was filled in on: the one that explains most columns and labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from socmob.framework import Edition, editions
from socmob.framework.elsewhere import EDITION_FIELD
from socmob.readers.facts import LevelsOfColumn
from socmob.readers.recognition.headings import PATH
from socmob.readers.recognition.model import ColumnFound, How

USUAL_EDITION = "smc-2020-11"
"""The edition to begin with where the columns do not tell which form was used."""


def tells_edition(column: str) -> bool:
    """Whether a column is the field in which a form that was made here carries the id of its edition."""
    return PATH.split(column)[-1] == EDITION_FIELD


def told_edition(columns: Iterable[str], levels_of: LevelsOfColumn) -> str | None:
    """The edition that a file says it was collected with, None where it says none, one not known, or several."""
    carriers = [column for column in columns if tells_edition(column)]
    found = {level.labels[0] for column in carriers for level in levels_of(column).levels} - {None}
    return next((form.id for form in editions() if found == {form.id}), None)


@dataclass(frozen=True, slots=True)
class Explained:
    """How much of a file one edition explains: columns, then labels, then headings in its very words."""

    columns: int
    labels: int
    exact: int

    @property
    def rank(self) -> tuple[int, int, int]:
        """What is compared between editions, the largest first."""
        return self.columns, self.labels, self.exact


def explained(found: Iterable[ColumnFound]) -> Explained:
    """How much the columns found for one edition explain, each measure counted once."""
    best: dict[str, ColumnFound] = {}
    for column in found:
        if column.explained and len(column.labels) >= len(best.get(column.measure, column).labels):
            best[column.measure] = column
    labels = sum(len(column.labels) for column in best.values())
    return Explained(len(best), labels, sum(column.how is How.EXACT for column in best.values()))


def choose_edition(forms: Sequence[Edition], found: Sequence[ColumnFound]) -> tuple[Edition | None, str]:
    """The edition that explains most, of those that explain as much the usual one, else the latest; and why."""
    scores = {e.id: explained(column for column in found if column.edition == e.id) for e in forms}
    ordered = sorted(
        forms, key=lambda e: (*(-part for part in scores[e.id].rank), e.id != USUAL_EDITION, -e.year, e.id)
    )
    if not ordered or scores[ordered[0].id].columns == 0:
        return None, "No column was recognised as a question of any edition."
    chosen = ordered[0]
    score = scores[chosen.id]
    equal = [e.id for e in ordered[1:] if scores[e.id].rank == score.rank]
    why = f"{chosen.id} explains most: {_count(score.columns, 'column')} and {_count(score.labels, 'label')}"
    if not equal:
        return chosen, f"{why}."
    others = " and ".join(equal)
    verb = "explains" if len(equal) == 1 else "explain"
    which = "usual one" if chosen.id == USUAL_EDITION else "latest"
    return chosen, f"{why}; {others} {verb} as much, and the {which} is taken. Name another if it was that one."


def _count(n: int, thing: str) -> str:
    return f"{n} {thing}" + ("" if n == 1 else "s")
