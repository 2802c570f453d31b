"""Releases written without the gate: whatever a test wants shown is shown, leaks for the attacker to find."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from socmob.values.definitions import CellDefinition, Population, Statistic
from socmob.values.tables import RawCell, RawTable
from tests.attack.published import Document

PER_CENT = frozenset({"share", "limit", "rate", "bound", "change", "change_limit", "dissimilarity"})
Hides = Callable[[str, RawCell, RawTable], bool]


def bare(tables: Sequence[RawTable], hides: Hides, decimals: int = 0) -> Document:
    """Some tables as a release would have them in its JSON, but for the cells that `hides` names."""
    return {"numbers": {key: number for table in tables for key, number in _numbers(table, hides, decimals)}}


def _numbers(table: RawTable, hides: Hides, decimals: int) -> Iterator[tuple[str, dict[str, object]]]:
    for (row, column), cell in table.cells.items():
        key = f"{table.id}/{row}/{column}"
        number: dict[str, object] = {"definition": _definition(cell.definition, decimals), "state": "withheld"}
        if not hides(key, cell, table):
            shown = cell.value is not None
            number |= {
                "state": "shown" if shown else "not_computed",
                "value": _rounded(cell, decimals) if shown else None,
            }
        yield key, number


def _rounded(cell: RawCell, decimals: int) -> float:
    statistic, value = cell.definition.statistic, float(cell.value or 0)
    if statistic not in PER_CENT:
        return value
    return float(math.floor(100 * value * 10**decimals + 0.5) / 10**decimals)


def _definition(definition: CellDefinition, decimals: int) -> dict[str, object]:
    return {
        "statistic": definition.statistic.value,
        "population": _population(definition.population),
        "base": None if definition.base is None else _population(definition.base),
        "inputs": [_definition(part, decimals) for part in definition.inputs],
        "side": None if definition.side is None else definition.side.value,
        "weighted": definition.weighted,
        "rounding": {"decimals": decimals, "base": 1},
    }


def _population(people: Population) -> dict[str, list[str]]:
    return {column: list(codes) for column, codes in people.terms}


def small(threshold: int) -> Hides:
    """What threshold suppression hides: cells that speak of fewer people, or of few outside their base's part."""

    def hides(_key: str, cell: RawCell, table: RawTable) -> bool:
        return any(table.counts[people] < threshold for people in cell.definition.populations())

    return hides


def only(statistic: Statistic, *words: str) -> Hides:
    """Everything is hidden but numbers of one kind whose key has some words."""

    def hides(key: str, cell: RawCell, _table: RawTable) -> bool:
        return cell.definition.statistic is not statistic or not all(word in key for word in words)

    return hides


def named(*keys: str) -> Hides:
    """The cells with these keys are hidden."""
    return lambda key, _cell, _table: key in keys
