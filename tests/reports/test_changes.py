from dataclasses import replace

import pytest

from socmob.reports.look import Look
from socmob.reports.page import page
from tests.reports.fixtures.reading import read
from tests.reports.fixtures.releases import demo_release

SAME_STAFF = "The same staff may be in both waves; without a key they count as independent"
PAIRED = "People in both waves were paired by a key"
SAMPLES = "The waves are independent samples"


@pytest.mark.parametrize(
    ("census", "paired", "wanted"),
    [(True, True, PAIRED), (False, True, PAIRED), (True, False, SAME_STAFF), (False, False, SAMPLES)],
)
def test_section_says_whether_people_were_paired(census: bool, paired: bool, wanted: str) -> None:
    """Under the change stands whether its error knows of people in both waves: by a key, not at all, or it need not."""
    release = demo_release()
    about = replace(release.about, census=census, changes_paired=paired)
    document = read(page(replace(release, about=about), Look()))
    section = next(s for s in document.all("section") if s.attributes["id"] == "change")
    said = [start for start in (SAME_STAFF, PAIRED, SAMPLES) if start in section.text]
    assert said == [wanted]
