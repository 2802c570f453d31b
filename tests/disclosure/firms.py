"""Made-up firms for the tests of the gate: people as rows, the raw tables of their report, and a profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from socmob.framework import profile
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

MEASURE = "origin.occupation14"
CATEGORIES = ("occ14.professional", "occ14.intermediate", "occ14.working")
SPLITS = (
    tuple(OriginClass(code, code.removeprefix("occ14."), (code,)) for code in CATEGORIES),
    (
        OriginClass("occ14.professional", "professional", ("occ14.professional",)),
        OriginClass(
            "occ14.intermediate+occ14.working", "intermediate and working", ("occ14.intermediate", "occ14.working")
        ),
    ),
)
ABOUT = About(
    organisation="A firm",
    wave="2026",
    waves=("2026",),
    editions=("smc-2020-11",),
    geography="UK",
    people="workforce",
    asked="all",
    weighted=False,
    design="none",
    census=True,
    comparisons=(),
)


PROFILE = profile()


def cells_of(people: Mapping[Any, int], columns: Sequence[str]) -> Cells:
    """Cells of people counted by their labels in some columns."""
    keys = sorted(people)
    levels = tuple(tuple(sorted({key[i] for key in keys})) for i in range(len(columns)))
    codes = np.array([[levels[i].index(key[i]) for i in range(len(columns))] for key in keys], dtype=np.int64)
    n = np.array([people[key] for key in keys], dtype=np.int64)
    weight = n.astype(np.float64)
    return Cells(tuple(columns), levels, codes.reshape(len(keys), len(columns)), n, weight, weight.copy(), {})


def counted(people: Mapping[Any, int], columns: Sequence[str], kept: Sequence[str]) -> Cells:
    """People counted by some of the columns that they are known by."""
    places = [columns.index(column) for column in kept]
    found: dict[tuple[str, ...], int] = {}
    for labels, n in people.items():
        key = tuple(labels[place] for place in places)
        found[key] = found.get(key, 0) + n
    return cells_of(found, kept)


def view_of(cells: Cells, measure: str) -> View:
    """A measure with the states that occur; occupation can fall back to two classes."""
    labels = [label for label in cells.labels(measure) if label is not None]
    states = tuple(label for label in labels if label.startswith("answer."))
    if measure == MEASURE:
        return View(measure, "Occupation", SPLITS, CATEGORIES, states)
    categories = tuple(label for label in labels if label not in states)
    return View(measure, measure, (tuple(OriginClass(code, code, (code,)) for code in categories),), categories, states)


def report(people: Mapping[Any, int], columns: Sequence[str] = ("wave", MEASURE, "by.grade")) -> list[RawTable]:
    """The tables of a report of people counted by wave, one or more measures and one or more breakdowns."""
    tables = []
    for measure in (column for column in columns if column.startswith("origin.")):
        whole = counted(people, columns, ("wave", measure))
        view = view_of(whole, measure)
        tables += _overall(whole, view)
        for breakdown in (column for column in columns if column.startswith("by.")):
            tables += _by(counted(people, columns, ("wave", measure, breakdown)), view, breakdown)
    return tables


def joint(people: Mapping[Any, int], columns: Sequence[str] = ("wave", MEASURE, "by.grade")) -> Joint:
    """People by kind; nobody can be followed from wave to wave."""
    by, measures = ([c for c in columns if c.startswith(start)] for start in ("by.", "origin."))
    keys = sorted({(key[0], *(key[columns.index(c)] for c in by)) for key in people})
    waves = tuple(sorted({key[0] for key in keys}))
    levels = {column: tuple(sorted({key[1 + i] for key in keys})) for i, column in enumerate(by)}
    present = np.array([[key[0] == wave for wave in waves] for key in keys])
    codes = np.full((len(keys), len(waves), len(by)), ABSENT)
    for number, key in enumerate(keys):
        codes[number, waves.index(key[0])] = [levels[c].index(key[1 + i]) for i, c in enumerate(by)]
    answers = {measure: _answers(people, columns, keys, by, measure) for measure in measures}
    heads = next(iter(answers.values())).counts.sum(axis=1)
    return Joint(waves, tuple(by), levels, present, codes, heads, answers)


def _answers(
    people: Mapping[Any, int], columns: Sequence[str], keys: list[tuple[str, ...]], by: list[str], measure: str
) -> Answers:
    place = columns.index(measure)
    codes = tuple(sorted({key[place] for key in people}))
    counts = np.zeros((len(keys), len(codes)), dtype=np.int64)
    for key, n in people.items():
        kind = (key[0], *(key[columns.index(column)] for column in by))
        counts[keys.index(kind), codes.index(key[place])] += n
    return Answers(codes, counts)


STAFF = Population.of({"wave": [ABOUT.wave]})


def _overall(cells: Cells, view: View) -> list[RawTable]:
    labels = {state: state for state in view.states}
    tables = [
        declaration_table(cells, view, STAFF, "Who answered", labels),
        composition_table(cells, view, Design(), STAFF, "Composition", None),
    ]
    waves = [wave for wave in cells.labels("wave") if wave is not None]
    if len(waves) > 1:
        tables += [
            trend_table(cells, view, Design(), "Trend", waves),
            change_table(view, Design(), Waves(waves[0], waves[-1], cells), "Change"),
        ]
    return tables


def _by(cells: Cells, view: View, breakdown: str) -> list[RawTable]:
    levels = [Header(label, label) for label in cells.labels(breakdown) if label is not None]
    name = breakdown.removeprefix("by.")
    return [
        declaration_by_table(cells, view, STAFF, "Who answered, by level", name, levels),
        by_table(cells, view, Design(), STAFF, "By level", name, levels),
    ]
