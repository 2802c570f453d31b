"""The engines agree on random tables, to a relative 1e-12 of the sizes that are summed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socmob.engine import duckdb_engine, reference_engine
from socmob.values.cells import Cells, Floats
from socmob.values.sources import Lookup
from tests.engine.sources import Columns, rows_of

REFERENCE = reference_engine()
DUCKDB = duckdb_engine(threads=2)
BOTH = (REFERENCE, DUCKDB)
LABELS = st.sampled_from([None, "", " a", "a", "b", "Ünter", "z "])
NUMBERS = st.one_of(
    st.none(),
    st.floats(-1e6, 1e6),
    st.builds(lambda digits, power: digits * 10.0**power, st.integers(-999, 999), st.integers(-30, 30)),
)
WEIGHTS = st.one_of(st.just(0.0), st.floats(1e-6, 10), st.sampled_from([0.1, 0.2, 0.3, 1.0, 2.0, 1e5]))


@st.composite
def tables(draw: st.DrawFn) -> Columns:
    """Two columns of labels, a number that may be missing and a weight, as text."""
    size = draw(st.integers(0, 12))
    column = lambda cells: draw(st.lists(cells, min_size=size, max_size=size))  # noqa: E731 - it says what it is
    text = lambda x: None if x is None else repr(x)  # noqa: E731 - as above
    return {
        "g": column(LABELS),
        "h": column(LABELS),
        "v": [text(x) for x in column(NUMBERS)],
        "w": [text(x) for x in column(WEIGHTS)],
    }


def close(one: Floats, other: Floats, scale: float) -> bool:
    """Equal to a relative 1e-12, of the value itself or of the largest that went into it."""
    return bool(np.allclose(one, other, rtol=1e-12, atol=1e-14 * scale, equal_nan=True))


def assert_cells_agree(one: Cells, other: Cells) -> None:
    """The same cells, and the same weights to a relative 1e-12."""
    assert (one.by, one.levels) == (other.by, other.levels)
    assert np.array_equal(one.codes, other.codes)
    assert np.array_equal(one.n, other.n)
    assert np.allclose(one.sw, other.sw, rtol=1e-12, atol=0)
    assert np.allclose(one.sww, other.sww, rtol=1e-12, atol=0)


@given(tables(), st.sampled_from([(), ("g",), ("g", "h")]), st.booleans())
def test_tabulate_agrees(columns: Columns, by: Sequence[str], weighted: bool) -> None:
    """Both engines give the same cells and the same sums."""
    weight = "w" if weighted else None
    one, other = (e.tabulate(rows_of(e, columns, ["v", "w"]), by, ["v"], weight) for e in BOTH)
    assert_cells_agree(one, other)
    left, right = one.numbers["v"], other.numbers["v"]
    assert left.centre == right.centre
    assert np.array_equal(left.n, right.n)
    assert np.array_equal(left.largest, right.largest, equal_nan=True)
    assert np.array_equal(left.second, right.second, equal_nan=True)
    v = max((abs(float(x) - left.centre) for x in columns["v"] if x is not None), default=0.0)
    w = max((float(x or 0) for x in columns["w"]), default=0.0) if weighted else 1.0
    assert close(left.swv, right.swv, w * v)
    assert close(left.swvv, right.swvv, w * v * v)
    assert close(left.swwv, right.swwv, w * w * v)
    assert close(left.swwvv, right.swwvv, w * w * v * v)


@given(tables(), st.sampled_from([(), ("g",), ("g", "h")]), st.booleans())
def test_order_agrees(columns: Columns, by: Sequence[str], weighted: bool) -> None:
    """Both engines give the same values at each probability, and judge an exact hit alike."""
    probabilities = (0.0, 0.1, 0.25, 0.5, 0.9, 1.0)
    weight = "w" if weighted else None
    one, other = (e.order(rows_of(e, columns, ["v", "w"]), by, "v", probabilities, weight) for e in BOTH)
    assert (one.by, one.keys, one.points) == (other.by, other.keys, other.points)
    assert np.array_equal(one.weight, other.weight)


@given(tables(), st.sampled_from([(), ("g",)]), st.booleans())
def test_cluster_moments_agree(columns: Columns, strata: Sequence[str], weighted: bool) -> None:
    """Both engines give the same unit totals and outer products."""
    one, other = (
        e.cluster_moments(rows_of(e, columns, ["v", "w"]), strata, "h", ["v", "w"], "w" if weighted else None)
        for e in BOTH
    )
    assert one.strata == other.strata
    assert np.array_equal(one.units, other.units)
    for left, right in ((one.totals, other.totals), (one.products, other.products)):
        assert close(left, right, max(1e7, float(np.abs(right).max(initial=0.0))))


@given(tables(), st.integers(0, 4) | st.none())
def test_levels_agree(columns: Columns, most: int | None) -> None:
    """Both engines give the same labels in the same order."""
    one, other = (e.levels(rows_of(e, columns, ["v", "w"]), ["g", "h"], most) for e in BOTH)
    assert one == other


@given(tables(), st.dictionaries(st.tuples(st.sampled_from([None, "a", "b"]), st.sampled_from([None, "a"])), LABELS))
def test_attached_tables_agree(columns: Columns, table: dict[tuple[str | None, ...], str | None]) -> None:
    """Both engines give each row the same label of a small table by two columns."""
    lookup = Lookup(("g", "h"), ("k",), {key: ((value and value.strip()) or None,) for key, value in table.items()})
    one, other = (e.levels(e.attach(rows_of(e, columns), lookup), ["g", "h", "k"]) for e in BOTH)
    assert one == other


@pytest.fixture(scope="module", autouse=True)
def _closed() -> object:
    yield
    DUCKDB.close()
