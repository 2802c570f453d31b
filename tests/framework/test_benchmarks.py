"""Benchmarks carry what was published, with its own error and its source, and know what may be drawn as a whole."""

import re
from collections import Counter

import pytest

from socmob.framework import benchmark, benchmarks
from socmob.framework.published import Benchmark, People
from tests.framework.shared import facts, runs

ALL = benchmarks()
IDS = [b.id for b in ALL]


@pytest.mark.parametrize("figure", ALL, ids=IDS)
def test_every_benchmark_names_its_source(figure: Benchmark) -> None:
    """A title, an address and a date stand behind every number."""
    assert figure.source_title
    assert figure.source_url is not None
    assert figure.source_url.startswith("https://")
    assert figure.source.date


@pytest.mark.parametrize(
    ("id", "shares", "n"),
    [
        ("occ14.smc3:workforce_16_plus:2021", [0.37, 0.24, 0.39], None),
        ("occ14.son3:age_25_29:2022-2024", [0.426, 0.232, 0.342], 1754),
        ("occ14.son3:age_25_29:2014-2016", [0.353, 0.240, 0.407], 3684),
        ("occ14.smc3:industry_legal:2021", [0.59, 0.18, 0.23], None),
        ("school.smc:pupils:2019", [0.075], None),
    ],
)
def test_a_benchmark_is_as_published(id: str, shares: list[float], n: int | None) -> None:
    """Shares and sample size of figures that reports lean on."""
    figure = benchmark(id)
    assert list(figure.shares.values()) == pytest.approx(shares)
    assert (figure.n, figure.fixed) == (n, n is None)


def test_a_set_that_does_not_add_up_is_scaled_and_says_so() -> None:
    """37.6, 25.1 and 37.5 make 100.2, so that 37.5, 25.1 and 37.4 are used."""
    figure = benchmark("occ14.son3:age_25_64:2022")
    assert list(figure.published.values()) == [37.6, 25.1, 37.5]
    assert list(figure.shares.values()) == pytest.approx([0.375, 0.251, 0.374])
    assert figure.rescaled
    assert figure.whole


def test_nothing_else_is_scaled() -> None:
    """Every other share is the published one."""
    for figure in ALL:
        if not figure.rescaled:
            assert {c: p / 100 for c, p in figure.published.items()} == pytest.approx(dict(figure.shares))


@pytest.mark.parametrize(
    ("id", "whole"),
    [
        ("occ14.smc3:workforce_16_plus:2021", True),
        ("occ14.son5:age_25_29:2022-2024", True),
        ("school.bsb:barristers:2023", False),  # 34, 19.4, 3.2 and 38 make 94.6
        ("school.gmc:doctors_in_training_uk_degree:2013", False),  # 39, 24 and 34: the rest did not say
        ("occ14.smc3.2020_02:workforce:2020", False),  # two of three
        ("school.smc:pupils:2019", False),  # one of two
    ],
)
def test_an_incomplete_set_is_never_drawn_as_a_whole(id: str, whole: bool) -> None:
    """Only every category of a complete coding, adding up to one, is a whole."""
    assert benchmark(id).whole is whole


def test_one_benchmark_is_the_current_workforce() -> None:
    """Superseded national figures have codings of their own."""
    assert [b.id for b in benchmarks(scheme="occ14.smc3", people=People.WORKFORCE)] == [
        "occ14.smc3:workforce_16_plus:2021"
    ]


def test_parents_of_today_are_never_an_origin() -> None:
    """Figures on adults with dependent children are under measures of their own."""
    assert all(b.measure.startswith("parents_now.") for b in benchmarks(people=People.PARENTS_NOW))
    assert not any(b.measure.startswith("origin.") for b in benchmarks(people=People.PARENTS_NOW))


def test_nearly_singular_windows_say_so() -> None:
    """Two windows whose professional share rounding can move by 0.9 points carry that."""
    found = {b.years for b in benchmarks(scheme="occ14.son3") if b.rounding_points == 0.9}
    assert found == {"2016 to 2018", "2019 to 2021"}


def test_every_published_share_was_carried() -> None:
    """Each of the facts' rows is here once: measure, place, years, share, confidence, address."""
    places = {"uk": "UK", "england": "England", "not_stated": "not stated", "scotland": "Scotland"}
    ours = Counter(
        (b.measure, places.get(b.geography, "England and Wales"), b.year_from, b.year_to, percent, b.confidence.value)
        for b in ALL
        for percent in b.published.values()
    )
    rows = facts("benchmarks.csv")
    theirs = Counter(
        (r["measure_id"], r["geography"], int(r["year_from"]), int(r["year_to"]), float(r["share"]), r["confidence"])
        for r in rows
    )
    assert ours == theirs
    assert ours.total() == 327


def test_every_sample_size_was_carried() -> None:
    """The number of people in a fact's note is in the column n, for as many shares."""
    notes = (re.search(r"unweighted n (\d+)", row["note"]) for row in facts("benchmarks.csv"))
    theirs = Counter(int(found.group(1)) for found in notes if found)
    assert Counter(b.n for b in ALL for _ in b.shares if b.n is not None) == theirs


def test_no_note_repeats_the_facts() -> None:
    """Notes are in our own words: no six words in a row are those of the facts' notes."""
    theirs = {run for row in facts("benchmarks.csv") for run in runs(row["note"])}
    assert {run for b in ALL for run in runs(b.note or "")} & theirs == set()
