"""What the gate reasons about: people counted by kind, over all waves, and by what each kind answered.

A kind is what outsiders know of a person: the waves that they were in, their groups there, and where people are
weighted, in which class of weights they were. People are followed from wave to wave by their key, inside the engine;
only counts come back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from socmob.engine import ClassesLookup, Engine, Rows, RowsLookup
from socmob.errors import DataError
from socmob.readers import breakdown_order, form_in, names
from socmob.values.cells import Cells, Integers
from socmob.values.codes import Code, states_among
from socmob.values.joint import ABSENT, Answers, Joint
from socmob.values.sources import Lookup
from socmob.workflows.kinds import IN, STRATUM, Kind, Known, Labels, in_wave
from socmob.workflows.pooling import Pool, pooled_rows
from socmob.workflows.preparing import Prepared

KIND = "kind"
CLASSES = 5
"""Up to so many weights each is a class of its own, as where few rates of drawing made them, which are published.

Of more (by group and grade, by raking, or for those who did not answer) readers are taken to know the fifth of all
people that a weight is in. Finer classes would cost more than they keep: with a weight to each of six grades, a total
that is told by class is told by grade.
"""


RECURRING = 0.25
"""Such a part of the smaller of two waves must be found in the other for a key to be believed.

Where it is not, the waves are compared as those without one, which withholds more.
"""


def joint_of(
    engine: Engine,
    prepared: Prepared,
    measures: Sequence[str],
    by_waves: frozenset[str] = frozenset(),
    pools: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Joint:
    """The people of some coded rows by kind, and their answers to some measures.

    Of the current wave and of `by_waves` a kind tells the groups, of every other wave only who was in it (and the class
    of weights). A pool of waves, today's or one of `pools` (by name, of earlier releases), is one more wave, which its
    people were in too.
    """
    base, own = prepared.apart or prepared, {prepared.current: prepared.pool.waves} if prepared.pool else {}
    weighted = prepared.weight is not None
    pooled = {name: waves for name, waves in {**pools, **own}.items() if set(waves) <= set(base.waves)}
    known = Known((*base.waves, *pooled), _columns(prepared), by_waves | {prepared.current}, pooled, weighted)
    linked, rows = _can_follow(engine, base), _with_stratum(engine, base.rows, known)
    rows = _followed(engine, rows, known, measures) if linked else rows
    rows, heads = _with_kind(engine, rows, known, known.on(linked))
    wanted = [(KIND, measure, *known.then(measure, linked)) for measure in measures]
    cells = engine.tabulate_all(rows, wanted) if wanted else ()
    answers = {own.by[1]: _answers(own, _codes(prepared, own), len(heads)) for own in cells}
    known_by_key = linked and _all_have_key(engine, base) and _recur(heads, len(base.waves))
    return _joint(prepared, known, heads, answers, known_by_key)


def _columns(prepared: Prepared) -> tuple[str, ...]:
    return tuple(names.by(name) for name in prepared.mapping.by)


def _can_follow(engine: Engine, prepared: Prepared) -> bool:
    """Whether people have a key, and none stands twice in a wave, where it would not tell one person from another."""
    if names.KEY not in prepared.rows.columns or len(prepared.waves) == 1:
        return False
    try:
        engine.attach(prepared.rows, RowsLookup(prepared.rows, (names.WAVE, names.KEY), (), matched=IN))
    except DataError:
        return False
    return True


def _all_have_key(engine: Engine, prepared: Prepared) -> bool:
    """Whether every row has a key: who has none could be anybody of another wave, and need not have come or gone."""
    rows = engine.attach(prepared.rows, RowsLookup(prepared.rows, (names.WAVE, names.KEY), (), matched=IN))
    return [level.labels for level in engine.levels(rows, (IN,)).levels] == [("yes",)]


def _recur(heads: Mapping[Kind, int], waves: int) -> bool:
    """Whether enough people of each wave are in the next for the key to be the same: some are new each year."""
    for wave in range(waves - 1):
        here, there = (sum(n for kind, n in heads.items() if kind[place] is not None) for place in (wave, wave + 1))
        both = sum(n for kind, n in heads.items() if kind[wave] is not None and kind[wave + 1] is not None)
        if both < RECURRING * min(here, there):
            return False
    return True


def _with_stratum(engine: Engine, rows: Rows, known: Known) -> Rows:
    """Rows with the class of their weight in their wave, where there are weights."""
    if not known.weighted:
        return rows
    return engine.attach(rows, ClassesLookup(names.WEIGHT, names.WAVE, STRATUM, CLASSES, CLASSES))


def _followed(engine: Engine, rows: Rows, known: Known, measures: Sequence[str]) -> Rows:
    """Rows that tell of each wave whether their person was in it, in which groups, and what they answered.

    A row without a key is a person who was in its own wave alone.
    """
    own, wanted = rows, (*known.own, *measures)
    for i, wave in enumerate(known.waves):
        source = own
        if wave in known.pools:
            source = pooled_rows(engine, source, Pool(wave, known.pools[wave], by_key=True), measures)
        for column in wanted:
            labels = [level.labels for level in engine.levels(source, (column,)).levels]
            same: dict[Labels, Labels] = {label: label for label in labels}
            source = engine.attach(source, Lookup((column,), (in_wave(column, i),), same))
        adds, where = tuple(in_wave(column, i) for column in wanted), (names.WAVE, frozenset({wave}))
        rows = engine.attach(rows, RowsLookup(source, (names.KEY,), adds, matched=in_wave(IN, i), where=where))
    return rows


def _with_kind(engine: Engine, rows: Rows, known: Known, on: tuple[str, ...]) -> tuple[Rows, dict[Kind, int]]:
    """Rows with the number of their kind, which only a person's first row has; and the people of each kind."""
    found = engine.levels(rows, on).levels
    kind_of = {level.labels: known.kind(level.labels) for level in found}
    number = {kind: str(i) for i, kind in enumerate(dict.fromkeys(k for k in kind_of.values() if k is not None))}
    heads = dict.fromkeys(number, 0)
    table: dict[Labels, Labels] = {}
    for level in found:
        kind = kind_of[level.labels]
        table[level.labels] = (None if kind is None else number[kind],)
        if kind is not None:
            heads[kind] += level.n
    return engine.attach(rows, Lookup(on, (KIND,), table)), heads


def _codes(prepared: Prepared, cells: Cells) -> tuple[Code, ...]:
    """Every code of a measure: the categories of the current form, answer states, then what other waves had."""
    measure = cells.by[1]
    found = {label for label in cells.labels(measure) if label is not None}
    form = form_in(prepared.mapping, measure, prepared.current)
    states = states_among(found, form.always_possible)
    return tuple(dict.fromkeys((*form.categories, *states, *sorted(found))))


def _answers(cells: Cells, codes: tuple[Code, ...], kinds: int) -> Answers:
    """People of each kind by answer: those whose answer is the same in every wave that they were in, and the others."""
    place = {code: i for i, code in enumerate(codes)}
    own, *waves = (_placed(cells, name, place) for name in cells.by[1:])
    kind = _placed(cells, KIND, {str(i): i for i in range(kinds)})
    same, person = np.ones(len(cells.n), dtype=np.bool_), kind != ABSENT
    for then in waves:
        same &= (then == own) | (then == ABSENT)
    counts = np.zeros((kinds, len(codes)), dtype=np.int64)
    np.add.at(counts, (kind[person & same], own[person & same]), cells.n[person & same])
    if not (person & ~same).any():
        return Answers(codes, counts)
    changed = np.zeros((kinds, len(waves), len(codes)), dtype=np.int64)
    for position, then in enumerate(waves):
        there = person & ~same & (then != ABSENT)
        np.add.at(changed, (kind[there], position, then[there]), cells.n[there])
    return Answers(codes, counts, changed)


def _placed(cells: Cells, name: str, place: dict[str, int]) -> Integers:
    """For each cell the place of its label in a column, ABSENT where it has none."""
    of_label = np.array([ABSENT if label is None else place[label] for label in cells.labels(name)], dtype=np.int64)
    return of_label[cells.column(name)]


def _joint(
    prepared: Prepared, known: Known, heads: dict[Kind, int], answers: dict[str, Answers], linked: bool
) -> Joint:
    levels = {names.by(name): _levels(prepared, heads, i, name) for i, name in enumerate(prepared.mapping.by)}
    place = [{level: i for i, level in enumerate(levels[column])} for column in known.columns]
    shape = (len(heads), len(known.waves), len(known.columns))
    codes = [[_group_codes(groups, place) for groups in kind] for kind in heads]
    return Joint(
        waves=known.waves,
        columns=known.columns,
        levels=levels,
        present=np.array([[groups is not None for groups in kind] for kind in heads], dtype=np.bool_),
        codes=np.array(codes, dtype=np.int64).reshape(shape),
        heads=np.array(list(heads.values()), dtype=np.int64),
        answers=answers,
        linked=linked,
        strata=_strata(heads, len(known.waves)) if known.weighted else np.zeros((0, 0), dtype=np.int64),
    )


def _strata(heads: dict[Kind, int], waves: int) -> Integers:
    """The class of weights of each kind in each wave, by number."""
    found = np.full((len(heads), waves), ABSENT, dtype=np.int64)
    for wave in range(waves):
        own = [groups[-1] if groups is not None else None for groups in (kind[wave] for kind in heads)]
        number = {label: i for i, label in enumerate(sorted({label for label in own if label is not None}))}
        found[:, wave] = [ABSENT if label is None else number[label] for label in own]
    return found


def _group_codes(groups: Labels | None, place: list[dict[str, int]]) -> list[int]:
    """The code of each breakdown's level, ABSENT where it is not told; what stands behind these is left out."""
    return [
        ABSENT if level is None else of[level] for level, of in zip(groups or (None,) * len(place), place, strict=False)
    ]


def _levels(prepared: Prepared, kinds: dict[Kind, int], column: int, name: str) -> tuple[Code, ...]:
    """The levels that people of any kind have of a breakdown, in the order that tables show them in."""
    found = {groups[column] for kind in kinds for groups in kind if groups is not None}
    return breakdown_order(prepared.mapping.by[name], [level for level in found if level is not None])
