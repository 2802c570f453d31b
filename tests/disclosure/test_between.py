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


def waves_told(left: int, rules: Profile = PROFILE, census: bool = True) -> set[str]:
    """Of which waves a firm that so many left tells the share of professional origin."""
    counts = {
        ("2023", PROFESSIONAL, "all"): 40,
        ("2023", WORKING, "all"): 60,
        ("2026", PROFESSIONAL, "all"): 40 - left,
        ("2026", WORKING, "all"): 60,
    }
    firm = firm_of(counts)
    release = protect(tables(firm), rules, replace(about(firm), census=census), joint(firm))
    trend = release.table(f"trend.{OCCUPATION}")
    assert trend is not None
    shown = {place for place, cell in trend.cells.items() if cell.state is CellState.SHOWN}
    return {row for row, column in shown if PROFESSIONAL in column}


@pytest.mark.parametrize(("left", "told"), [(3, {"2026"}), (10, {"2023", "2026"})])
def test_the_smaller_of_two_waves_is_taken_to_lie_within_the_larger(left: int, told: set[str]) -> None:
    """Of a hundred people three left: what they answered would follow, so the current wave alone is told."""
    assert waves_told(left) == told


def test_samples_are_of_different_people() -> None:
    """Of two draws from many nothing is assumed."""
    assert waves_told(3, census=False) == {"2023", "2026"}


def test_a_profile_can_assume_nothing() -> None:
    """The rule is the profile's."""
    assert waves_told(3, PROFILE.model_copy(update={"difference_rule": IGNORED})) == {"2023", "2026"}
