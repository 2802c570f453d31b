"""Leaks planted in releases are each found by the attacker."""

from __future__ import annotations

import pytest

from socmob.values.definitions import Statistic
from tests.attack.attacker import Attacker
from tests.attack.bare import bare, named, only, small
from tests.attack.firms import CLASSES, FIRST, LAST, SCHOOL, Firm, Row, tables
from tests.attack.making import DEPARTMENT, GRADE, TEAM, school_firm
from tests.attack.page import Page, unexplained_cells, unexplained_marks
from tests.attack.test_attacker import INDEPENDENT, STATE, of_grade

TABLE = f"by.{SCHOOL}"


def keys(breakdown: str, *levels: str) -> set[str]:
    """The keys of what a table tells of some levels, and of what it tells of all its levels together."""
    parts = ("share", "lower", "upper", "chance")
    own = {f"{TABLE}.{breakdown}/{x}/{code}|{part}" for x in levels for code in CLASSES[SCHOOL] for part in parts}
    return own | {f"{TABLE}.{breakdown}/dissimilarity/{code}|share" for code in CLASSES[SCHOOL]}


class TestWithinARelease:
    FIRM = school_firm({"a": (12, 3), "b": (30, 30), "c": (40, 40)})

    def test_a_margin_left_true(self) -> None:
        """Two of three grades and the sum are shown: the third follows."""
        attacker = Attacker(self.FIRM, [bare(tables(self.FIRM), small(10))], 10)
        assert f"{TABLE}.grade/a/{INDEPENDENT}|share" in attacker.narrowed()

    def test_a_share_whose_complement_is_small(self) -> None:
        """Of fifteen people twelve went to a state school: three did not."""
        document = bare(tables(self.FIRM), only(Statistic.SHARE, "/a/", STATE))
        assert Attacker(self.FIRM, [document], 10).told_differences()

    @pytest.mark.parametrize(("decimals", "narrow"), [(0, False), (2, True)])
    def test_a_share_too_precise(self, decimals: int, narrow: bool) -> None:
        """Of 1,500 people whole per cent leave fifteen counts, hundredths one; no count is shown."""
        firm = school_firm({"a": (400, 1_100), "b": (400, 400)})
        document = bare(tables(firm), only(Statistic.SHARE, "/a/"), decimals)
        assert self._is_told(Attacker(firm, [document], 10, exact=False)) is narrow

    @pytest.mark.parametrize(("decimals", "narrow"), [(0, False), (2, True)])
    def test_an_interval_that_gives_the_count(self, decimals: int, narrow: bool) -> None:
        """The lower limit alone, to hundredths of a per cent of 1,500 people whom everybody can count, is one count."""
        firm = school_firm({"a": (400, 1_100), "b": (400, 400)})
        document = bare(tables(firm), self._limit, decimals)
        assert self._is_told(Attacker(firm, [document], 10, exact=False)) is narrow

    @staticmethod
    def _limit(key: str, *_: object) -> bool:
        return f"/a/{STATE}|lower" not in key

    @staticmethod
    def _is_told(attacker: Attacker) -> bool:
        knowledge = attacker.known[0]
        return attacker.is_narrow(knowledge, attacker.aim(knowledge, of_grade("a")))


def teams(counts: dict[tuple[str, str], tuple[int, int]]) -> Firm:
    """A firm by department and team: of each so many went to a state school, so many to an independent one."""
    given = [(k, a) for k, pair in counts.items() for a, n in zip(CLASSES[SCHOOL], pair, strict=True) for _ in range(n)]
    return Firm((DEPARTMENT, TEAM), (SCHOOL,), tuple(Row(i, LAST, kind, (a,)) for i, (kind, a) in enumerate(given)))


FIRM = teams(
    {("x", "x1"): (6, 7), ("x", "x2"): (20, 20), ("x", "x3"): (30, 31), ("y", "y1"): (6, 7), ("y", "y2"): (40, 40)}
)


class TestAcrossTables:
    def test_a_department_and_its_complement(self) -> None:
        """A department that is withheld is everyone less the other, which is shown."""
        document = bare(tables(FIRM, [DEPARTMENT]), named(*keys("department", "x")))
        assert f"{TABLE}.department/x/{STATE}|share" in Attacker(FIRM, [document], 10).narrowed()

    def test_a_team_and_its_department(self) -> None:
        """Two small teams of two departments hide each other, until their departments are shown."""
        hides = named(*keys("team", "x1", "y1"))
        apart = Attacker(FIRM, [bare(tables(FIRM, [TEAM]), hides)], 10)
        assert apart.narrowed() == []
        together = Attacker(FIRM, [bare(tables(FIRM), hides)], 10)
        assert {f"{TABLE}.team/{team}/{STATE}|share" for team in ("x1", "y1")} <= set(together.narrowed())

    def test_a_second_report_that_cuts_the_same_people_another_way(self) -> None:
        """Each report alone tells nothing; the one by team and the one by department together do."""
        by_team = bare(tables(FIRM, [TEAM]), named(*keys("team", "x1", "y1")))
        by_department = bare(tables(FIRM, [DEPARTMENT]), named())
        assert Attacker(FIRM, [by_team], 10).narrowed() == Attacker(FIRM, [by_department], 10).narrowed() == []
        assert f"{TABLE}.team/x1/{STATE}|share" in Attacker(FIRM, [by_team, by_department], 10).narrowed()

    def test_nearly_nested_breakdowns(self) -> None:
        """A department that is a team and three people more tells of these three; neither table alone does."""
        firm = teams({("y", "x1"): (2, 1), ("x", "x1"): (20, 20), ("x", "x2"): (30, 30), ("y", "y1"): (40, 40)})
        for breakdowns, told in (([DEPARTMENT], False), ([TEAM], False), ([DEPARTMENT, TEAM], True)):
            attacker = Attacker(firm, [bare(tables(firm, breakdowns), named())], 10)
            assert bool(attacker.narrowed_differences()) is told


class TestAcrossWaves:
    @staticmethod
    def staff(keyed: bool) -> Firm:
        """Sixty people of whom one left."""
        answers = [STATE if i % 3 else INDEPENDENT for i in range(60)]
        rows = [
            Row(i, wave, ("a",), (answers[i],)) for wave in (FIRST, LAST) for i in range(60) if (i, wave) != (0, LAST)
        ]
        return Firm((GRADE,), (SCHOOL,), tuple(rows), keyed)

    def test_a_wave_that_differs_by_one_leaver(self) -> None:
        """What one leaver answered is the difference of two waves, where it is known who stayed."""
        firm = self.staff(keyed=True)
        document = bare(tables(firm), named())
        assert Attacker(firm, [document], 10).narrowed_differences()

    def test_of_whom_nobody_knows_who_left(self) -> None:
        """Without a key two waves are two lists of people."""
        firm = self.staff(keyed=False)
        assert Attacker(firm, [bare(tables(firm), named())], 10).narrowed_differences() == []


CHART = """<table><tr><td>{cell}</td></tr></table><svg {more}><desc>Partner: 56%, 50 to 62.</desc>
<path class="band" d="M177.0 28H216.6"/><circle class="dot" cx="{place}" cy="28" r="5"/>
<text class="axis" x="12.0" y="229">0%</text><text class="axis" x="342.0" y="229">100%</text></svg>"""
NUMBERS = {"numbers": {"n": {"state": "shown", "value": 56}}, "withheld": []}


class TestPages:
    def test_a_chart_of_published_numbers_tells_no_more(self) -> None:
        """A dot at 56% is what the words beside it say."""
        html = CHART.format(cell="56", place=196.8, more="")
        assert unexplained_marks(html) == unexplained_cells(html, NUMBERS) == Page(html).data == []

    @pytest.mark.parametrize(
        ("cell", "place", "more"), [("56", 197.9, ""), ("56.3", 196.8, ""), ("56", 196.8, 'data-share="0.5633"')]
    )
    def test_a_chart_that_carries_raw_values(self, cell: str, place: float, more: str) -> None:
        """A dot at 56.33%, a cell of a table that the release does not have, an attribute: each is seen."""
        html = CHART.format(cell=cell, place=place, more=more)
        assert unexplained_marks(html) or unexplained_cells(html, NUMBERS) or Page(html).data
