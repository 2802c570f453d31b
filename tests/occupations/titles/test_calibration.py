"""How far probabilities are to be believed, and learning it anew from titles that people coded."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socmob.errors import DataError, DefectError, RefusedError
from socmob.occupations.titles import Calibration, Coder, HandCoded, Title
from socmob.occupations.titles.calibration import INDEX as LEARNED_ON_INDEX
from socmob.occupations.titles.calibration import from_json, temperature, to_json
from socmob.occupations.titles.index import write_index
from socmob.occupations.titles.model import CALIBRATION_FILE, RANKER_FILE, is_held_out, write_model
from socmob.occupations.titles.relearning import relearned
from tests.occupations.titles.made_up import ENTRIES, INDEX, coder


def test_the_temperature_is_found_again() -> None:
    """Scores made three times too large are divided by three."""
    chance = np.random.default_rng(5)
    scores = chance.normal(size=(20_000, 4)).astype(np.float32)
    shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    truth = np.array([chance.choice(4, p=each / each.sum()) for each in shares.astype(float)])
    assert temperature(3 * scores, truth) == pytest.approx(3, rel=0.03)


def test_a_calibration_learned_on_the_index_says_so() -> None:
    """Where no user relearned it, the label tells that it is of index entries, not of respondents."""
    assert coder().calibration.learned_on == LEARNED_ON_INDEX
    assert coder().calibration.titles == sum(is_held_out(each.text, "calibration") for each in ENTRIES)


def wrong_half(n: int) -> list[HandCoded]:
    """Titles with the words of an entry, every other one coded otherwise by people."""
    texts = [each for each in ENTRIES if not each.industry][:n]
    return [HandCoded(each.title, each.code if i % 2 else "9269") for i, each in enumerate(texts)]


def test_people_who_disagree_lower_the_trust() -> None:
    """Where people code half of the titles otherwise than the index, a look-up is trusted by half."""
    after = relearned(coder(), wrong_half(100))
    assert after.exact == pytest.approx(0.5, abs=0.01)
    assert after.learned_on == "100 titles coded by hand"
    assert after.normalised == coder().calibration.normalised


def test_too_small_a_sample_is_refused() -> None:
    """Under a hundred distinct titles nothing is relearned, however often they come."""
    with pytest.raises(RefusedError, match="60 distinct"):
        relearned(coder(), wrong_half(60) * 3)


def test_calibrating_needs_an_index(tmp_path: Path) -> None:
    """Without an index there is nothing to calibrate."""
    with pytest.raises(RefusedError, match="needs the coding index"):
        relearned(Coder.load(tmp_path), wrong_half(100))


@given(st.floats(0.2, 5), st.floats(0.01, 0.99), st.integers(0, 10_000))
def test_a_calibration_survives_its_file(divisor: float, exact: float, titles: int) -> None:
    """Written and read, a calibration is the same."""
    kept = Calibration(divisor, divisor, exact, exact, exact, "a sample", titles)
    assert from_json(to_json(kept)) == kept


def test_a_calibration_that_cannot_be_is_a_defect() -> None:
    """A trust of 1 would say that a look-up is never wrong."""
    with pytest.raises(DefectError):
        Calibration(exact=1.0)


@pytest.mark.parametrize("name", [RANKER_FILE, CALIBRATION_FILE, "coding-index.csv.gz"])
def test_a_damaged_file_is_told(tmp_path: Path, name: str) -> None:
    """A file in the data directory that was cut short is named, with what to do."""
    model = coder().model
    assert model is not None
    write_index(tmp_path, INDEX)
    write_model(tmp_path, model)
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:40])
    with pytest.raises(DataError, match="Import the coding index again"):
        Coder.load(tmp_path)


def test_a_code_by_hand_is_a_unit_group() -> None:
    """What is no unit group cannot be taken for a hand-coded title."""
    with pytest.raises(DataError):
        HandCoded(Title("nurse"), "1115")
