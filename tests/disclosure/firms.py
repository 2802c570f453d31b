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
    by_table,
    composition_table,
    declaration_by_table,
    declaration_table,
)
from socmob.values.cells import Cells
from socmob.values.definitions import Population
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
    return Cells(
        tuple(columns),
        levels,
        codes.reshape(len(keys), len(columns)),
        n,
        n.astype(np.float64),
        n.astype(np.float64),
        {},
    )


def view_of(cells: Cells) -> View:
    """The occupation measure, with the states that occur."""
    states = tuple(label for label in cells.labels(MEASURE) if label is not None and label.startswith("answer."))
    return View(MEASURE, "Occupation", SPLITS, CATEGORIES, states)


def overall(people: Mapping[tuple[str, str, str], int]) -> dict[tuple[str, ...], int]:
    """People by wave and answer, their level aside."""
    counted: dict[tuple[str, ...], int] = {}
    for (wave, answer, _), n in people.items():
        counted[wave, answer] = counted.get((wave, answer), 0) + n
    return counted


def report(people: Mapping[tuple[str, str, str], int], breakdown: str = "grade") -> list[RawTable]:
    """The tables of a report of people counted by wave, answer and level."""
    whole = cells_of(overall(people), ("wave", MEASURE))
    by = cells_of(people, ("wave", MEASURE, f"by.{breakdown}"))
    view, design, staff = view_of(whole), Design(), Population.of({"wave": ["2026"]})
    labels = {state: state for state in view.states}
    levels = [Header(label, label) for label in by.labels(f"by.{breakdown}") if label is not None]
    return [
        declaration_table(whole, view, staff, "Who answered", labels),
        composition_table(whole, view, design, staff, "Composition", None),
        declaration_by_table(by, view, staff, "Who answered, by grade", breakdown, levels),
        by_table(by, view, design, staff, "By grade", breakdown, levels),
    ]
