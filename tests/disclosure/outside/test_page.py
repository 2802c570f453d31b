"""Pages that say more than their data."""

from __future__ import annotations

import pytest

from socmob.disclosure.outside import page_findings
from tests.disclosure.outside.written import Cell, released

CELLS: dict[str, Cell] = {
    "A/pro": ("share", {"wave": ["2026"], "origin": ["pro"]}, {"wave": ["2026"]}, 54),
    "A/n": ("count", {"wave": ["2026"]}, None, 1200),
}
CHART = """
<svg><title>Origin, 2026</title><desc>A: 54%.</desc>
<text x="12" y="15">A</text><circle cx="{position}" cy="28" r="5"/>
<text class="axis" x="12.0" y="139">0%</text><text class="axis" x="342.0" y="139">100%</text></svg>
"""


def told(page: str) -> list[str]:
    """Where a page says what its data does not."""
    return [finding.place.table for finding in page_findings(released(CELLS), page, "report.html")]


@pytest.mark.parametrize(
    "page",
    [
        "<p>54% of 1,200 people in 2026</p>",
        "<style>p { margin: 17px }</style><p class='w-31' id='t-77'>54%</p>",
        "<table><tr><td>1,200</td><td>54</td></tr></table>",
        CHART.format(position="190.2"),
    ],
    ids=["words", "looks", "table", "chart"],
)
def test_a_page_that_says_what_its_data_says_is_clean(page: str) -> None:
    """Numbers of the data in any writing, a page's looks, and an axis are no findings."""
    assert told(page) == []


@pytest.mark.parametrize(
    ("page", "where"),
    [
        ("<p>54.3% of them</p>", "<p>"),
        ("<td data-raw='0.5433'>54</td>", "attribute data-raw of <td>"),
        ("<img alt='648 people'>", "attribute alt of <img>"),
        ("<!-- 648 -->", "comment"),
        ("<script>var raw = [648];</script>", "<script>"),
        ("<svg><title>T</title><desc>A: 54.33%</desc></svg>", "<desc>"),
        (CHART.format(position="191.3"), "Origin, 2026"),
    ],
    ids=["words", "data", "alt", "comment", "script", "description", "position"],
)
def test_a_page_that_says_more_is_found(page: str, where: str) -> None:
    """A number that the data does not hold is found wherever it is hidden."""
    assert told(page) == [where]


def test_a_finding_on_a_page_does_not_repeat_the_number() -> None:
    """Its words are given with all numbers left out."""
    finding = next(page_findings(released(CELLS), "<p>These 648 are professionals</p>", "report.html"))
    assert finding.place.row == "These # are professionals"


def test_how_many_groups_were_compared_is_of_the_data() -> None:
    """Of three groups two differ by more than chance; nothing is said of four."""
    claims: dict[str, Cell] = {
        f"{grade}/claim": ("chance", {"wave": ["2026"], "by.grade": [grade], "origin": ["pro"]}, None, differs)
        for grade, differs in (("A", True), ("B", True), ("C", False))
    }
    publication = released(CELLS | claims)

    def found(words: str) -> int:
        return len(list(page_findings(publication, f"<p>{words}</p>", "report.html")))

    assert found("2 of the 3 groups shown differ by more than chance") == 0
    assert found("none of the 4 groups shown differs") == 1
