"""The last look before anything leaves: from what would be published alone, can anything withheld be narrowed?

It asks nothing of how cells were chosen: it starts from the cells that would be shown, and any finding stops the
release.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

import numpy as np

from socmob.disclosure.differences import counts_of, small_differences
from socmob.disclosure.draft import Draft, shown_populations
from socmob.disclosure.effort import Effort
from socmob.disclosure.links import links_of
from socmob.disclosure.populations import People
from socmob.disclosure.ranges import Ranges
from socmob.disclosure.smallness import too_small
from socmob.errors import DefectError
from socmob.framework import Profile
from socmob.values.tables import CellState, SafeCell


def audit(drafts: Sequence[Draft], people: People, profile: Profile, effort: Effort) -> None:
    """Raise unless everything small is hidden, and it, everything withheld and every small difference are wide."""
    shown = shown_populations(drafts, people)
    small = too_small([each.table for each in drafts], people, profile)
    pairs = small_differences(people, profile.complement)
    told = [pair for pair in pairs if shown.issuperset(pair)]
    if small & shown or told:
        _fail("a group below the threshold would be published", drafts, people, small & shown or set(told[0]))
    counts = counts_of(people, pairs)
    known = np.array([i in shown for i in range(len(counts))], dtype=bool)
    ranges = Ranges(links_of(people, pairs), counts, known, profile.threshold, effort)
    found = ranges.narrow(sorted(small))
    for difference in ranges.narrow(range(len(people.counts), len(counts))):
        found += pairs[difference - len(people.counts)]
    for hidden in _withheld(drafts, people):
        if not _is_hidden(ranges, hidden - shown):
            found += sorted(hidden)
    if found:
        _fail("a withheld number could be worked out", drafts, people, set(found))


def _withheld(drafts: Sequence[Draft], people: People) -> Iterator[set[int]]:
    """For each withheld cell the populations of which one must be wide."""
    for each in drafts:
        for cell in each.cells.values():
            if cell.state is CellState.WITHHELD:
                yield set(people.of(cell.definition))


def _is_hidden(ranges: Ranges, populations: set[int]) -> bool:
    """Whether one at least of some populations is as wide as it must be."""
    return any(ranges.is_wide(i) for i in populations) or len(ranges.narrow(sorted(populations))) < len(populations)


def _fail(what: str, drafts: Sequence[Draft], people: People, populations: AbstractSet[int]) -> None:
    """Stop the release, naming tables and no number."""
    tables = [each.table.id for each in drafts if any(_speaks_of(c, people, populations) for c in each.cells.values())]
    raise DefectError(f"{what}; nothing was published (tables: {', '.join(tables)}). Publish fewer breakdowns.")


def _speaks_of(cell: SafeCell, people: People, populations: AbstractSet[int]) -> bool:
    return not populations.isdisjoint(people.of(cell.definition))
