"""How many people of each kind gave each answer: what the gate reasons about, and nobody is ever shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from socmob.values.cells import Integers
from socmob.values.codes import Code

ABSENT = -1
"""The code of a kind in a wave that its people are not in."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to one question: `counts` has shape (kinds, codes), people of each kind by category or answer state.

    Counted are those who gave the same answer in every wave that they were in. Those who answered otherwise from wave
    to wave are in `changed`, shape (kinds, waves, codes), by their answer in each; None where there are none.
    """

    codes: tuple[Code, ...]
    counts: Integers = field(repr=False)
    changed: Integers | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.counts.ndim != 2 or self.counts.shape[1] != len(self.codes) or self.counts.min(initial=0) < 0:
            raise ValueError("answers: counts must have a column for each code, and none below nought")
        if self.changed is not None and (self.changed.ndim != 3 or self.changed.shape[::2] != self.counts.shape):
            raise ValueError("answers: changed must tell every code of every wave for each kind")
        self.counts.flags.writeable = False


@dataclass(frozen=True, slots=True)
class Joint:
    """The people of a release by kind: what outsiders know of them, which is when they were there and in which groups.

    `codes` has shape (kinds, waves, columns) and points into `levels[column]`, `ABSENT` where the people of a kind are
    not in a wave (or their group in it is not told); `present` has shape (kinds, waves), `heads` (kinds,). A person who
    can be followed from wave to wave is in one kind; without a key each wave has kinds of its own.
    """

    waves: tuple[str, ...]
    columns: tuple[str, ...]
    levels: Mapping[str, tuple[Code, ...]]
    present: NDArray[np.bool_] = field(repr=False)
    codes: Integers = field(repr=False)
    heads: Integers = field(repr=False)
    answers: Mapping[str, Answers] = field(repr=False)
    linked: bool = False
    """Whether people are followed by a key, so that it is known who left, stayed and joined."""
    strata: Integers = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64), repr=False)
    """The class of weights that the people of a kind are in, (kinds, waves); `ABSENT` where they are not in the wave.

    Where nobody is weighted it may be left out, and everyone is of one class.
    """

    def __post_init__(self) -> None:
        kinds = len(self.heads)
        if self.present.shape != (kinds, len(self.waves)):
            raise ValueError("joint: presence must have a row for each kind and a column for each wave")
        if self.codes.shape != (kinds, len(self.waves), len(self.columns)):
            raise ValueError("joint: codes must tell every column of every wave for each kind")
        if any(
            (one.counts.sum(axis=1) > self.heads).any() or len(one.counts) != kinds for one in self.answers.values()
        ):
            raise ValueError("joint: more answers than people of a kind")
        if not self.strata.size:
            object.__setattr__(self, "strata", np.where(self.present, 0, ABSENT).astype(np.int64))
        if not np.array_equal(self.strata >= 0, self.present):
            raise ValueError("joint: a class of weights must be told of every kind in every wave that it is in")
        for array in (self.present, self.codes, self.heads, self.strata):
            array.flags.writeable = False
