"""Shares from coded titles: what not knowing the right code adds to the error."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socmob.errors import RefusedError
from socmob.occupations.titles import Title
from socmob.occupations.titles.uncertainty import coded_share, share_of
from tests.occupations.titles.made_up import coder

CHANCES = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 50)), min_size=1, max_size=30)


def test_a_share_by_hand() -> None:
    """Ten people: 4 wrote a title of probability 0.5, 6 one that is certain.

    Share (4 x 0.5 + 6) / 10 = 0.8; coding variance 4^2 x 0.25 / 100 = 0.04; sampling variance
    (4 x 0.3^2 + 6 x 0.2^2) / (10 x 9) = 0.6 / 90.
    """
    found = coded_share([0.5, 1.0], [4, 6])
    assert (found.share, found.base, found.titles) == (0.8, 10, 2)
    assert found.coding == pytest.approx(0.2)
    assert found.sampling == pytest.approx(sqrt(0.6 / 90))
    assert found.error == pytest.approx(sqrt(0.04 + 0.6 / 90))


def test_one_title_that_many_wrote_is_one_uncertainty() -> None:
    """A hundred people with one doubtful title are as uncertain as one; with a hundred titles a tenth as much."""
    assert coded_share([0.5], [100]).coding == pytest.approx(0.5)
    assert coded_share([0.5] * 100, [1] * 100).coding == pytest.approx(0.05)


@given(CHANCES)
def test_a_share_is_a_mean_and_certainty_has_no_coding_error(titles: list[tuple[float, int]]) -> None:
    """The share lies within the probabilities; where each is 0 or 1 only sampling error is left."""
    p, n = [each[0] for each in titles], [each[1] for each in titles]
    assert min(p) - 1e-12 <= coded_share(p, n).share <= max(p) + 1e-12
    assert coded_share([float(each > 0.5) for each in p], n).coding == 0


def test_the_coding_variance_is_that_of_drawn_codes() -> None:
    """Drawing each title's class by its probability gives shares that spread as the formula has it."""
    p, n = np.array([0.9, 0.4, 0.2, 0.6]), np.array([30, 5, 12, 3])
    drawn = np.random.default_rng(3).random((200_000, 4)) < p
    assert coded_share(p.tolist(), n.tolist()).coding == pytest.approx(float((drawn @ n / n.sum()).std()), rel=0.01)


def test_texts_that_are_no_titles_are_outside_the_base() -> None:
    """A blank and a "don't know" have no probability of any class."""
    counts = [(Title("Hill nurse"), 3.0), (Title(""), 4.0), (Title("don't know"), 5.0)]
    found = share_of(coder(), counts, lambda code: code == "2237")
    assert found.base == 3
    assert found.share == pytest.approx(1, abs=0.02)


def test_nobody_coded_is_refused() -> None:
    """Without a title there is no share."""
    with pytest.raises(RefusedError, match="no share"):
        share_of(coder(), [(Title(""), 1.0)], lambda _: True)
