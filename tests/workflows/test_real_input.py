"""The survey of graduates, from the file to estimates: what R's survey package gives, wave by wave."""

from __future__ import annotations

import pytest

from socmob.workflows.measuring import Measured, measure
from tests.workflows.real_input import ANSWERS, MAPPING, MEASURE, expected, needs_survey

TOLERANCE = 1e-9
pytestmark = needs_survey


@pytest.fixture(scope="module")
def measured() -> Measured:
    """The survey measured, before the gate."""
    return measure(MAPPING, [ANSWERS])


def test_every_wave_has_the_share_error_and_limits_of_r(measured: Measured) -> None:
    """All 32 waves agree with R in share, standard error, degrees of freedom and limits."""
    finest = measured.measures[MEASURE].view.splits[0]
    shares = measured.shares(MEASURE, next(one for one in finest if one.code == "pdeg.yes"))
    waves = expected()["by_wave"]
    assert len(shares) == len(waves) == 32
    for wave in waves:
        own = shares[str(wave["wave"])]
        found = (own.value, own.standard_error, own.lower, own.upper)
        wanted = (wave["parent_degree"], wave["se"], wave["lower"], wave["upper"])
        assert found == pytest.approx(wanted, rel=0, abs=TOLERANCE)
        assert (own.degrees_of_freedom, own.n) == (wave["df"], wave["known"])


def test_the_change_from_2018_to_2024_is_that_of_r(measured: Measured) -> None:
    """The difference of two waves agrees with R in value, standard error and degrees of freedom."""
    finest = measured.measures[MEASURE].view.splits[0]
    change = measured.change(MEASURE, next(one for one in finest if one.code == "pdeg.yes"))
    wanted = expected()["change_2018_to_2024"]
    assert change is not None
    assert change.value == pytest.approx(wanted["difference"], rel=0, abs=TOLERANCE)
    assert change.standard_error == pytest.approx(wanted["se"], rel=0, abs=TOLERANCE)
    assert change.degrees_of_freedom == wanted["df"]
