"""Benchmarks: published shares with their coding, people, place, period, source and own error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from pydantic import Field, ValidationError, model_validator

from socmob.errors import SocmobError
from socmob.framework import strict_csv
from socmob.framework.catalogue import find
from socmob.framework.fact import DATA, Confidence, Fact
from socmob.framework.geographies import geographies
from socmob.framework.measure_data import measure as find_measure
from socmob.framework.scheme_data import Completeness
from socmob.framework.scheme_data import scheme as find_scheme
from socmob.framework.source_data import Source
from socmob.framework.source_data import source as find_source
from socmob.framework.strict_yaml import Node, build, explain, ours

WHOLE_WITHIN = 0.0025
"""Shares make a whole if their sum is this near to 1: five shares to one decimal are at most 0.25 points off."""


class People(StrEnum):
    """What kind of people a published figure is about."""

    WORKFORCE = "workforce"
    AGE_GROUP = "age_group"
    INDUSTRY = "industry"
    PROFESSION = "profession"
    ORGANISATION = "organisation"
    APPLICANTS = "applicants"
    ELITE = "elite"
    GRADUATES = "graduates"
    POPULATION = "population"
    PUPILS = "pupils"
    PARENTS_NOW = "parents_now"


class YearKind(StrEnum):
    """What a figure's years are: those of its data, of the edition that gives it, or as near as can be told."""

    DATA = "data"
    EDITION = "edition"
    COMPARATOR = "comparator"
    APPROXIMATE = "approximate"


class Population(Fact):
    """The people that a figure is about; `sector` where it is the workforce of an industry."""

    id: str
    label: str
    people: People
    age_from: int | None = None
    age_to: int | None = None
    sector: str | None = None


class Benchmark(Fact):
    """Published shares of one population in one coding, as proportions.

    `n` is the unweighted number of people behind them; without it the figure is fixed: its own error is unknown and
    counted as none. `published` holds the percentages as the source has them, before any scaling to a whole.
    """

    id: str
    measure: str
    scheme: str
    shares: Mapping[str, float]
    published: Mapping[str, float]
    population: Population
    geography: str
    year_from: int
    year_to: int
    year_kind: YearKind
    confidence: Confidence
    n: int | None = Field(default=None, gt=0)
    residual: float | None = None
    rounding_points: float | None = None
    rescaled: bool = False
    source: Source
    note: str | None = None

    @model_validator(mode="after")
    def _is_consistent(self) -> Benchmark:
        known = find_scheme(self.scheme).category_ids
        for category, share in self.shares.items():
            if category not in known:
                raise ValueError(f'"{category}" is no category of {self.scheme}')
            if not 0 <= share <= 1:
                raise ValueError(f"the share of {category} is not between 0 and 100 per cent")
        if self.geography not in geographies():
            raise ValueError(f'the geography "{self.geography}" is not in geographies.yaml')
        if not self.shares or self.year_from > self.year_to:
            raise ValueError(f"{self.id} has no shares, or ends before it begins")
        find_measure(self.measure)
        return self

    @property
    def fixed(self) -> bool:
        """Whether its own error is not published, so that it is treated as exact, and said to be."""
        return self.n is None

    @property
    def people(self) -> People:
        """What kind of people it is about."""
        return self.population.people

    @property
    def cohort(self) -> tuple[int | None, int | None] | None:
        """Ages from and to, either open where None; None where it is not about certain ages."""
        ages = (self.population.age_from, self.population.age_to)
        return None if ages == (None, None) else ages

    @property
    def whole(self) -> bool:
        """Whether its shares may be drawn as a whole: every category of a complete scheme, adding up to one."""
        found = find_scheme(self.scheme)
        every = set(self.shares) == set(found.category_ids) and found.completeness is not Completeness.INCOMPLETE
        return every and abs(sum(self.shares.values()) - 1) <= WHOLE_WITHIN

    @property
    def years(self) -> str:
        """The years in words, such as 2022 to 2024."""
        return str(self.year_to) if self.year_from == self.year_to else f"{self.year_from} to {self.year_to}"

    @property
    def label(self) -> str:
        """People, place and years in words."""
        return f"{self.population.label}, {geographies()[self.geography].label}, {self.years}"

    @property
    def source_title(self) -> str:
        """The title of its source."""
        return self.source.title

    @property
    def source_url(self) -> str | None:
        """The address of its source."""
        return self.source.url


class _Share(Fact):
    benchmark: str
    category: str
    percent: float = Field(ge=0, le=100)
    published: float | None = Field(default=None, ge=0, le=100)


class _Head(Fact):
    """A row of benchmarks.csv, with ids where the benchmark holds the things themselves."""

    id: str
    measure: str
    scheme: str
    population: str
    geography: str
    year_from: int
    year_to: int
    year_kind: YearKind
    confidence: Confidence
    n: int | None = Field(default=None, gt=0)
    residual: float | None = None
    rounding_points: float | None = None
    rescaled: bool = False
    source: str
    note: str | None = None


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
    """A benchmark or its population in words, None where the id is neither."""
    if id in _populations():
        return _populations()[id].label
    return _all()[id].label if id in _all() else None


def ids() -> tuple[str, ...]:
    """The ids of every benchmark and population."""
    return (*_all(), *_populations())
