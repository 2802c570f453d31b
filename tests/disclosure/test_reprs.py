"""What is printed of the gate's own values, in a traceback or a log, holds no count of anybody's answers."""

from __future__ import annotations

from socmob.disclosure.earlier import Told
from socmob.disclosure.populations import People
from socmob.values.definitions import Population

SECRET = 4711
WHO = Population.of({"wave": ["2026"], "origin.parent_degree": ["pdeg.yes"]})
PEOPLE = People((WHO,), (SECRET,), {}, {WHO: 0})


def test_populations_print_without_their_counts() -> None:
    """Who is meant is printed; how many they are is not."""
    assert "pdeg.yes" in repr(PEOPLE)
    assert str(SECRET) not in repr(PEOPLE)


def test_what_earlier_releases_told_prints_without_counts() -> None:
    """Neither those of today's populations nor those of waves that are not known here."""
    assert str(SECRET) not in repr(Told(PEOPLE, apart={WHO: SECRET}))
