"""Breakdowns that lie within one another: the two together would give small groups away, so one is left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from socmob.engine import Engine
from socmob.readers import names
from socmob.workflows.measuring import Measured
from socmob.workflows.preparing import Prepared

Crossed = Counter[tuple[str | None, str | None]]
"""People of the current wave by the levels of two breakdowns."""


def without_nested(engine: Engine, measured: Measured, threshold: int) -> Measured:
    """The same without each breakdown that lies within an earlier one of the mapping, or an earlier one within it.

    Team within department: a team that is withheld would follow from its department less the other teams. What differs
    by fewer people than the threshold counts as lying within.
    """
    kept: list[str] = []
    dropped: dict[str, str] = {}
    for name in measured.prepared.shown_by:
        other = next((one for one in kept if _nested(engine, measured.prepared, one, name, threshold)), None)
        if other is None:
            kept.append(name)
        else:
            dropped[name] = other
    own = {measure: replace(cells, by={n: cells.by[n] for n in kept}) for measure, cells in measured.measures.items()}
    return replace(measured, measures=own, dropped=dropped)


def _nested(engine: Engine, prepared: Prepared, one: str, other: str, threshold: int) -> bool:
    columns = (names.WAVE, names.by(one), names.by(other))
    crossed: Crossed = Counter()
    for level in engine.levels(prepared.rows, columns).levels:
        if level.labels[0] == prepared.current:
            crossed[level.labels[1], level.labels[2]] += level.n
    turned: Crossed = Counter({(second, first): n for (first, second), n in crossed.items()})
    return is_union(crossed, threshold) or is_union(turned, threshold)


def is_union(crossed: Crossed, threshold: int) -> bool:
    """Whether a level of the first breakdown is some levels of the second taken together, but for a few people.

    >>> teams = Counter({("Law", "A"): 20, ("Law", "B"): 9, ("Tax", "C"): 30})
    >>> is_union(teams, 10), is_union(teams + Counter({("Tax", "A"): 15}), 10)
    (True, False)
    """
    totals: Counter[str | None] = Counter()
    parts: defaultdict[str | None, set[str | None]] = defaultdict(set)
    for (first, second), n in crossed.items():
        totals[second] += n
        parts[first].add(second)
    for first, seconds in parts.items():
        outside = sum(totals[second] - crossed[first, second] for second in seconds)
        if outside < threshold and len(seconds) < len(totals):
            return True
    return False
