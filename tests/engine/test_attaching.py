"""Look-ups attached to rows, small tables and other rows by key."""

from __future__ import annotations

from collections import Counter

import pytest

from socmob.engine import ClassesLookup, Engine, Rows, RowsLookup, duckdb_engine, reference_engine
from socmob.errors import DataError, DefectError
from socmob.values.sources import Lookup
from tests.engine.sources import Columns, rows_of

STAFF: Columns = {"key": ["1", "2", None, "9"], "grade": ["A", "B", "B", None]}
RECORD: Columns = {
    "key": ["2", "1", "3", None, None],
    "pay": ["30", "20", "99", "1", "1"],
    "team": ["x", None, "y", "z", "z"],
}


def counts(engine: Engine, rows: Rows, *columns: str) -> dict[tuple[str | None, ...], int]:
    """Counts by columns."""
    return {level.labels: level.n for level in engine.levels(rows, columns).levels}


def test_a_small_table_adds_labels_and_numbers(engine: Engine) -> None:
    """Rows get the values of their labels, missing labels included; those in no key get nothing."""
    lookup = Lookup(
        ("grade",), ("band", "factor"), {("A",): ("top", "1.5"), (None,): ("none", "2")}, frozenset({"factor"})
    )
    rows = engine.attach(rows_of(engine, STAFF), lookup)
    cells = engine.tabulate(rows, ["band"], ["factor"])
    assert rows.columns == ("key", "grade", "band", "factor")
    assert cells.levels == ((None, "none", "top"),)
    assert cells.numbers["factor"].n.tolist() == [0, 1, 1]
    assert cells.numbers["factor"].largest.tolist()[1:] == [2.0, 1.5]


def test_attached_columns_can_be_attached_by(engine: Engine) -> None:
    """A look-up may be attached by a column that another look-up added."""
    band = Lookup(("grade",), ("band",), {("A",): ("top",), ("B",): ("rest",)})
    side = Lookup(("band", "key"), ("side",), {("rest", "2"): ("here",), (None, "9"): ("there",)})
    rows = engine.attach(engine.attach(rows_of(engine, STAFF), band), side)
    assert counts(engine, rows, "band", "side") == {
        ("top", None): 1,
        ("rest", "here"): 1,
        ("rest", None): 1,
        (None, "there"): 1,
    }


def test_rows_join_by_key(engine: Engine) -> None:
    """Each row gets the columns of the one row with its key; a missing key matches nothing, on either side."""
    record = rows_of(engine, RECORD, ["pay"])
    rows = engine.attach(rows_of(engine, STAFF), RowsLookup(record, ("key",), ("pay", "team"), matched="found"))
    assert counts(engine, rows, "key", "team", "found") == {
        ("1", None, "yes"): 1,
        ("2", "x", "yes"): 1,
        (None, None, "no"): 1,
        ("9", None, "no"): 1,
    }
    assert engine.tabulate(rows, ["key"], ["pay"]).numbers["pay"].largest.tolist()[1:3] == [20.0, 30.0]


def test_rows_join_by_several_columns(engine: Engine) -> None:
    """A key of several columns matches only as a whole."""
    other = rows_of(engine, {"key": ["1", "1", "2"], "grade": ["A", "B", "A"], "team": ["x", "y", "z"]})
    rows = engine.attach(rows_of(engine, STAFF), RowsLookup(other, ("key", "grade"), ("team",)))
    assert counts(engine, rows, "team") == {(None,): 3, ("x",): 1}


def test_only_some_rows_of_the_look_up_are_used(engine: Engine) -> None:
    """A wave can be joined with the other wave of the same rows, since `where` keeps one of the rows of each key."""
    waves = {"key": ["1", "2", "1"], "wave": ["2023", "2023", "2024"], "was": ["x", "y", "z"]}
    earlier = rows_of(engine, waves)
    lookup = RowsLookup(earlier, ("key",), ("was",), where=("wave", frozenset({"2023"})))
    assert counts(engine, engine.attach(rows_of(engine, STAFF), lookup), "key", "was")["1", "x"] == 1


def test_repeated_keys_are_refused_by_count(engine: Engine) -> None:
    """Keys that occur twice are refused with their number, never shown."""
    record = rows_of(engine, {"key": ["secret", "secret", "b", "b", "c"], "team": list("vwxyz")})
    with pytest.raises(DataError, match="2 keys occur more than once") as caught:
        engine.attach(rows_of(engine, STAFF), RowsLookup(record, ("key",), ("team",)))
    assert "secret" not in str(caught.value)


def test_a_column_is_attached_once(engine: Engine) -> None:
    """A look-up that adds a column which is there already is our mistake."""
    with pytest.raises(DefectError, match="there already"):
        engine.attach(rows_of(engine, STAFF), Lookup(("key",), ("grade",), {}))


def test_a_column_takes_the_place_of_another(engine: Engine) -> None:
    """In place, the new labels stand where the old ones stood, and can be made from them."""
    lookup = Lookup(("grade",), ("grade",), {("A",): ("top",), (None,): ("none",)}, in_place=True)
    rows = engine.attach(rows_of(engine, STAFF), lookup)
    assert rows.columns == ("key", "grade")
    assert counts(engine, rows, "grade") == {("top",): 1, (None,): 2, ("none",): 1}


def test_rows_belong_to_their_engine() -> None:
    """Rows of one engine are refused by another."""
    with pytest.raises(DefectError, match="another engine"):
        duckdb_engine().levels(rows_of(reference_engine(), STAFF), ["key"])


WEIGHTS: Columns = {
    "wave": ["1", "1", "1", "1", "1", "2", "2", "2"],
    "w": ["0.5", "2", "2", None, "1", "7", "3", "7"],
}


@pytest.mark.parametrize(("distinct", "classes"), [(3, ["0", "1", "2", "2"]), (2, ["0", "0", "1", "1"])])
def test_a_number_is_put_into_classes(engine: Engine, distinct: int, classes: list[str]) -> None:
    """Wave by wave: few values are a class each, of many there are as many rows in each class, and equals together."""
    rows = engine.attach(rows_of(engine, WEIGHTS, ["w"]), ClassesLookup("w", "wave", "class", distinct, equal=2))
    both = Counter([("1", None), *(("1", own) for own in classes), ("2", "0"), ("2", "1"), ("2", "1")])
    assert counts(engine, rows, "wave", "class") == both
