from dataclasses import replace

import pytest

from socmob.reports.look import Look
from socmob.reports.page import page
from socmob.values.definitions import TableKind
from socmob.values.tables import Release, SafeTable
from tests.reports.fixtures.reading import read
from tests.reports.fixtures.releases import demo_release

SAME_STAFF = "The same staff may be in both waves; without a key they count as independent"
PAIRED = "People in both waves were paired by a key"
ONE_SAMPLE = "The waves share their sampling units, so their covariance is counted."
SAMPLES = "The waves are independent samples"


@pytest.mark.parametrize(
    ("census", "paired", "one_sample", "wanted"),
    [
        (True, True, False, PAIRED),
        (False, True, False, PAIRED),
        (True, False, False, SAME_STAFF),
        (False, False, True, ONE_SAMPLE),
        (False, False, False, SAMPLES),
    ],
)
def test_section_says_what_the_waves_share(census: bool, paired: bool, one_sample: bool, wanted: str) -> None:
    """Under the change stands whether its error knows of people in both waves: by a key, by units, or it need not."""
    release = demo_release()
    about = replace(release.about, census=census, changes_paired=paired, one_sample=one_sample)
    text = _section(replace(release, about=about), "change")
    said = [start for start in (SAME_STAFF, PAIRED, ONE_SAMPLE, SAMPLES) if start in text]
    assert said == [wanted]


def test_a_paired_change_has_no_empty_columns() -> None:
    """Neither t nor its degrees of freedom leave where people are paired, and the table has no columns for them."""
    release = demo_release()
    heads = [_heads(one) for one in (release, replace(release, tables=tuple(map(_without_test, release.tables))))]
    assert [{"t", "Degrees of freedom"} <= set(found) for found in heads] == [True, False]
    assert heads[1] == [head for head in heads[0] if head not in ("t", "Degrees of freedom")]


def _without_test(table: SafeTable) -> SafeTable:
    """A table of changes as it leaves where people are paired."""
    cells = {place: cell for place, cell in table.cells.items() if place[1] not in ("test", "degrees_of_freedom")}
    return replace(table, cells=cells) if table.kind is TableKind.CHANGE else table


def _heads(release: Release) -> list[str]:
    tables = read(page(release, Look())).all("table")
    change = next(table for table in tables if table.attributes["id"].startswith("table-change"))
    return [head.text for head in change.all("thead")[0].all("th")]


def test_measures_not_asked_are_named() -> None:
    """Who answered says which measures were not asked in this wave; where all were it says nothing of it."""
    release = demo_release()
    left_out = replace(release, about=replace(release.about, left_out=("Type of school", "Pay")))
    wanted = "Not asked in 2026, so without numbers here: Type of school, Pay."
    sections = [_section(one, "answered") for one in (left_out, release)]
    assert [wanted in text for text in sections] == [True, False]


def _section(release: Release, name: str) -> str:
    return next(s for s in read(page(release, Look())).all("section") if s.attributes["id"] == name).text
