"""The five answers on tables small enough to work by hand."""

from __future__ import annotations

import numpy as np
import pytest

from socmob.engine import Engine, Rows
from socmob.errors import DataError, DefectError
from socmob.values.cells import Level
from tests.engine.sources import Columns, rows_of

ROWS: Columns = {
    "grade": ["B", "A", None, "A", "B", "B"],
    "unit": ["u", "u", "u", "v", "v", "v"],
    "pay": ["10", "20", "30", None, "50", "10"],
    "w": ["1", "2", "0.5", "4", "0", "1"],
}


@pytest.fixture
def rows(engine: Engine) -> Rows:
    """Six rows."""
    return rows_of(engine, ROWS, ["pay", "w"])


def test_levels_come_by_frequency_then_label(engine: Engine, rows: Rows) -> None:
    """The most frequent combination comes first, then the label, missing first; the number of all is told."""
    found = engine.levels(rows, ["grade", "unit"], most=3)
    assert (found.rows, found.distinct) == (6, 5)
    assert found.levels == (Level(("B", "v"), 2), Level((None, "u"), 1), Level(("A", "u"), 1))


def test_every_row_is_in_a_cell(engine: Engine, rows: Rows) -> None:
    """Cells come in the order of their codes, missing first, with rows, weights and squared weights."""
    cells = engine.tabulate(rows, ["grade"], weight="w")
    assert cells.levels == ((None, "A", "B"),)
    assert cells.codes.tolist() == [[0], [1], [2]]
    assert cells.n.tolist() == [1, 2, 3]
    assert cells.sw.tolist() == [0.5, 6.0, 2.0]
    assert cells.sww.tolist() == [0.25, 20.0, 2.0]


def test_only_cells_that_exist_are_given(engine: Engine, rows: Rows) -> None:
    """A combination that no row holds is no cell."""
    cells = engine.tabulate(rows, ["unit", "grade"])
    assert cells.codes.tolist() == [[0, 0], [0, 1], [0, 2], [1, 1], [1, 2]]


def test_without_a_weight_the_sums_are_counts(engine: Engine, rows: Rows) -> None:
    """Rows weigh one where there is no weight."""
    cells = engine.tabulate(rows, [])
    assert (cells.n.tolist(), cells.sw.tolist(), cells.sww.tolist()) == ([6], [6.0], [6.0])
    assert cells.codes.shape == (1, 0)


def test_numbers_are_summed_about_their_mean(engine: Engine, rows: Rows) -> None:
    """The number is summed less its mean; rows without the number are in no sum of it."""
    sums = engine.tabulate(rows, ["grade"], ["pay"], "w").numbers["pay"]
    assert sums.centre == 24.0
    assert sums.n.tolist() == [1, 1, 3]
    assert sums.swv.tolist() == [3.0, -8.0, -28.0]
    assert sums.swvv.tolist() == [18.0, 32.0, 392.0]
    assert sums.swwv.tolist() == [1.5, -16.0, -28.0]
    assert sums.swwvv.tolist() == [9.0, 64.0, 392.0]


def test_the_two_largest_values_are_told(engine: Engine, rows: Rows) -> None:
    """The two largest values of a number in a cell, as they stand; where there is none, none is told."""
    sums = engine.tabulate(rows, ["grade"], ["pay"]).numbers["pay"]
    assert np.array_equal(sums.largest, [30.0, 20.0, 50.0])
    assert np.array_equal(sums.second, [np.nan, np.nan, 10.0], equal_nan=True)


def test_order_tells_an_exact_hit(engine: Engine) -> None:
    """Half of six lies exactly between 3 and 4; a tenth of ten is met at the first value, though 0.1 is no double."""
    rows = rows_of(engine, {"v": [str(i) for i in range(1, 11)]}, ["v"])
    (points,) = engine.order(rows, [], "v", [0.1, 0.5, 0.55]).points
    assert [(p.below, p.above, p.weight_below, p.exact) for p in points] == [
        (1.0, 2.0, 1.0, True),
        (5.0, 6.0, 5.0, True),
        (5.0, 6.0, 5.0, False),
    ]


def test_order_leaves_out_what_weighs_nothing(engine: Engine, rows: Rows) -> None:
    """Values with weight zero, and rows without the number, have no place in the order; equal values share one."""
    answer = engine.order(rows, ["grade"], "pay", [0.5, 1.0], "w")
    assert answer.keys == ((None,), ("A",), ("B",))
    assert answer.weight.tolist() == [0.5, 2.0, 2.0]
    assert [(p.below, p.above) for p in answer.points[2]] == [(10.0, 10.0), (10.0, 10.0)]


def test_cluster_moments(engine: Engine, rows: Rows) -> None:
    """Units within a stratum are summed first, then their totals and products; a missing score counts as zero."""
    answer = engine.cluster_moments(rows, ["grade"], "unit", ["pay"], "w")
    assert answer.strata == ((None,), ("A",), ("B",))
    assert answer.units.tolist() == [1, 2, 2]
    assert answer.totals.tolist() == [[15.0], [40.0], [20.0]]
    assert answer.products.tolist() == [[[225.0]], [[1600.0]], [[200.0]]]


@pytest.mark.parametrize("question", ["tabulate", "order", "cluster_moments"])
def test_weights_must_be_there_and_not_negative(engine: Engine, question: str) -> None:
    """A weight that is missing or negative is refused with the counts."""
    rows = rows_of(engine, {"g": ["a", "b", "c"], "w": ["-77", None, "1"]}, ["w"])
    ask = {
        "tabulate": lambda: engine.tabulate(rows, ["g"], weight="w"),
        "order": lambda: engine.order(rows, ["g"], "w", [0.5], "w"),
        "cluster_moments": lambda: engine.cluster_moments(rows, [], "g", ["w"], "w"),
    }
    with pytest.raises(DataError, match="missing in 1 rows and negative in 1") as caught:
        ask[question]()
    assert "77" not in str(caught.value)


@pytest.mark.parametrize("by", [["nowhere"], ["grade", "grade"], ["pay"]])
def test_impossible_tables_are_our_mistake(engine: Engine, rows: Rows, by: list[str]) -> None:
    """A column that is not there, asked for twice or a number cannot be tabulated by."""
    with pytest.raises(DefectError):
        engine.tabulate(rows, by)


def test_several_tables_are_each_as_if_alone(engine: Engine, rows: Rows) -> None:
    """Asked together, tables are the same as asked one by one."""
    tables = [("grade", "unit"), ("unit",), ("unit", "grade"), ("unit",), ()]
    for by, together in zip(tables, engine.tabulate_all(rows, tables, ["pay"], "w"), strict=True):
        alone = engine.tabulate(rows, by, ["pay"], "w")
        assert (together.by, together.levels) == (alone.by, alone.levels)
        assert together.codes.tobytes() == alone.codes.tobytes()
        assert together.sww.tobytes() == alone.sww.tobytes()
