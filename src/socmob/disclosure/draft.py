"""Tables as they would leave, before the audit has let them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from socmob.disclosure.contributors import failing
from socmob.disclosure.populations import People
from socmob.disclosure.rounding import published, rounding_of
from socmob.framework import Profile
from socmob.values.definitions import Statistic
from socmob.values.formulas import larger_than_chance
from socmob.values.tables import CellState, Place, RawCell, RawTable, SafeCell


@dataclass(frozen=True)
class Draft:
    """A raw table with the cells that would be published of it."""

    table: RawTable
    cells: Mapping[Place, SafeCell]
    split: str = ""
    amounts: frozenset[Place] = frozenset()
    """What is withheld by the rules for contributors to sums and means, whatever the counts behind it may tell."""


def draft(table: RawTable, split: str, withheld: frozenset[int], people: People, profile: Profile) -> Draft:
    """What a table would publish with these populations withheld."""
    amounts = failing(table, profile)
    open_ = {
        place: place not in amounts and withheld.isdisjoint(people.of(cell.definition))
        for place, cell in table.cells.items()
    }
    called = _called({place: cell for place, cell in table.cells.items() if open_[place]})
    cells = {place: _cell(called.get(place, cell), open_[place], profile) for place, cell in table.cells.items()}
    return Draft(table, cells, split, amounts)


def _called(shown: Mapping[Place, RawCell]) -> dict[Place, RawCell]:
    """The claims about chance of a table, by the false-discovery rule over those alone that are shown.

    A claim that depended on a test of withheld people would tell of them.
    """
    tests = {place: cell for place, cell in shown.items() if cell.definition.statistic is Statistic.CHANCE}
    claims = larger_than_chance([cell.value for cell in tests.values()])
    return {place: replace(cell, value=claim) for (place, cell), claim in zip(tests.items(), claims, strict=True)}


def _cell(cell: RawCell, open_: bool, profile: Profile) -> SafeCell:
    """A cell as it would be published: withheld comes before not computed, so that no symbol tells which it was."""
    rounding = rounding_of(cell.definition.statistic, profile)
    definition = cell.definition.rounded(rounding)
    if not open_:
        return SafeCell(definition, CellState.WITHHELD)
    if cell.value is None:
        return SafeCell(definition, CellState.NOT_COMPUTED, why_not=cell.why_not)
    return SafeCell(definition, CellState.SHOWN, published(cell.value, cell.definition.statistic, rounding))


def shown_populations(drafts: Sequence[Draft], people: People) -> frozenset[int]:
    """The populations that some cell gives, a cell that could not be computed included."""
    return frozenset(
        population
        for each in drafts
        for cell in each.cells.values()
        if cell.state is not CellState.WITHHELD
        for population in people.of(cell.definition)
    )
