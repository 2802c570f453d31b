"""How a number was computed: the formula of its kind in this release, with the published numbers that go into it."""

from __future__ import annotations

from collections.abc import Iterator

from socmob.reports.display import with_unit
from socmob.reports.explaining.formulas import FORMULAS, Formula, Way, formula
from socmob.reports.explaining.numbers import PARTS, Number
from socmob.reports.explaining.people import size
from socmob.reports.opening import comparison_of
from socmob.values.definitions import Statistic
from socmob.values.tables import Release

QUOTIENTS = (FORMULAS[Statistic.SHARE], FORMULAS[Statistic.RATE])
"""Formulas of one count over another."""


def computed(release: Release, number: Number) -> Iterator[tuple[str, str]]:
    """How a number was computed, in words and in symbols."""
    definition = number.cell.definition
    found = formula(definition, way(release, number))
    weighted = " Weighted: people count by their weights." if _is_weighted(release, number) else ""
    yield "Computed", found.words + weighted
    inputs = _people(release, number) if found in QUOTIENTS else _inputs(number, found)
    yield "Formula", found.symbols + (f"; here {inputs}" if inputs and found.symbols else "")


def way(release: Release, number: Number) -> Way:
    """What of a release and a table decides between the ways to compute a kind of number."""
    about, comparison = release.about, comparison_of(release, number.table.measure)
    return Way(
        number.table.kind,
        (number.row.code, number.column.code),
        weighted=about.weighted,
        exact_benchmark=comparison is None or comparison.fixed,
        paired=about.changes_paired,
        one_sample=about.one_sample,
    )


def _is_weighted(release: Release, number: Number) -> bool:
    return release.about.weighted and number.cell.definition.weighted


def _inputs(number: Number, found: Formula) -> str:
    """The published numbers beside this one that go into it."""
    pairs = [(name, number.sibling(name) or number.table.cell(name, "count")) for name in found.inputs]
    known = [f"{PARTS.get(name, name)} {with_unit(c)}" for name, c in pairs if c is not None and c.value is not None]
    return ", ".join(known)


def _people(release: Release, number: Number) -> str:
    """The two counts of a share, where both are published; a weighted share is not their quotient."""
    definition = number.cell.definition
    top, base = size(release, definition.population), size(release, definition.base)
    if top is None or base is None:
        return ""
    return f"x = {top}, n = {base}{' (unweighted)' if _is_weighted(release, number) else ''}"
