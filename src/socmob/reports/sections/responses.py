"""Who answered: how files met, the declaration block of every measure, and the response by group."""

from __future__ import annotations

from collections.abc import Iterable

from socmob.reports.answering import blank_waves, joining_sentence, response_sentence, usable_sentence
from socmob.reports.charts.dots import Dot, dots_chart
from socmob.reports.display import cell_text, figure
from socmob.reports.names import NOT_RECORDED, Names, is_shown, measures
from socmob.reports.phrases import lower_first
from socmob.reports.sentences import answering as words
from socmob.reports.views import ABSENT, Block, ChartView, RowView, Section, TableView, columns, identifier, present
from socmob.values.codes import Code, is_state
from socmob.values.definitions import TableKind
from socmob.values.tables import Release, SafeTable

COUNTED = ("eligible", "asked", "answered", "classified")
RATES = ("response_rate", "declaration_rate")
RATE_NAMES = {"response_rate": "Response rate", "declaration_rate": "Declaration rate"}
OVERVIEW_HEADS = ("Measure", "Everyone", "Asked", "Answered", "Classified", "Response rate, %", "Declaration rate, %")
BY_HEADS = (*OVERVIEW_HEADS[:5], "No answer", *OVERVIEW_HEADS[5:])
RATE_HEADS = frozenset(OVERVIEW_HEADS[5:])
KEY = "How to read the charts: the dot is the rate of a group, on a scale from nought to 100%."


def responses_section(release: Release) -> Section:
    """The section: sentences on the first measure, the overview, and a block for each breakdown."""
    found = measures(release)
    sentences = [joining_sentence(release)]
    if found:
        sentences += [response_sentence(release, found[0]), usable_sentence(release, found[0])]
        sentences += blank_waves(release, found[0])
    sentences.append(words.left_out(release.about.left_out, release.about.wave))
    overview = Block("answers-overview", "All measures", wide_tables=_overview(release))
    blocks = (overview, *_breakdowns(release))
    key = KEY if any(block.charts for block in blocks) else ""
    return Section("answered", "Who answered", present(sentences), key, blocks)


def _overview(release: Release) -> tuple[TableView, ...]:
    tables = [t for t in release.tables if t.kind is TableKind.DECLARATION]
    joining = release.table("joining")
    views = [view for view in (_counts(release, tables), _states(release, tables)) if view.rows and view.head[1:]]
    return (*views, *([_joining(joining)] if joining is not None else []))


def _counts(release: Release, tables: list[SafeTable]) -> TableView:
    rows = [_count_row(release, table) for table in tables]
    heads, slim = _slim(release, rows, OVERVIEW_HEADS)
    return TableView("table-answers", f"Who answered, {release.about.wave}", heads, slim, _brackets(release, slim))


def _slim(release: Release, rows: list[RowView], heads: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[RowView, ...]]:
    """Heads and rows in the words of this release, without empty columns, and without rates where it has none."""
    unknown = release.about.asked == "unknown"
    kept, slim = columns(rows, heads, left_out=RATE_HEADS if unknown else frozenset())
    said = {"Everyone": everyone(release), "Asked": "Asked, at most" if unknown else "Asked"}
    return tuple(said.get(head, head) for head in kept), slim


def everyone(release: Release) -> str:
    """Whom a file holds: everyone, or a sample of them, or, where nobody knows who was asked, the file's people."""
    if not release.about.census:
        return "In the sample"
    return "In the file" if release.about.asked == "unknown" else "Everyone"


def _count_row(release: Release, table: SafeTable) -> RowView:
    counts = tuple(_counted(table, row) for row in COUNTED)
    rates = tuple(cell_text(table.cell(row, "rate")) or ABSENT for row in RATES)
    return RowView(Names(release).measure(table.measure), (*counts, *rates))


def _counted(table: SafeTable, row: Code) -> str:
    """A count with its per cent of everyone, which adds nothing where it is everyone."""
    if table.cell(row, "count") is None:
        return ABSENT
    share = table.shown(row, "of_eligible")
    of_all = f" ({cell_text(table.cell(row, 'of_eligible'))}%)" if share is not None else ""
    return cell_text(table.cell(row, "count")) + of_all


def _brackets(release: Release, rows: Iterable[RowView]) -> tuple[str, ...]:
    who = {"Everyone": "of everyone"}.get(everyone(release), "of those " + lower_first(everyone(release)))
    return (f"In brackets: the per cent {who}.",) if any("(" in cell for row in rows for cell in row.cells) else ()


def _states(release: Release, tables: list[SafeTable]) -> TableView:
    states = {h.code: h.label for table in tables for h in table.rows if is_state(h.code)}
    heads = ("Measure", *states.values())
    rows = tuple(
        RowView(Names(release).measure(table.measure), tuple(_counted(table, state) for state in states))
        for table in tables
    )
    caption = f"Answers that fall in no category, {release.about.wave}"
    return TableView("table-states", caption, heads, rows, _brackets(release, rows))


def _joining(table: SafeTable) -> TableView:
    rows = tuple(RowView(h.label, (cell_text(table.cell(h.code, "count")),)) for h in table.rows)
    return TableView("table-joining", table.title, ("Part", table.columns[0].label), rows)


def _breakdowns(release: Release) -> list[Block]:
    tables = [t for t in release.tables if t.kind is TableKind.DECLARATION_BY]
    names = dict.fromkeys(table.breakdown for table in tables)
    return [_breakdown(release, name, [t for t in tables if t.breakdown == name]) for name in names]


def _breakdown(release: Release, name: str, tables: list[SafeTable]) -> Block:
    label = Names(release).breakdown(name)
    first, others = tables[0], tables[1:]
    told = release.about.asked != "unknown"  # else there is no rate
    return Block(
        identifier("answers", name),
        f"By {label}",
        present((_extremes(first),)) if told else (),
        _chart(release, first) if told and name != "wave" else (),
        (_by_table(release, identifier("table", first.id), Names(release).table(first), _rows(first)),),
        folded=(_others(release, name, others),) if others else (),
        fold=f"The other measures by {label}",
    )


def _others(release: Release, name: str, tables: list[SafeTable]) -> TableView:
    """One table of all further measures, a group of rows each: they differ little from the first."""
    rows = [row for table in tables for row in (_head(release, table), *_rows(table))]
    caption = f"Who answered, by {Names(release).breakdown(name)}: the other measures"
    return _by_table(release, identifier("table", "answers", name), caption, rows)


def _by_table(release: Release, place: str, caption: str, rows: list[RowView]) -> TableView:
    heads, slim = _slim(release, rows, ("Group", *BY_HEADS[1:]))
    return TableView(place, caption, heads, slim)


def _head(release: Release, table: SafeTable) -> RowView:
    return RowView(Names(release).measure(table.measure), (), group=True)


def _rows(table: SafeTable) -> list[RowView]:
    parts = (*COUNTED, "blank", *RATES)
    return [RowView(h.label, tuple(cell_text(table.cell(h.code, p)) for p in parts)) for h in table.rows]


def _rate(table: SafeTable) -> str:
    """The rate that tells the groups of a table apart: the response where it is shown, else the declaration."""
    return next((rate for rate in RATES if any(table.shown(h.code, rate) is not None for h in table.rows)), RATES[0])


def _extremes(table: SafeTable) -> str:
    """The groups with the lowest and the highest rate, in a sentence; empty where all are alike."""
    rate = _rate(table)
    shown = sorted(
        (float(value), cell_text(table.cell(h.code, rate)), h.label)
        for h in table.rows
        if h.code != NOT_RECORDED and (value := table.shown(h.code, rate)) is not None
    )
    if not shown or shown[0][0] == shown[-1][0]:
        return ""
    return words.extremes(RATE_NAMES[rate], shown[0][1:], shown[-1][1:])


def _chart(release: Release, table: SafeTable) -> tuple[ChartView, ...]:
    rate = _rate(table)
    dots = [Dot(h.label, figure(table, h.code, value=rate)) for h in table.rows if is_shown(table, h)]
    if sum(dot.share.shown for dot in dots) < 2:  # one group alone can be compared with none
        return ()
    title = f"{RATE_NAMES[rate]}: {lower_first(Names(release).measure(table.measure))}"
    return (ChartView(title, dots_chart(identifier("chart", table.id), title, dots, top=100)),)
