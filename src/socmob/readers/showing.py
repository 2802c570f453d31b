"""Which unrecognised labels may be shown: none that could be somebody's free text, name or key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FEWEST_TO_SHOW = 3
"""A label that occurs less often is only counted."""

MOST_TO_SHOW = 40
"""A column with more unrecognised labels than this holds free text or keys, and none of them is shown."""


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """The unrecognised labels of one column: those that may be shown with their counts, the others counted.

    `hidden` is the number of other labels, `hidden_rows` the number of rows that hold one.
    """

    shown: tuple[tuple[str, int], ...] = ()
    hidden: int = 0
    hidden_rows: int = 0

    @property
    def labels(self) -> int:
        """How many labels are not recognised."""
        return len(self.shown) + self.hidden

    @property
    def rows(self) -> int:
        """How many rows hold one of them."""
        return sum(n for _, n in self.shown) + self.hidden_rows

    def __str__(self) -> str:
        listed = [f'"{label}" ({n} rows)' for label, n in self.shown]
        others = "other label" if listed else "label"
        if self.hidden:
            rows = f"{self.hidden_rows} row{'s' * (self.hidden_rows != 1)}"
            listed.append(f"{self.hidden} {others}{'s' * (self.hidden != 1)} on {rows} (rare or many, so not shown)")
        return ", ".join(listed)


NO_LABELS = Unrecognised()


def under_showing_rule(counts: Mapping[str, int], more: int = 0, more_rows: int = 0) -> Unrecognised:
    """The unrecognised labels of one column, as far as they may be shown, the commonest first.

    `more` counts further labels that were not told, on `more_rows` rows.

    >>> str(under_showing_rule({"Clerk": 14, "My father drove a bus": 1}))
    '"Clerk" (14 rows), 1 other label on 1 row (rare or many, so not shown)'
    """
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    few = len(ordered) + more <= MOST_TO_SHOW
    shown = tuple((label, n) for label, n in ordered if few and n >= FEWEST_TO_SHOW)
    hidden = sum(n for _, n in ordered) - sum(n for _, n in shown)
    return Unrecognised(shown, len(ordered) - len(shown) + more, hidden + more_rows)
