"""Raw tables: every number stands where its definition says, and what cannot be computed says why."""

from __future__ import annotations

import pytest

from socmob.measures import Design
from socmob.measures.tables import (
    Against,
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
from socmob.values.codes import AnswerState, BenchmarkId
from socmob.values.definitions import Population
from socmob.values.tables import Header, RawTable
from tests.measures.plain import cells_of

CODES = ("c.high", "c.middle", "c.low")
HIGH, MIDDLE, LOW = (OriginClass(code, code, (code,)) for code in CODES)
OTHERS = OriginClass("c.middle+c.low", "others", ("c.middle", "c.low"))
STATES = tuple(state.value for state in AnswerState)
VIEW = View("m", "m", ((HIGH, MIDDLE, LOW), (HIGH, OTHERS)), CODES, STATES)
PEOPLE = {"c.high": 40, "c.middle": 20, "c.low": 10, **dict(zip(STATES, (3, 4, 5, 6, 2, 8, 2), strict=True))}
NOW = Population.of({"wave": ["2"]})


def rows(counts: dict[str, int], wave: str, group: str) -> list[dict[str, str]]:
    """As many people as counted, all of one wave and one group."""
    return [{"wave": wave, "m": code, "by.g": group} for code, n in counts.items() for _ in range(n)]


EARLIER = {"c.high": 30, "c.middle": 30, "c.low": 40}
CELLS = cells_of([*rows(PEOPLE, "2", "x"), *rows(EARLIER, "1", "x")], ["wave", "m", "by.g"])


def value(table: RawTable, row: str, column: str) -> object:
    """The number at a place."""
    return table.cells[row, column].value


def test_the_declaration_block_counts_every_state_where_it_belongs() -> None:
    """A hundred eligible, two of them not asked, eight blank; seventy classified, seven more declared."""
    table = declaration_table(CELLS, VIEW, NOW, "", dict(zip(STATES, STATES, strict=True)))
    found = [value(table, row, "count") for row in ("eligible", "asked", "answered", "classified")]
    assert found == [100, 98, 90, 70]
    assert {state: value(table, state, "count") for state in STATES} == {state: PEOPLE[state] for state in STATES}
    assert value(table, "response_rate", "rate") == 90 / 98
    assert value(table, "declaration_rate", "rate") == 77 / 98


def test_where_no_one_was_asked_there_is_no_rate() -> None:
    """People who were not asked have neither a response nor a declaration rate, and the cell says why."""
    cells = cells_of(rows({"answer.not_asked": 2}, "2", "x"), ["wave", "m", "by.g"])
    cell = declaration_table(cells, VIEW, NOW, "", dict(zip(STATES, STATES, strict=True))).cells[
        "response_rate", "rate"
    ]
    assert (cell.value, cell.why_not) == (None, "nobody in the base, or too few people carry its weight")


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("count", 40),
        ("share", 40 / 70),
        ("of_answered", 40 / 90),
        ("of_eligible", 40 / 100),
        ("floor", 40 / 93),
        ("ceiling", 63 / 93),
        ("benchmark", 0.5),
        ("ratio", 40 / 70 / 0.5),
        ("break_even", (0.5 * 93 - 40) / 23),
    ],
)
def test_composition_has_each_number_on_its_base(column: str, expected: float) -> None:
    """Of 100 eligible 7 are not applicable and 23 unknown: bounds are of 93, the headline of the 70 classified."""
    against = Against(BenchmarkId("b"), {"c.high": 0.5, "c.middle": 0.3, "c.low": 0.2})
    table = composition_table(CELLS, VIEW, Design(), NOW, "", against)
    assert value(table, "c.high", column) == pytest.approx(expected, rel=1e-14)


def test_the_coarser_split_joins_classes_and_their_benchmarks() -> None:
    """Two classes stand behind three; the joined one is compared with the sum of its categories' benchmarks."""
    against = Against(BenchmarkId("b"), {"c.high": 0.5, "c.middle": 0.3, "c.low": 0.2})
    coarser = composition_table(CELLS, VIEW, Design(), NOW, "", against).coarser
    assert coarser is not None
    assert value(coarser, OTHERS.code, "count") == 30
    assert value(coarser, OTHERS.code, "benchmark") == 0.5


def test_without_a_benchmark_the_comparison_says_so() -> None:
    """No ratio, no claim and no break-even is made up."""
    table = composition_table(CELLS, VIEW, Design(), NOW, "", None)
    for column in ("benchmark", "ratio", "ratio_lower", "chance", "break_even"):
        assert (table.cells["c.high", column].value, table.cells["c.high", column].why_not) == (
            None,
            "no benchmark covers this population",
        )


def test_a_level_is_tested_against_everyone_else() -> None:
    """The rest of the levels are an input of the claim, so that the gate knows of them."""
    cells = cells_of([*rows(PEOPLE, "2", "x"), *rows(EARLIER, "2", "y")], ["wave", "m", "by.g"])
    table = by_table(cells, VIEW, Design(), NOW, "", "g", [Header("x", "X"), Header("y", "Y")])
    level = value(table, "x", "c.low|chance")
    assert isinstance(level, float)
    assert level < 0.001
    rest = NOW.within("by.g", ["y"]).within("m", ["c.low"])
    assert rest in set(table.cells["x", "c.low|chance"].definition.populations())
    assert value(table, "all", "base") == 170


def test_a_level_with_nobody_has_no_row() -> None:
    """Levels that the mapping names and nobody has are left out."""
    cells = cells_of(rows(PEOPLE, "2", "x"), ["wave", "m", "by.g"])
    table = by_table(cells, VIEW, Design(), NOW, "", "g", [Header("x", "X"), Header("empty", "Empty")])
    assert [row.code for row in table.rows] == ["x", "all", "dissimilarity"]


def test_too_few_degrees_of_freedom_give_no_interval() -> None:
    """Eight people have seven degrees of freedom: a share, and the reason why there is no more."""
    cells = cells_of(rows({"c.high": 4, "c.low": 4}, "2", "x"), ["wave", "m", "by.g"])
    table = composition_table(cells, VIEW, Design(), NOW, "", None)
    assert value(table, "c.high", "share") == 0.5
    assert table.cells["c.high", "lower"].value is None
    assert "degrees of freedom" in table.cells["c.high", "lower"].why_not


def test_change_and_trend_agree() -> None:
    """The change of a share is the difference of the two shares of the trend."""
    trend = trend_table(CELLS, VIEW, Design(), "", ["1", "2"])
    table = change_table(VIEW, Design(), Waves("1", "2", CELLS), "")
    before, after = value(trend, "1", "c.high|share"), value(trend, "2", "c.high|share")
    assert isinstance(before, float)
    assert isinstance(after, float)
    assert (value(table, "c.high", "before"), value(table, "c.high", "after")) == (before, after)
    assert value(table, "c.high", "change") == pytest.approx(after - before, rel=1e-14)


def test_by_group_only_the_usable_answers_are_told() -> None:
    """By group the block holds what leaves no small remainder beside the shares; by wave it holds all."""
    by_group = declaration_by_table(CELLS, VIEW, NOW, "", "g", [Header("x", "X")])
    by_wave = declaration_by_table(CELLS, VIEW, Population(), "", "wave", [Header("1", "1"), Header("2", "2")])
    assert [column.code for column in by_group.columns] == ["eligible", "classified", "declaration_rate"]
    assert value(by_wave, "2", "blank") == 8
    assert value(by_wave, "1", "response_rate") == 1


def test_a_view_covers_each_category_once() -> None:
    """A split that leaves a category out, or counts one twice, is refused."""
    with pytest.raises(ValueError, match="each category once"):
        View("m", "m", ((HIGH, LOW),), CODES, ())


@pytest.mark.parametrize("column", ["ratio_lower", "ratio_upper"])
def test_a_benchmark_with_an_error_of_its_own_widens_the_ratio(column: str) -> None:
    """Forty people behind a benchmark are less certain than a fixed figure."""
    shares = {"c.high": 0.5, "c.middle": 0.3, "c.low": 0.2}
    fixed, counted = (
        value(composition_table(CELLS, VIEW, Design(), NOW, "", Against(BenchmarkId("b"), shares, n)), "c.high", column)
        for n in (None, 40)
    )
    assert isinstance(fixed, float)
    assert isinstance(counted, float)
    assert (counted < fixed) is (column == "ratio_lower")
    assert counted != fixed


def test_a_benchmark_with_an_error_of_its_own_is_harder_to_differ_from() -> None:
    """What differs from a fixed figure by more than chance need not differ from forty people."""
    shares = {"c.high": 0.4, "c.middle": 0.3, "c.low": 0.3}
    claims = [
        value(
            composition_table(CELLS, VIEW, Design(), NOW, "", Against(BenchmarkId("b"), shares, n)), "c.high", "chance"
        )
        for n in (None, 40)
    ]
    fixed, counted = claims
    assert isinstance(fixed, float)
    assert isinstance(counted, float)
    assert fixed < 0.05 < counted


def test_not_recorded_is_shown_and_is_no_group() -> None:
    """People whose group nobody wrote down have a row; it is neither tested nor part of the dissimilarity."""
    here = [*rows(PEOPLE, "2", "x"), *rows(EARLIER, "2", "y")]
    lost = rows({"c.high": 30}, "2", "not recorded")
    levels = [Header("x", "X"), Header("y", "Y"), Header("not recorded", "Not recorded")]
    tables = [
        by_table(cells_of(people, ["wave", "m", "by.g"]), VIEW, Design(), NOW, "", "g", levels)
        for people in (here, [*here, *lost])
    ]
    place = ("dissimilarity", "c.high|share")
    assert tables[0].cells[place].value == tables[1].cells[place].value
    assert value(tables[1], "not recorded", "base") == 30
    assert ("not recorded", "c.high|chance") not in tables[1].cells


def test_under_a_weight_there_is_no_dissimilarity() -> None:
    """It is defined by people; beside weighted shares it would speak of others."""
    cells = cells_of([{**row, "w": "2"} for row in rows(PEOPLE, "2", "x") + rows(EARLIER, "2", "y")],
                     ["wave", "m", "by.g"], "w")  # fmt: skip
    table = by_table(cells, VIEW, Design(weighted=True), NOW, "", "g", [Header("x", "X"), Header("y", "Y")])
    assert "weights" in table.cells["dissimilarity", "c.high|share"].why_not


def test_a_base_whose_weight_is_one_persons_has_no_share() -> None:
    """Thirty people of whom twenty-nine weigh nothing are one person."""
    people = [{**row, "w": "1" if i == 0 else "0"} for i, row in enumerate(rows({"c.high": 15, "c.low": 15}, "2", "x"))]
    cells = cells_of(people, ["wave", "m", "by.g"], "w")
    table = composition_table(cells, VIEW, Design(weighted=True), NOW, "", None)
    assert (value(table, "base", "count"), value(table, "c.high", "share")) == (30, None)
