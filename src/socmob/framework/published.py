"""Published figures: shares of one population in one coding, with place, period, source and own error."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field, model_validator

from socmob.framework.fact import Confidence, Fact
from socmob.framework.geographies import geographies
from socmob.framework.measure_data import measure as find_measure
from socmob.framework.scheme_data import Completeness
from socmob.framework.scheme_data import scheme as find_scheme
from socmob.framework.source_data import Source

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


class Figure(Fact):
    """What is said of a published figure beside its shares, its people and its source.

    `n` is the unweighted number of people behind it.
    """

    id: str
    measure: str
    scheme: str
    geography: str
    year_from: int
    year_to: int
    year_kind: YearKind
    confidence: Confidence
    n: int | None = Field(default=None, gt=0)
    residual: float | None = None
    rounding_points: float | None = None
    rescaled: bool = False
    note: str | None = None


class Benchmark(Figure):
    """Published shares of one population in one coding, as proportions.

    `n` is the unweighted number of people behind them; without it the figure is fixed: its own error is unknown and
    counted as none. `published` holds the percentages as the source has them, before any scaling to a whole.
    """

    shares: Mapping[str, float]
    published: Mapping[str, float]
    population: Population
    source: Source

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
