"""The parts of a disclosure profile: what each rule holds, and which of its values contradict each other."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from socmob.framework.fact import Fact, Misplaced
from socmob.values.definitions import Statistic, Ties

People = Annotated[int, Field(ge=1, le=10_000)]
"""A number of people."""
Places = Annotated[int, Field(ge=0, le=6)]
"""Places after the decimal point."""


class Zero(StrEnum):
    """Whether nought people are few people: whether a count of nobody is withheld or shown."""

    WITHHELD = "withheld"
    SHOWN = "shown"


class WavesWithoutKey(StrEnum):
    """What is assumed of two waves of a staff whose people nobody can follow from one to the other."""

    NESTED = "nested"
    """The smaller lies within the larger, so that their difference is as many people as their counts differ by."""
    IGNORE = "ignore"
    """Nothing: two counts of different people."""


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

    `steps` bound one search for whole numbers, `trials` how many withheld cells are tried again; `looks` how often many
    secrets are tried at once without success before they are tried one by one; `ways` in how many ways people could
    have answered otherwise is thought of at once, and `beside` how many of them are taken in where whole people are
    looked for, beside those that parts of people take; `unknowns` how many unknowns of one question are reasoned about:
    of more, those of the smallest groups and the largest kinds, so that more is withheld and nothing more is told.
    These are counted, so that every machine that finishes publishes the same.
    """

    seconds: float = Field(gt=0)
    steps: int = Field(ge=1)
    trials: int = Field(ge=0)
    looks: int = Field(ge=0)
    ways: int = Field(ge=100)
    beside: int = Field(ge=1)
    unknowns: int = Field(ge=100)
    reason: str


class GroupDisclosure(Fact):
    """Where everyone is alike: the base from which a share of 0 or 100 per cent may be shown; None: never."""

    lifted_from: People | None
    reason: str

    def allows(self, base: int) -> bool:
        """Whether it may be told that of so many people all are alike."""
        return self.lifted_from is not None and base >= self.lifted_from


class CountRounding(Fact):
    """To which multiple counts are rounded, and where the middle goes."""

    base: Annotated[int, Field(ge=1, le=1_000)]
    ties: Ties
    reason: str


class Dominance(Fact):
    """The (n,k) rule: a total is withheld where its `n` largest amounts are more than `k_per_cent` of it."""

    n: Annotated[int, Field(ge=1, le=2)]
    k_per_cent: Annotated[int, Field(ge=1, le=100)]


class ContributorRule(Fact):
    """When a sum or a mean of amounts may be shown: by how many people, and how much of it is one person's."""

    least: Annotated[int, Field(ge=3, le=10_000)]
    dominance: Dominance
    p_per_cent: Annotated[int, Field(ge=1, le=100)]
    reason: str

    @model_validator(mode="after")
    def _equal_amounts_may_be_shown(self) -> Self:
        n, k = self.dominance.n, self.dominance.k_per_cent
        if k * self.least <= 100 * n:
            share = f"{100 * n / self.least:.3g}"
            what = (
                f"the total of {self.least} equal amounts would be withheld, {n} of them being {share} per cent of it"
            )
            raise Misplaced(f"{what}: k_per_cent must be more than {share}", "dominance", "k_per_cent")
        return self


class OutsideKnowledge(Fact):
    """What readers are taken to know already.

    How many people there are of every kind is always taken as known, so `head_counts` can only be `known`.
    `own_record`: whether each person who answered, knowing their own answer, must find out no more than a stranger.
    """

    head_counts: Literal["known"]
    own_record: bool
    reason: str


class DifferenceRule(Fact):
    """The fewest people by which two published groups may differ; fewer are a secret like any small group."""

    least: People
    waves_without_key: WavesWithoutKey
    reason: str


class JoinedFor(StrEnum):
    """Whose small classes are reason enough to join classes in a table by level or by wave."""

    EVERYONE = "everyone"
    """Those of everyone together; a level's own small classes are withheld."""
    EACH_ROW = "each_row"
    """Those of each level: classes are joined where more levels can then be shown."""


class Classes(Fact):
    """When a coarser split is shown in the place of the finest."""

    joined_for: JoinedFor
    reason: str


class Reasons(Fact):
    """Why each plain number of a profile is what it is."""

    threshold: str
    complement: str
    minimum_base: str
    width: str
    zero: str
    decimals: str
    never_shown: str
