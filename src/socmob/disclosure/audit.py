"""The last look before anything leaves: a certificate for everything withheld, checked by adding up.

It asks nothing of how cells were chosen or tables were found. From the cells that would be published alone it takes
what is shown; each table of the certificate must agree with all of it; and what is withheld must be held open by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

import numpy as np

from socmob.disclosure.draft import Draft, shown_populations
from socmob.disclosure.evidence import Evidence
from socmob.disclosure.populations import People
from socmob.disclosure.secrets import Secrets
from socmob.errors import DefectError
from socmob.values.cells import Floats
from socmob.values.tables import CellState, SafeCell


def audit(
    drafts: Sequence[Draft],
    people: People,
    small: AbstractSet[int],
    certificates: Sequence[tuple[Secrets, Sequence[Floats]]],
    insiders: bool,
    fixed: AbstractSet[int],
) -> None:
    """Raise unless nothing small is shown and each withheld number, and each difference, is proved to be open.

    `certificates` hold for every question its secrets and the tables that prove them open.
    """
    shown = shown_populations(drafts, people)
    if small & shown:
        _fail("a group below the threshold would be published", drafts, people, small & shown)
    told, open_ = set(), set()
    for secrets, tables in certificates:
        numbers = secrets.universe.numbers
        evidence = _checked(secrets, tables, shown | fixed, insiders)
        short = evidence.short(range(len(secrets.vectors)))
        open_ |= {number for place, number in enumerate(numbers) if place not in short}
        told |= {number for place in secrets.differences if place in short for number in _pair(secrets, place)}
    if told:
        _fail("the difference of two groups could be worked out", drafts, people, told)
    secret = [hidden - people.known for hidden in _withheld(drafts, people)]
    narrow = {number for hidden in secret if hidden.isdisjoint(open_) for number in hidden}
    if narrow:
        _fail("a withheld number could be worked out", drafts, people, narrow)


def _checked(secrets: Secrets, tables: Sequence[Floats], shown: AbstractSet[int], insiders: bool) -> Evidence:
    """The evidence of these tables; a table that contradicts anything shown is no evidence."""
    evidence = Evidence(secrets, insiders)
    for table in tables:
        if not np.array_equal(table, np.rint(table)):
            raise DefectError("a certificate holds a count that is no whole number")
        evidence.add(table)
    evidence.keep(np.array([number in shown for number in secrets.universe.numbers], dtype=bool))
    return evidence


def _pair(secrets: Secrets, place: int) -> tuple[int, int]:
    return secrets.pairs[place - secrets.differences.start]


def _withheld(drafts: Sequence[Draft], people: People) -> Iterable[set[int]]:
    """For each withheld cell the populations behind it."""
    for each in drafts:
        for place, cell in each.cells.items():
            if cell.state is CellState.WITHHELD and place not in each.amounts:
                yield {*people.of(cell.definition)}


def _fail(what: str, drafts: Sequence[Draft], people: People, populations: AbstractSet[int]) -> None:
    """Stop the release, naming tables and no number."""
    tables = [each.table.id for each in drafts if any(_speaks_of(c, people, populations) for c in each.cells.values())]
    raise DefectError(f"{what}; nothing was published (tables: {', '.join(tables)}). Publish fewer breakdowns.")


def _speaks_of(cell: SafeCell, people: People, populations: AbstractSet[int]) -> bool:
    return not populations.isdisjoint(people.of(cell.definition))
