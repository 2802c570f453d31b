"""Made-up firms, person by person: whom outsiders can tell apart, what each answered, and what is published of them.

The tests of the gate and the attack on it share them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from socmob.measures import Design
from socmob.measures.tables import (
    OriginClass,
    View,
    Waves,
    by_table,
    change_table,
    composition_table,
    declaration_by_table,
    declaration_table,
    trend_table,
)
from socmob.values.cells import Cells
from socmob.values.definitions import Population
from socmob.values.joint import ABSENT, Answers, Joint
from socmob.values.tables import About, Header, RawTable

OCCUPATION, SCHOOL = "origin.occupation14", "origin.school11_16"
CLASSES: Mapping[str, tuple[str, ...]] = {
    OCCUPATION: ("occ14.professional", "occ14.intermediate", "occ14.working"),
    SCHOOL: ("school.state", "school.independent"),
}
STATES = ("answer.blank", "answer.not_said")
FIRST, LAST = "2023", "2026"
FEW_WEIGHTS, FIFTHS = 5, 5


@dataclass(frozen=True, slots=True)
class Row:
    """A person in a wave: the level in each breakdown of the firm, the answer to each of its questions, the weight."""

    key: int
    wave: str
    levels: tuple[str, ...]
    answers: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Firm:
    """A firm's people. With `keyed` everyone can tell who of one wave is who of another."""

    breakdowns: tuple[str, ...]
    measures: tuple[str, ...]
    rows: tuple[Row, ...]
    keyed: bool = False
    possible: tuple[str, ...] = ()
    """Answer states that everybody knows to be possible, whether anybody is in them or not."""

    @cached_property
    def waves(self) -> tuple[str, ...]:
        """Waves with somebody in them, the first first."""
        return tuple(sorted({row.wave for row in self.rows}))

    @cached_property
    def classes(self) -> Mapping[tuple[str, float], str]:
        """What outsiders know of each weight in each wave: itself where there are few, else which fifth it is in."""
        found: dict[tuple[str, float], str] = {}
        for wave in self.waves:
            ordered = sorted(row.weight for row in self.rows if row.wave == wave)
            fifths = [ordered[math.ceil(len(ordered) * part / FIFTHS) - 1] for part in range(1, FIFTHS)]
            for weight in set(ordered):
                few = len(set(ordered)) <= FEW_WEIGHTS
                found[wave, weight] = str(weight if few else sum(end < weight for end in {*fifths}))
        return found

    @property
    def weighted(self) -> bool:
        """Whether some people count for more than others."""
        return len({row.weight for row in self.rows}) > 1

    def labels(self, row: Row) -> dict[str, str]:
        """What a row holds in each column."""
        answers = zip(self.measures, row.answers, strict=True)
        return {"wave": row.wave, **dict(zip(self.breakdowns, row.levels, strict=True)), **dict(answers)}

    def until(self, wave: str) -> Firm:
        """The firm as it was known in a wave."""
        return Firm(self.breakdowns, self.measures, tuple(r for r in self.rows if r.wave <= wave), self.keyed)

    def people(self) -> list[tuple[Row, ...]]:
        """The rows of each person; without a key every row is taken for somebody else."""
        found: dict[object, list[Row]] = {}
        for i, row in enumerate(self.rows):
            found.setdefault(row.key if self.keyed else ("row", i), []).append(row)
        return [tuple(rows) for rows in found.values()]

    def codes(self, measure: str) -> tuple[str, ...]:
        """A question's classes, and the answer states that occur or are possible."""
        place = self.measures.index(measure)
        given = {*self.possible, *(row.answers[place] for row in self.rows)}
        return (*CLASSES[measure], *(state for state in STATES if state in given))


def firm_of(counts: Mapping[tuple[str, str, str], int]) -> Firm:
    """A firm whose people are counted by wave, parents' occupation and grade; nobody can be followed."""
    listed = [who for who, n in sorted(counts.items()) for _ in range(n)]
    rows = tuple(Row(i, wave, (grade,), (answer,)) for i, (wave, answer, grade) in enumerate(listed))
    return Firm(("by.grade",), (OCCUPATION,), rows)


def cells(firm: Firm, columns: Sequence[str]) -> Cells:
    """People counted by some columns."""
    labelled = (firm.labels(row) for row in firm.rows)
    counted = Counter(tuple(labels[column] for column in columns) for labels in labelled)
    keys = sorted(counted)
    levels = tuple(tuple(sorted({key[i] for key in keys})) for i in range(len(columns)))
    codes = np.array([[levels[i].index(label) for i, label in enumerate(key)] for key in keys], dtype=np.int64)
    n = np.array([counted[key] for key in keys], dtype=np.int64)
    weight = n.astype(np.float64)
    return Cells(tuple(columns), levels, codes.reshape(len(keys), len(columns)), n, weight, weight.copy(), {})


def view(firm: Firm, measure: str) -> View:
    """A question as it is shown; occupation can fall back to two classes."""
    classes = CLASSES[measure]
    split = tuple(OriginClass(code, code.partition(".")[2], (code,)) for code in classes)
    rest = OriginClass("+".join(classes[1:]), " and ".join(one.label for one in split[1:]), classes[1:])
    splits = (split, (split[0], rest)) if len(classes) > 2 else (split,)
    states = tuple(code for code in firm.codes(measure) if code in STATES)
    return View(measure, measure, splits, classes, states)


def tables(firm: Firm, breakdowns: Sequence[str] | None = None) -> list[RawTable]:
    """The tables of a report on a firm's last wave, by all its breakdowns or some."""
    found: list[RawTable] = []
    for measure in firm.measures:
        found += _overall(firm, measure)
        for column in firm.breakdowns if breakdowns is None else breakdowns:
            found += _by(firm, measure, column)
    return found


def _overall(firm: Firm, measure: str) -> list[RawTable]:
    shown, counted, waves = view(firm, measure), cells(firm, ("wave", measure)), firm.waves
    people = Population.of({"wave": [waves[-1]]})
    made = [
        declaration_table(counted, shown, people, "Who answered", {state: state for state in shown.states}),
        composition_table(counted, shown, Design(), people, "Composition", None),
    ]
    if len(waves) > 1:
        each = [Header(wave, wave) for wave in waves]
        made += [
            declaration_by_table(counted, shown, Population(), "Who answered, by wave", "wave", each),
            trend_table(counted, shown, Design(), "Trend", waves),
            change_table(shown, Design(), Waves(waves[0], waves[-1], counted), "Change"),
        ]
    return made


def _by(firm: Firm, measure: str, column: str) -> list[RawTable]:
    shown, counted, wave = view(firm, measure), cells(firm, ("wave", measure, column)), firm.waves[-1]
    people, name = Population.of({"wave": [wave]}), column.removeprefix("by.")
    present = {firm.labels(row)[column] for row in firm.rows if row.wave == wave}
    levels = [Header(label, label) for label in sorted(present)]
    return [
        declaration_by_table(counted, shown, people, "Who answered, by level", name, levels),
        by_table(counted, shown, Design(), people, "By level", name, levels),
    ]


Kind = tuple[tuple[str, ...] | None, ...]
"""For each wave the levels of a kind of people, and behind them the class of weight; or that they were not there."""


def kind_of(firm: Firm, rows: Sequence[Row]) -> Kind:
    """What outsiders can tell a person by."""
    told = {row.wave: (*row.levels, *([firm.classes[row.wave, row.weight]] if firm.weighted else [])) for row in rows}
    return tuple(told.get(wave) for wave in firm.waves)


def joint(firm: Firm) -> Joint:
    """What the gate is told of a firm: its people by kind, and by what they always answered."""
    people = firm.people()
    kinds = sorted({kind_of(firm, rows) for rows in people}, key=str)
    place = {kind: i for i, kind in enumerate(kinds)}
    of = [place[kind_of(firm, rows)] for rows in people]
    levels = {column: tuple(sorted({row.levels[i] for row in firm.rows})) for i, column in enumerate(firm.breakdowns)}
    codes = [[_codes(firm, levels, there) for there in kind] for kind in kinds]
    shape = (len(kinds), len(firm.waves), len(firm.breakdowns))
    return Joint(
        waves=firm.waves,
        columns=firm.breakdowns,
        levels=levels,
        present=np.array([[there is not None for there in kind] for kind in kinds], dtype=bool),
        codes=np.array(codes, dtype=np.int64).reshape(shape),
        heads=np.bincount(of, minlength=len(kinds)).astype(np.int64),
        answers={measure: _answers(firm, measure, people, of, len(kinds)) for measure in firm.measures},
        linked=firm.keyed,
        strata=_strata(kinds) if firm.weighted else np.zeros((0, 0), dtype=np.int64),
    )


def _strata(kinds: Sequence[Kind]) -> np.ndarray:
    """The class of weights of each kind in each wave, by number."""
    number = {there[-1]: i for i, there in enumerate(there for kind in kinds for there in kind if there)}
    return np.array([[ABSENT if there is None else number[there[-1]] for there in kind] for kind in kinds])


def _codes(firm: Firm, levels: Mapping[str, tuple[str, ...]], there: tuple[str, ...] | None) -> list[int]:
    if there is None:
        return [ABSENT] * len(firm.breakdowns)
    return [levels[column].index(label) for column, label in zip(firm.breakdowns, there, strict=False)]


def _answers(firm: Firm, measure: str, people: Sequence[Sequence[Row]], of: Sequence[int], kinds: int) -> Answers:
    codes, place = firm.codes(measure), firm.measures.index(measure)
    counts = np.zeros((kinds, len(codes)), dtype=np.int64)
    changed = np.zeros((kinds, len(firm.waves), len(codes)), dtype=np.int64)
    for kind, rows in zip(of, people, strict=True):
        given = {row.answers[place] for row in rows}
        if len(given) == 1:
            counts[kind, codes.index(given.pop())] += 1
            continue
        for row in rows:
            changed[kind, firm.waves.index(row.wave), codes.index(row.answers[place])] += 1
    return Answers(codes, counts, changed if changed.any() else None)


def about(firm: Firm) -> About:
    """What a release on a firm's last wave says of itself."""
    waves = firm.waves
    return About(
        organisation="A firm",
        wave=waves[-1],
        waves=waves,
        editions=("smc-2020-11",),
        geography="UK",
        people="workforce",
        asked="all",
        weighted=False,
        design="none",
        census=True,
        comparisons=(),
        compared=(waves[0], waves[-1]) if len(waves) > 1 else (),
    )
