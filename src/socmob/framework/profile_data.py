"""Disclosure profiles: thresholds, precision, and which statistics each kind of table may hold."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, model_validator

from socmob.framework.catalogue import names, read, unknown
from socmob.framework.fact import Fact, Misplaced, Provenance
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import build
from socmob.values.definitions import Statistic, TableKind


class TableRule(Fact):
    """What a kind of table may hold, and what losing one of its cells weighs; a statistic not listed is refused."""

    statistics: tuple[Statistic, ...] = Field(min_length=1)
    loss: int = Field(ge=1)
    reason: str


class Losses(Fact):
    """What is withheld last where there is a choice: how the weight of a cell goes up, and from where it is dear."""

    overall: int = Field(ge=1)
    base_times: int = Field(ge=1)
    who_answered_times: int = Field(ge=1)
    end_times: int = Field(ge=1)
    dear: int = Field(ge=1)
    reason: str


class Search(Fact):
    """How long may be looked for what to withhold: seconds for a whole release, which is refused when they are over.

    `steps` bound one search for whole numbers, `trials` how many withheld cells are tried again. These are counted, so
    that every machine that finishes publishes the same.
    """

    seconds: float = Field(gt=0)
    steps: int = Field(ge=1)
    trials: int = Field(ge=0)
    reason: str


class Profile(Fact):
    """The rules under which tables leave: a kind of table or a statistic without a rule is refused.

    `threshold` is the fewest people a shown cell may count, `complement` the fewest that a share's base may have
    outside it, `minimum_base` the fewest that a base may have. `decimals` are places after the point, of per cent for
    shares, rates, limits, bounds and changes.
    """

    id: str
    version: int = Field(ge=1)
    title: str
    threshold: int = Field(ge=1, le=10_000)
    complement: int = Field(ge=1, le=10_000)
    minimum_base: int = Field(ge=1, le=10_000)
    decimals: Mapping[Statistic, int]
    tables: Mapping[TableKind, TableRule]
    losses: Losses
    search: Search
    reason: str
    provenance: Provenance
    sources: SourceIds

    @model_validator(mode="after")
    def _every_statistic_has_a_precision(self) -> Profile:
        for kind, rule in self.tables.items():
            for statistic in rule.statistics:
                if statistic not in self.decimals:
                    raise Misplaced(f'"{statistic}" has no decimals', "tables", kind, "statistics")
        return self

    def allows(self, kind: TableKind, statistic: Statistic) -> bool:
        """Whether a table of this kind may hold this statistic."""
        return kind in self.tables and statistic in self.tables[kind].statistics


def profile(id: str = "default") -> Profile:
    """The profile with this id."""
    if id not in names("profiles"):
        raise unknown(id, names("profiles"), "profile")
    return build(Profile, read(f"profiles/{id}.yaml"))


def profiles() -> tuple[Profile, ...]:
    """Every profile."""
    return tuple(profile(id) for id in names("profiles"))


def labels(id: str) -> str | None:
    """The title of a profile, None where the id is none."""
    return profile(id).title if id in names("profiles") else None


def ids() -> tuple[str, ...]:
    """The ids of every profile."""
    return names("profiles")
