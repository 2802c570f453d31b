"""What an answer says of each kind of number, and how it says that kind is computed."""

import re
from dataclasses import replace

import pytest

from socmob.reports import explain
from socmob.reports.display import with_unit
from socmob.reports.explaining.computing import computed
from socmob.reports.explaining.numbers import numbers
from socmob.reports.explaining.saying import says
from socmob.values.definitions import Statistic
from socmob.values.tables import About, CellState, Release
from tests.reports.fixtures.releases import amounts_release, demo_release, small_release, survey_release
from tests.reports.fixtures.tables import put

S = Statistic
MARKS = {
    S.COUNT: r"counted here|belongs? to nobody",
    S.SHARE: r"^In \S+, .*% (\(\S+ to \S+\) )?of |^Of those who could be classified",
    S.LIMIT: r"95% interval of the share",
    S.RATE: r"^The (\w+ )?rate|people answered",
    S.BOUND: r"[Aa]t (least|most) ",
    S.BREAK_EVEN: r"would close only if",
    S.BENCHMARK: r"^The benchmark:",
    S.RATIO: r"times the benchmark",
    S.RATIO_LIMIT: r"95% interval of the ratio",
    S.CHANGE: r"^The (rise|fall) of|^The share (rose|fell)|about the same as",
    S.CHANGE_LIMIT: r"95% interval of the change",
    S.TEST: r"times its standard error",
    S.DEGREES_OF_FREEDOM: r"has \S+ degrees of freedom",
    S.CHANCE: r"^The (difference from|change since)",
    S.DISSIMILARITY: r"would have to change group",
    S.MEAN: r"^The mean is",
    S.MEDIAN: r"^The median is",
    S.GAP: r"^The gap is \S+%",
    S.MONTHS: r" months on average",
}
RELEASES = (demo_release(), small_release(), survey_release(), amounts_release())
BY = "by.origin.occupation14.grade"
CHANGE = "change.origin.occupation14/occ14.professional"
COMPOSITION = "composition.origin.occupation14/occ14.professional"


def _kinds_said(kind: Statistic) -> list[tuple[str, set[Statistic]]]:
    return [
        (text, {mark for mark, pattern in MARKS.items() if re.search(pattern, text)})
        for release in RELEASES
        for number in numbers(release)
        if number.cell.definition.statistic is kind and number.cell.state is CellState.SHOWN
        for text in (says(release, number),)
    ]


def test_every_kind_of_number_occurs() -> None:
    """The releases of these tests hold every kind of number, each with a mark of its own."""
    found = {number.cell.definition.statistic for release in RELEASES for number in numbers(release)}
    assert found == set(MARKS) == set(Statistic)


@pytest.mark.parametrize("kind", list(Statistic))
def test_says_its_own_kind(kind: Statistic) -> None:
    """What is said of a number names its own kind and no other, though both stand in columns of one name."""
    said = _kinds_said(kind)
    assert said
    assert [text for text, kinds in said if kinds != {kind}] == []


def test_dissimilarity_is_per_cent_and_no_share() -> None:
    """The dissimilarity has its unit, its own sentence and formula, and nowhere the words of a share."""
    text = explain(RELEASES[0], f"{BY}/dissimilarity/occ14.professional|share")
    assert "11%" in text.splitlines()[1]
    assert "share" not in text.splitlines()[1]
    assert "1/2 sum" in text
    assert "x / n" not in text
    assert "x = " not in text


def test_every_proportion_has_its_unit() -> None:
    """What the gate publishes in per cent is written with the sign, and in points with the word."""
    kinds = {n.cell.definition.statistic: with_unit(n.cell) for n in numbers(RELEASES[0]) if n.cell.value is not None}
    signed = {kind for kind, text in kinds.items() if text.endswith("%")}
    assert signed == {S.SHARE, S.LIMIT, S.RATE, S.BOUND, S.BREAK_EVEN, S.BENCHMARK, S.DISSIMILARITY}
    assert {kind for kind, text in kinds.items() if text.endswith(" points")} == {S.CHANGE, S.CHANGE_LIMIT}


def _formula(number: str, release: Release) -> str:
    lines = explain(release, number).splitlines()
    return " ".join(line for line in lines if line.startswith(("Computed", "Formula")))


def _demo(**changed: object) -> Release:
    release = RELEASES[0]
    about: About = replace(release.about, **changed)  # type: ignore[arg-type]
    return replace(release, about=about)


@pytest.mark.parametrize(
    ("number", "changed", "wanted"),
    [
        (f"{CHANGE}/degrees_of_freedom", {"changes_paired": False}, "units less strata, over both waves"),
        (f"{CHANGE}/degrees_of_freedom", {}, "paired between the waves no degrees of freedom are published"),
        (f"{CHANGE}/lower", {"changes_paired": False}, "the sum of the variances of both waves"),
        (f"{CHANGE}/lower", {}, "each person counted once over both waves"),
        (f"{CHANGE}/lower", {"changes_paired": False, "one_sample": True}, "the covariance of the waves counted"),
        (f"{CHANGE}/chance", {}, "tested by t; over all tests of the table the false discovery rate"),
        (f"{BY}/Partner/occ14.professional|chance", {}, "that of everyone else in the breakdown: tested by t"),
        (f"{COMPOSITION}/chance", {}, "that at which the interval of the share reaches the benchmark"),
        (f"{COMPOSITION}/ratio_lower", {}, "limit / b; here lower limit of the interval 55%, benchmark 37%"),
        (f"{COMPOSITION}/lower", {}, "at a share of 0 or 1 the exact limits of Clopper and Pearson"),
        (f"{COMPOSITION}/lower", {"weighted": True}, "cv that of the weights"),
    ],
)
def test_formula_is_that_of_the_release(number: str, changed: dict[str, object], wanted: str) -> None:
    """The formula is the one by which this release's number came to be, where there are several of its kind."""
    assert wanted in _formula(number, _demo(**changed))


@pytest.mark.parametrize("part", ["ratio_lower", "chance"])
def test_benchmark_with_an_error_names_its_method(part: str) -> None:
    """Where the benchmark has an error of its own, limit and test name the method, and none divides by it alone."""
    first, *others = RELEASES[0].about.comparisons
    text = _formula(f"{COMPOSITION}/{part}", _demo(comparisons=(replace(first, fixed=False), *others)))
    assert "MOVER" in text
    assert "limit / b" not in text


def test_unweighted_release_speaks_of_no_weights() -> None:
    """Where everyone counts once no formula speaks of weights, save that a count never has any."""
    release = RELEASES[0]
    texts = {text.replace("never weighted", "") for n in numbers(release) for _, text in computed(release, n)}
    assert [text for text in texts if "weight" in text.lower()] == []


def test_weighted_share_says_so() -> None:
    """Where people count by their weights, a weighted number says so and a count does not."""
    release = RELEASES[2]
    table = put(release.tables[2], "pdeg.yes", "share", 50)
    cells = {p: replace(c, definition=replace(c.definition, weighted=p[1] == "share")) for p, c in table.cells.items()}
    release = replace(release, tables=(replace(table, cells=cells),))
    said = {
        part: "people count by their weights" in _formula(f"{table.id}/pdeg.yes/{part}", release)
        for part in ("share", "count")
    }
    assert said == {"share": True, "count": False}


def test_reason_stands_where_no_number_does() -> None:
    """A number that is not told says why, in the words of its cell."""
    release = RELEASES[0]
    table = next(t for t in release.tables if t.id == CHANGE.split("/")[0])
    place = ("occ14.professional", "degrees_of_freedom")
    cell = replace(table.cells[place], state=CellState.NOT_COMPUTED, value=None, why_not="not told: it would tell")
    release = replace(release, tables=(replace(table, cells={**table.cells, place: cell}),))
    assert "No number is given here (not told: it would tell)." in explain(release, f"{CHANGE}/degrees_of_freedom")
