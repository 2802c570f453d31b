"""The words for a code: the organisation's own first, then those on the tables, then the framework's."""

from __future__ import annotations

from dataclasses import dataclass

from socmob import framework
from socmob.reports.phrases import lower_first, upper_first
from socmob.values.codes import Code
from socmob.values.definitions import TableKind
from socmob.values.tables import Header, Release, SafeTable

NOT_RECORDED = "not recorded"
BRIDGED = "bridged."
"""What the id of a table begins with whose changes are estimated over a bridge."""


@dataclass(frozen=True, slots=True)
class Names:
    """The words of one release."""

    release: Release

    def of(self, code: Code) -> str:
        """The label of a measure or a category."""
        return self.release.about.labels.get(code) or framework.label(code)

    def measure(self, measure: str) -> str:
        """What a measure is called in a heading: its short label."""
        return upper_first(self.release.about.labels.get(measure) or framework.measure(measure).short_label)

    def table(self, table: SafeTable) -> str:
        """What a table is called where many are listed: shorter than its title."""
        if not table.measure:
            return table.title
        if is_bridged(table):
            wave = table.id.removeprefix(f"{BRIDGED}{table.measure}.")
            return f"{self.measure(table.measure)}: change since {wave}, estimated"
        by = f"by {self.breakdown(table.breakdown)}" if table.breakdown else ""
        endings = {
            TableKind.DECLARATION: ": who answered",
            TableKind.DECLARATION_BY: f": who answered, {by}",
            TableKind.BY: f" {by}",
            TableKind.TREND: ", wave by wave",
            TableKind.CHANGE: ": change",
        }
        return self.measure(table.measure) + endings.get(table.kind, f", {self.release.about.wave}")

    def category(self, measure: str, code: Code) -> str:
        """The label of a category, or of several joined into one, as the composition table has it."""
        table = self.release.table(f"composition.{measure}")
        headers = table.rows if table is not None else ()
        return next((header.label for header in headers if header.code == code), None) or self.of(code)

    def breakdown(self, name: str) -> str:
        """What a breakdown is called: the mapping's label."""
        return "wave" if name == "wave" else lower_first(self.release.about.labels.get(f"by.{name}", name))

    def level(self, code: Code) -> str:
        """The label of a breakdown's level: the mapping's, else the label as it stands in the file."""
        return self.release.about.labels.get(code, "Not recorded" if code == NOT_RECORDED else code)

    def phrase(self, measure: str, code: Code) -> str:
        """What people of a category did or had, to end a sentence; without words for that, the group they are in."""
        return framework.people(code) or f"are in the group “{self.category(measure, code)}”"


def measures(release: Release) -> tuple[str, ...]:
    """The measures of a release, in its order: the first is the one that its headlines speak of."""
    found = [t.measure for t in release.tables if t.kind is TableKind.COMPOSITION]
    found += [t.measure for t in release.tables if t.measure]
    return tuple(dict.fromkeys(found))


def categories(table: SafeTable) -> tuple[Code, ...]:
    """The categories of a table that holds several, in its order.

    They are the rows of a composition or a change (the base and the answer states aside), and the parts before the
    bar of the columns elsewhere.
    """
    if table.kind in (TableKind.COMPOSITION, TableKind.CHANGE):
        return tuple(header.code for header in table.rows if header.code != "base")
    return tuple(dict.fromkeys(h.code.split("|")[0] for h in table.columns if "|" in h.code))


def is_bridged(table: SafeTable) -> bool:
    """Whether a table is of a change since a wave asked in another form, over a bridge that was estimated."""
    return table.id.startswith(BRIDGED)


def is_shown(table: SafeTable, header: Header) -> bool:
    """Whether any number of a row is shown; of the others a table gives only the names."""
    return any(cell.value is not None for place, cell in table.cells.items() if place[0] == header.code)


def headline_category(release: Release, measure: str) -> Code | None:
    """The category that sentences speak of; where it was joined with others, the first that is shown."""
    table = release.table(f"composition.{measure}")
    if table is None:
        return None
    present = categories(table)
    wanted = release.about.headline.get(measure, "")
    if wanted in present:
        return wanted
    return next((c for c in present if table.shown(c, "share") is not None), present[0] if present else None)


def drawn_categories(release: Release, measure: str) -> tuple[Code, ...]:
    """The categories worth a panel: of a pair the second is what remains of the first, so the headline alone."""
    table = release.table(f"composition.{measure}")
    headline = headline_category(release, measure)
    if table is None or headline is None:
        return ()
    present = categories(table)
    return present if len(present) > 2 else (headline,)
