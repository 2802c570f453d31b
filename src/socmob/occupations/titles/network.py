"""A small network from features to unit groups: one hidden layer, learned on the user's machine, no model fetched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from socmob.occupations.titles.vocabulary import Floats

Labels = NDArray[np.int64]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a network learns. The values were chosen on development folds that the published evaluation never sees."""

    hidden: int = 256
    rounds: int = 10
    batch: int = 128
    rate: float = 0.03
    dropped: float = 0.3
    scale: float = 3.0
    seed: int = 2020


@dataclass(frozen=True, slots=True)
class Network:
    """Weights from features to hidden units (`into`, `at`) and from these to classes (`out`, `base`)."""

    into: Floats
    at: Floats
    out: Floats
    base: Floats
    scale: float

    def scores(self, rows: csr_array) -> Floats:
        """The score of every class for every row: logits, whose softmax are probabilities before calibration.

        Both products are sparse, which takes each row by itself: a dense one gives other last digits beside other rows.
        """
        hidden = np.maximum(np.asarray((rows * np.float32(self.scale)) @ self.into) + self.at, 0)
        return np.asarray(csr_array(hidden) @ self.out + self.base, dtype=np.float32)


def softmax(scores: NDArray[np.floating]) -> NDArray[np.float64]:
    """Probabilities from scores: exp(score) over the row's sum.

    >>> softmax(np.log(np.array([[1.0, 3.0]]))).round(6).tolist()
    [[0.25, 0.75]]
    """
    raised = np.exp(scores.astype(np.float64) - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
    return shares


def train(
    rows: csr_array, labels: Labels, classes: int, settings: Settings, progress: Progress | None = None
) -> Network:
    """The network that has learned these rows: the same rows, settings and machine give the same network."""
    learner = _Learner(rows.shape[1], classes, settings)
    batches = -(-rows.shape[0] // settings.batch)
    for done in range(settings.rounds):
        order = learner.chance.permutation(rows.shape[0])
        for number, start in enumerate(range(0, rows.shape[0], settings.batch)):
            some = np.sort(order[start : start + settings.batch])
            # The rate falls to nothing by the last batch.
            rate = settings.rate * (1 - (done * batches + number) / (settings.rounds * batches))
            learner.step(rows[some], labels[some], np.float32(rate))
        if progress is not None:
            progress(done + 1, settings.rounds)
    return learner.network()


class _Learner:
    """Weights on their way, with the sums of squared gradients by which AdaGrad scales each step."""

    def __init__(self, features: int, classes: int, settings: Settings) -> None:
        self.settings, self.chance = settings, np.random.default_rng(settings.seed)
        hidden = settings.hidden
        self.into = self._random(0.05, features, hidden)
        self.out = self._random(hidden**-0.5, hidden, classes)
        self.at, self.base = np.zeros(hidden, np.float32), np.zeros(classes, np.float32)
        # One sum a feature rather than one a weight: half the memory, and the same accuracy.
        self.seen_into = np.full((features, 1), 1e-6, np.float32)
        self.seen_out = np.full((hidden, classes), 1e-6, np.float32)

    def step(self, rows: csr_array, labels: Labels, rate: np.float32) -> None:
        """One step down the gradient of the log loss of a batch; only the rows of features that occur are touched."""
        used, place = np.unique(rows.indices, return_inverse=True)
        data = rows.data * np.float32(self.settings.scale)
        small = csr_array((data, place.astype(np.int32), rows.indptr), shape=(rows.shape[0], len(used)))
        before = small @ self.into[used] + self.at
        kept = self._kept(before.shape)
        hidden = np.maximum(before, 0) * kept
        error = self._error(hidden, labels)
        back = (error @ self.out.T) * kept * (before > 0)
        self._move_out(hidden.T @ error, error.sum(axis=0), rate)
        self._move_into(used, np.asarray(small.T @ back), back.sum(axis=0), rate)

    def network(self) -> Network:
        """What was learned."""
        return Network(self.into, self.at, self.out, self.base, self.settings.scale)

    def _random(self, spread: float, *shape: int) -> Floats:
        return (self.chance.standard_normal(shape, dtype=np.float32) * np.float32(spread)).astype(np.float32)

    def _kept(self, shape: tuple[int, ...]) -> Floats:
        """Dropout: zero for hidden units left out of this step, and for the others what keeps the expectation."""
        share = 1 - self.settings.dropped
        return (self.chance.random(shape, dtype=np.float32) < share).astype(np.float32) / np.float32(share)

    def _error(self, hidden: Floats, labels: Labels) -> Floats:
        """Predicted minus true, over the size of the batch."""
        error = softmax(hidden @ self.out + self.base).astype(np.float32)
        error[np.arange(len(labels)), labels] -= 1
        return error / np.float32(len(labels))

    def _move_out(self, slope: Floats, base: Floats, rate: np.float32) -> None:
        self.seen_out += slope * slope
        self.out -= rate * slope / np.sqrt(self.seen_out)
        self.base -= rate * base

    def _move_into(self, used: NDArray[np.integer], slope: Floats, at: Floats, rate: np.float32) -> None:
        self.seen_into[used] += (slope * slope).mean(axis=1, keepdims=True)
        self.into[used] -= rate * slope / np.sqrt(self.seen_into[used])
        self.at -= rate * at
