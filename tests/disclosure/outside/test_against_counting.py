"""The attack against counting through: every table that agrees with what is shown, one after the other."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.outside.written import PLAIN, attacked, described, ranges

ROWS, COLUMNS = ("A", "B"), ("x", "y", "z")
PLACES = [(row, column) for row in (*ROWS, "All") for column in (*COLUMNS, "All")]
Table = dict[tuple[str, str], int]


def with_margins(counts: list[int]) -> Table:
    """A table of two rows and three columns with all its sums."""
    inner = dict(zip(product(ROWS, COLUMNS), counts, strict=True))
    return {place: sum(inner[cell] for cell in inner if _is_in(cell, place)) for place in PLACES}


def _is_in(cell: tuple[str, str], place: tuple[str, str]) -> bool:
    return all(one in (own, "All") for own, one in zip(cell, place, strict=True))


def as_text(table: Table, shown: set[tuple[str, str]]) -> str:
    """The table as a file, with a symbol for what is not shown."""
    lines = [f"{row},{column},{table[row, column] if (row, column) in shown else '[c]'}" for row, column in PLACES]
    return "\n".join(["Department,Origin,Count", *lines])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 2), min_size=6, max_size=6), st.sets(st.sampled_from(PLACES)), st.integers(1, 6))
def test_every_range_is_that_of_all_tables_that_agree(
    counts: list[int], shown: set[tuple[str, str]], width: int
) -> None:
    """What is withheld is found to be narrow just where no two tables that agree differ in it by the width."""
    true = with_margins(counts)
    shown = shown | {("All", "All")}
    fitting = _agreeing(true, shown)
    expected = {
        f"{row}/{column}": (min(values), max(values))
        for row, column in PLACES
        if (row, column) not in shown and max(values := [table[row, column] for table in fitting]) - min(values) < width
    }
    with TemporaryDirectory() as folder:
        outcome = attacked(described(Path(folder), as_text(true, shown), PLAIN), width=width)
    assert ranges(outcome) == expected
    assert outcome.undecided == ()


def _agreeing(true: Table, shown: set[tuple[str, str]]) -> list[Table]:
    """Every table with the true total that has the shown numbers."""
    return [table for table in _of_total(true["All", "All"]) if all(table[place] == true[place] for place in shown)]


def _of_total(total: int) -> list[Table]:
    return [
        with_margins([*five, total - sum(five)]) for five in product(range(total + 1), repeat=5) if sum(five) <= total
    ]
