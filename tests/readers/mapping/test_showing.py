from __future__ import annotations

import pytest

from socmob.readers.showing import under_showing_rule

# labels with their counts | those shown | other labels | their rows
RULE = [
    ({"Clerk": 3}, ("Clerk",), 0, 0),
    ({"Clerk": 2}, (), 1, 2),
    ({"Clerk": 5, "My father drove the 38 bus": 1}, ("Clerk",), 1, 1),
    ({f"label {i:02}": 3 for i in range(40)}, tuple(f"label {i:02}" for i in range(40)), 0, 0),
    ({f"label {i}": 3 for i in range(41)}, (), 41, 123),
    ({"Clerk": 100, **{f"key {i}": 1 for i in range(40)}}, (), 41, 140),
]


@pytest.mark.parametrize(("counts", "shown", "hidden", "rows"), RULE)
def test_the_showing_rule(counts: dict[str, int], shown: tuple[str, ...], hidden: int, rows: int) -> None:
    """An unknown label is shown where it occurs three times and the column has at most forty unknown labels."""
    found = under_showing_rule(counts)
    assert (tuple(label for label, _ in found.shown), found.hidden, found.hidden_rows) == (shown, hidden, rows)


def test_labels_that_were_not_told_count_against_the_forty() -> None:
    """Where only the commonest labels are told, the others still count."""
    assert under_showing_rule({"Clerk": 9}, more=40, more_rows=50).shown == ()
