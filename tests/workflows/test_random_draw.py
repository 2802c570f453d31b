"""A random draw of people from a population of known size: the finite population correction."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.errors import DataError, MappingError
from socmob.values.estimates import Estimate
from socmob.workflows.measuring import measure

MEASURE = "origin.parent_degree"
MAPPING = """version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
census: false
files: [{{file: answers.csv, wave: {{is: "2026"}}}}]
questions: {{origin.parent_degree: {{column: Degree, options: {{"Yes": pdeg.yes, "No": pdeg.no}}}}}}
{more}
"""


def estimate(folder: Path, more: str) -> Estimate:
    """The share with a degree of 13 who say yes, 27 who say no and 10 who do not answer."""
    answers = ["Yes"] * 13 + ["No"] * 27 + [""] * 10
    (folder / "answers.csv").write_text("Degree,Row\n" + "".join(f"{a},x\n" for a in answers), encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING.format(more=more), encoding="utf-8")
    result = measure(folder / "mapping.yaml")
    return result.shares(MEASURE, result.measures[MEASURE].view.splits[0][0])["2026"]


def test_a_draw_from_a_small_population_has_the_error_of_r(tmp_path: Path) -> None:
    """Fifty of eighty, the classified as a domain; tests/measures/golden/random_draw.R made the numbers."""
    found = estimate(tmp_path, 'drawn_from: {"2026": 80}')
    ours = (found.value, found.standard_error, found.degrees_of_freedom, found.lower, found.upper)
    assert ours == pytest.approx((0.325, 0.0458106197584475, 39, 0.23662010840715, 0.423588233937431), rel=0, abs=1e-9)


def test_a_whole_population_has_no_error_of_drawing(tmp_path: Path) -> None:
    """Where everyone is drawn nothing is left to chance, and there is no interval."""
    found = estimate(tmp_path, 'drawn_from: {"2026": 50}')
    assert (found.standard_error, found.lower) == (0, None)


def test_more_cannot_be_drawn_than_there_are(tmp_path: Path) -> None:
    """Fifty rows are no draw from forty people."""
    with pytest.raises(DataError, match="cannot be drawn from 40 people"):
        estimate(tmp_path, 'drawn_from: {"2026": 40}')


def test_a_draw_goes_with_no_other_design(tmp_path: Path) -> None:
    """Under strata the population of each would be needed; one number for all is refused."""
    with pytest.raises(MappingError, match="random draw of people"):
        estimate(tmp_path, 'drawn_from: {"2026": 80}\nstratum: Row')
