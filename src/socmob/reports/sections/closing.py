"""Methods, sources, and what was withheld."""

from __future__ import annotations

from dataclasses import dataclass

from socmob.reports.names import Names, measures
from socmob.reports.sentences import methods
from socmob.reports.views import Block, RowView, Section, TableView, present
from socmob.values.definitions import TableKind
from socmob.values.tables import Comparison, Release


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source with what it is the source of; `url` is a link, never fetched by the page."""

    of: str
    title: str
    url: str = ""


def methods_section(release: Release) -> Section:
    """How the numbers came to be, in sentences, and the readings chosen."""
    about = release.about
    fixed = tuple(dict.fromkeys(c.label for c in about.comparisons if c.benchmark and c.fixed))
    changed = any(table.kind is TableKind.CHANGE for table in release.tables)
    sentences = present((
        methods.bases(),
        methods.people(about.census),
        methods.intervals(about.design, about.weighted),
        methods.chance(),
        methods.pairing(about.changes_paired, about.census) if changed else "",
        methods.benchmarks_without_error(fixed),
        methods.rounding_and_protection(release.threshold, release.profile, release.profile_version),
    ))  # fmt: skip
    return Section("methods", "Methods", sentences, blocks=(_facts(release), *_settings(release)))


def _facts(release: Release) -> Block:
    about = release.about
    asked = {"all": "Everyone was asked", "known": "The file tells who", "unknown": "The file does not tell who"}
    facts = (
        ("Organisation", about.organisation),
        ("Wave", about.wave),
        ("All waves", ", ".join(about.waves)),
        ("Questionnaires", ", ".join(about.editions)),
        ("Place", about.geography),
        ("Who was asked", asked.get(about.asked, about.asked)),
        ("Measures", str(len(measures(release)))),
    )
    rows = tuple(RowView(name, (text,)) for name, text in facts if text)
    return Block(
        "facts",
        "This release",
        tables=(TableView("table-facts", "What this release is", ("Fact", "In this release"), rows, words=True),),
    )


def _settings(release: Release) -> tuple[Block, ...]:
    rows = tuple(RowView(question, (reading,)) for question, reading in release.about.settings)
    if not rows:
        return ()
    caption, heads = "Readings chosen where the sources leave a choice", ("Question", "Reading")
    view = TableView("table-settings", caption, heads, rows, words=True)
    return (Block("settings", "Readings", tables=(view,)),)


def source_views(release: Release) -> tuple[SourceView, ...]:
    """The benchmarks' sources, then the release's own."""
    benchmarks = (_of_benchmark(comparison) for comparison in release.about.comparisons if comparison.source)
    own = "; ".join(text.rstrip(".") for text in release.about.sources)
    return (*dict.fromkeys(benchmarks), *((SourceView("Answers and records", own),) if own else ()))


def _of_benchmark(comparison: Comparison) -> SourceView:
    return SourceView(f"Benchmark: {comparison.label}", comparison.source, comparison.url)


def withheld_section(release: Release) -> Section:
    """How much was withheld, table by table, and which classes were joined."""
    lines = [line for line in release.withheld if line.withheld]
    count, total = sum(line.withheld for line in lines), sum(len(table.cells) for table in release.tables)
    splits = tuple(dict.fromkeys(line.split for line in release.withheld if line.split))
    rows = tuple(RowView(_title(release, line.table), (f"{line.withheld:,}", f"{line.cells:,}")) for line in lines)
    view = TableView("table-withheld", "What was withheld, table by table", ("Table", "Withheld", "Out of"), rows)
    blocks = (Block("record", "The record", tables=(view,)),) if rows else ()
    return Section(
        "withheld", "What was withheld", (methods.withheld(count, total, len(lines)), *splits), blocks=blocks
    )


def _title(release: Release, identifier: str) -> str:
    table = release.table(identifier)
    return Names(release).table(table) if table is not None else identifier
