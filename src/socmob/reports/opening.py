"""The opening sentences of a release, most important first: facts picked from its tables, words from `sentences`."""

from __future__ import annotations

from collections.abc import Iterator

from socmob.reports.answering import blank_waves, response_sentence
from socmob.reports.display import cell_text, figure, number
from socmob.reports.names import Names, headline_category, measures
from socmob.reports.phrases import lower_first
from socmob.reports.sentences import changes, methods, shares
from socmob.values.codes import Code
from socmob.values.definitions import Statistic
from socmob.values.tables import CellState, Comparison, Release, SafeCell, SafeTable

LEAST_CHANGE = 1
"""In points: a change no larger than the rounding of its shares, and within chance, is not said to be one."""


def headlines(release: Release) -> tuple[str, ...]:
    """The plain opening sentences: the first measure's share, change, response and bounds, then the other measures."""
    found = measures(release)
    if not found:
        return ()
    others = (share_sentence(release, measure) for measure in found[1:])
    return (*opening_of_first(release), *(sentence for sentence in others if sentence))


def opening_of_first(release: Release) -> tuple[str, ...]:
    """The opening sentences that speak of the first measure, most important first."""
    found = measures(release)
    return tuple(sentence for sentence in _of_first(release, found[0]) if sentence) if found else ()


def _of_first(release: Release, measure: str) -> Iterator[str]:
    if nothing_shown(release, measure):
        yield shares.nothing_shown(lower_first(Names(release).measure(measure)), release.about.wave, release.threshold)
        yield _benchmark_sentence(release, measure)
        return
    yield share_sentence(release, measure)
    yield change_sentence(release, measure)
    yield response_sentence(release, measure)
    yield bounds_sentence(release, measure)
    yield from blank_waves(release, measure)
    comparison = comparison_of(release, measure)
    if comparison is not None and not comparison.benchmark:
        yield comparison.explanation


def nothing_shown(release: Release, measure: str) -> bool:
    """Whether no number of a measure's own is shown, in any table: its benchmark is public and does not count."""
    cells = [cell for table in release.tables if table.measure == measure for cell in table.cells.values()]
    return not any(c.value is not None for c in cells if c.definition.statistic is not Statistic.BENCHMARK)


def _benchmark_sentence(release: Release, measure: str) -> str:
    """The benchmark of the headline category, where the share that it is for is not shown; empty without one."""
    table, code = release.table(f"composition.{measure}"), headline_category(release, measure)
    comparison = comparison_of(release, measure)
    cell = table.cell(code, "benchmark") if table is not None and code is not None else None
    if code is None or cell is None or cell.value is None or comparison is None:
        return ""
    return shares.benchmark(comparison.label, cell_text(cell), Names(release).phrase(measure, code))


def comparison_of(release: Release, measure: str) -> Comparison | None:
    """What a measure is compared with, or why with nothing; None where the release does not say."""
    return next((c for c in release.about.comparisons if c.measure == measure), None)


def share_sentence(release: Release, measure: str, category: Code | None = None) -> str:
    """The share of a category, else the headline one, with its interval and benchmark, or why there is none."""
    table, code = release.table(f"composition.{measure}"), category or headline_category(release, measure)
    if table is None or code is None:
        return ""
    phrase, wave = Names(release).phrase(measure, code), release.about.wave
    cell = table.cell(code, "share")
    if cell is None or cell.state is CellState.NOT_COMPUTED:
        return shares.share_not_computed(wave, phrase)
    if cell.state is CellState.WITHHELD:
        return shares.share_withheld(wave, phrase)
    found = figure(table, code)
    return _compared(release, table, code, shares.share(wave, found.text, found.limits, phrase))


def _compared(release: Release, table: SafeTable, code: Code, opening: str) -> str:
    benchmark, comparison = table.cell(code, "benchmark"), comparison_of(release, table.measure)
    if benchmark is None or benchmark.value is None or comparison is None or not comparison.benchmark:
        return opening
    ratio = table.cell(code, "ratio")
    return shares.compared(
        opening,
        benchmark=cell_text(benchmark),
        people=comparison.label,
        ratio=cell_text(ratio) if ratio is not None and ratio.value is not None else None,
        beyond_chance=_truth(table, code),
    )


def bounds_sentence(release: Release, measure: str, category: Code | None = None) -> str:
    """How far missing answers could move a share, else the headline one; empty where that is not shown."""
    table, code = release.table(f"composition.{measure}"), category or headline_category(release, measure)
    if table is None or code is None:
        return ""
    floor, ceiling = table.cell(code, "floor"), table.cell(code, "ceiling")
    if floor is None or ceiling is None or floor.value is None or ceiling.value is None:
        return ""
    phrase = Names(release).phrase(measure, code)
    asked_known = release.about.asked != "unknown"
    return shares.bounds(phrase, cell_text(floor), cell_text(ceiling), asked_known=asked_known)


def break_even_sentence(release: Release, measure: str) -> str:
    """How different the silent would have to be for the gap to close, or that it would remain; empty without one."""
    table, code = release.table(f"composition.{measure}"), headline_category(release, measure)
    cell = table.cell(code, "break_even") if table is not None and code is not None else None
    if table is None or cell is None or code is None:
        return ""
    if cell.value is None:
        return shares.gap_remains() if _out_of_reach(table, code) else ""
    return shares.break_even(Names(release).phrase(measure, code), cell_text(cell))


def _out_of_reach(table: SafeTable, code: Code) -> bool:
    """Whether the benchmark lies outside the bounds, as far as the numbers shown can tell."""
    floor, ceiling, benchmark = (table.shown(code, part) for part in ("floor", "ceiling", "benchmark"))
    if floor is None or ceiling is None or benchmark is None:
        return False
    return floor > benchmark or ceiling < benchmark


def pairing_sentence(release: Release) -> str:
    """What a change between waves assumes about people in both."""
    about = release.about
    return methods.pairing(paired=about.changes_paired, one_sample=about.one_sample, census=about.census)


def change_sentence(release: Release, measure: str, category: Code | None = None) -> str:
    """The change of a share, else the headline one, between the two compared waves, and whether chance explains it."""
    table, code = release.table(f"change.{measure}"), category or headline_category(release, measure)
    if not release.about.compared or table is None or code is None:
        return ""
    since, cell = release.about.compared[0], table.cell(code, "change")
    if cell is None or cell.state is CellState.NOT_COMPUTED:
        return ""
    if cell.value is None:
        return changes.change_withheld(since)
    otherwise = any(other.measure == measure and other.wave == since for other in release.about.otherwise)
    return _change(table, code, cell, since) + (f" {changes.asked_otherwise(since)}" if otherwise else "")


def _change(table: SafeTable, code: Code, cell: SafeCell, since: str) -> str:
    value, points, chance = float(cell.value or 0), cell_text(cell).lstrip("+−"), _truth(table, code)
    before, after = (cell_text(table.cell(code, part)) for part in ("before", "after"))
    both = table.shown(code, "before") is not None and table.shown(code, "after") is not None
    if not points.strip("0.,") or (both and before == after) or (chance is False and abs(value) <= LEAST_CHANGE):
        return changes.about_the_same(points, since, (before, after) if both else None, beyond_chance=chance)
    test, freedom, rise = table.cell(code, "test"), table.cell(code, "degrees_of_freedom"), value > 0
    if chance is None:
        return changes.change_untested(points, since, rise=rise)
    told = test is not None and test.value is not None and freedom is not None and freedom.value is not None
    evidence = (cell_text(test), number(float(freedom.value or 0))) if told and test and freedom else ("", "")
    return changes.change(points, since, rise=rise, beyond_chance=chance, test=evidence[0], freedom=evidence[1])


def _truth(table: SafeTable, code: Code) -> bool | None:
    value = table.shown(code, "chance")
    return None if value is None else bool(value)
