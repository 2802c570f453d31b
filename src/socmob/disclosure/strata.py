"""Populations cut by class of weights: what a weighted number tells beside the count of people.

Rule: readers know of each person the class of weights, in each wave. Where a population of a weighted wave is shown,
how many people of each class it counts is taken as told. Two tables that agree in all of these have the same weighted
sums, up to differences of weights within a class, which readers do not know.

By hand: of grades of 23 people with weight 1, of 60 with weight 2 and of 80 with weight 1 it is withheld how many of
the first two went to an independent school. There were 73 of all and 40 of the third grade, so 33 of the two: x of the
first and 33 - x of the second, and x can be anything from none to 23. But their weighted share of all was 103 in 223,
printed as 46%: of x + 2 (33 - x) + 40 that leaves 102 and 103, and of x 3 and 4. Cut by class, 30 people of weight 2
are told, which are all of the second grade.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from socmob.values.cells import Integers
from socmob.values.joint import ABSENT, Answers, Joint

Parts = tuple[Integers, NDArray[np.bool_]]
"""Populations cut into parts: for each part the place of the whole, (parts,), and the kinds in it, (parts, kinds)."""


def strata_of(answers: Answers, joint: Joint) -> Integers:
    """The class of each kind in each wave; then of those who changed their answer, wave by wave, in this alone."""
    if answers.changed is None:
        return joint.strata
    alone = [np.where(np.arange(len(joint.waves)) == wave, joint.strata, ABSENT) for wave in range(len(joint.waves))]
    return np.concatenate((joint.strata, *alone))


def told_strata(counted: Integers, waves: NDArray[np.bool_], strata: Integers) -> Integers:
    """The class of each kind in the waves in which some population counts it, (kinds, waves).

    `counted` (populations, kinds) is how often each does, `waves` (populations, waves) in which. Where everyone is of
    one class it tells nobody apart, and is left out.
    """
    if strata.max(initial=0) == 0:
        return np.full_like(strata, ABSENT)
    inside = counted > 0
    told = np.array([inside[of].any(axis=0) for of in waves.T], dtype=bool).reshape(waves.shape[1], -1)
    return np.where(told.T, strata, ABSENT)


def parts_of(counted: NDArray[np.bool_], waves: NDArray[np.bool_], strata: Integers) -> Parts:
    """Each population cut by class of weights: `counted` (populations, kinds), `waves` (populations, waves).

    In a part of a population of several waves everyone has the same class in each: finer than any sum of weights.

    >>> counted, wave = np.array([[True, True, True], [True, False, False]]), np.array([[True], [True]])
    >>> whole, kinds = parts_of(counted, wave, np.array([[0], [1], [0]]))  # three kinds, the second heavier
    >>> whole.tolist(), kinds.astype(int).tolist()
    ([0, 0, 1], [[1, 0, 1], [0, 1, 0], [1, 0, 0]])
    """
    classes = {key: _classes(np.frombuffer(key, dtype=bool), strata) for key in {of.tobytes() for of in waves}}
    places: list[int] = []
    kinds: list[NDArray[np.bool_]] = []
    for place, (inside, of) in enumerate(zip(counted, waves, strict=True)):
        own = classes[of.tobytes()]
        cut = [inside & (own == each) for each in np.unique(own[inside])] or [inside]
        places += [place] * len(cut)
        kinds += cut
    return np.array(places, dtype=np.int64), np.array(kinds, dtype=bool).reshape(len(places), -1)


def _classes(waves: NDArray[np.bool_], strata: Integers) -> Integers:
    """For each kind the number of its classes in some waves together."""
    _, of = np.unique(strata[:, waves], axis=0, return_inverse=True)
    return of.ravel().astype(np.int64)
