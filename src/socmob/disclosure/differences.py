"""Small differences of nested populations: publishing both would publish the few people between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from socmob.disclosure.populations import People
from socmob.values.definitions import Population


def small_differences(people: People, threshold: int) -> tuple[tuple[int, int], ...]:
    """Pairs (part, whole) of populations, one within the other, that differ by fewer people than the threshold.

    Zero counts too: a part equal to its whole says of everyone in it the same thing.
    """
    order = sorted(range(len(people.populations)), key=lambda i: (people.counts[i], i))
    counts = [people.counts[i] for i in order]
    holds = _holders(people, order)
    pairs = []
    for i in order:
        first, last = bisect_left(counts, people.counts[i]), bisect_left(counts, people.counts[i] + threshold)
        around = _around(people.populations[i], holds) >> first & (1 << (last - first)) - 1
        pairs += [(i, order[first + bit]) for bit in _bits(around) if order[first + bit] != i]
    return tuple(sorted(pairs))


Holders = dict[str, dict[str | None, int]]


def _holders(people: People, order: list[int]) -> Holders:
    """For each column and code the populations that hold the code or leave the column open, as bits in `order`.

    Under None: the populations that leave the column open.
    """
    holds: Holders = {column: dict.fromkeys((None, *codes), 0) for column, codes in people.levels.items()}
    for place, i in enumerate(order):
        terms = dict(people.populations[i].terms)
        for column, bits in holds.items():
            for code in _held(terms.get(column), bits):
                bits[code] |= 1 << place
    return holds


def _held(codes: tuple[str, ...] | None, bits: dict[str | None, int]) -> tuple[str | None, ...]:
    return tuple(bits) if codes is None else codes


def _around(population: Population, holds: Holders) -> int:
    """The populations that hold all of this one, as bits."""
    terms = dict(population.terms)
    around = -1
    for column, bits in holds.items():
        for code in terms.get(column, (None,)):
            around &= bits[code]
    return around


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
