"""Methods, sources, and what was withheld."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from socmob import framework
from socmob.reports.names import Names, is_bridged, measures
from socmob.reports.opening import pairing_sentence
from socmob.reports.phrases import date_in_words
from socmob.reports.sentences import methods
from socmob.reports.sentences.shares import placed
from socmob.reports.views import Block, RowView, Section, TableView, present
from socmob.values.definitions import TableKind
from socmob.values.tables import Release

MUCH = 0.1
"""From this share of the numbers of a breakdown that are withheld on, it is said what would show more."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """One publication: its title, when it appeared where that is known, and its address, never fetched by the page."""

    title: str
    date: str = ""
    url: str = ""

    @property
    def words(self) -> str:
        """Title and date."""
        return f"{self.title}, {self.date}" if self.date else self.title


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """What publications are the source of, and the publications."""

    heading: str
    sources: tuple[SourceView, ...]


def methods_section(release: Release) -> Section:
    """How the numbers came to be, in sentences, and the readings chosen."""
    about = release.about
    fixed = tuple(dict.fromkeys(c.label for c in about.comparisons if c.benchmark and c.fixed))
    changed = any(table.kind is TableKind.CHANGE and not is_bridged(table) for table in release.tables)
    sentences = present((
        methods.bases(),
        *_wording(release),
        methods.people(about.census),
        methods.intervals(about.design, about.weighted),
        methods.chance(),
        pairing_sentence(release) if changed else "",
        methods.benchmarks_without_error(fixed),
        methods.protection(release.rules),
        methods.rounding(release.rules.counts_to),
    ))  # fmt: skip
    return Section("methods", "Methods", sentences, blocks=(_facts(release), *_settings(release)))


def _facts(release: Release) -> Block:
    about = release.about
    everyone = "Everyone was asked" if about.census else "A sample was asked; everyone in the file"
    asked = {"all": everyone, "known": "The file tells who", "unknown": "The file does not tell who"}
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
    caption, heads = "Choices made where the sources leave one", ("Question", "Counted")
    view = TableView("table-settings", caption, heads, rows, words=True)
    return (Block("settings", "How unclear answers were counted", tables=(view,)),)


def source_groups(release: Release) -> tuple[SourceGroup, ...]:
    """The questionnaire's sources, then those of each benchmark."""
    wording = _wording(release)
    own = tuple(_publication(title) for title in release.about.sources if title not in wording)
    benchmarks: dict[str, dict[SourceView, None]] = {}
    for one in release.about.comparisons:
        if one.source:
            benchmarks.setdefault(one.label, {})[_publication(one.source, one.url)] = None
    groups = (SourceGroup(f"Benchmark: {placed(label)}", tuple(found)) for label, found in benchmarks.items())
    return (*((SourceGroup("Questionnaire", own),) if own else ()), *groups)


def _publication(title: str, url: str = "") -> SourceView:
    """A publication, with the date and the address that the framework has of it."""
    known = _known(title)
    return SourceView(title, date_in_words(known.date), url or known.url or "") if known else SourceView(title, "", url)


def _known(title: str) -> framework.Source | None:
    return next((source for source in framework.sources().values() if source.title == title), None)


def _wording(release: Release) -> tuple[str, ...]:
    """What a release says of its questions' wording: a sentence among its sources, and no publication."""
    return tuple(text for text in release.about.sources if text.endswith(".") and _known(text) is None)


def withheld_section(release: Release) -> Section:
    """How much was withheld, table by table, and which classes were joined."""
    lines = [line for line in release.withheld if line.withheld]
    count, total = sum(line.withheld for line in lines), sum(len(table.cells) for table in release.tables)
    splits = tuple(dict.fromkeys(line.split for line in release.withheld if line.split))
    rows = tuple(RowView(_title(release, line.table), (f"{line.withheld:,}", f"{line.cells:,}")) for line in lines)
    view = TableView("table-withheld", "What was withheld, table by table", ("Table", "Withheld", "Out of"), rows)
    blocks = (Block("record", "The record", tables=(view,)),) if rows else ()
    sentences = present((methods.withheld(count, total, len(lines)), *splits, _advice(release)))
    return Section("withheld", "What was withheld", sentences, blocks=blocks)


def _advice(release: Release) -> str:
    """What would show more, where a tenth or more is withheld: of the breakdown that loses most, else of everyone."""
    about, lost, total = release.about, Counter[str](), Counter[str]()
    for line in release.withheld:
        table = release.table(line.table)
        if table is not None and table.breakdown != "wave":
            lost[table.breakdown] += line.withheld
            total[table.breakdown] += line.cells
    much = [name for name in lost if lost[name] and lost[name] >= MUCH * total[name]]
    keyed = about.changes_paired and about.wave in about.waves
    worst = max((name for name in much if name), key=lambda name: lost[name], default="")
    if worst:
        by = Names(release).breakdown(worst)
        return methods.more_could_be_shown(by, lost[worst], total[worst], pooling=keyed)
    return methods.more_pooled() if much and keyed else ""


def _title(release: Release, identifier: str) -> str:
    table = release.table(identifier)
    return Names(release).table(table) if table is not None else identifier
