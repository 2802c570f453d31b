"""The survey of graduates, from the file to a report: what its first page says."""

from __future__ import annotations

from shutil import copyfile

import pytest

from socmob.workflows.projects import open_project
from socmob.workflows.reporting import Report, report
from tests.workflows.real_input import ANSWERS, MAPPING, needs_survey

pytestmark = needs_survey


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report of the survey."""
    folder = tmp_path_factory.mktemp("survey")
    copyfile(MAPPING, folder / MAPPING.name)  # whose folder gets the ledger
    return report(open_project(folder / MAPPING.name, [ANSWERS]), folder / "report")


def test_it_opens_with_the_latest_share_and_its_interval(made: Report) -> None:
    """Half of the graduates of 2024 had a parent with a degree."""
    assert "2024" in made.headlines[0]
    assert "50% (47 to 54)" in made.headlines[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "The rise of 4 points since 2018 is within chance (t 1.14, 138 degrees of freedom).",
        "392 of 1,166 people in 2006 have no answer, and the file does not tell who was asked.",
        "No published comparator for parents' degree covers United States.",
    ],
)
def test_it_says_what_a_reader_must_know_first(made: Report, sentence: str) -> None:
    """Chance, the wave put to part of the sample, and the missing comparator are told on the first page."""
    assert sentence in made.headlines
    page = made.files.html.read_text(encoding="utf-8").replace("&#39;", "'")
    assert sentence in page[: page.index("Who answered</h2>")]
