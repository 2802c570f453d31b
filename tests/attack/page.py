"""What a stranger reads off a published page: the numbers in its tables, and where its charts put their marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.attack.published import Document

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
NUMERIC = re.compile(r"[-−\d.,%() ]+(?:to[-−\d.,%() ]+)?")
"""A cell of a table that holds numbers and no words."""
PRINTED = 0.05
"""Half of the last digit of a place in a chart."""
HOLLOW = frozenset({"circle", "path", "meta", "link", "br", "img", "input", "hr"})
"""Tags that hold nothing."""


@dataclass
class Chart:
    """A chart: its words, its axis (per cent and place) and the places of its marks."""

    upright: bool = False
    words: str = ""
    axis: list[tuple[float, float]] = field(default_factory=list)
    marks: list[tuple[str, float]] = field(default_factory=list)

    def values(self) -> list[float]:
        """What the marks stand for, in per cent, with how far off a printed place can be: the axis turned around."""
        (low, start), (high, end) = self.axis[0], self.axis[-1]
        return [low + (place - start) * (high - low) / (end - start) for _, place in self.marks]

    def reach(self) -> float:
        """How far off a printed place can be, in per cent."""
        (low, start), (high, end) = self.axis[0], self.axis[-1]
        return abs(PRINTED * (high - low) / (end - start)) + 1e-6


class Page(HTMLParser):
    """The cells of all tables, the charts, and attributes that carry data."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.charts: list[Chart] = []
        self.data: list[str] = []
        self.inside: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens: a chart, a mark, a cell."""
        own = {name: value or "" for name, value in attrs}
        self.data += [f"{name}={value}" for name, value in own.items() if name.startswith("data-")]
        if tag == "script":
            self.data.append("script")
        if tag == "svg":
            self.charts.append(Chart())
        elif tag in ("circle", "path") and self.charts:
            self._mark(tag, own)
        if tag not in HOLLOW:
            self.inside.append((tag, own))
        if tag == "td":
            self.cells.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that holds nothing."""
        self.handle_starttag(tag, attrs)
        if tag not in HOLLOW:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        while self.inside and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Words: of a cell, of a chart, along its axis."""
        tag, own = self.inside[-1] if self.inside else ("", {})
        if any(name == "td" for name, _ in self.inside) and not self._is_of_words():
            self.cells[-1] += data
        if any(name == "svg" for name, _ in self.inside):
            self._words(tag, own, data.strip())

    def _is_of_words(self) -> bool:
        """Whether this is a table of words: of methods and settings, that speaks of no people."""
        return any(name == "table" and own.get("class") == "words" for name, own in self.inside)

    def _words(self, tag: str, own: dict[str, str], data: str) -> None:
        chart, kind = self.charts[-1], own.get("class", "")
        if tag == "text" and kind.startswith("axis"):
            chart.upright |= "scale" in kind
            if data.endswith("%"):
                chart.axis.append((float(data[:-1]), float(own["y"]) - 4 if "scale" in kind else float(own["x"])))
        else:
            chart.words += f" {data} "

    def _mark(self, tag: str, own: dict[str, str]) -> None:
        kind, chart = own.get("class", ""), self.charts[-1]
        if tag == "circle":
            chart.marks.append((kind, float(own["cy" if chart.upright else "cx"])))
        elif kind.startswith("band"):
            first, last = re.findall(r"[MHV]([\d.]+)(?: ([\d.]+))?", own["d"])
            start = first[1] if kind.endswith("wave") else first[0]
            chart.marks += [(kind, float(start)), (kind, float(last[0]))]


def unexplained_marks(html: str) -> list[str]:
    """Marks of charts that stand where no number written beside the chart, or a share of all, would put them."""
    page = Page(html)
    return [
        f"{kind} at {value:.2f}%"
        for chart in page.charts
        for (kind, _), value in zip(chart.marks, chart.values(), strict=True)
        if min((abs(value - float(n)) for n in NUMBER.findall(chart.words)), default=100.0) > chart.reach()
    ]


def unexplained_cells(html: str, document: Document) -> list[str]:
    """Numbers in tables of a page that no shown number of the release, nor its record of what is withheld, has."""
    values = {float(n["value"]) for n in document["numbers"].values() if n["state"] == "shown"}
    values |= {float(line[part]) for line in document["withheld"] for part in ("withheld", "cells")}
    plain = (text.replace(",", "").replace("−", "-") for text in Page(html).cells if NUMERIC.fullmatch(text))
    return [text for text in plain for number in NUMBER.findall(text) if float(number) not in values]
