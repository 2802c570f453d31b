"""A firm so small that nothing may be shown: its page says so in sentences, without empty tables or bare keys."""

from dataclasses import replace

from socmob.reports import headlines
from socmob.reports.look import Look
from socmob.reports.page import page
from socmob.values.tables import Release, SafeTable, Withholding
from tests.reports.fixtures.reading import read
from tests.reports.fixtures.releases import demo_release, withhold
from tests.reports.fixtures.tables import put

MEASURE = "origin.occupation14"
FIRST = f"composition.{MEASURE}"


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


def _told(release: Release) -> str:
    sections = read(page(release, Look())).all("section")
    return next(section.text for section in sections if section.attributes["id"] == "withheld")


def _losing(*lines: tuple[str, int, int]) -> Release:
    """The demo firm with so many numbers withheld of some tables."""
    return replace(demo_release(), withheld=tuple(Withholding(*line, "") for line in lines))


def test_the_breakdown_that_loses_most_is_named_with_what_would_help() -> None:
    """Larger groups, or waves pooled where people can be followed; and where it is told how."""
    office, grade = f"by.{MEASURE}.office", f"by.{MEASURE}.grade"
    text = _told(_losing((office, 9, 65), (grade, 8, 20)))
    assert "Most was withheld by office: 9 of 65 numbers." in text
    assert "or with waves pooled" in text
    assert "“Get more out of small groups”" in text


def test_without_a_key_nothing_is_said_of_pooling() -> None:
    """Waves of the same staff without a key are never pooled."""
    release = _losing((f"by.{MEASURE}.office", 9, 65))
    assert "pooled" not in _told(replace(release, about=replace(release.about, changes_paired=False)))


def test_where_little_is_withheld_there_is_no_advice() -> None:
    """Less than a tenth of any breakdown is no reason to join its groups."""
    assert "Get more out" not in _told(_losing((f"by.{MEASURE}.office", 3, 65), (f"composition.{MEASURE}", 1, 40)))


def test_where_everyone_is_too_few_waves_may_be_pooled() -> None:
    """There are no groups to join in numbers about everyone."""
    assert "two or three pooled may have enough" in _told(_losing((f"composition.{MEASURE}", 20, 40)))


def test_no_key_without_a_chart() -> None:
    """Nothing is said about how to read charts where there are none."""
    assert not DOCUMENT.all("svg")
    assert "How to read the charts" not in DOCUMENT.text
