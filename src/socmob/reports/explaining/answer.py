"""The answer about one number, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from socmob.reports.display import cell_text, decimals_of, unit_of
from socmob.reports.explaining.computing import computed
from socmob.reports.explaining.numbers import Number
from socmob.reports.explaining.people import in_words, size
from socmob.reports.explaining.saying import says
from socmob.reports.explaining.vocabulary import asked, words
from socmob.reports.names import Names, is_bridged
from socmob.reports.opening import comparison_of, pairing_sentence
from socmob.reports.phrases import listed
from socmob.reports.sentences.methods import intervals
from socmob.values.definitions import Statistic, TableKind
from socmob.values.tables import NOT_COMPUTED_SYMBOL, WITHHELD_SYMBOL, CellState, Comparison, Release, SafeTable

OF_SOURCE = frozenset({Statistic.BENCHMARK, Statistic.RATIO, Statistic.RATIO_LIMIT, Statistic.BREAK_EVEN})
WITHHELD_WORDS = frozenset({"withheld", "hidden", "missing"})
"""They say nothing of which number is meant; alone they ask what it means to be withheld."""
WITHOUT_BASE = frozenset({Statistic.COUNT, Statistic.BENCHMARK, Statistic.DEGREES_OF_FREEDOM})


def answer(release: Release, number: Number) -> str:
    """What a number says, of whom, how it is computed, how sure it is, where it is from, how it was rounded."""
    lines = [number.id, f"{number.label}: {number.text}", ""]
    lines += [f"{name + ':':<12} {text}" for name, text in _lines(release, number) if text]
    return "\n".join(lines)


def _lines(release: Release, number: Number) -> Iterator[tuple[str, str]]:
    yield "Says", says(release, number)
    yield "People", _population(release, number)
    yield "Base", _base(release, number)
    yield from computed(release, number)
    yield "Uncertainty", _uncertainty(release, number)
    yield "Compared", _compared(release, number)
    yield "Source", _source(release, number)
    yield "Rounding", _rounding(number)
    yield "Withheld", _withheld(release, number)


def _population(release: Release, number: Number) -> str:
    comparison, population = _comparison(release, number), number.cell.definition.population
    if comparison is not None and number.cell.definition.statistic is Statistic.BENCHMARK:
        return comparison.label
    found = size(release, population)
    return in_words(Names(release), population) + (f" ({found} people)" if found else "")


def _base(release: Release, number: Number) -> str:
    base = number.cell.definition.base
    if base is None or number.cell.definition.statistic in WITHOUT_BASE:
        return ""
    found = size(release, base)
    return in_words(Names(release), base) + (f" ({found} people)" if found else "")


def _uncertainty(release: Release, number: Number) -> str:
    lower, upper, about = number.sibling("lower"), number.sibling("upper"), release.about
    if not number.has_interval or lower is None or upper is None:
        return ""
    if number.cell.state is CellState.WITHHELD:
        return ""
    shown = lower.value is not None and upper.value is not None
    span = f"95% interval {cell_text(lower)} to {cell_text(upper)}." if shown else "No interval is shown."
    if is_bridged(number.table):
        return f"{span} {otherwise_of(release, number.table)}"
    if number.table.kind is TableKind.CHANGE:
        return f"{span} {pairing_sentence(release)}"
    return f"{span} {intervals(about.design, about.weighted)}"


def otherwise_of(release: Release, table: SafeTable) -> str:
    """What must be known of the wave that a change over a bridge is counted from."""
    told = (other for other in release.about.otherwise if other.measure == table.measure)
    return " ".join(other.says for other in told if table.id == f"bridged.{table.measure}.{other.wave}")


def _source(release: Release, number: Number) -> str:
    """Where a number is from: a benchmark's publication, else the organisation's files and the questionnaire."""
    comparison, own = _comparison(release, number), f"answers and records of {release.about.organisation}"
    if comparison is None:
        return f"{own}; questionnaire: {listed(release.about.editions)}" if release.about.editions else own
    published = ", ".join(part for part in (comparison.source, comparison.url) if part)
    is_benchmark = number.cell.definition.statistic is Statistic.BENCHMARK
    return published if is_benchmark else f"{own}; benchmark: {published}"


def _compared(release: Release, number: Number) -> str:
    """Why a benchmark is the one to compare with, and what the comparison loses."""
    comparison = _comparison(release, number)
    return " ".join(part for part in (comparison.explanation, comparison.loss) if part) if comparison else ""


def _comparison(release: Release, number: Number) -> Comparison | None:
    """What a number is compared with, where a benchmark goes into it."""
    found = comparison_of(release, number.table.measure)
    return found if found is not None and number.cell.definition.statistic in OF_SOURCE and found.source else None


def _rounding(number: Number) -> str:
    definition = number.cell.definition
    if definition.statistic is Statistic.CHANCE or number.cell.state is CellState.NOT_COMPUTED:
        return ""
    unit = unit_of(definition.statistic)
    decimals, base = decimals_of(number.cell), definition.rounding.base if definition.rounding else 1
    text = f"to a whole {unit}" if decimals == 0 else f"to {decimals} decimal{'s' if decimals > 1 else ''}"
    return (f"to a multiple of {base}" if base > 1 else text) + ", before it left the protected data"


def _withheld(release: Release, number: Number) -> str:
    if number.cell.state is not CellState.WITHHELD:
        return ""
    return f"The number {_protected(release)} To say which would tell too much."


def symbol(release: Release, query: str) -> str:
    """What a symbol means, or "withheld", where a question names nothing else; empty otherwise."""
    of_withheld = WITHHELD_SYMBOL in query or not WITHHELD_WORDS.isdisjoint(words(query))
    if of_withheld and not asked(query.replace(WITHHELD_SYMBOL, "")):
        return f"{WITHHELD_SYMBOL} stands where a number is withheld: it {_protected(release)}"
    if not asked(query.replace(NOT_COMPUTED_SYMBOL, "")) and NOT_COMPUTED_SYMBOL in query:
        return (
            f"{NOT_COMPUTED_SYMBOL} stands where the data cannot give a number: too few people, nothing to compare "
            "with, or nothing known about who was asked. Ask about the number for its reason."
        )
    return ""


def _protected(release: Release) -> str:
    """Why a number is withheld, without a hint at which rule it was."""
    rules = release.rules
    share = f", a share of fewer than {rules.minimum_base}," if rules.minimum_base > rules.threshold else ","
    return (
        f"is about fewer than {rules.threshold} people{share} or would help to work out one that is (profile "
        f"{rules.profile}, version {rules.version})."
    )
