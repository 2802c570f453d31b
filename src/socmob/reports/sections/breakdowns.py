"""By grade and other breakdowns: small panels of one category each, and the table of all."""

from __future__ import annotations

from socmob.reports.charts.dots import Dot, dots_chart, top_of
from socmob.reports.display import cell_text, figure
from socmob.reports.names import Names, categories, drawn_categories, headline_category
from socmob.reports.sentences.changes import groups_beyond_chance
from socmob.reports.views import Block, ChartView, RowView, Section, TableView, identifier, present
from socmob.values.codes import Code
from socmob.values.definitions import TableKind
from socmob.values.tables import CellState, Header, Release, SafeTable

KEY = (
    "How to read the charts: the dot is the share within a group, the band its 95% interval, the grey upright bar the "
    "share of everyone. A filled dot differs from everyone else by more than chance; of a "
    "hollow one that cannot be said."
)
DAGGER = "†"
DAGGER_NOTE = "† differs from everyone else by more than chance."
DISSIMILARITY_NOTE = (
    "Dissimilarity: the per cent of a category that would have to change group for it to be spread as all others are, "
    "less what chance alone would give."
)
TOTALS = ("all", "dissimilarity")


def breakdowns_section(release: Release) -> Section:
    """The section with a block for each breakdown and in it one for each measure."""
    tables = [table for table in release.tables if table.kind is TableKind.BY]
    found = dict.fromkeys(table.breakdown for table in tables)
    blocks = tuple(_breakdown(release, name, [t for t in tables if t.breakdown == name]) for name in found)
    names = [Names(release).breakdown(name) for name in found]
    heading = f"By {' and by '.join(names)}" if len(names) <= 2 else f"By {', '.join(names[:-1])} and {names[-1]}"
    computed = any(h.code == "dissimilarity" and _says_something(t, h) for t in tables for h in t.rows)
    return Section(
        "breakdowns", heading, (DISSIMILARITY_NOTE,) if computed else (), KEY if _drawn(blocks) else "", blocks
    )


def _drawn(blocks: tuple[Block, ...]) -> bool:
    return any(inner.charts for block in blocks for inner in block.inner)


def _breakdown(release: Release, name: str, tables: list[SafeTable]) -> Block:
    inner = tuple(_block(release, table) for table in tables)
    return Block(identifier("by", name), f"By {Names(release).breakdown(name)}", inner=inner)


def _block(release: Release, table: SafeTable) -> Block:
    names = Names(release)
    view = _table(names, table)
    narrow = len(categories(table)) <= 2  # a pair of categories leaves room for its table beside the chart
    return Block(
        identifier("block", table.id),
        names.measure(table.measure),
        present((table.split, _differing(release, table))),
        _charts(release, table),
        (view,) if narrow else (),
        () if narrow else (view,),
    )


def _levels(table: SafeTable) -> tuple[Header, ...]:
    return tuple(header for header in table.rows if header.code not in TOTALS)


def _differing(release: Release, table: SafeTable) -> str:
    """Which groups differ in the headline category, in a sentence."""
    code = _headline(release, table)
    if code is None:
        return ""
    levels = [(header.label, figure(table, header.code, f"{code}|")) for header in _levels(table)]
    tested = [share for _, share in levels if share.beyond_chance is not None]
    differing = tuple((label, share.text, share.limits) for label, share in levels if share.beyond_chance)
    return groups_beyond_chance(Names(release).phrase(table.measure, code), differing, len(tested))


def _headline(release: Release, table: SafeTable) -> Code | None:
    code, present_codes = headline_category(release, table.measure), categories(table)
    return code if code in present_codes else next(iter(present_codes), None)


def _charts(release: Release, table: SafeTable) -> tuple[ChartView, ...]:
    wanted = [code for code in drawn_categories(release, table.measure) if code in categories(table)]
    panels = {code: _dots(table, code) for code in wanted or categories(table)[:1]}
    shown = {code: dots for code, dots in panels.items() if sum(dot.share.shown for dot in dots) > 1}
    top = top_of([dot for dots in shown.values() for dot in dots])
    return tuple(_panel(release, table, code, dots, top) for code, dots in shown.items())


def _panel(release: Release, table: SafeTable, code: Code, dots: list[Dot], top: int) -> ChartView:
    overall = figure(table, "all", f"{code}|").value
    title = Names(release).category(table.measure, code)
    spoken = f"{title}, by {Names(release).breakdown(table.breakdown)}"
    svg = dots_chart(identifier("chart", table.id, code), spoken, dots, top=top, reference=overall)
    return ChartView(title, svg)


def _dots(table: SafeTable, code: Code) -> list[Dot]:
    found = [(header.label, figure(table, header.code, f"{code}|")) for header in _levels(table)]
    return [Dot(label, share, hollow=not share.beyond_chance) for label, share in found]


def _table(names: Names, table: SafeTable) -> TableView:
    codes = categories(table)
    heads = ("Group", "People", *(f"{names.category(table.measure, code)}, %" for code in codes))
    rows = tuple(_row(table, header, codes) for header in table.rows if _says_something(table, header))
    texts = [text for row in rows for text in row.cells]
    more = (DAGGER_NOTE,) if any(DAGGER in text for text in texts) else ()
    caption = f"{names.table(table)}: shares of those classified"
    return TableView(identifier("table", table.id), caption, heads, rows, more)


def _says_something(table: SafeTable, header: Header) -> bool:
    """Whether any number of a row can be computed: a dissimilarity often cannot be told from chance."""
    cells = [cell for place, cell in table.cells.items() if place[0] == header.code]
    return any(cell.state is not CellState.NOT_COMPUTED for cell in cells)


def _row(table: SafeTable, header: Header, codes: tuple[Code, ...]) -> RowView:
    found = [figure(table, header.code, f"{code}|") for code in codes]
    texts = tuple(share.in_full + (DAGGER if share.beyond_chance else "") for share in found)
    base = cell_text(table.cell(header.code, "base"))
    return RowView(header.label, (base, *texts), total=header.code in TOTALS)
