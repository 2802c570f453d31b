"""Waves pooled into one where each alone is too small: a person once, by key, with the latest answer.

Without a key, waves of the same staff are never pooled: five people twice are not ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from socmob.engine import Engine, Rows, RowsLookup
from socmob.errors import DataError
from socmob.framework import Verdict
from socmob.readers import Mapping, bridge_between, names
from socmob.values.codes import UNANSWERED
from socmob.values.sources import Lookup

HAS_KEY = "pool.has.key"
IN = "pool.in"
Labels = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """Waves taken as one, the earliest first, under a name of their own; by key where people have one."""

    name: str
    waves: tuple[str, ...]
    by_key: bool


def pool_of(engine: Engine, mapping: Mapping, rows: Rows, waves: Sequence[str]) -> Pool | None:
    """The pool that a mapping asks for, None where it asks for none.

    Errors: `DataError` where it would count people twice, or answers to another question.
    """
    wanted = tuple(wave for wave in waves if wave in mapping.waves.pool)
    if not wanted:
        return None
    _check_comparable(mapping, wanted)
    by_key = names.KEY in rows.columns
    if by_key or mapping.census:
        _check_keys(engine, mapping, rows, wanted)
    return Pool(_name(wanted, waves), wanted, by_key)


def _name(pooled: Sequence[str], waves: Sequence[str]) -> str:
    """The first and the last wave, or each of them where others lie between.

    >>> _name(["2024", "2025", "2026"], ["2023", "2024", "2025", "2026"])
    '2024 to 2026'
    >>> _name(["2024", "2026"], ["2024", "2025", "2026"])
    '2024 and 2026'
    """
    between = waves[waves.index(pooled[0]) : waves.index(pooled[-1]) + 1]
    if len(between) == len(pooled):
        name = f"{pooled[0]} to {pooled[-1]}"
    else:
        name = f"{', '.join(pooled[:-1])} and {pooled[-1]}"
    return f"{name}, pooled" if name in waves else name


def _check_comparable(mapping: Mapping, waves: Sequence[str]) -> None:
    for measure in mapping.measures:
        for wave in waves[:-1]:
            found = bridge_between(mapping, measure, waves[-1], wave)
            if found.verdict is not Verdict.COMPARABLE:
                raise DataError(
                    f"The waves {wave} and {waves[-1]} cannot be pooled: the question changed. {found.why}",
                    where=mapping.where("waves", "pool"),
                    do="Pool waves that were asked alike, or leave the question out.",
                )


def _check_keys(engine: Engine, mapping: Mapping, rows: Rows, waves: Sequence[str]) -> None:
    """Refuse rows of which nobody knows whose they are; a key that stands twice in a wave is refused by the engine."""
    alone = sum(level.n for level in engine.levels(rows, (names.WAVE,)).levels if level.labels[0] in waves)
    if names.KEY in rows.columns:
        own = RowsLookup(rows, (names.WAVE, names.KEY), (), matched=HAS_KEY)
        levels = engine.levels(engine.attach(rows, own), (names.WAVE, HAS_KEY)).levels
        alone = sum(level.n for level in levels if level.labels[0] in waves and level.labels[1] == "no")
    if alone:
        raise DataError(
            f"{alone:,} rows of the waves {', '.join(waves)} have no key, so nobody knows who is in them twice: five "
            "people who answer twice are not ten.",
            where=mapping.where("waves", "pool"),
            do="Add the key of every person (person:, or the key of a record), or leave pool out.",
        )


def pooled_rows(engine: Engine, rows: Rows, pool: Pool, measures: Sequence[str]) -> Rows:
    """Rows in which the pool is the only wave: a person's last row in it has its name, and every other row no wave.

    Groups are those of the last row; the answer is the last that was given in any of the waves.
    """
    if not pool.by_key:
        table: dict[Labels, Labels] = {(wave,): (pool.name,) for wave in pool.waves}
        return engine.attach(rows, Lookup((names.WAVE,), (names.WAVE,), table, in_place=True))
    rows = _with_each_wave(engine, rows, pool, measures)
    for measure in measures:
        then = tuple(_in_wave(measure, i) for i in reversed(range(len(pool.waves))))
        answers = {level.labels: (_latest(level.labels),) for level in engine.levels(rows, (measure, *then)).levels}
        rows = engine.attach(rows, Lookup((measure, *then), (measure,), answers, in_place=True))
    on = (names.WAVE, *(_in_wave(IN, i) for i in range(len(pool.waves))))
    waves = {level.labels: (_wave(level.labels, pool),) for level in engine.levels(rows, on).levels}
    return engine.attach(rows, Lookup(on, (names.WAVE,), waves, in_place=True))


def _with_each_wave(engine: Engine, rows: Rows, pool: Pool, measures: Sequence[str]) -> Rows:
    """Rows that tell of each wave of the pool whether their person was in it, and what they answered."""
    copies = rows
    for measure in measures:
        labels = [level.labels for level in engine.levels(rows, (measure,)).levels]
        added = tuple(_in_wave(measure, i) for i in range(len(pool.waves)))
        copies = engine.attach(copies, Lookup((measure,), added, {label: label * len(added) for label in labels}))
    for i, wave in enumerate(pool.waves):
        adds, where = tuple(_in_wave(measure, i) for measure in measures), (names.WAVE, frozenset({wave}))
        rows = engine.attach(rows, RowsLookup(copies, (names.KEY,), adds, matched=_in_wave(IN, i), where=where))
    return rows


def _in_wave(column: str, position: int) -> str:
    return f"{column}@pool{position}"


def _latest(codes: Labels) -> str | None:
    """The last answer that was given, the latest first; where none was, a row's own code.

    >>> _latest(("answer.blank", "answer.blank", "pdeg.yes")), _latest(("answer.blank", None, "answer.not_asked"))
    ('pdeg.yes', 'answer.blank')
    """
    return next((code for code in codes if code is not None and code not in UNANSWERED), codes[0])


def _wave(labels: Labels, pool: Pool) -> str | None:
    """The pool's name for a person's last row in it.

    >>> pool = Pool("1 to 2", ("1", "2"), True)
    >>> _wave(("1", "yes", "yes"), pool), _wave(("2", "yes", "yes"), pool), _wave(("1", "yes", "no"), pool)
    (None, '1 to 2', '1 to 2')
    """
    own, there = labels[0], labels[1:]
    last = max((i for i, here in enumerate(there) if here == "yes"), default=None)
    return pool.name if last is not None and pool.waves[last] == own else None
