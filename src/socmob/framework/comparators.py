"""The right comparator: chosen for the user among published figures, and explained; or none, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from socmob.framework.benchmark_data import benchmarks
from socmob.framework.bridges import Bridge, Refusal, compare_schemes
from socmob.framework.catalogue import read, unknown
from socmob.framework.fact import Confidence, Fact, Provenance
from socmob.framework.geographies import Geography, geographies, geography
from socmob.framework.measure_data import measure as find_measure
from socmob.framework.published import Benchmark, People, YearKind
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import build

CONFIDENCE = {
    Confidence.SEEN: "",
    Confidence.SEEN_EXCERPT: "It was seen in an excerpt only.",
    Confidence.DERIVED: "It is not published as such but derived from published tables.",
    Confidence.DERIVED_APPROX: "It is not published as such but derived from published tables, and approximate.",
    Confidence.SECONDARY: "It was seen as quoted by others, not in its own source.",
}


@dataclass(frozen=True, slots=True)
class Comparator:
    """A published figure to compare with; `explanation` says in sentences why this one, `loss` what to be wary of."""

    benchmark: Benchmark
    bridge: Bridge | None
    explanation: str
    loss: str | None


@dataclass(frozen=True, slots=True)
class NoComparator:
    """No published figure may be compared with; `reason` is a sentence for the reader."""

    reason: str


class _Accepted(Fact):
    """A kind of published figure that fits, and why."""

    people: People
    ages: tuple[int, int] | None = None
    because: str
    loss: str | None = None
    within_years: int | None = None

    def fits(self, benchmark: Benchmark, sector: str | None) -> bool:
        """Whether a figure is about the right people."""
        right_ages = self.ages is None or benchmark.cohort == self.ages
        return benchmark.people is self.people and right_ages and benchmark.population.sector == sector

    def in_time(self, benchmark: Benchmark, year: int | None) -> bool:
        """Whether a figure's data are not from later than the wave may be compared with."""
        bounded = self.within_years is not None and year is not None and benchmark.year_kind is YearKind.DATA
        return not bounded or benchmark.year_to <= (year or 0) + (self.within_years or 0)


class _Comparison(Fact):
    people: str
    label: str
    accepts: tuple[_Accepted, ...]


class _File(Fact):
    provenance: Provenance
    sources: SourceIds
    comparisons: tuple[_Comparison, ...]


@cache
def _comparisons() -> dict[str, _Comparison]:
    found = build(_File, read("comparators.yaml")).comparisons
    return {comparison.people: comparison for comparison in found}


def sectors() -> tuple[str, ...]:
    """The ids of industries whose workforce is published in a coding that can be compared, for use as "sector:<id>"."""
    found = {b.population.sector for b in benchmarks(people=People.INDUSTRY)}
    return tuple(sorted(sector for sector in found if sector is not None))


def _comparison(people: str) -> tuple[_Comparison, str | None]:
    kind, _, sector = people.partition(":")
    if kind not in _comparisons() or (kind == "sector") != bool(sector):
        plain = [known for known in _comparisons() if known != "sector"]
        raise unknown(people, (*plain, *(f"sector:{known}" for known in sectors())), "kind of people")
    if sector and sector not in sectors():
        raise unknown(sector, sectors(), "sector")
    return _comparisons()[kind], sector or None


def choose_comparator(
    measure: str, scheme: str, geography_name: str, people: str = "workforce", year: int | None = None
) -> Comparator | NoComparator:
    """The published figure that a population may be compared with, or the reason why there is none.

    `people` is "workforce", "graduate_intake" or "sector:<id>"; `year` is the wave's.
    """
    comparison, sector = _comparison(people)
    place, all_ = geography(geography_name), benchmarks(measure=measure)
    here = [figure for figure in all_ if figure.geography == place.id]
    if not here:
        return NoComparator(f"No published comparator for {_short(measure)} covers {place.label}.")
    for accepted in comparison.accepts:
        chosen = _choose(accepted, [f for f in here if accepted.fits(f, sector)], scheme, year)
        if chosen is not None:
            return chosen
    fitting = [f for f in all_ if any(accepted.fits(f, sector) for accepted in comparison.accepts)]
    return NoComparator(_reason(comparison, fitting, scheme, place, measure))


def _choose(accepted: _Accepted, figures: Iterable[Benchmark], scheme: str, year: int | None) -> Comparator | None:
    usable = [figure for figure in figures if accepted.in_time(figure, year)]
    joined = [(figure, compare_schemes(scheme, figure.scheme)) for figure in usable]
    allowed = [(figure, how) for figure, how in joined if not isinstance(how, Refusal)]
    if not allowed:
        return None
    figure, how = max(allowed, key=lambda pair: (pair[0].scheme == scheme, pair[0].year_to))
    bridge = how if isinstance(how, Bridge) else None
    loss = " ".join(part for part in (accepted.loss, bridge and bridge.loss) if part) or None
    return Comparator(figure, bridge, _explanation(figure, accepted.because, loss), loss)


def _explanation(figure: Benchmark, because: str, loss: str | None) -> str:
    place = geographies()[figure.geography].label
    what = f"The figure is for {figure.population.label} in {place}, {figure.years} ({figure.source.title})."
    if figure.n is None:
        error = "Its own error is not published, so it is treated as exact."
    else:
        error = f"It rests on {figure.n:,} people, and its own error is counted."
    parts = (because, what, error, CONFIDENCE[figure.confidence], _rounding(figure), loss)
    return " ".join(part for part in parts if part)


def _rounding(figure: Benchmark) -> str:
    if figure.rounding_points is None:
        return ""
    return f"Rounding in its source alone can move it by up to {figure.rounding_points:g} points."


def _short(measure: str) -> str:
    return find_measure(measure).short_label


def _reason(comparison: _Comparison, fitting: Sequence[Benchmark], scheme: str, place: Geography, measure: str) -> str:
    """Why none of the figures on the right people will do; the most telling reason that there is."""
    nothing = f"No published figure on {_short(measure)} in {place.label} can be compared with {comparison.label}."
    here = [figure for figure in fitting if figure.geography == place.id]
    if not here:
        return f"{nothing} {_elsewhere(fitting, scheme)}".strip()
    refusals = [how for f in here if isinstance(how := compare_schemes(scheme, f.scheme), Refusal)]
    if len(refusals) == len(here):
        return f"{nothing} {refusals[-1].reason}"
    first = min(figure.year_to for figure in here)
    return f"{nothing} The earliest one ends in {first}, too long after this wave."


def _elsewhere(fitting: Sequence[Benchmark], scheme: str) -> str:
    comparable = [f for f in fitting if not isinstance(compare_schemes(scheme, f.scheme), Refusal)]
    if not comparable:
        return ""
    nearest = max(comparable, key=lambda figure: figure.year_to)
    place = geographies()[nearest.geography].label
    return f"The nearest is for {nearest.population.label} in {place}, {nearest.years}."
