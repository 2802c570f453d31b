"""Public ids are pinned, every fact has a source, and nothing is loaded before it is asked for."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from socmob.framework import (
    editions,
    label,
    languages,
    measures,
    people,
    profile,
    profiles,
    programs,
    public_ids,
    scheme,
    schemes,
    settings,
    sources,
    thresholds,
)  # fmt: skip
from socmob.framework.benchmark_data import _populations, benchmarks
from socmob.framework.bridges import _file as bridges
from socmob.framework.measure_data import MeasureKind
from socmob.values.definitions import Statistic, TableKind

MANIFEST = Path(__file__).parent / "manifest.txt"
SOURCED: list[Any] = [
    *editions(), *(q for e in editions() for q in e.questions), *measures(), *measures(MeasureKind.CONTEXT),
    *schemes(), *settings(), *profiles(), *thresholds(), *bridges().bridges,
    *languages(), *programs(),
]  # fmt: skip


def test_public_ids_are_those_of_the_manifest() -> None:
    """An id that appears or vanishes is a change that others must be told of; write it into the manifest by hand."""
    assert list(public_ids()) == MANIFEST.read_text(encoding="utf-8").split()


def test_every_public_id_has_words() -> None:
    """No id is ever shown to a reader for want of a label."""
    assert all(label(id).strip() for id in public_ids())


@pytest.mark.parametrize("fact", SOURCED, ids=lambda fact: fact.id)
def test_every_fact_has_a_source(fact: Any) -> None:
    """Each names at least one source that is listed."""
    named = fact.sources
    assert named
    assert set(named) <= set(sources())


def test_every_source_is_used() -> None:
    """A source that nothing names is not carried."""
    used = {s for fact in SOURCED for s in fact.sources} | {b.source.id for b in benchmarks()}
    assert set(sources()) - used == set()


def test_every_population_is_used() -> None:
    """A population that no figure is about is not carried."""
    assert set(_populations()) == {b.population.id for b in benchmarks()}


def test_every_headline_is_in_every_coding_that_is_asked() -> None:
    """An opening sentence can be written for every question of every edition."""
    for question in (q for e in editions() for q in e.questions):
        measure = next(m for m in measures() if m.id == question.measure)
        assert measure.headline_in(question.scheme) in scheme(question.scheme).category_ids


def test_every_category_that_is_asked_can_end_a_sentence() -> None:
    """No report has to quote a label where it speaks of the people of a category, or of several joined."""
    asked = [scheme(id) for id in {q.scheme for e in editions() for q in e.questions} | {m.scheme for m in measures()}]
    alone = {category.id for found in asked for category in found.categories}
    joined = {"+".join(g.members) for found in asked for split in found.splits for g in split.groups}
    assert [code for code in alone | joined if people(code) is None] == []


@pytest.mark.parametrize("id", ["occ14.smc3", "occ14.son3", "school.gmc", "qual.own4"])
def test_a_coding_of_three_or_more_can_be_shown_in_two(id: str) -> None:
    """A small firm is shown a coarser split when the finest cannot be shown."""
    assert len(scheme(id).splits[-1].groups) == 2


def test_the_default_profile_has_a_rule_for_everything_there_is() -> None:
    """Every kind of table has a rule, every statistic a precision."""
    default = profile()
    assert (default.threshold, default.complement, default.minimum_base) == (10, 10, 10)
    assert set(default.decimals) == set(Statistic)
    assert set(default.tables) == set(TableKind)


def test_a_statistic_without_a_rule_is_not_allowed() -> None:
    """The joining of two files shows counts and nothing else."""
    assert [s for s in Statistic if profile().allows(TableKind.JOINING, s)] == [Statistic.COUNT]


@pytest.mark.parametrize(
    ("asked", "unread"),
    [
        ("pass", ("pydantic", "yaml", "socmob.framework.scheme_data")),
        (
            "socmob.framework.scheme('pdeg.person')",
            ("socmob.framework.edition_data", "socmob.framework.benchmark_data"),
        ),
        ("socmob.framework.edition('gmc-2013')", ("socmob.framework.benchmark_data", "socmob.framework.profile_data")),
    ],
)
def test_nothing_is_loaded_before_it_is_asked_for(asked: str, unread: tuple[str, ...]) -> None:
    """A command that only prints its help pays nothing for the framework."""
    code = f"import sys, socmob.framework; {asked}; print([m for m in {unread!r} if m in sys.modules])"
    path = f"import sys; sys.path[:0] = {sys.path!r}; "
    done = subprocess.run([sys.executable, "-c", path + code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
