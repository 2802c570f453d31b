"""Firms drawn at random: skewed grades, tiny departments, hierarchies of three levels, waves of the same staff."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from hypothesis import strategies as st

from tests.attack.firms import CLASSES, FIRST, LAST, OCCUPATION, SCHOOL, STATES, Firm, Row

GRADE, SEX, TEAM, DEPARTMENT, DIVISION = "by.grade", "by.sex", "by.team", "by.department", "by.division"
BREAKDOWNS = (
    (GRADE,),
    (GRADE, SEX),
    (DEPARTMENT, TEAM),
    (DIVISION, DEPARTMENT, TEAM),
    (GRADE, DEPARTMENT),
    (TEAM, GRADE),
)
SIZES = (14, 30, 45, 70, 110, 160, 240)
LEVELS = {GRADE: 4, SEX: 2, TEAM: 7}
DEPARTMENTS, DIVISIONS = 3, 2
"""A team lies in the department of its number modulo three, a department in one of two divisions."""

Random = np.random.Generator


@dataclass(frozen=True, slots=True)
class Shape:
    """What kind of firm is drawn."""

    people: int
    breakdowns: tuple[str, ...]
    measures: tuple[str, ...] = (OCCUPATION,)
    waves: int = 1
    keyed: bool = False
    strays: int = 0
    """So many people of a team are in another department: hierarchies that nearly nest."""


def small_shape(chance: Random) -> Shape:
    """The shapes of the tests that everybody runs: most have one breakdown, some two, one in ten three or two waves."""
    kind = int(chance.integers(10))
    waves = 2 if kind == 0 else 1
    return Shape(
        people=int(chance.choice(SIZES[1:5])),
        breakdowns=BREAKDOWNS[0] if kind in (0, 4, 5, 6, 7, 8, 9) else BREAKDOWNS[chance.integers(1, len(BREAKDOWNS))],
        measures=(SCHOOL,) if kind in (1, 5, 6) else (OCCUPATION,),
        waves=waves,
        keyed=waves == 2 and bool(chance.random() < 0.7),
        strays=int(chance.choice([0, 0, 3, 12])),
    )


def shape(chance: Random) -> Shape:
    """Any of the shapes."""
    waves = 1 + int(chance.random() < 0.4)
    return Shape(
        people=int(chance.choice(SIZES)),
        breakdowns=BREAKDOWNS[chance.integers(len(BREAKDOWNS))],
        measures=(OCCUPATION, SCHOOL) if chance.random() < 0.3 else (OCCUPATION,),
        waves=waves,
        keyed=waves == 2 and bool(chance.random() < 0.6),
        strays=int(chance.choice([0, 0, 3, 12])),
    )


def firm_of(seed: int, *, small: bool = False) -> Firm:
    """The firm of a seed, the same everywhere."""
    chance = np.random.default_rng([20_261_123, seed])
    return draw(small_shape(chance) if small else shape(chance), chance)


def draw(wanted: Shape, chance: Random) -> Firm:
    """A firm of a shape."""
    weights = {column: _skewed(chance, n) for column, n in LEVELS.items()}
    tastes = {
        measure: chance.dirichlet(np.full(len(CLASSES[measure]), 2.0), LEVELS[GRADE]) for measure in wanted.measures
    }
    silent = float(chance.choice([0.0, 0.05, 0.15]))
    rows = []
    for key in range(wanted.people):
        place = {column: int(chance.choice(len(each), p=each)) for column, each in weights.items()}
        stray = key < wanted.strays
        levels = tuple(_label(column, place, stray) for column in wanted.breakdowns)
        answers = tuple(_answer(chance, m, tastes[m][place[GRADE]], silent) for m in wanted.measures)
        rows.append(Row(key, LAST, levels, answers))
    firm = Firm(wanted.breakdowns, wanted.measures, tuple(rows), wanted.keyed)
    return firm if wanted.waves == 1 else _with_wave_before(firm, chance)


def _skewed(chance: Random, levels: int) -> np.ndarray:
    """Few large levels and a tiny one; sometimes a level that nobody holds."""
    weights = chance.lognormal(0.0, 1.1, levels)
    weights[-1] *= chance.choice([0.0, 0.1, 1.0])
    return np.asarray(weights / weights.sum())


def _label(column: str, place: dict[str, int], stray: bool) -> str:
    team = place[TEAM]
    department = (team + stray) % DEPARTMENTS
    upper = {DEPARTMENT: department, DIVISION: min(department, DIVISIONS - 1)}
    return f"{column.removeprefix('by.')} {'abcdefgh'[{**place, **upper}[column]]}"


def _answer(chance: Random, measure: str, taste: np.ndarray, silent: float) -> str:
    if chance.random() < silent:
        return STATES[int(chance.random() < 0.4)]
    return CLASSES[measure][int(chance.choice(len(taste), p=taste))]


def _with_wave_before(firm: Firm, chance: Random) -> Firm:
    """The wave before: most were there already, some have left since, moved, or answered otherwise."""
    known = [row for row in firm.rows if chance.random() < 0.9]
    before = [_before(firm, row, chance) for row in known]
    some = chance.integers(len(firm.rows), size=int(chance.choice([1, 4, 15])))
    left = [replace(firm.rows[i], key=len(firm.rows) + n, wave=FIRST) for n, i in enumerate(some)]
    return replace(firm, rows=tuple(chain(before, left, firm.rows)))


def _before(firm: Firm, row: Row, chance: Random) -> Row:
    other = firm.rows[chance.integers(len(firm.rows))]
    levels = other.levels if chance.random() < 0.08 else row.levels
    answers = other.answers if chance.random() < 0.05 else row.answers
    return Row(row.key, FIRST, levels, answers)


def school_firm(counts: dict[str, tuple[int, int]]) -> Firm:
    """A firm by grade: of each so many went to a state school, so many to an independent one."""
    answers = CLASSES[SCHOOL]
    given = [(g, a) for g, pair in counts.items() for a, n in zip(answers, pair, strict=True) for _ in range(n)]
    return Firm((GRADE,), (SCHOOL,), tuple(Row(i, LAST, (g,), (a,)) for i, (g, a) in enumerate(given)))


HEADS = st.sampled_from([0, 0, 1, 2, 3, 5, 8, 9, 10, 13, 24, 60])
"""Skewed, with many that are small and some that are nought."""


@st.composite
def firms(draw_: st.DrawFn) -> Firm:
    """One wave, one question: two departments of two teams, or up to four grades, with any number of each answer."""
    nested = draw_(st.booleans())
    breakdowns = (DEPARTMENT, TEAM) if nested else (GRADE,)
    kinds = (
        [("a", "a1"), ("a", "a2"), ("b", "b1"), ("b", "b2")]
        if nested
        else [(g,) for g in "abcd"[: draw_(st.integers(2, 4))]]
    )
    answers = (*CLASSES[OCCUPATION], STATES[0])
    counts = {(kind, answer): draw_(HEADS) for kind in kinds for answer in answers}
    counts[kinds[0], answers[0]] += 1
    given = [(kind, answer) for (kind, answer), n in counts.items() for _ in range(n)]
    return Firm(
        breakdowns, (OCCUPATION,), tuple(Row(i, LAST, kind, (answer,)) for i, (kind, answer) in enumerate(given))
    )


@st.composite
def followed(draw_: st.DrawFn) -> Firm:
    """Two waves of the same staff, with a key: stayers, leavers and joiners of any number."""
    waves = ((FIRST, LAST), (FIRST,), (LAST,))
    heads = st.sampled_from([0, 1, 2, 9, 10, 12, 30])
    rows: list[Row] = []
    key = 0
    for grade in "ab":
        for answer in CLASSES[OCCUPATION][:2]:
            for present in waves:
                for _ in range(draw_(heads)):
                    rows += [Row(key, wave, (grade,), (answer,)) for wave in present]
                    key += 1
    both = (Row(key, wave, ("a",), (CLASSES[OCCUPATION][0],)) for wave in waves[0])
    return Firm((GRADE,), (OCCUPATION,), (*rows, *both), keyed=True)
