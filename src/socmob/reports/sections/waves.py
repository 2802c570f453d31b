"""Change since the last wave, and the trend over all waves."""

from __future__ import annotations

from socmob.reports.charts.dots import Dot, top_of
from socmob.reports.charts.waves import waves_chart
from socmob.reports.display import cell_text, figure
from socmob.reports.names import Names, categories, drawn_categories, is_bridged, measures
from socmob.reports.opening import change_sentence, pairing_sentence
from socmob.reports.sentences.changes import change_interval
from socmob.reports.views import Block, ChartView, RowView, Section, TableView, columns, identifier, present
from socmob.values.codes import Code
from socmob.values.definitions import TableKind
from socmob.values.tables import Header, Release, SafeTable

KEY = "How to read the charts: each dot is a wave, the band its 95% interval; the scale starts at nought."
EVIDENCE_HEADS = ("t", "Degrees of freedom", "Against chance")
EVIDENCE = ("test", "degrees_of_freedom", "chance")


def waves_section(release: Release) -> Section:
    """The section with a block for each measure that has a change or a trend."""
    about = release.about
    heading = f"Change since {about.compared[0]}, and the trend" if about.compared else "Change and trend"
    blocks = tuple(block for m in measures(release) if (block := _block(release, m)) is not None)
    has_change = any(table.kind is TableKind.CHANGE and not is_bridged(table) for table in release.tables)
    sentences = present((about.change_refused, pairing_sentence(release) if has_change else ""))
    return Section("change", heading, sentences, KEY if any(block.charts for block in blocks) else "", blocks)


def _block(release: Release, measure: str) -> Block | None:
    change, trend = release.table(f"change.{measure}"), release.table(f"trend.{measure}")
    bridged = tuple(table for table in release.tables if is_bridged(table) and table.measure == measure)
    if change is None and trend is None and not bridged:
        return None
    names = Names(release)
    return Block(
        identifier("change", measure),
        names.measure(measure),
        present(
            (
                *otherwise_sentences(release, measure),
                change_sentence(release, measure),
                _interval(release, change),
                _split(change, trend),
            )
        ),
        _charts(release, trend) if trend is not None else (),
        (_trend(names, trend),) if trend is not None else (),
        (*((_change(release, change),) if change is not None else ()), *(_bridged(table) for table in bridged)),
    )


def otherwise_sentences(release: Release, measure: str) -> tuple[str, ...]:
    """What must be known of waves that were asked in another form and stand beside the current one."""
    return tuple(other.says for other in release.about.otherwise if other.measure == measure)


def _split(*tables: SafeTable | None) -> str:
    return next((table.split for table in tables if table is not None and table.split), "")


def _interval(release: Release, table: SafeTable | None) -> str:
    code = release.about.headline.get(table.measure, "") if table is not None else ""
    found = figure(table, code, value="change") if table is not None else None
    return change_interval(found.limits) if found is not None and found.shown else ""


def _change(release: Release, table: SafeTable) -> TableView:
    before, after = release.about.compared or ("before", "after")
    heads = ("Group", f"{before}, %", f"{after}, %", "Change, points (95% interval)", *EVIDENCE_HEADS)
    kept, rows = columns([_change_row(table, header) for header in table.rows], heads)  # a paired change has no t
    asked = {other.wave for other in release.about.otherwise if other.measure == table.measure}
    caption = f"{Names(release).table(table)} from {before}{', asked otherwise,' if before in asked else ''} to {after}"
    return TableView(identifier("table", table.id), caption, kept, rows)


def _change_row(table: SafeTable, header: Header) -> RowView:
    before, after, *evidence = (cell_text(table.cell(header.code, part)) for part in ("before", "after", *EVIDENCE))
    change = figure(table, header.code, value="change").in_full
    return RowView(header.label, (before, after, change, *evidence))


def _bridged(table: SafeTable) -> TableView:
    """The change since a wave of another form; its title says over which wave it is estimated."""
    heads = ("Group", *(header.label for header in table.columns[:1]), "Change, points, estimated (95% interval)")
    rows = tuple(
        RowView(
            header.label,
            (cell_text(table.cell(header.code, "after")), figure(table, header.code, value="change").in_full),
        )
        for header in table.rows
    )
    return TableView(identifier("table", table.id), table.title, heads, rows)


def _trend(names: Names, table: SafeTable) -> TableView:
    codes = categories(table)
    heads = ("Wave", "People", *(f"{names.category(table.measure, code)}, %" for code in codes))
    rows = tuple(_trend_row(table, header, codes) for header in table.rows)
    return TableView(
        identifier("table", table.id),
        f"{names.table(table)}: shares of those classified",
        heads,
        rows,
    )


def _trend_row(table: SafeTable, header: Header, codes: tuple[Code, ...]) -> RowView:
    shares = tuple(figure(table, header.code, f"{code}|").in_full for code in codes)
    return RowView(header.label, (cell_text(table.cell(header.code, "base")), *shares))


def _charts(release: Release, table: SafeTable) -> tuple[ChartView, ...]:
    wanted = [code for code in drawn_categories(release, table.measure) if code in categories(table)]
    panels = {code: _dots(table, code) for code in wanted or categories(table)[:1]}
    top = top_of([dot for dots in panels.values() for dot in dots])
    return tuple(
        _panel(release, table, code, dots, top)
        for code, dots in panels.items()
        if sum(dot.share.shown for dot in dots) > 1
    )


def _panel(release: Release, table: SafeTable, code: Code, dots: list[Dot], top: int) -> ChartView:
    title = Names(release).category(table.measure, code)
    svg = waves_chart(identifier("chart", table.id, code), f"{title}, wave by wave", dots, top=top)
    return ChartView(title, svg)


def _dots(table: SafeTable, code: Code) -> list[Dot]:
    return [Dot(header.label, figure(table, header.code, f"{code}|")) for header in table.rows]
