"""By grade and other breakdowns: small panels of one category each, and the table of all."""

from __future__ import annotations

from socmob.reports.charts.dots import Dot, dots_chart, top_of
from socmob.reports.display import Figure, cell_text, figure
from socmob.reports.names import NOT_RECORDED, Names, categories, drawn_categories, headline_category, is_shown
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
    "Dissimilarity is the per cent of people of a category who would have to change group for it to be spread as all "
    "others are, beyond what chance alone would give: 0 is an even spread."
)
TOTALS = ("all", "dissimilarity")


def breakdowns_section(release: Release) -> Section:
    """The section with a block for each breakdown and in it one for each measure."""
    tables = [table for table in release.tables if table.kind is TableKind.BY]
    found = dict.fromkeys(table.breakdown for table in tables)
    explained = next((t.id for t in tables if any(_is_dissimilarity(t, h) for h in t.rows)), "")
    blocks = tuple(_breakdown(release, name, [t for t in tables if t.breakdown == name], explained) for name in found)
    names = [Names(release).breakdown(name) for name in found]
    heading = f"By {' and by '.join(names)}" if len(names) <= 2 else f"By {', '.join(names[:-1])} and {names[-1]}"
    return Section("breakdowns", heading, key=KEY if _drawn(blocks) else "", blocks=blocks)


def _is_dissimilarity(table: SafeTable, header: Header) -> bool:
    """Whether a row is the dissimilarity, and any number of it is shown."""
    return header.code == "dissimilarity" and is_shown(table, header)


def _drawn(blocks: tuple[Block, ...]) -> bool:
    return any(inner.charts for block in blocks for inner in block.inner)


def _breakdown(release: Release, name: str, tables: list[SafeTable], explained: str) -> Block:
    """One breakdown; the table `explained` is the page's first with a dissimilarity, and says what that is."""
    inner = tuple(_block(release, table, explained == table.id) for table in tables)
    return Block(identifier("by", name), f"By {Names(release).breakdown(name)}", inner=inner)


def _block(release: Release, table: SafeTable, explains: bool) -> Block:
    names = Names(release)
    view = _table(names, table, explains)
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
    levels = [(h.label, figure(table, h.code, f"{code}|")) for h in _levels(table) if h.code != NOT_RECORDED]
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
    found = [(header, figure(table, header.code, f"{code}|")) for header in _levels(table) if is_shown(table, header)]
    return [Dot(header.label, share, hollow=not _differs(header, share)) for header, share in found]


def _differs(header: Header, share: Figure) -> bool:
    """Whether a group differs from everyone else; people whose group is not recorded are none."""
    return bool(share.beyond_chance) and header.code != NOT_RECORDED


def _table(names: Names, table: SafeTable, explains: bool) -> TableView:
    codes = categories(table)
    heads = ("Group", "People", *(f"{names.category(table.measure, code)}, %" for code in codes))
    rows = tuple(_row(table, header, codes) for header in table.rows if _says_something(table, header))
    texts = [text for row in rows for text in row.cells]
    dagger = DAGGER_NOTE if any(DAGGER in text for text in texts) else ""
    more = present((DISSIMILARITY_NOTE if explains else "", dagger))
    caption = f"{names.table(table)}: shares of those classified"
    return TableView(identifier("table", table.id), caption, heads, rows, more)


def _says_something(table: SafeTable, header: Header) -> bool:
    """Whether any number of a row can be computed: a dissimilarity often cannot be told from chance."""
    cells = [cell for place, cell in table.cells.items() if place[0] == header.code]
    return any(cell.state is not CellState.NOT_COMPUTED for cell in cells)


def _row(table: SafeTable, header: Header, codes: tuple[Code, ...]) -> RowView:
    found = [figure(table, header.code, f"{code}|") for code in codes]
    texts = tuple(share.in_full + (DAGGER if _differs(header, share) else "") for share in found)
    base = cell_text(table.cell(header.code, "base"))
    return RowView(header.label, (base, *texts), total=header.code in TOTALS)
