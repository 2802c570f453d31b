"""Made-up firms, published by the gate and attacked from the outside: nothing withheld may be narrowed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from socmob.errors import RefusedError
from tests.attack.firms import Firm
from tests.attack.making import firm_of, firms, followed
from tests.attack.outcome import Outcome, attacked
from tests.attack.publishing import PROFILE, publish, unprotected

CHUNKS, FIRMS, RELEASES, CELLS = 8, 42, 38, 400
"""So many parts of so many firms, of which so many are published with so many cells withheld: 304 releases at least."""
INSIDERS = 3
"""Of so many firms one is attacked by everybody who works there, too."""
OFF = 5
"""Of every part so many firms are also published without further withholding."""


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_nothing_withheld_is_narrowed(chunk: int) -> None:
    """Of 300 releases and 3,000 withheld cells none is told to within less than the width, nor any few people."""
    outcome = Outcome()
    for seed in range(chunk * FIRMS, (chunk + 1) * FIRMS):
        firm = firm_of(seed, small=True)
        try:
            attacker = attacked(firm, publish(firm))
        except RefusedError:
            continue  # nothing leaves, which tells nothing
        outcome.add(seed, attacker, insiders=seed % INSIDERS == 0)
        outcome.add_differences(seed, attacker)
    print(f"part {chunk}: {outcome}")  # noqa: T201 - with -rP the run tells how much it tried
    assert outcome.narrowed == []
    assert outcome.releases >= RELEASES
    assert outcome.cells >= CELLS


@pytest.mark.parametrize("chunk", range(2))
def test_without_further_withholding_a_third_is_narrowed(chunk: int) -> None:
    """The same attacker, on releases that withhold what is small and nothing to hide it, narrows over a third."""
    outcome = Outcome()
    for seed in range(chunk * FIRMS, chunk * FIRMS + 4 * OFF):
        firm = firm_of(seed, small=True)
        with unprotected():
            published = publish(firm)
        outcome.add(seed, attacked(firm, published), insiders=False)
    print(f"withholding off: {outcome}")  # noqa: T201 - as above
    assert len(outcome.narrowed) > outcome.cells / 3


@settings(max_examples=15, deadline=None)
@given(firms())
def test_nothing_is_narrowed_in_firms_of_any_numbers(firm: Firm) -> None:
    """One wave, one question, grades or nested teams of any sizes, noughts and ones among them."""
    self_check(firm)


@settings(max_examples=12, deadline=None)
@given(followed())
def test_nothing_is_narrowed_where_people_are_followed(firm: Firm) -> None:
    """Two waves of the same staff: who left and who joined is known, what they answered is not."""
    self_check(firm)


def self_check(firm: Firm) -> None:
    """Nothing that a firm publishes tells too much."""
    attacker = attacked(firm, publish(firm))
    assert attacker.narrowed(insiders=True) == []
    assert attacker.narrowed_differences(insiders=True) == attacker.told_differences() == []


@pytest.mark.parametrize("seed", [2, 7, 24, 33])
def test_digits_tell_no_more_than_counts(seed: int) -> None:
    """Who has the published digits alone, and turns rounding and intervals around, narrows nothing either."""
    firm = firm_of(seed, small=True)
    assert attacked(firm, publish(firm), exact=False).narrowed() == []


def test_the_same_request_gives_the_same_bytes() -> None:
    """Asking twice tells no more than asking once."""
    firm = firm_of(33, small=True)
    first, second = (json.dumps(publish(firm).document) for _ in range(2))
    assert first == second


def test_one_symbol_stands_for_all_that_is_withheld() -> None:
    """A withheld number has neither value nor reason, whether it is small or hides another."""
    document = publish(firm_of(33, small=True)).document
    withheld = [number for number in document["numbers"].values() if number["state"] == "withheld"]
    assert withheld
    assert {(number["value"], number["why_not"]) for number in withheld} == {(None, "")}


def test_nothing_small_is_shown() -> None:
    """No shown number speaks of a population below the threshold."""
    for seed in range(12):
        firm = firm_of(seed, small=True)
        attacker = attacked(firm, publish(firm))
        for knowledge in attacker.known:
            assert all(knowledge.count(people) >= PROFILE.threshold for people in attacker.shown(knowledge))
