"""Composition against benchmarks: each measure's shares, what they are held against, what silence could change."""

from __future__ import annotations

from dataclasses import replace

from socmob.reports.answering import abroad_sentence
from socmob.reports.charts.dots import Dot, dots_chart
from socmob.reports.display import cell_text, figure
from socmob.reports.names import Names, categories, measures
from socmob.reports.opening import bounds_sentence, break_even_sentence, comparison_of, nothing_shown, share_sentence
from socmob.reports.views import (
    SYMBOLS,
    Block,
    ChartView,
    RowView,
    Section,
    TableView,
    columns,
    identifier,
    present,
)  # fmt: skip
from socmob.values.codes import Code
from socmob.values.tables import Release, SafeTable

KEY = (
    "How to read the charts: the dot is the share, the band its 95% interval, the black upright bar the benchmark. "
    "Each row is a share of its own on a scale from nought."
)
SHORT_KEY = "Dot: the share; band: its 95% interval"
WHOLE = 100
"""Every composition is drawn to 100%, so that measures can be told apart at a glance."""
SHARE_HEADS = ("Group", "People", "Share, % (95% interval)", "Benchmark, %", "Times the benchmark", "Against chance")
BASE_HEADS = (
    "Group", "Of all who answered, %", "Of everyone, %", "At least, %", "At most, %", "Break-even, %",
)  # fmt: skip
OF_BENCHMARK = frozenset({*SHARE_HEADS[3:], BASE_HEADS[-1]})
BASE_PARTS = ("of_answered", "of_eligible", "floor", "ceiling", "break_even")
BREAK_EVEN_NOTE = (
    "Break-even: the share that those whose answer is unknown would need for the gap to the benchmark to close."
)


def composition_section(release: Release) -> Section:
    """The section with one block for each measure."""
    tables = [t for t in (release.table(f"composition.{m}") for m in measures(release)) if t is not None]
    blocks = tuple(_block(release, table) for table in tables)
    key = KEY if any(block.charts for block in blocks) else ""
    return Section("composition", "Composition against benchmarks", key=key, blocks=blocks)


def _block(release: Release, table: SafeTable) -> Block:
    measure, comparison = table.measure, comparison_of(release, table.measure)
    sentences = present((
        share_sentence(release, measure),
        abroad_sentence(release, measure),
        table.split,
        comparison.explanation if comparison else "",
        comparison.loss if comparison else "",
        bounds_sentence(release, measure),
        break_even_sentence(release, measure),
    ))  # fmt: skip
    return Block(
        identifier("composition", measure),
        Names(release).measure(measure),
        tuple(dict.fromkeys(sentences)),
        _chart(release, table),
        (_shares(release, table), _other_bases(release, table)),
    )


def opening_chart(release: Release) -> ChartView | None:
    """The first measure's chart once more, for the opening, with its key; None where nothing of it is shown."""
    table = next((t for m in measures(release)[:1] if (t := release.table(f"composition.{m}")) is not None), None)
    found = _chart(release, table, "opening") if table is not None else ()
    if table is None or not found:
        return None
    compared = any(table.shown(code, "benchmark") is not None for code in categories(table))
    return replace(found[0], key=SHORT_KEY + ("; upright bar: the benchmark." if compared else "."))


def _chart(release: Release, table: SafeTable, place: str = "chart") -> tuple[ChartView, ...]:
    dots = [_dot(table, header.code, header.label) for header in table.rows if header.code != "base"]
    if not any(dot.share.shown for dot in dots):
        return ()
    title = Names(release).table(table)
    return (ChartView(title, dots_chart(identifier(place, table.id), title, dots, top=WHOLE)),)


def _dot(table: SafeTable, code: Code, label: str) -> Dot:
    benchmark = table.shown(code, "benchmark")
    text = cell_text(table.cell(code, "benchmark")) if benchmark is not None else ""
    return Dot(label, figure(table, code), text, None if benchmark is None else float(benchmark))


def _shares(release: Release, table: SafeTable) -> TableView:
    rows = [_share_row(table, code) for code in categories(table)]
    if nothing_shown(release, table.measure) and any(table.shown(code, "benchmark") for code in categories(table)):
        return _benchmark_alone(release, table, rows)
    heads, slim = columns(rows, SHARE_HEADS, left_out=_without_benchmark(release, table))
    base = cell_text(table.cell("base", "count"))
    last = RowView("All classified", (base, *[""] * (len(heads) - 2)), total=True)
    caption = f"{Names(release).table(table)}: shares of those classified"
    return TableView(identifier("table", table.id), caption, heads, (*slim, last))


def _without_benchmark(release: Release, table: SafeTable) -> frozenset[str]:
    """The columns that need a benchmark, where the measure has none whatever its categories."""
    comparison = comparison_of(release, table.measure)
    return OF_BENCHMARK if comparison is not None and not comparison.benchmark else frozenset()


def _benchmark_alone(release: Release, table: SafeTable, rows: list[RowView]) -> TableView:
    """What is left to show of a measure whose every own number is withheld."""
    heads, slim = columns(rows, SHARE_HEADS, SYMBOLS)
    caption = f"{Names(release).measure(table.measure)}: the benchmark alone"
    return TableView(identifier("table", table.id), caption, heads, slim)


def _share_row(table: SafeTable, code: Code) -> RowView:
    share, ratio = figure(table, code), ratio_text(table, code)
    texts = (table.cell(code, "count"), table.cell(code, "benchmark"), table.cell(code, "chance"))
    count, benchmark, chance = (cell_text(cell) for cell in texts)
    return RowView(_label(table, code), (count, share.in_full, benchmark, ratio, chance))


def ratio_text(table: SafeTable, code: Code) -> str:
    """The representation ratio with its interval."""
    ratio, lower, upper = (cell_text(table.cell(code, part)) for part in ("ratio", "ratio_lower", "ratio_upper"))
    return f"{ratio} ({lower} to {upper})" if table.shown(code, "ratio_lower") is not None else ratio


def _other_bases(release: Release, table: SafeTable) -> TableView:
    rows = [
        RowView(_label(table, code), tuple(cell_text(table.cell(code, part)) for part in BASE_PARTS))
        for code in categories(table)
    ]
    heads, slim = columns(rows, BASE_HEADS, left_out=_without_benchmark(release, table))
    caption = f"{Names(release).table(table)}: on other bases, and how far missing answers could move the shares"
    more = (BREAK_EVEN_NOTE,) if any("Break-even" in head for head in heads) else ()
    return TableView(identifier("table", table.id, "bases"), caption, heads, slim, more)


def _label(table: SafeTable, code: Code) -> str:
    return next(header.label for header in table.rows if header.code == code)
