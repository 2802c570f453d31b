"""Made-up firms, published and attacked from the outside."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socmob.disclosure import protect, write_release
from socmob.disclosure import withhold as withhold_module
from socmob.errors import DefectError
from socmob.values.tables import RawTable
from tests.disclosure.attacker import Attacker, Document, Terms, narrowed, populations
from tests.disclosure.firms import ABOUT, CATEGORIES, MEASURE, PROFILE, report

SIZES = st.sampled_from([0, 0, 1, 2, 3, 5, 8, 9, 10, 13, 24, 60])
"""Skewed, with many that are small and some that are nought."""

ANSWERS = (*CATEGORIES, "answer.blank", "answer.not_said")

Firm = dict[tuple[str, str, str], int]
Linked = dict[tuple[str, str, str, str, str], int]


@st.composite
def firms(draw: st.DrawFn) -> Firm:
    """Between two and four grades of any size, with at least one person."""
    grades = draw(st.integers(2, 4))
    firm = {("2026", answer, f"grade {i}"): draw(SIZES) for i in range(grades) for answer in ANSWERS}
    firm["2026", CATEGORIES[0], "grade 0"] += 1
    return {key: n for key, n in firm.items() if n}


LINKED = ("wave", MEASURE, "origin.school11_16", "by.grade", "by.sex")


@st.composite
def linked_firms(draw: st.DrawFn) -> Linked:
    """Two waves, two measures and two breakdowns, that is six kinds of tables linked by their margins."""
    kinds = itertools.product(
        ("2023", "2026"), (*CATEGORIES[::2], "answer.blank"), ("school.state", "school.independent"), "ab", "fm"
    )
    firm = {kind: draw(SIZES) for kind in kinds}
    firm["2026", CATEGORIES[0], "school.state", "a", "f"] += 1
    return {kind: n for kind, n in firm.items() if n}


def exact_counts(tables: list[RawTable]) -> dict[Terms, int]:
    """The true count of every population of some tables, coarser forms included."""
    counts: dict[Terms, int] = {}
    for table in tables:
        form: RawTable | None = table
        while form is not None:
            counts.update({p.terms: n for p, n in form.counts.items()})
            form = form.coarser
    return counts


@settings(max_examples=40, deadline=None)
@given(firms())
def test_nothing_withheld_is_narrowed(firm: Firm) -> None:
    """No withheld number of a firm can be told to within less than the threshold."""
    tables = report(firm)
    document = write_release(protect(tables, PROFILE, ABOUT))
    assert narrowed(document, exact_counts(tables), PROFILE.threshold) == []


@settings(max_examples=15, deadline=None)
@given(linked_firms())
def test_nothing_withheld_is_narrowed_through_other_tables(firm: Linked) -> None:
    """Nor can it be with all tables of two measures, breakdowns and waves laid side by side."""
    tables = report(firm, LINKED)
    document = write_release(protect(tables, PROFILE, ABOUT))
    assert narrowed(document, exact_counts(tables), PROFILE.threshold) == []


@settings(max_examples=40, deadline=None)
@given(firms())
def test_nothing_small_is_shown(firm: Firm) -> None:
    """Neither a population below the threshold nor a small difference of two nested ones is published."""
    tables = report(firm)
    document = write_release(protect(tables, PROFILE, ABOUT))
    exact = exact_counts(tables)
    shown = {p for p in _shown(document) if _possible(p, tables[0])}
    assert all(exact[p] >= PROFILE.threshold for p in shown)
    assert [(a, b) for a in shown for b in shown if _is_within(a, b) and 0 < exact[b] - exact[a] < 10] == []


@settings(max_examples=25, deadline=None)
@given(firms())
def test_no_small_difference_is_narrowed(firm: Firm) -> None:
    """Nor can it be told how many are between two nested populations that hardly differ, both withheld or not."""
    tables = report(firm)
    document = write_release(protect(tables, PROFILE, ABOUT))
    assert _narrow_differences(document, tables) == []


@pytest.mark.parametrize("silent", [0, 1, 8])
def test_totals_do_not_tell_how_many_small_groups_are_silent(silent: int) -> None:
    """Two small grades have both their people and their answers withheld: what is left of the totals tells neither."""
    grades = {"a": (4, 5, silent), "b": (3, 5, 0), "c": (30, 60, 30), "d": (40, 100, 35)}
    answers = (CATEGORIES[0], CATEGORIES[2], "answer.blank")
    firm = {("2026", a, g): n for g, counts in grades.items() for a, n in zip(answers, counts, strict=True) if n}
    tables = report(firm)
    document = write_release(protect(tables, PROFILE, ABOUT))
    assert _narrow_differences(document, tables) == []
    assert document["numbers"][f"declaration_by.{MEASURE}.grade/d/eligible"]["state"] == "shown"
    with (
        mock.patch.object(withhold_module, "small_differences", return_value=()),
        pytest.raises(DefectError, match="nothing was published"),
    ):
        protect(tables, PROFILE, ABOUT)


def test_without_further_withholding_the_attacker_succeeds() -> None:
    """The attack finds what threshold suppression alone leaves open, so that its silence means something."""
    firm = {("2026", code, f"grade {i}"): 30 for code in ANSWERS for i in range(3)}
    firm["2026", CATEGORIES[0], "grade 0"] = 4
    tables = report(firm)
    with (
        mock.patch.object(withhold_module._Hiding, "hide"),
        mock.patch("socmob.disclosure.gate.audit"),
    ):
        document = write_release(protect(tables, PROFILE, ABOUT))
    assert narrowed(document, exact_counts(tables), PROFILE.threshold)


SPARE = {
    ("2026", answer, grade): n
    for grade, counts in {"a": (8, 2, 8, 8), "b": (40, 30, 30, 40), "c": (30, 2, 40, 8)}.items()
    for answer, n in zip((*CATEGORIES, "answer.blank"), counts, strict=True)
}
"""A firm of which more is withheld at first than must be."""


def test_what_need_not_be_withheld_comes_back() -> None:
    """Trying again shows cells that were withheld at first, and the stranger still learns nothing."""
    tables = report(SPARE)
    release = protect(tables, PROFILE, ABOUT)
    with mock.patch("socmob.disclosure.withhold.Reopening.reopen"):
        first = protect(tables, PROFILE, ABOUT)
    assert sum(line.withheld for line in release.withheld) < sum(line.withheld for line in first.withheld)
    assert narrowed(write_release(release), exact_counts(tables), PROFILE.threshold) == []


def test_trials_are_counted() -> None:
    """A profile that allows no trial withholds what was withheld at first."""
    search = PROFILE.search.model_copy(update={"trials": 0})
    with mock.patch("socmob.disclosure.withhold.Reopening.reopen"):
        first = protect(report(SPARE), PROFILE, ABOUT)
    assert protect(report(SPARE), PROFILE.model_copy(update={"search": search}), ABOUT).withheld == first.withheld


def test_the_audit_stops_what_the_attacker_would_find() -> None:
    """A release in which a withheld number could be worked out does not leave, whatever chose its cells."""
    firm = {("2026", code, f"grade {i}"): 30 for code in ANSWERS for i in range(3)}
    firm["2026", CATEGORIES[0], "grade 0"] = 4
    with (
        mock.patch.object(withhold_module._Hiding, "hide"),
        pytest.raises(DefectError, match="nothing was published"),
    ):
        protect(report(firm), PROFILE, ABOUT)


def _shown(document: dict[str, object]) -> Iterator[Terms]:
    for number in document["numbers"].values():  # type: ignore[attr-defined]
        if number["state"] == "shown":
            yield from populations(number["definition"])


def _possible(population: Terms, table: RawTable) -> bool:
    """Whether the population's columns hold any of its codes (no firm without blanks has any)."""
    return all(set(codes) & set(table.levels.get(column, codes)) for column, codes in population)


def _is_within(part: Terms, whole: Terms) -> bool:
    held, wider = dict(part), dict(whole)
    return part != whole and all(c in held and set(held[c]) <= set(codes) for c, codes in wider.items())


def _narrow_differences(document: Document, tables: list[RawTable]) -> list[tuple[Terms, Terms]]:
    """The pairs of nested populations that hardly differ of which the stranger learns by how much."""
    exact, attacker = exact_counts(tables), Attacker(document, exact_counts(tables))
    named = {p for n in document["numbers"].values() for p in populations(n["definition"]) if _possible(p, tables[0])}
    close = [(a, b) for a in named for b in named if _is_within(a, b) and exact[b] - exact[a] < PROFILE.complement]
    return [pair for pair in close if attacker.is_difference_narrow(*pair, PROFILE.threshold)]
