"""An earlier release said in other terms: the same numbers, of people described by the columns of today's files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from socmob.values.definitions import CellDefinition, Population
from socmob.values.tables import Release, SafeTable

Terms = Callable[[Population], Population]
"""Says of a population of the earlier release which people that is today."""


def in_terms(release: Release, terms: Terms) -> Release:
    """The release with the populations of all its numbers, and of what they are computed from, in other terms."""
    return replace(release, tables=tuple(_table(table, terms) for table in release.tables))


def _table(table: SafeTable, terms: Terms) -> SafeTable:
    cells = {
        place: replace(cell, definition=_definition(cell.definition, terms)) for place, cell in table.cells.items()
    }
    return replace(table, cells=cells)


def _definition(definition: CellDefinition, terms: Terms) -> CellDefinition:
    return replace(
        definition,
        population=terms(definition.population),
        base=None if definition.base is None else terms(definition.base),
        inputs=tuple(_definition(part, terms) for part in definition.inputs),
    )
