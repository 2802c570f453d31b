"""Benchmarks, read from their three tables: populations, figures, and the shares of each figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from pydantic import Field, ValidationError

from socmob.errors import SocmobError
from socmob.framework import strict_csv
from socmob.framework.catalogue import find
from socmob.framework.fact import DATA, Fact
from socmob.framework.published import Benchmark, Figure, People, Population
from socmob.framework.source_data import source as find_source
from socmob.framework.strict_yaml import Node, build, explain, ours


class _Share(Fact):
    benchmark: str
    category: str
    percent: float = Field(ge=0, le=100)
    published: float | None = Field(default=None, ge=0, le=100)


class _Head(Figure):
    """A row of benchmarks.csv, with ids where the benchmark holds the things themselves."""

    population: str
    source: str


def _rows(name: str) -> tuple[Node, ...]:
    return strict_csv.load(DATA / "benchmarks" / name, name=f"benchmarks/{name}")


def _fault(node: Node, what: str) -> SocmobError:
    return ours(what, node.file, node.line)


@cache
def _populations() -> Mapping[str, Population]:
    found: dict[str, Population] = {}
    for node in _rows("populations.csv"):
        population = build(Population, node)
        if population.id in found:
            raise _fault(node, f'the population "{population.id}" is used twice')
        found[population.id] = population
    return MappingProxyType(found)


def _shares() -> dict[str, list[_Share]]:
    found: dict[str, list[_Share]] = {}
    for node in _rows("shares.csv"):
        share = build(_Share, node)
        others = found.setdefault(share.benchmark, [])
        if share.category in {other.category for other in others}:
            raise _fault(node, f'{share.benchmark} has the category "{share.category}" twice')
        others.append(share)
    return found


@cache
def _all() -> Mapping[str, Benchmark]:
    shares, found = _shares(), dict[str, Benchmark]()
    for node in _rows("benchmarks.csv"):
        head = build(_Head, node)
        if head.id in found:
            raise _fault(node, f'the benchmark "{head.id}" is used twice')
        found[head.id] = _benchmark(head, shares.pop(head.id, []), node)
    if shares:
        raise _fault(_rows("shares.csv")[0], f'there is no benchmark "{next(iter(shares))}" in benchmarks.csv')
    return MappingProxyType(found)


def _benchmark(head: _Head, shares: Iterable[_Share], node: Node) -> Benchmark:
    if head.population not in _populations():
        raise _fault(node, f'the population "{head.population}" is not in populations.csv')
    kept = head.model_dump(exclude={"population", "source"})
    try:
        return Benchmark(
            **kept,
            population=_populations()[head.population],
            source=find_source(head.source),
            shares={share.category: share.percent / 100 for share in shares},
            published={s.category: s.percent if s.published is None else s.published for s in shares},
        )
    except ValidationError as fault:
        raise _fault(node, explain(fault)[0]) from fault


def benchmark(id: str) -> Benchmark:
    """The benchmark with this id."""
    return find(_all(), id, "benchmark")


def benchmarks(
    measure: str | None = None, scheme: str | None = None, people: People | str | None = None
) -> tuple[Benchmark, ...]:
    """Every benchmark, or those of a measure, a scheme or a kind of people."""
    wanted = (("measure", measure), ("scheme", scheme), ("people", people))
    return tuple(b for b in _all().values() if all(v is None or getattr(b, k) == v for k, v in wanted))


def labels(id: str) -> str | None:
    """A benchmark's people, place and years in words, None where the id is none."""
    return _all()[id].label if id in _all() else None


def ids() -> tuple[str, ...]:
    """The ids of every benchmark."""
    return tuple(_all())
