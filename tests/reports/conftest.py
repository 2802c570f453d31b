"""The three releases, and the pages made of them, once for all tests of this room."""

from __future__ import annotations

import pytest

from socmob.reports.look import Look
from socmob.reports.page import page
from socmob.values.tables import Release
from tests.reports.fixtures.reading import Element, read
from tests.reports.fixtures.releases import demo_release, small_release, survey_release

RELEASES = {"demo": demo_release(), "small": small_release(), "survey": survey_release()}
PAGES = {name: page(release, Look()) for name, release in RELEASES.items()}


@pytest.fixture(params=sorted(RELEASES))
def name(request: pytest.FixtureRequest) -> str:
    """Each release in turn."""
    return str(request.param)


@pytest.fixture
def release(name: str) -> Release:
    """A release."""
    return RELEASES[name]


@pytest.fixture
def html(name: str) -> str:
    """Its page as text."""
    return PAGES[name]


@pytest.fixture
def document(html: str) -> Element:
    """Its page, read back."""
    return read(html)
