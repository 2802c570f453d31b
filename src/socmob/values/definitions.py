"""What a cell is: which people it counts, out of whom, which statistic, from which inputs, to how many decimals.

Links between tables are computed from these definitions; nobody declares them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from socmob.values.codes import BenchmarkId, Code


class Statistic(StrEnum):
    """The kinds of number that a release can hold; a profile has a rule for each, or refuses it."""

    COUNT = "count"
    SHARE = "share"
    LIMIT = "limit"
    RATE = "rate"
    BOUND = "bound"
    BREAK_EVEN = "break_even"
    BENCHMARK = "benchmark"
    RATIO = "ratio"
    RATIO_LIMIT = "ratio_limit"
    CHANGE = "change"
    CHANGE_LIMIT = "change_limit"
    TEST = "test"
    DEGREES_OF_FREEDOM = "degrees_of_freedom"
    CHANCE = "chance"
    DISSIMILARITY = "dissimilarity"
    MEAN = "mean"
    MEDIAN = "median"
    GAP = "gap"
    MONTHS = "months"


class TableKind(StrEnum):
    """The kinds of table that a release can hold; a profile has a rule for each, or refuses it."""

    JOINING = "joining"
    DECLARATION = "declaration"
    DECLARATION_BY = "declaration_by"
    COMPOSITION = "composition"
    BY = "by"
    TREND = "trend"
    CHANGE = "change"


class Side(StrEnum):
    """Which end of an interval or of a pair of bounds a number is."""

    LOWER = "lower"
    UPPER = "upper"


@dataclass(frozen=True, slots=True, order=True)
class Population:
    """The people whose code in each named column is one of those listed; no term means everyone in the file.

    >>> staff = Population.of({"wave": ["2026"]})
    >>> str(staff.within("origin.occupation14", ["occ14.working", "occ14.intermediate"]))
    'origin.occupation14=occ14.intermediate|occ14.working & wave=2026'
    """

    terms: tuple[tuple[str, tuple[Code, ...]], ...] = ()

    def __post_init__(self) -> None:
        columns = [column for column, _ in self.terms]
        if columns != sorted(set(columns)) or any(list(c) != sorted(set(c)) for _, c in self.terms):
            raise ValueError("population: columns and codes must be sorted and unique; use Population.of")

    @classmethod
    def of(cls, terms: Mapping[str, Iterable[Code]]) -> Population:
        """The population with these terms, in canonical order."""
        return cls(tuple(sorted((column, tuple(sorted(set(codes)))) for column, codes in terms.items())))

    def within(self, column: str, codes: Iterable[Code]) -> Population:
        """Those of this population whose code in a column is one of `codes` (and of those already listed for it)."""
        wanted, present = set(codes), self.codes(column)
        return Population.of({**dict(self.terms), column: wanted if present is None else wanted & set(present)})

    def codes(self, column: str) -> tuple[Code, ...] | None:
        """The codes listed for a column, None where the column is not restricted."""
        return dict(self.terms).get(column)

    def without(self, column: str) -> Population:
        """This population with one column no longer restricted."""
        return Population(tuple(term for term in self.terms if term[0] != column))

    def __str__(self) -> str:
        return " & ".join(f"{column}={'|'.join(codes)}" for column, codes in self.terms) or "everyone"


class Ties(StrEnum):
    """Where a number goes that lies just between two that may be shown."""

    UP = "up"
    """Away from nought."""
    EVEN = "even"
    """To the even multiple."""


@dataclass(frozen=True, slots=True)
class Rounding:
    """How a number is rounded before it is shown: to a multiple of `base`, then to `decimals` places."""

    decimals: int
    base: int = 1
    ties: Ties = Ties.UP


@dataclass(frozen=True, slots=True)
class CellDefinition:
    """What one number is.

    A share is `population` out of `base`. `inputs` are the definitions of further numbers it is computed from (the
    two shares of a change, the counts of a dissimilarity). `rounding` is set by the gate.
    """

    statistic: Statistic
    population: Population
    base: Population | None = None
    inputs: tuple[CellDefinition, ...] = ()
    side: Side | None = None
    benchmark: BenchmarkId | None = None
    weighted: bool = False
    rounding: Rounding | None = None

    def populations(self) -> Iterator[Population]:
        """Every population whose count this number depends on, its inputs' included; a benchmark depends on nobody."""
        if self.statistic is Statistic.BENCHMARK:
            return
        yield self.population
        if self.base is not None:
            yield self.base
        for part in self.inputs:
            yield from part.populations()

    def bases(self) -> Iterator[Population]:
        """Every population that this number, or an input of it, is a share of."""
        if self.base is not None:
            yield self.base
        for part in self.inputs:
            yield from part.bases()

    def rounded(self, rounding: Rounding) -> CellDefinition:
        """The same definition with its rounding set."""
        return replace(self, rounding=rounding)
