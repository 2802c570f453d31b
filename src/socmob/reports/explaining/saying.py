"""What a number says, in a sentence of its own kind: its definition's statistic decides, never its column's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from socmob.reports.answering import joining_sentence, response_sentence
from socmob.reports.display import cell_text, figure, with_unit
from socmob.reports.explaining.numbers import PARTS, Number
from socmob.reports.explaining.people import in_words
from socmob.reports.names import Names, is_bridged
from socmob.reports.opening import bounds_sentence, change_sentence, comparison_of, share_sentence
from socmob.reports.phrases import lower_first
from socmob.reports.sections.responses import everyone
from socmob.reports.sentences import kinds, shares
from socmob.values.definitions import Side, Statistic, TableKind
from socmob.values.tables import CellState, Release

Saying = Callable[[Release, Number], str]


def says(release: Release, number: Number) -> str:
    """The report's own sentence where it has one for this number, else one that names its kind."""
    if number.cell.state is CellState.NOT_COMPUTED:
        return kinds.not_given(number.cell.why_not)
    if number.cell.state is CellState.WITHHELD:
        return ""
    return _SAYINGS[number.cell.definition.statistic](release, number)


def _count(release: Release, number: Number) -> str:
    unmatched = number.table.kind is TableKind.JOINING and number.row.code == "answers_unmatched"
    return joining_sentence(release) if unmatched else kinds.count(_text(number))


def _share(release: Release, number: Number) -> str:
    if number.table.kind is not TableKind.COMPOSITION:
        return _share_within(release, number)
    if number.part == "share":
        return share_sentence(release, number.table.measure, number.row.code)
    whom = "all who answered" if number.part == "of_answered" else _everyone(release)
    return kinds.share_of(release.about.wave, _text(number), whom, _phrase(release, number))


def _share_within(release: Release, number: Number) -> str:
    base, names = number.cell.definition.base, Names(release)
    limits = figure(number.table, number.row.code, f"{number.category}|").limits if number.category else None
    people = in_words(names, base.without(number.table.measure)) if base is not None else number.row.label
    return shares.share_within(people, _text(number), limits, _phrase(release, number))


def _limit(name: str, of: str) -> Saying:
    def say(_: Release, number: Number) -> str:
        main = number.sibling(of)
        shown = f" ({with_unit(main)})" if main is not None and main.value is not None else ""
        return kinds.limit(number.part.removeprefix("ratio_"), f"{name}{shown}", number.text)

    return say


def _rate(release: Release, number: Number) -> str:
    table, code = number.table, number.row.code
    of_all = table.kind is TableKind.DECLARATION
    counted = all(table.shown(row, "count") is not None for row in ("eligible", "asked", "answered"))
    if of_all and code == "response_rate" and counted:
        return response_sentence(release, table.measure)
    if number.part == "of_eligible":
        return kinds.rate_of(number.row.label, _text(number), _everyone(release))
    return kinds.rate(PARTS.get(code if of_all else number.part, "rate"), _text(number))


def _bound(release: Release, number: Number) -> str:
    both = bounds_sentence(release, number.table.measure, number.row.code)
    upper = number.cell.definition.side is Side.UPPER or number.part == "ceiling"
    return both or kinds.bound(_text(number), _phrase(release, number), upper=upper)


def _benchmark(release: Release, number: Number) -> str:
    comparison = comparison_of(release, number.table.measure)
    people = comparison.label if comparison is not None and comparison.label else "the people compared with"
    return shares.benchmark(people, _text(number), _phrase(release, number))


def _chance(release: Release, number: Number) -> str:
    return kinds.chance(_difference(release, number.table.kind), beyond=bool(number.cell.value))


def _difference(release: Release, kind: TableKind) -> str:
    if kind is TableKind.CHANGE:
        return f"The change since {release.about.compared[0]}" if release.about.compared else "The change"
    return f"The difference from {'the benchmark' if kind is TableKind.COMPOSITION else 'everyone else'}"


def _change(release: Release, number: Number) -> str:
    """The change of a share; one over a bridge has a table of its own, whose title says which waves it is between."""
    if is_bridged(number.table):
        return kinds.bridged(number.table.title, number.row.label, _text(number))
    return change_sentence(release, number.table.measure, number.row.code)


def _dissimilarity(release: Release, number: Number) -> str:
    breakdown = Names(release).breakdown(number.table.breakdown)
    return kinds.dissimilarity(_text(number), _phrase(release, number), breakdown)


def _text(number: Number) -> str:
    return cell_text(number.cell)


def _phrase(release: Release, number: Number) -> str:
    return Names(release).phrase(number.table.measure, number.category or number.row.code)


def _everyone(release: Release) -> str:
    whom = everyone(release)
    return "everyone" if whom == "Everyone" else f"those {lower_first(whom)}"


_SAYINGS: Mapping[Statistic, Saying] = MappingProxyType({
    Statistic.COUNT: _count,
    Statistic.SHARE: _share,
    Statistic.LIMIT: _limit("share", "share"),
    Statistic.RATE: _rate,
    Statistic.BOUND: _bound,
    Statistic.BREAK_EVEN: lambda release, number: shares.break_even(_phrase(release, number), _text(number)),
    Statistic.BENCHMARK: _benchmark,
    Statistic.RATIO: lambda _, number: kinds.ratio(_text(number)),
    Statistic.RATIO_LIMIT: _limit("ratio", "ratio"),
    Statistic.CHANGE: _change,
    Statistic.CHANGE_LIMIT: _limit("change", "change"),
    Statistic.TEST: lambda _, number: kinds.test(_text(number)),
    Statistic.DEGREES_OF_FREEDOM: lambda _, number: kinds.degrees_of_freedom(_text(number)),
    Statistic.CHANCE: _chance,
    Statistic.DISSIMILARITY: _dissimilarity,
    Statistic.MEAN: lambda _, number: kinds.amount("mean", _text(number)),
    Statistic.MEDIAN: lambda _, number: kinds.amount("median", _text(number)),
    Statistic.GAP: lambda release, number: kinds.gap(_text(number), _phrase(release, number)),
    Statistic.MONTHS: lambda _, number: kinds.months(_text(number)),
})  # fmt: skip
