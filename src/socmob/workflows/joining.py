"""Everyone eligible: the answers, and where there is a record the two files joined by a key, counted on both sides."""

from __future__ import annotations

from dataclasses import dataclass

from socmob.engine import Engine, Rows, RowsLookup
from socmob.errors import DataError
from socmob.readers import Mapping, Plans, names

JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Join:
    """Rows of the answers and of the record that found each other, and those that did not."""

    matched: int
    answers_alone: int
    record_alone: int


def population(engine: Engine, mapping: Mapping, plans: Plans) -> tuple[Rows, Join | None]:
    """The rows of everyone eligible, with the columns of the other file joined to them; the key stays in the engine.

    Errors: `DataError` where a key stands twice in a file (and wave), or where no key of one file is in the other.
    """
    answers = engine.open(plans.answers)
    if plans.record is None:
        return answers, None
    record = engine.open(plans.record)
    if plans.eligible == "record":
        own, other, adds, other_heading = record, answers, plans.answers_columns, _heading(mapping, "answers")
    else:
        own, other, adds, other_heading = answers, record, plans.record_columns, _heading(mapping, "record")
    added = tuple(column for column in adds if column not in own.columns)
    lookup = RowsLookup(other, plans.join_on, added, matched=JOINED)
    rows = _attached(engine, own, lookup, other_heading)
    matched, alone = _matches(engine, rows, (JOINED,))
    if matched == 0:
        raise _nothing_in_common(mapping)
    other_alone = _alone(engine, other, own, plans.join_on, _heading(mapping, plans.eligible))
    sides = (other_alone, alone) if plans.eligible == "record" else (alone, other_alone)
    return rows, Join(matched, *sides)


def _alone(engine: Engine, rows: Rows, others: Rows, on: tuple[str, ...], heading: str) -> int:
    """Rows whose key is nowhere among the others; where these hold a person once a wave, in none of their waves."""
    if names.WAVE in on or names.WAVE not in others.columns:
        found = _attached(engine, rows, RowsLookup(others, on, (), matched=JOINED), heading)
        return _matches(engine, found, (JOINED,))[1]
    marks: list[str] = []
    for level in engine.levels(others, (names.WAVE,)).levels:
        mark, wave = f"{JOINED}.{len(marks)}", frozenset({level.labels[0] or ""})
        lookup = RowsLookup(others, on, (), matched=mark, where=(names.WAVE, wave))
        rows = _attached(engine, rows, lookup, heading)
        marks.append(mark)
    return _matches(engine, rows, tuple(marks))[1]


def _matches(engine: Engine, rows: Rows, marks: tuple[str, ...]) -> tuple[int, int]:
    """Rows with a match in any of the columns that tell, and rows with none."""
    levels = engine.levels(rows, marks).levels
    matched = sum(level.n for level in levels if "yes" in level.labels)
    return matched, sum(level.n for level in levels) - matched


def _attached(engine: Engine, rows: Rows, lookup: RowsLookup, heading: str) -> Rows:
    """Rows with the look-up attached; a fault of its keys is told by the heading that they have in their file."""
    try:
        return engine.attach(rows, lookup)
    except DataError as fault:
        raise DataError(fault.what, where=heading, do=fault.do) from None


def _heading(mapping: Mapping, side: str) -> str:
    assert mapping.record is not None  # only a record joins
    column = mapping.record.key.answers if side == "answers" else mapping.record.key.record
    return f'the key "{column}" of the {side}'


def _nothing_in_common(mapping: Mapping) -> DataError:
    return DataError(
        "No key of the answers is on the record, so nothing can be joined.",
        where=f"{_heading(mapping, 'answers')} and {_heading(mapping, 'record')}",
        do="See that both columns hold the same kind of number, written alike (00123 is not 123), and that a wave "
        "is called the same in both files.",
    )
