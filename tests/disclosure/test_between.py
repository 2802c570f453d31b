"""Two waves whose people cannot be followed from one to the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from socmob.disclosure import protect
from socmob.framework import Profile
from socmob.framework.profile_rules import WavesWithoutKey
from socmob.values.tables import CellState
from tests.attack.firms import CLASSES, OCCUPATION, about, firm_of, joint, tables
from tests.attack.publishing import PROFILE

PROFESSIONAL, _, WORKING = CLASSES[OCCUPATION]
IGNORED = PROFILE.difference_rule.model_copy(update={"waves_without_key": WavesWithoutKey.IGNORE})


def waves_told(
    before: tuple[int, int], after: tuple[int, int], rules: Profile = PROFILE, census: bool = True
) -> set[str]:
    """Of which waves a firm of so many of professional and working origin tells the share of the first."""
    counted = {
        (wave, answer, "all"): n
        for wave, counts in (("2023", before), ("2026", after))
        for answer, n in zip((PROFESSIONAL, WORKING), counts, strict=True)
    }
    firm = firm_of(counted)
    release = protect(tables(firm), rules, replace(about(firm), census=census), joint(firm))
    trend = release.table(f"trend.{OCCUPATION}")
    assert trend is not None
    shown = {place for place, cell in trend.cells.items() if cell.state is CellState.SHOWN}
    return {row for row, column in shown if PROFESSIONAL in column}


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ((37, 60), {"2026"}),  # three of a hundred left
        ((41, 59), {"2026"}),  # as many as before: one left and one joined
        ((49, 51), {"2026"}),
        ((50, 50), {"2023", "2026"}),  # ten of either at least
        ((28, 60), {"2026"}),  # twelve left, and all of them were of professional origin
        ((28, 46), {"2023", "2026"}),
        ((40, 60), {"2023", "2026"}),  # nothing can be learnt of anybody
    ],
)
def test_waves_that_can_be_the_same_people_but_for_a_few_are_not_both_told(
    after: tuple[int, int], told: set[str]
) -> None:
    """Of a hundred people: what a few who left or joined answered would follow, so the current wave alone is told."""
    assert waves_told((40, 60), after) == told


def test_samples_are_of_different_people() -> None:
    """Of two draws from many nothing is assumed."""
    assert waves_told((40, 60), (37, 60), census=False) == {"2023", "2026"}


def test_a_profile_can_assume_nothing() -> None:
    """The rule is the profile's."""
    rules = PROFILE.model_copy(update={"difference_rule": IGNORED})
    assert waves_told((40, 60), (37, 60), rules) == {"2023", "2026"}
