"""A gate that is broken on purpose: the attacker finds it out."""

from __future__ import annotations

from dataclasses import replace
from unittest import mock

from socmob.disclosure.populations import People
from socmob.disclosure.universe import Frozen, Universe, universes_of
from socmob.values.joint import Joint
from tests.attack.making import DEPARTMENT, TEAM, school_firm
from tests.attack.outcome import attacked
from tests.attack.publishing import PROFILE, publish
from tests.attack.test_releases_attacked import firm_by


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
