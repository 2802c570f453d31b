"""A firm so small that nothing may be shown: its page says so in sentences, without empty tables or bare keys."""

from dataclasses import replace

from socmob.reports import headlines
from socmob.reports.look import Look
from socmob.reports.page import page
from socmob.values.tables import Release, SafeTable
from tests.reports.fixtures.reading import read
from tests.reports.fixtures.releases import demo_release, withhold
from tests.reports.fixtures.tables import put

FIRST = "composition.origin.occupation14"


def _nothing() -> Release:
    """The demo firm with every number withheld but a benchmark of its first measure."""
    release = demo_release()
    return replace(release, tables=tuple(_withheld(table) for table in release.tables))


def _withheld(table: SafeTable) -> SafeTable:
    hidden = withhold(table)
    return put(hidden, "occ14.professional", "benchmark", 37) if table.id == FIRST else hidden


NOTHING = _nothing()
DOCUMENT = read(page(NOTHING, Look()))


def test_opening_says_that_nothing_can_be_shown() -> None:
    """The opening gives the rule, and the benchmark, which is public; nothing of what was withheld."""
    first, second = headlines(NOTHING)[:2]
    assert first.startswith(
        "No number about parental occupation in 2026 can be shown: those about fewer than 10 people"
    )
    assert second == "The benchmark: 37% of the UK workforce aged 16 and over grew up in a professional household."


def test_tables_that_are_withheld_as_a_whole_are_named_in_a_sentence() -> None:
    """No table of nothing but symbols is drawn; the sentence in its place names it."""
    tables = [[td.text for td in table.all("td")] for table in DOCUMENT.all("table")]
    assert not [cells for cells in tables if cells and set(cells) <= {"[c]", ""}]
    assert "Every number is withheld, to protect the people behind it: Who answered, 2026" in DOCUMENT.text


def test_benchmark_stands_alone() -> None:
    """Of the first measure the table of benchmarks remains."""
    table = next(t for t in DOCUMENT.all("table") if "the benchmark alone" in t.text)
    assert [head.text for head in table.all("thead")[0].all("th")] == ["Group", "Benchmark, %"]


def test_no_key_without_a_chart() -> None:
    """Nothing is said about how to read charts where there are none."""
    assert not DOCUMENT.all("svg")
    assert "How to read the charts" not in DOCUMENT.text
