"""Claims about chance are made at the gate, over the tests that are shown and no others."""

from __future__ import annotations

import pytest

from socmob.disclosure.draft import draft
from socmob.disclosure.populations import people_of
from socmob.framework import profile
from socmob.values.definitions import CellDefinition, Population, Statistic, TableKind
from socmob.values.tables import CellState, Header, RawCell, RawTable

LEVELS = ("a", "b", "c")
PEOPLE = {level: Population.of({"wave": ["1"], "by.g": [level]}) for level in LEVELS}
EVERYONE = Population.of({"wave": ["1"]})
P_VALUES = {"a": 0.03, "b": 0.9, "c": 0.001}


def claims(*withheld: str) -> dict[str, object]:
    """What a table says of each level when the populations of some are withheld."""
    cells = {
        (level, "x|chance"): RawCell(CellDefinition(Statistic.CHANCE, PEOPLE[level], EVERYONE), P_VALUES[level])
        for level in LEVELS
    }
    table = RawTable(
        id="by.m.g",
        kind=TableKind.BY,
        title="",
        rows=tuple(Header(level, level) for level in LEVELS),
        columns=(Header("x|chance", "x"),),
        cells=cells,
        counts={**dict.fromkeys(PEOPLE.values(), 50), EVERYONE: 150},
        levels={"wave": ("1",), "by.g": LEVELS},
    )
    people = people_of([table])
    hidden = frozenset(i for level in withheld for i in people.of(CellDefinition(Statistic.COUNT, PEOPLE[level])))
    drafted = draft(table, "", hidden, people, profile()).cells
    return {row: cell.value if cell.state is CellState.SHOWN else cell.state for (row, _), cell in drafted.items()}


def test_the_claims_of_a_table_are_one_family() -> None:
    """Of three tests the second smallest may be at two thirds of 5%, the third at 5%."""
    assert claims() == {"a": True, "b": False, "c": True}


@pytest.mark.parametrize(
    ("withheld", "expected"),
    [("a", {"b": False, "c": True}), ("b", {"a": True, "c": True}), ("c", {"a": False, "b": False})],
)
def test_a_withheld_test_has_no_say_in_the_others(withheld: str, expected: dict[str, bool]) -> None:
    """The claims are those of a table without the withheld level: 0.03 is no claim beside 0.9 alone."""
    found = claims(withheld)
    assert found.pop(withheld) is CellState.WITHHELD
    assert found == expected
