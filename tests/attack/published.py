"""What a stranger reads in a published release: its JSON as it lies on the web, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Document = Mapping[str, Any]
Terms = tuple[tuple[str, tuple[str, ...]], ...]
"""A population as the JSON writes it, made hashable: for each column the codes that count."""


def terms(population: Mapping[str, list[str]]) -> Terms:
    """A population's terms in order."""
    return tuple(sorted((column, tuple(sorted(codes))) for column, codes in population.items()))


def populations(definition: Mapping[str, Any]) -> Iterator[Terms]:
    """Every population that a number is computed from; a benchmark is a fact about others."""
    if definition["statistic"] == "benchmark":
        return
    yield terms(definition["population"])
    if definition["base"] is not None:
        yield terms(definition["base"])
    for part in definition["inputs"]:
        yield from populations(part)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a release: where it stands, what it is, its state, and its value where that is shown."""

    key: str
    definition: Mapping[str, Any]
    state: str
    value: float | None

    @property
    def populations(self) -> frozenset[Terms]:
        """What it is computed from."""
        return frozenset(populations(self.definition))


def numbers(documents: tuple[Document, ...]) -> list[Number]:
    """The numbers of some releases."""
    return [
        Number(key, each["definition"], each["state"], each.get("value"))
        for document in documents
        for key, each in document["numbers"].items()
    ]


def measures(documents: tuple[Document, ...]) -> list[str]:
    """The questions that some releases speak of."""
    columns = {column for number in numbers(documents) for people in number.populations for column, _ in people}
    return sorted(column for column in columns if column.startswith("origin."))
