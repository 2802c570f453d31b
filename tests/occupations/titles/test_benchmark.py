"""What the benchmark of titles measures, by hand, and the baseline that it holds the coder against."""

import numpy as np
import pytest

from bench.title_baseline import Baseline
from bench.title_scores import Scores, measured
from socmob.occupations.titles import Title
from socmob.occupations.titles.coder import CODES
from socmob.occupations.titles.model import is_held_out
from tests.occupations.titles.made_up import ENTRIES


def scores() -> Scores:
    """Four entries of three families: nurses right at 0.9 and 0.7, a solicitor wrong at 0.6, one right at 0.4."""
    places = {code: at for at, code in enumerate(CODES)}
    chances = np.zeros((4, len(CODES)))
    for row, (code, other, chance) in enumerate(
        [("2237", "2232", 0.9), ("2237", "2232", 0.7), ("2411", "2412", 0.6), ("2411", "9223", 0.4)]
    ):
        chances[row, places[code]], chances[row, places[other]] = chance, (1 - chance) / 2
    truth = np.array([places[code] for code in ("2237", "2237", "2412", "2411")])
    return Scores(chances, truth, np.array([0, 0, 1, 2]))


def test_agreement_by_digits() -> None:
    """A solicitor taken for a barrister is right in three digits and wrong in the fourth."""
    assert [scores().agrees(digits).mean() for digits in (4, 3)] == [0.75, 1.0]
    assert scores().in_five().mean() == 1


def test_a_family_counts_as_one() -> None:
    """Two right of three families, (2, 0, 1) of (2, 1, 1): the error is of the sums over families."""
    found = measured(scores().agrees(4), scores().families)
    assert found.mean == 0.75
    sums = np.array([0.5, -0.75, 0.25])
    assert found.half == pytest.approx(1.959964 * float(np.sqrt((sums**2).sum() * 3 / 2)) / 4)


def test_coverage_at_a_precision() -> None:
    """The most probable half is all right; the third is wrong, and 3 of 4 are fewer than 95%."""
    each = scores()
    assert each.coded_at_precision(each.agrees(4), each.chances.max(axis=1)) == 0.5


def test_the_calibration_error_by_hand() -> None:
    """0.9, 0.7 and 0.4 were right and 0.6 was wrong: distances 0.1, 0.3, 0.6 and 0.6, each in a bin of its own."""
    assert scores().calibration_error()[0] == pytest.approx(0.4)


def test_the_baseline_votes_for_its_neighbours() -> None:
    """A title not seen goes to the code of those that share its words, and votes are shares."""
    votes = Baseline(ENTRIES).votes([Title("harbour nurse"), Title("zz")])
    assert CODES[int(votes[0].argmax())] == "2237"
    assert votes.sum(axis=1) == pytest.approx([1, 0])


def test_near_duplicates_are_held_out_together() -> None:
    """Case, plural, hyphens and what stands in brackets make no other family."""
    for one, other in (("Tax adviser", "tax-advisers"), ("Baker (craft)", "Bakers")):
        assert all(is_held_out(one, salt) == is_held_out(other, salt) for salt in "abcdefghijklmnop")
