"""People followed between two waves by their key, which goes no further than the engine."""

from __future__ import annotations

from socmob.engine import Engine, Rows, RowsLookup
from socmob.measures import paired_lookup, paired_parts
from socmob.measures.tables import Pairing, View
from socmob.readers import names
from socmob.values.sources import Lookup
from socmob.workflows.preparing import Prepared

STRATUM_BEFORE = "stratum.before"
STRATUM = "paired.stratum"
ELSEWHERE = "another wave"
HAS_KEY = "has.key"


def can_pair(engine: Engine, prepared: Prepared) -> bool:
    """Whether every row has a key, and no key stands twice in a wave (DataError then).

    Where people were drawn in units they are not paired: the units carry the change, shared or not as the mapping says.
    Nor are two random draws.
    """
    design = prepared.design
    if (
        names.KEY not in prepared.rows.columns
        or prepared.before is None
        or design.unit
        or design.one_sample
        or design.drawn_from
    ):
        return False
    own = RowsLookup(prepared.rows, (names.WAVE, names.KEY), (), matched=HAS_KEY)
    levels = engine.levels(engine.attach(prepared.rows, own), (HAS_KEY,)).levels
    return all(level.labels[0] == "yes" for level in levels)


def pairing_of(engine: Engine, prepared: Prepared, view: View) -> Pairing:
    """The moments, by person, of the score of every class of every split of one measure."""
    if prepared.before is None:
        raise ValueError("pairing needs a wave before the current one")
    classes = {one.code: one.codes for split in view.splits for one in split}
    codes = [level.labels[0] for level in engine.levels(prepared.rows, (view.measure,)).levels]
    score = paired_lookup(view.measure, (prepared.before, prepared.current), codes, classes)
    rows = _with_stratum(engine, prepared, engine.attach(prepared.rows, score))
    parts = paired_parts(classes)
    counted = engine.cluster_moments(rows, (STRATUM,), names.KEY, parts)
    weighted = counted
    if prepared.weight:
        weighted = engine.cluster_moments(rows, (STRATUM,), names.KEY, parts, prepared.weight)
    return Pairing(weighted, counted, tuple(classes))


def _with_stratum(engine: Engine, prepared: Prepared, rows: Rows) -> Rows:
    """Rows with the stratum a person keeps over both waves: the first wave's where they were in it.

    Rows of other waves are a stratum apart, where every score is zero.
    """
    pair = {prepared.before, prepared.current}
    on: tuple[str, ...] = (names.WAVE,)
    if prepared.design.stratum:
        rows = _with_stratum_before(engine, prepared, rows)
        on = (names.WAVE, names.STRATUM, STRATUM_BEFORE)
    combinations = [level.labels for level in engine.levels(rows, on).levels]
    table = {labels: (_stratum(labels) if labels[0] in pair else ELSEWHERE,) for labels in combinations}
    return engine.attach(rows, Lookup(on, (STRATUM,), table))


def _stratum(labels: tuple[str | None, ...]) -> str | None:
    """The stratum before where there was one, else the person's own; everyone's is one where there are none."""
    return next((label for label in reversed(labels[1:]) if label is not None), "everyone")


def _with_stratum_before(engine: Engine, prepared: Prepared, rows: Rows) -> Rows:
    strata = [level.labels for level in engine.levels(rows, (names.STRATUM,)).levels]
    same = Lookup((names.STRATUM,), (STRATUM_BEFORE,), {labels: labels for labels in strata})
    first = (names.WAVE, frozenset({prepared.before or ""}))
    lookup = RowsLookup(engine.attach(rows, same), (names.KEY,), (STRATUM_BEFORE,), where=first)
    return engine.attach(rows, lookup)
