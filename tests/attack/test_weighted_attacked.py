"""Weighted surveys: the weighted share of a group and how many it is of tell together what neither tells alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest import mock

import numpy as np
import pytest

from tests.attack.attacker import Attacker
from tests.attack.firms import FIRST, LAST, SCHOOL, Firm
from tests.attack.making import GRADE, firm_of, school_firm
from tests.attack.outcome import Outcome, attacked
from tests.attack.publishing import publish
from tests.attack.reporting import reader_of, reported

MORE = "census: false\nweight: w\n"
FIRMS, CELLS, INSIDERS = 10, 700, 3
"""So many firms, with so many cells withheld; of so many one is attacked by everybody who works there, too."""


def weighted(firm: Firm, weights: dict[str, float]) -> Firm:
    """A firm whose people have a weight by their first breakdown."""
    return replace(firm, rows=tuple(replace(row, weight=weights[row.levels[0]]) for row in firm.rows))


WEIGHTS = {"a": 1.0, "b": 2.0, "c": 1.0, "d": 2.0}
FOUR = weighted(school_firm({"a": (20, 3), "b": (30, 30), "c": (40, 40), "d": (25, 15)}), WEIGHTS)


def test_by_hand_a_weighted_share_tells_a_grade() -> None:
    """Of 23, 60 and 80 people 73 went to an independent school, 40 of them of the 80: of the 23 none to 23 of them.

    With weights of 1, 2 and 1 their share is 46 per cent of 223: that leaves three or four.
    """
    whole = 23 * 1 + 60 * 2 + 80 * 1
    printed = round(100 * (3 * 1 + 30 * 2 + 40 * 1) / whole)
    possible = [x for x in range(24) if round(100 * (x * 1 + (33 - x) * 2 + 40 * 1) / whole) == printed]
    assert (whole, printed, possible) == (223, 46, [3, 4])


def ask(firm: Firm, folder: Path, more: str = MORE) -> Attacker:
    """The attacker of the report on a weighted firm, made by the whole of `socmob report`."""
    weights = {"w": [str(row.weight) for row in firm.rows]}
    return reader_of(firm, [reported(firm, folder, more, weights)])


def test_a_report_of_a_weighted_survey_tells_no_grade(tmp_path: Path) -> None:
    """Grades of two weights hide others of the same weight, and nobody who knows the weights can tell."""
    attacker = ask(FOUR, tmp_path)
    assert attacker.withheld()
    assert attacker.narrowed(insiders=True) == attacker.narrowed_differences(insiders=True) == []


def test_a_gate_that_takes_all_weights_for_one_is_caught(tmp_path: Path) -> None:
    """It hides a grade behind one of another weight, and the attacker who knows the weights tells both."""
    with mock.patch("socmob.workflows.knowing.CLASSES", 1):
        assert ask(FOUR, tmp_path).narrowed()


def by_group(firm: Firm, seed: int) -> Firm:
    """Each group has one of two weights: a rate of drawing that anybody can read."""
    chance = np.random.default_rng(seed)
    return weighted(firm, {row.levels[0]: float(chance.choice([1.0, 2.0])) for row in firm.rows})


def raked(firm: Firm, seed: int) -> Firm:
    """Everybody has a weight of their own."""
    weights = np.random.default_rng(seed).lognormal(0.0, 0.5, len(firm.rows)).tolist()
    return replace(firm, rows=tuple(replace(row, weight=w) for row, w in zip(firm.rows, weights, strict=True)))


@pytest.mark.parametrize("weigh", [by_group, raked])
def test_nothing_is_narrowed_where_people_are_weighted(weigh: Callable[[Firm, int], Firm]) -> None:
    """Small firms, two waves among them, of which the attacker is told each class of weights behind what is shown."""
    outcome = Outcome()
    for seed in range(FIRMS):
        firm = weigh(firm_of(seed, small=True), seed)
        attacker = attacked(firm, publish(firm))
        outcome.add(seed, attacker, insiders=seed % INSIDERS == 0)
        outcome.add_differences(seed, attacker)
    assert outcome.narrowed == []
    assert outcome.cells >= CELLS


def test_two_waves_of_which_weights_changed(tmp_path: Path) -> None:
    """People who are followed have a weight in each wave, and both are known."""
    grades = {"a": (12, 9), "b": (30, 30), "c": (40, 40), "d": (25, 15)}
    after = school_firm(grades).rows
    before = [replace(row, wave=FIRST, weight=float(1 + row.key % 3)) for row in after[5:]]
    later = (replace(row, weight=float(1 + row.key % 2)) for row in after)
    firm = Firm((GRADE,), (SCHOOL,), (*before, *later), keyed=True)
    more = f'{MORE}person: Id\nwaves: {{current: "{LAST}", compare_with: "{FIRST}"}}\n'
    attacker = ask(firm, tmp_path, more)
    assert attacker.withheld()
    assert attacker.narrowed(insiders=True) == attacker.narrowed_differences(insiders=True) == []
