"""The last look before anything leaves: a certificate for everything withheld, checked by adding up.

It asks nothing of how cells were chosen or tables were found, nor what the search took for a secret. From the cells
that would be published alone it takes what is shown; each table of a certificate must agree with all of it; and what
must be open, which is worked out anew (`owed`), must be held open by them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

import numpy as np

from socmob.disclosure.draft import Draft, shown_populations
from socmob.disclosure.earlier import Told
from socmob.disclosure.holding import Certificate, Flags, Tables
from socmob.disclosure.left_open import Earlier, LeftOpen
from socmob.disclosure.owed import Owed, Owing, is_silence
from socmob.disclosure.populations import People
from socmob.disclosure.smallness import too_small
from socmob.disclosure.universe import Universe
from socmob.errors import DefectError
from socmob.framework import Profile
from socmob.values.tables import CellState, SafeCell


def audit(
    drafts: Sequence[Draft],
    people: People,
    told: Told,
    near: AbstractSet[int],
    certificates: Sequence[Certificate],
    profile: Profile,
    wave: str,
) -> None:
    """Raise unless nothing small is shown and each withheld number, and each difference, is proved to be open.

    `told` is what earlier releases told and withheld; `near` are populations that hardly differ from what a wave other
    than `wave`, which the release is about, has of the same groups.
    """
    shown = shown_populations(drafts, people)
    hidden = _hidden(drafts, people, told, certificates, profile) | near
    if hidden & shown:
        _fail("a group below the threshold would be published", drafts, people, hidden & shown)
    open_: set[int] = set()
    _check_covered(people, certificates)
    for each in certificates:
        _check_counts(each.universe, people)
        tables = Tables(each.universe, each.tables, shown | told.fixed, profile.outside_knowledge.own_record)
        owing = Owing(each.universe, people, shown | told.fixed, profile)
        earlier = Earlier(each.universe, people, told.fixed, wave)
        counts = owing.populations()
        open_.update(counts.about[_are_open(counts, tables, each.left_open, earlier), 0].tolist())
        for owed in owing.differences():
            short = owed.about[~_are_open(owed, tables, each.left_open, earlier)]
            if len(short):
                _fail("the difference of two groups could be worked out", drafts, people, {*short.ravel().tolist()})
    _check_open(drafts, people, hidden, open_)


def _are_open(owed: Owed, tables: Tables, left_open: LeftOpen, earlier: Earlier) -> Flags:
    """Which sums are open by so much as they must be, or as earlier releases left them."""
    found = tables.hold_open(owed.vectors, owed.needed)
    short = np.flatnonzero(~found)
    left = [left_open.at_most(earlier, owed.vectors[place]) for place in short]
    needed = [least if most is None else min(least, most) for least, most in zip(owed.needed[short], left, strict=True)]
    found[short] = tables.hold_open(owed.vectors[short], np.array(needed, dtype=np.int64))
    return found


def _hidden(
    drafts: Sequence[Draft], people: People, told: Told, certificates: Sequence[Certificate], profile: Profile
) -> set[int]:
    """What is too small to be shown, and what earlier releases withheld; no fact about collecting, nor what is told."""
    told_anyway = {*told.fixed}
    for universe in (each.universe for each in certificates):
        large = universe.vectors.max(axis=2, initial=0) @ universe.heads >= profile.threshold
        told_anyway.update(np.array(universe.numbers)[is_silence(universe) & large].tolist())
    return {*too_small([each.table for each in drafts], people, profile), *told.hidden} - told_anyway


def _check_covered(people: People, certificates: Sequence[Certificate]) -> None:
    """Every population that tells of answers must be in the universe of its question."""
    covered = people.known.union(*(each.universe.numbers for each in certificates))
    if len(covered) < len(people.populations):
        raise DefectError("no certificate speaks of some of what is published")


def _check_counts(universe: Universe, people: People) -> None:
    """A universe must count the people that the tables do, and leave out none without saying so."""
    counts = np.array([people.counts[number] for number in universe.numbers])
    left_out = np.array([universe.outside.get(number, 0) for number in universe.numbers])
    counted = (universe.vectors * universe.table).sum(axis=(1, 2))
    if ((counted > counts) | (counts > counted + left_out)).any():
        raise DefectError("a certificate counts other people than the tables")


def _check_open(drafts: Sequence[Draft], people: People, hidden: AbstractSet[int], open_: AbstractSet[int]) -> None:
    """Everything too small must be open, and of each withheld cell one of the populations behind it."""
    closed = [each for each in _withheld(drafts, people) if each and each.isdisjoint(open_)]
    narrow = {*hidden} - people.known - open_
    narrow = narrow.union(*closed)
    if narrow:
        _fail("a withheld number could be worked out", drafts, people, narrow)


def _withheld(drafts: Sequence[Draft], people: People) -> Iterator[set[int]]:
    """For each withheld cell the populations behind it of which readers do not know the count already."""
    for each in drafts:
        for place, cell in each.cells.items():
            if cell.state is CellState.WITHHELD and place not in each.amounts:
                yield {*people.of(cell.definition)} - people.known


def _fail(what: str, drafts: Sequence[Draft], people: People, populations: AbstractSet[int]) -> None:
    """Stop the release, naming tables and no number."""
    tables = [each.table.id for each in drafts if any(_speaks_of(c, people, populations) for c in each.cells.values())]
    raise DefectError(f"{what}; nothing was published (tables: {', '.join(tables)}). Publish fewer breakdowns.")


def _speaks_of(cell: SafeCell, people: People, populations: AbstractSet[int]) -> bool:
    return not populations.isdisjoint(people.of(cell.definition))
