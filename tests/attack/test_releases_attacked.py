"""Several releases about the same people, attacked together: what one withholds another must not tell."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from socmob.errors import RefusedError
from tests.attack.firms import FIRST, Firm
from tests.attack.making import DEPARTMENT, GRADE, SEX, TEAM, Shape, draw
from tests.attack.outcome import attacked
from tests.attack.publishing import Published, publish


def firm_by(*breakdowns: str, seed: int, people: int = 90, waves: int = 1, keyed: bool = False) -> Firm:
    """A firm that can be cut in several ways."""
    return draw(Shape(people, breakdowns, waves=waves, keyed=keyed), np.random.default_rng(seed))


def in_turn(firm: Firm, cuts: Sequence[Sequence[str]]) -> list[Published]:
    """Reports one after the other, each held against those before; one that would tell too much is refused."""
    made: list[Published] = []
    for cut in cuts:
        try:
            made.append(publish(firm, cut, earlier=[each.release for each in made]))
        except RefusedError:
            continue
    return made


@pytest.mark.parametrize("seed", range(6))
def test_a_second_report_that_cuts_otherwise_tells_nothing(seed: int) -> None:
    """By department, then by team: what either withholds stays open with both at hand."""
    firm = firm_by(DEPARTMENT, TEAM, seed=seed)
    releases = in_turn(firm, [[DEPARTMENT], [TEAM]])
    attacker = attacked(firm, *releases)
    assert attacker.narrowed(insiders=True) == []
    assert attacker.narrowed_differences(insiders=True) == attacker.told_differences() == []


def test_a_row_of_requests_never_narrows() -> None:
    """Grade, then sex, then both, then grade again: with all four nothing withheld is told."""
    firm = firm_by(GRADE, SEX, seed=3)
    releases = in_turn(firm, [[GRADE], [SEX], [GRADE, SEX], [GRADE]])
    assert len(releases) > 1
    assert attacked(firm, *releases).narrowed(insiders=True) == []


@pytest.mark.parametrize("seed", range(3))
def test_last_years_report_is_held_against_this_years(seed: int) -> None:
    """Of a staff that is followed by key, last year's report and this year's together tell nothing withheld."""
    firm = firm_by(GRADE, seed=seed, people=400, waves=2, keyed=True)
    last = publish(firm.until(FIRST))
    this = publish(firm, earlier=[last.release])
    attacker = attacked(firm, last, this)
    assert attacker.narrowed(insiders=True) == []
    assert attacker.narrowed_differences(insiders=True) == []
