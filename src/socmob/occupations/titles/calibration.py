"""How far a score or a look-up is to be trusted: learned on entries held out, or on a sample that people coded."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from socmob.errors import DefectError
from socmob.occupations.titles.entry import TitleMethod
from socmob.occupations.titles.look_up import Found
from socmob.occupations.titles.network import softmax
from socmob.occupations.titles.vocabulary import Floats

INDEX = "entries of the coding index"
"""Where a calibration that no user relearned was learned: it is labelled so wherever its probabilities are shown."""

_COLDEST, _HOTTEST = 0.2, 5.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """Divisors of the scores with and without an industry, and how often a look-up is right.

    `by_default` is for a bare title that the index codes by its entry without industry, though with one it might be
    another: no entry of the index can tell how often respondents mean the default, so that 0.8 is our own setting until
    a sample says otherwise.
    `learned_on` names what the calibration was learned on, `titles` how many titles that were.
    """

    with_industry: float = 1.0
    bare: float = 1.0
    exact: float = 0.98
    normalised: float = 0.8
    by_default: float = 0.8
    learned_on: str = INDEX
    titles: int = 0

    def __post_init__(self) -> None:
        trusts = (self.exact, self.normalised, self.by_default)
        if not (self.with_industry > 0 and self.bare > 0 and all(0 < each < 1 for each in trusts)):
            raise DefectError(
                "occupations: a calibration divides by what is above 0, and trusts a look-up between 0 and 1"
            )

    def trust_of(self, found: Found) -> float:
        """How often what was found so is right: of a default that was found normalised, the lower of the two trusts."""
        looked_up = self.exact if found.method is TitleMethod.EXACT else self.normalised
        return min(looked_up, self.by_default) if found.by_default else looked_up


def temperature(scores: Floats, truth: NDArray[np.int64]) -> float:
    """The divisor of scores under which what was true was likeliest: the mean log loss is smallest.

    Formula: the T that minimises the mean of -ln softmax(score / T) at the true class.
    Source: Guo, Pleiss, Sun and Weinberger 2017, On Calibration of Modern Neural Networks.

    Scores that say 3 to 1 and are right three times in four are calibrated as they stand:

    >>> scores = np.log(np.array([[3.0, 1.0]] * 4, dtype=np.float32))
    >>> round(temperature(scores, np.array([0, 0, 0, 1])), 2)
    1.0
    """
    rows = np.arange(len(truth))

    def loss(at: float) -> float:
        return -float(np.mean(np.log(np.maximum(softmax(scores / np.float32(np.exp(at)))[rows, truth], 1e-12))))

    found = minimize_scalar(loss, bounds=(log(_COLDEST), log(_HOTTEST)), method="bounded", options={"xatol": 1e-4})
    # Rounded, so that the last digits of an optimiser do not reach a published number.
    return round(float(np.exp(found.x)), 4)


def trust(right: int, tried: int) -> float:
    """How often a look-up is right: the share, drawn towards a half by one observation, so that it is never certain.

    Formula: (right + 1/2) / (tried + 1), the mean under Jeffreys' prior.

    >>> trust(9, 9), trust(0, 0)
    (0.95, 0.5)
    """
    return round((right + 0.5) / (tried + 1), 4)


def to_json(calibration: Calibration) -> bytes:
    """A calibration as a file."""
    return (json.dumps(asdict(calibration), indent=2, sort_keys=True) + "\n").encode()


def from_json(content: bytes) -> Calibration:
    """The calibration of a file; ValueError where it holds something else."""
    found = json.loads(content)
    if not isinstance(found, dict) or set(found) != {field.name for field in fields(Calibration)}:
        raise ValueError("not a calibration")
    return Calibration(**found)
