"""A gate that is broken on purpose: the attacker finds it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from unittest import mock

import numpy as np
import pytest

from socmob.disclosure.populations import People
from socmob.disclosure.question import Question
from socmob.disclosure.secrets import Secrets, secrets_of
from socmob.disclosure.universe import Frozen, Universe, universes_of
from socmob.errors import DefectError
from socmob.framework import Profile
from socmob.values.joint import Joint
from tests.attack.firms import Firm
from tests.attack.making import DEPARTMENT, TEAM, school_firm
from tests.attack.outcome import attacked
from tests.attack.publishing import PROFILE, publish
from tests.attack.test_releases_attacked import firm_by
from tests.attack.test_reproducers import followed


def test_a_gate_that_drops_a_link_is_caught() -> None:
    """It does not see that teams add up to departments, neither where it withholds nor where it looks again."""
    firm = firm_by(DEPARTMENT, TEAM, seed=0, people=250)
    assert attacked(firm, publish(firm)).narrowed() == []
    with mock.patch("socmob.disclosure.gate.universes_of", _dropping), mock.patch("socmob.disclosure.gate.audit"):
        assert attacked(firm, publish(firm)).narrowed()


def _dropping(people: People, joint: Joint, unknowns: int, frozen: Frozen | None = None) -> tuple[Universe, ...]:
    found = []
    for whole in universes_of(people, joint, unknowns, frozen):
        kept = [i for i, n in enumerate(whole.numbers) if people.populations[n].codes(DEPARTMENT) is None]
        numbers = tuple(whole.numbers[i] for i in kept)
        found.append(replace(whole, numbers=numbers, vectors=whole.vectors[kept], waves=whole.waves[kept]))
    return tuple(found)


def test_a_gate_whose_width_is_one_less_is_caught() -> None:
    """Beside a grade of nine one of thirty is open by nine, and not by ten: a further grade must be withheld."""
    firm = school_firm({"a": (15, 15), "b": (4, 5), "c": (40, 40), "d": (45, 50)})
    assert attacked(firm, publish(firm)).narrowed(insiders=True) == []
    rules = PROFILE.model_copy(update={"width": PROFILE.width - 1})
    assert attacked(firm, publish(firm, rules=rules)).narrowed()


def test_a_gate_that_ignores_earlier_reports_is_caught() -> None:
    """It does not see that the first report was by department; one that does withholds more, or nothing leaves."""
    firm = firm_by(DEPARTMENT, TEAM, seed=0, people=250)
    first, second = publish(firm, [DEPARTMENT]), publish(firm, [TEAM])
    assert attacked(firm, first).narrowed() == attacked(firm, second).narrowed() == []
    assert attacked(firm, first, second).narrowed()


Mutant = Callable[[Universe, Sequence[tuple[int, int]], Profile], Secrets]


def forgets_differences(universe: Universe, pairs: Sequence[tuple[int, int]], profile: Profile) -> Secrets:
    """The secrets without those of two populations that hardly differ."""
    found, own = secrets_of(universe, pairs, profile), len(universe.numbers)
    return replace(found, vectors=found.vectors[:own], most=found.most[:own], pairs=(), nested=0)


def asks_for_less(universe: Universe, pairs: Sequence[tuple[int, int]], profile: Profile) -> Secrets:
    """The secrets, each to be open by one less."""
    return replace(secrets_of(universe, pairs, profile), width=profile.width - 1)


def thinks_fewer(universe: Universe, pairs: Sequence[tuple[int, int]], profile: Profile) -> Secrets:
    """The secrets, of which readers are thought to know more than they do."""
    found = secrets_of(universe, pairs, profile)
    return replace(found, most=np.minimum(found.most, profile.width - 2))


def asks_for_nothing(universe: Universe, pairs: Sequence[tuple[int, int]], profile: Profile) -> Secrets:
    """The secrets, none of which need be open."""
    found = secrets_of(universe, pairs, profile)
    return replace(found, most=np.zeros_like(found.most))


def _sees_nothing(_: object, question: Question) -> Secrets:
    return question.secrets


@pytest.mark.parametrize(
    ("mutant", "firm"),
    [
        (forgets_differences, followed(3, 0)),
        (asks_for_less, school_firm({"a": (15, 15), "b": (4, 5), "c": (40, 40), "d": (45, 50)})),
        (thinks_fewer, school_firm({"a": (15, 15), "b": (4, 5), "c": (40, 40), "d": (45, 50)})),
    ],
)
def test_the_audit_stops_a_search_that_does_not_know_all_secrets(mutant: Mutant, firm: Firm) -> None:
    """What must be open the audit works out by itself: what is missing in the search's list is missed there alone."""
    publish(firm)
    search = mock.patch("socmob.disclosure.search.Search._told", _sees_nothing)
    with (
        search,
        mock.patch("socmob.disclosure.gate.secrets_of", mutant),
        pytest.raises(DefectError, match="worked out"),
    ):
        publish(firm)


def test_the_audit_asks_for_what_earlier_reports_withheld() -> None:
    """A second report without the first one's table must keep open what that withheld, and the audit says so."""
    firm = school_firm({"a": (15, 15), "b": (4, 5), "c": (40, 40), "d": (45, 50)})
    first = publish(firm)
    publish(firm, [], earlier=[first.release])
    mutant = mock.patch("socmob.disclosure.gate.secrets_of", asks_for_nothing)
    with mutant, pytest.raises(DefectError, match="worked out"):
        publish(firm, [], earlier=[first.release])
