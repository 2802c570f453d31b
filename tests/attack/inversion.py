"""From published digits back to counts: what rounding leaves open, as bounds on sums of people.

For the weaker attacker, who is told nothing but the digits. Intervals are those of shares of a census of people
(Korn and Graubard's, which of n people among the m of a wave is Clopper and Pearson's of n less an m-th of them),
worked out here anew.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.stats import beta

from tests.attack.knowledge import Floats, Knowledge
from tests.attack.published import Number, Terms, terms

PER_CENT = 100.0
PROPORTIONS = frozenset({"share", "rate", "bound"})


@dataclass(frozen=True, slots=True)
class Fact:
    """A sum of counts of populations, each with a weight, that lies between two bounds."""

    parts: Mapping[Terms, float]
    low: float
    high: float


def facts(numbers: Sequence[Number], knowledge: Knowledge) -> list[Fact]:
    """What the digits of some numbers say of one question."""
    counts = dict(_counts(numbers))
    found: list[Fact] = []
    for number in numbers:
        about = {column for people in number.populations for column, _ in people if column.startswith("origin.")}
        if number.state == "shown" and about == {knowledge.measure} and not number.definition["weighted"]:
            found += _facts(number, knowledge, counts)
    return found


def _counts(numbers: Sequence[Number]) -> Iterator[tuple[Terms, int]]:
    for number in numbers:
        if number.state == "shown" and number.definition["statistic"] == "count" and number.value is not None:
            yield terms(number.definition["population"]), int(number.value)


def _facts(number: Number, knowledge: Knowledge, counts: Mapping[Terms, int]) -> Iterator[Fact]:
    definition, value = number.definition, float(number.value or 0)
    part = terms(definition["population"])
    base = None if definition["base"] is None else terms(definition["base"])
    if definition["statistic"] == "count" and base is None:
        yield Fact({part: 1.0}, value, value)
    elif definition["statistic"] in PROPORTIONS and base is not None:
        half = _half(number)
        yield Fact(_less(part, base, (value - half) / PER_CENT), -1e-9, math.inf)
        yield Fact(_less(part, base, (value + half) / PER_CENT), -math.inf, 1e-9)
    elif definition["statistic"] == "limit" and base is not None:
        size = _size(base, knowledge, counts)
        if size is not None:
            wave = tuple(term for term in base if term[0] == "wave")
            limits = _limits(size, int(knowledge.count(wave)))[0 if definition["side"] == "lower" else 1]
            yield _from_limit(part, limits, value, _half(number))
    elif definition["statistic"] == "change":
        yield from _from_change(number, knowledge, counts)


def _less(part: Terms, base: Terms, share: float) -> dict[Terms, float]:
    """A part less a share of its base, which can be the part itself."""
    return {part: 1.0 - share} if part == base else {part: 1.0, base: -share}


def _half(number: Number) -> float:
    """Half a unit of a number's last digit: what rounding took away at the most."""
    return float(0.5 * number.definition["rounding"]["base"] * 10.0 ** -number.definition["rounding"]["decimals"])


def _size(base: Terms, knowledge: Knowledge, counts: Mapping[Terms, int]) -> int | None:
    """The people of a base, where they were published or are known."""
    if base in counts:
        return counts[base]
    return None if knowledge.is_secret(base) else int(knowledge.count(base))


def _from_limit(part: Terms, limits: Floats, value: float, half: float) -> Fact:
    """The counts whose interval has a limit that rounds to what was published."""
    fitting = np.flatnonzero(np.abs(limits * PER_CENT - value) <= half + 1e-6)
    if not len(fitting):
        return Fact({part: 1.0}, -math.inf, math.inf)
    return Fact({part: 1.0}, float(fitting.min()), float(fitting.max()))


@lru_cache(maxsize=512)
def _limits(size: int, staff: int) -> tuple[Floats, Floats]:
    """Lower and upper limits of all shares of so many people of a staff; of none and of all the whole counts."""
    counts = np.arange(size + 1)
    effective = np.where((counts == 0) | (counts == size), size, size * (staff - 1) / staff)
    part = effective * counts / max(size, 1)
    lower = np.where(counts > 0, beta.ppf(0.025, np.maximum(part, 1e-9), effective - part + 1), 0.0)
    upper = np.where(counts < size, beta.ppf(0.975, part + 1, np.maximum(effective - part, 1e-9)), 1.0)
    return lower, upper


def _from_change(number: Number, knowledge: Knowledge, counts: Mapping[Terms, int]) -> Iterator[Fact]:
    """A difference of two shares whose bases are known."""
    (before,) = number.definition["inputs"]
    sides = [(number.definition, 1.0), (before, -1.0)]
    parts: dict[Terms, float] = {}
    for definition, sign in sides:
        size = _size(terms(definition["base"]), knowledge, counts)
        if not size:
            return
        parts[terms(definition["population"])] = sign / size
    value, half = float(number.value or 0), _half(number)
    yield Fact(parts, (value - half) / PER_CENT - 1e-9, (value + half) / PER_CENT + 1e-9)
