"""The bridge estimated from an overlap agrees with a definition that goes person by person, and its interval holds."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest

from socmob.measures import Design
from socmob.measures.bridging import Overlap, bridged_change, bridged_share
from socmob.values.cells import Cells

OLD, NEW = ("old.1", "old.2", "old.3"), ("new.a", "new.b", "new.c")
Person = tuple[str, str, str]
"""Wave, the answer that counts, the answer in the earlier form."""


def overlap_of(people: list[Person]) -> Overlap:
    """The cells of some people, each counting once."""
    counts = Counter(people)
    levels = tuple(tuple(sorted({person[i] for person in people})) for i in range(3))
    rows = sorted(counts)
    codes = np.array([[levels[i].index(row[i]) for i in range(3)] for row in rows], dtype=np.int64)
    n = np.array([counts[row] for row in rows], dtype=np.int64)
    weights = n.astype(float)
    cells = Cells(("wave", "q", "before.q"), levels, codes, n, weights, weights, {})
    return Overlap(cells, "2021", "q", "before.q", OLD, NEW)


def made_up(seed: int, earlier: int = 150, both: int = 200) -> list[Person]:
    """People of two waves: the first asked in the old form, the second in both, some of whom answer neither."""
    random = np.random.default_rng(seed)
    moves = np.array([[0.8, 0.15, 0.05], [0.2, 0.7, 0.1], [0.05, 0.25, 0.7]])
    first = random.choice(3, earlier, p=[0.5, 0.3, 0.2])
    second = random.choice(3, both, p=[0.4, 0.3, 0.3])
    people = [("2019", OLD[old], "answer.not_asked") for old in first]
    people += [("2021", NEW[random.choice(3, p=moves[old])], OLD[old]) for old in second]
    return [*people, *[("2019", "answer.blank", "answer.not_asked")] * 10, *[("2021", "new.a", "answer.blank")] * 7]


def naive(people: list[Person], wanted: str) -> tuple[float, float, float, float]:
    """The bridged share and the change to 2021 with their errors, person by person, as the definition reads."""
    before = [old for wave, old, _ in people if wave == "2019" and old in OLD]
    both = [(new, old) for wave, new, old in people if wave == "2021" and new in NEW and old in OLD]
    later = [new for wave, new, _ in people if wave == "2021" and new in NEW]
    p = {old: before.count(old) / len(before) for old in OLD}
    size = {old: sum(o == old for _, o in both) for old in OLD}
    m = {old: sum(n == wanted and o == old for n, o in both) / size[old] for old in OLD}
    b, s = sum(p[old] * m[old] for old in OLD), later.count(wanted) / len(later)
    first, second, both_waves = [], [], []
    for wave, new, old in people:
        if wave == "2019":
            first.append((m[new] - b) / len(before) if new in OLD else 0.0)
            continue
        bridge = p[old] * ((new == wanted) - m[old]) / size[old] if old in OLD and new in NEW else 0.0
        second.append(bridge)
        both_waves.append(((new == wanted) - s) / len(later) - bridge if new in NEW else 0.0)
    return b, math.sqrt(spread(first) + spread(second)), s - b, math.sqrt(spread(first) + spread(both_waves))


def spread(scores: list[float]) -> float:
    """The variance of a sum of scores of one stratum."""
    m, mean = len(scores), sum(scores) / len(scores)
    return m / (m - 1) * sum((score - mean) ** 2 for score in scores)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("wanted", NEW)
def test_the_estimate_is_that_of_the_definition(seed: int, wanted: str) -> None:
    """Share, change and both errors are those that going person by person gives."""
    people = made_up(seed)
    share = bridged_share(overlap_of(people), "2019", [wanted], Design())
    change = bridged_change(overlap_of(people), "2019", "2021", [wanted], Design())
    found = (share.value, share.standard_error, change.value, change.standard_error)
    assert found == pytest.approx(naive(people, wanted), rel=1e-10)


def test_the_shares_of_all_categories_are_one() -> None:
    """Everyone of the earlier wave has a place in the later form."""
    overlap = overlap_of(made_up(1))
    assert sum(bridged_share(overlap, "2019", [new], Design()).value for new in NEW) == pytest.approx(1)


def test_a_form_that_changed_in_name_alone_is_bridged_by_itself() -> None:
    """Where everyone answers both forms alike the bridged share is the wave's own, and the bridge adds no error."""
    people = [("2019", OLD[i % 3], "answer.not_asked") for i in range(100)]
    people += [("2021", NEW[i % 3], OLD[i % 3]) for i in range(90)]
    found = bridged_share(overlap_of(people), "2019", ["new.a"], Design())
    assert found.value == pytest.approx(0.34)
    assert found.standard_error == pytest.approx(math.sqrt(0.34 * 0.66 / 99))


def test_an_answer_that_nobody_of_the_overlap_gave_cannot_be_bridged() -> None:
    """There is no number, rather than one that leaves some people out."""
    people = [person for person in made_up(2) if person[0] == "2019" or person[2] != "old.3"]
    found = bridged_share(overlap_of(people), "2019", ["new.a"], Design())
    assert math.isnan(found.value)
    assert found.lower is None


def test_a_small_overlap_makes_the_interval_wide() -> None:
    """What is bridged over thirty people is known less well than over three thousand."""
    wide, narrow = (bridged_share(overlap_of(made_up(3, 400, n)), "2019", ["new.a"], Design()) for n in (30, 3000))
    assert wide.standard_error > 2 * narrow.standard_error


def test_nineteen_of_twenty_intervals_hold_the_truth() -> None:
    """Of 400 made-up pairs of waves the interval of the bridged share holds the true one in 93 to 98 of 100."""
    truth = 0.5 * 0.8 + 0.3 * 0.2 + 0.2 * 0.05
    found = [bridged_share(overlap_of(made_up(seed)), "2019", ["new.a"], Design()) for seed in range(400)]
    held = sum((e.lower or 0) <= truth <= (e.upper or 1) for e in found)
    assert 0.93 <= held / len(found) <= 0.98
