"""The page beside the data: every number in it must be of the data, in text, charts and what is not seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from html.parser import HTMLParser

from socmob.disclosure.outside.charts import Chart, strange_marks
from socmob.disclosure.outside.findings import Finding, Kind
from socmob.disclosure.outside.published import Place, Publication
from socmob.values.definitions import Statistic
from socmob.values.tables import CellState

NUMBER = re.compile(r"(?<![\w.,#&-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w])|(?<![\w.,#&])\d+(?:\.\d+)?(?![\w]|\.\d)")
"""A number by itself, with or without thousands marked; not the digits of a name or of a colour."""

SPOKEN = ("alt", "title", "content", "value", "label", "summary", "placeholder", "datetime")
SPOKEN_STARTS = ("data-", "aria-")
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls")
"""Attributes that say something, and those of them that only name another part of the page."""

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
UNSAID = frozenset({"style"})
SOURCE = "<a>"
"""Where the title of a source stands, which has numbers of its own."""

WELL_KNOWN = frozenset(map(Decimal, ("0", "1", "5", "8", "95", "100")))
"""Nought, one, all, what an interval is of, and how few degrees of freedom give none."""


def page_findings(publication: Publication, html: str, name: str) -> Iterator[Finding]:
    """Every number of a page that its data does not hold, once for each place."""
    known = _known(publication)
    reader = _Page()
    reader.feed(html)
    reader.close()
    for where, text in reader.said:
        if where == SOURCE:
            continue
        for number in dict.fromkeys(numbers_in(text)):
            if number not in known:
                place = Place(name, where, _around(text), "")
                yield Finding(Kind.PAGE, place, "this number is not in the data")
    values = [float(n.value) for n in publication.numbers if n.shown and n.value is not None]
    for chart in reader.charts:
        for mark in strange_marks(chart, values):
            yield Finding(Kind.PAGE, Place(name, chart.title, mark, ""), "its position tells more digits than the data")


def numbers_in(text: str) -> Iterator[Decimal]:
    """The numbers in a text, without sign and unit.

    >>> [str(number) for number in numbers_in("1,204 of 1,300 (92.6%), occ14.working #a01")]
    ['1204', '1300', '92.6']
    """
    for found in NUMBER.findall(text):
        yield Decimal(found.replace(",", "")).normalize() + 0


def _known(publication: Publication) -> frozenset[Decimal]:
    """Every number of the data, in its values and in its words."""
    values = (
        Decimal(repr(n.value)) for n in publication.numbers if n.value is not None and not isinstance(n.value, bool)
    )
    shown = {abs(value).normalize() + 0 for value in values}
    cells = [n.place.table for n in publication.numbers]
    hidden = [n.place.table for n in publication.numbers if n.state is CellState.WITHHELD]
    counted = (len(cells), len(set(cells)), len(hidden), len(set(hidden)), len(publication.secret or ()))
    told = {Decimal(count) for count in (*counted, *_groups_compared(publication))}
    return frozenset(shown | told | {number for text in publication.texts for number in numbers_in(text)} | WELL_KNOWN)


def _groups_compared(publication: Publication) -> Iterator[int]:
    """Of how many groups of a table it is told whether they differ by more than chance, and how many of them do."""
    claims: dict[tuple[str, str], list[bool]] = {}
    for number in publication.numbers:
        if number.shown and number.definition.statistic is Statistic.CHANCE:
            claims.setdefault((number.place.table, number.place.column), []).append(number.value is True)
    for differ in claims.values():
        yield from (len(differ), sum(differ))


def _around(text: str) -> str:
    """The words in which a number stands, at most sixty letters of them, all numbers left out."""
    plain = " ".join(text.split())
    return NUMBER.sub("#", plain)[:60]


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]


@dataclass
class _Page(HTMLParser):
    """Collects what a page says, with where it says it, and its charts."""

    said: list[tuple[str, str]] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and what its attributes say."""
        attributes = {name: value or "" for name, value in attrs}
        for name, value in attributes.items():
            if _is_spoken(name):
                self.said.append((f"attribute {name} of <{tag}>", value))
        if tag == "svg":
            self.charts.append(Chart())
        elif self.charts and any(one.tag == "svg" for one in self.open):
            self.charts[-1].mark(tag, attributes)
        if tag not in VOID:
            self.open.append(_Open(tag, attributes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that is closed where it is opened."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and those within it that were never closed."""
        places = [i for i, one in enumerate(self.open) if one.tag == tag]
        if places:
            del self.open[places[-1] :]

    def handle_data(self, data: str) -> None:
        """Note text, but not of a style sheet nor of a chart's axis."""
        if not data.strip() or any(one.tag in UNSAID for one in self.open):
            return
        inside = self.open[-1] if self.open else _Open("page", {})
        drawn = self.charts and any(one.tag == "svg" for one in self.open)
        if not (drawn and self.charts[-1].take(inside.tag, inside.attributes, data)):
            self.said.append((f"<{inside.tag}>", data))

    def handle_comment(self, data: str) -> None:
        """Note what a comment says: nobody sees it, everybody can read it."""
        self.said.append(("comment", data))


def _is_spoken(name: str) -> bool:
    return name not in REFERENCES and (name in SPOKEN or name.startswith(SPOKEN_STARTS))
