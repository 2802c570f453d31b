"""What the templates show: sections of blocks of charts and tables, every number already written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from socmob.reports.phrases import lower_first
from socmob.values.tables import NOT_COMPUTED_SYMBOL, WITHHELD_SYMBOL

ABSENT = "–"
"""Stands where a table has no such number at all."""
NO_NUMBER = frozenset({ABSENT, NOT_COMPUTED_SYMBOL, ""})
"""What stands in a column that has no number for anyone."""
SYMBOLS = NO_NUMBER | {WITHHELD_SYMBOL}
WHOLLY_WITHHELD = "Every number is withheld, to protect the people behind it: {}."
NOTES = {
    WITHHELD_SYMBOL: "[c] withheld, to protect the people behind the number.",
    NOT_COMPUTED_SYMBOL: "[x] the data cannot give this number.",
}


@dataclass(frozen=True, slots=True)
class RowView:
    """One row: its header and its cells; `group` opens a group of rows, `total` is set apart."""

    header: str
    cells: tuple[str, ...]
    group: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class TableView:
    """One table: its caption, the heads of its columns (the first is that of the row headers) and its rows.

    `words` tells a table of words from one of numbers, `more` what its reader must know beside the symbols.
    """

    id: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[RowView, ...]
    more: tuple[str, ...] = ()
    words: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """What the symbols that occur in this table mean, and what else its reader must know."""
        texts = [cell for row in self.rows for cell in row.cells]
        found = (note for symbol, note in NOTES.items() if any(symbol in text for text in texts))
        return (*self.more, *found)

    @property
    def withheld(self) -> bool:
        """Whether not one number is shown, and some are withheld: such a table says no more than a sentence does."""
        texts = [cell for row in self.rows for cell in row.cells]
        return WITHHELD_SYMBOL in texts and not any(re.search(r"\d", text) for text in texts)

    @property
    def groups(self) -> tuple[tuple[RowView, ...], ...]:
        """The rows in their groups, one where there are no heads of groups."""
        starts = [i for i, row in enumerate(self.rows) if row.group or i == 0]
        return tuple(self.rows[a:b] for a, b in zip(starts, [*starts[1:], len(self.rows)], strict=True))


@dataclass(frozen=True, slots=True)
class ChartView:
    """One chart as SVG, with what stands above it; `key` says how to read one that stands alone."""

    title: str
    svg: Markup
    key: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Part of a section: a heading, sentences, charts and the tables beside them; `inner` blocks go one level down.

    `folded` tables open under the words `fold`, and are open in print.
    """

    id: str
    heading: str
    sentences: tuple[str, ...] = ()
    charts: tuple[ChartView, ...] = ()
    tables: tuple[TableView, ...] = ()
    wide_tables: tuple[TableView, ...] = ()
    folded: tuple[TableView, ...] = ()
    fold: str = ""
    inner: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page with its place in the contents; `key` says how its charts are read."""

    id: str
    heading: str
    sentences: tuple[str, ...] = ()
    key: str = ""
    blocks: tuple[Block, ...] = ()


def identifier(*parts: str) -> str:
    """An id for the page from ids of the release.

    >>> identifier("by", "origin.occupation14", "grade")
    'by-origin-occupation14-grade'
    """
    return re.sub(r"[^a-z0-9]+", "-", "-".join(parts).lower()).strip("-")


def present(sentences: Iterable[str]) -> tuple[str, ...]:
    """The sentences that say something."""
    return tuple(sentence for sentence in sentences if sentence)


def without_withheld(block: Block) -> Block:
    """The block with a sentence in the place of its tables that are withheld as a whole."""
    whole = [view.caption for view in (*block.tables, *block.wide_tables, *block.folded) if view.withheld]
    return replace(
        block,
        sentences=(*block.sentences, *((WHOLLY_WITHHELD.format("; ".join(whole)),) if whole else ())),
        tables=_shown(block.tables),
        wide_tables=_shown(block.wide_tables),
        folded=_shown(block.folded),
        inner=tuple(map(without_withheld, block.inner)),
    )


def _shown(views: tuple[TableView, ...]) -> tuple[TableView, ...]:
    return tuple(without_empty_rows(view) for view in views if not view.withheld)


def without_empty_rows(view: TableView) -> TableView:
    """The table without the rows that hold nothing but symbols, which a note names.

    >>> rows = (RowView("Partner", ("91", "71")), RowView("Shipping", ("[c]", "[c]")))
    >>> slim = without_empty_rows(TableView("t", "By grade", ("Group", "People", "Share, %"), rows))
    >>> slim.rows[-1].header, slim.notes
    ('Partner', ('Not shown, as every number is withheld: Shipping.',))
    """
    empty = {i: _named(view, i) for i, row in enumerate(view.rows) if row.cells and set(row.cells) <= SYMBOLS}
    if not empty:
        return view
    withheld = all(NOT_COMPUTED_SYMBOL not in view.rows[i].cells for i in empty)
    why = "is withheld" if withheld else "is withheld or cannot be given"
    note = f"Not shown, as every number {why}: {'; '.join(dict.fromkeys(empty.values()))}."
    rows = tuple(row for i, row in enumerate(view.rows) if i not in empty)
    return replace(view, rows=rows, more=(*view.more, note))


def _named(view: TableView, place: int) -> str:
    """The name of a row, with that of its group of rows where it is in one."""
    heads = [row.header for row in view.rows[:place] if row.group]
    return view.rows[place].header + (f" ({lower_first(heads[-1])})" if heads else "")


def columns(
    rows: Sequence[RowView],
    heads: Sequence[str],
    empty: frozenset[str] = NO_NUMBER,
    left_out: frozenset[str] = frozenset(),
) -> tuple[tuple[str, ...], tuple[RowView, ...]]:
    """Heads and rows without the columns `left_out`, or in which every row is empty; the first head aside."""
    wanted = [i for i, head in enumerate(heads[1:]) if head not in left_out]
    kept = [i for i in wanted if any(row.cells and row.cells[i] not in empty for row in rows)]
    slim = tuple(RowView(r.header, tuple(r.cells[i] for i in kept) if r.cells else (), r.group, r.total) for r in rows)
    return (heads[0], *(heads[i + 1] for i in kept)), slim
