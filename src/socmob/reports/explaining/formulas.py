"""How each kind of number is computed: in words, and in symbols with the published numbers beside them."""

from __future__ import annotations

from dataclasses import dataclass

from socmob.values.definitions import Side, Statistic


@dataclass(frozen=True, slots=True)
class Formula:
    """A way of computing: in words, in symbols, and the columns of the same place that hold its inputs."""

    words: str
    symbols: str
    inputs: tuple[str, ...] = ()


_BETA = "Beta(q; n* p + s, n* (1 - p) + 1 - s), q = 2.5% and s = 0 below, q = 97.5% and s = 1 above"
FORMULAS: dict[Statistic, Formula] = {
    Statistic.COUNT: Formula("The number of people; never weighted.", "n"),
    Statistic.SHARE: Formula(
        "People of the population, out of the people of the base.", "p = x / n", ("count", "base")
    ),
    Statistic.LIMIT: Formula(
        "The end of a 95% interval by Korn and Graubard: exact binomial limits at the effective number of people, "
        "which allows for the weights and the sample design.",
        f"{_BETA}; n* = p (1 - p) / se^2 x (t(n - 1) / t(df))^2",
        ("share",),
    ),
    Statistic.RATE: Formula("People of the population, out of the people of the base.", "x / n", ("count",)),
    Statistic.BREAK_EVEN: Formula(
        "The share that those whose answer is unknown would need for the gap to the benchmark to close.",
        "(b (n + u) - x) / u; b the benchmark, n the classified, u the unknown, x those in the group",
        ("count", "benchmark"),
    ),
    Statistic.BENCHMARK: Formula("Published by its source; nothing is computed.", "b"),
    Statistic.RATIO: Formula(
        "The share over the benchmark, before either is rounded.", "p / b", ("share", "benchmark")
    ),
    Statistic.RATIO_LIMIT: Formula(
        "The share's limits over the benchmark where that is exact; else from both limits on the logarithms (MOVER).",
        "limit / b",
        ("lower", "upper", "benchmark"),
    ),
    Statistic.CHANGE: Formula("The later share less the earlier.", "after - before", ("after", "before")),
    Statistic.CHANGE_LIMIT: Formula(
        "The change less or plus its standard error times the t quantile at 97.5%.",
        "change -/+ t(df) se; se^2 the sum of the two variances, or that of paired people",
        ("change", "degrees_of_freedom"),
    ),
    Statistic.TEST: Formula("The change over its standard error.", "t = change / se", ("change",)),
    Statistic.DEGREES_OF_FREEDOM: Formula("Sampling units less strata, over both waves.", "df = units - strata"),
    Statistic.CHANCE: Formula(
        "Whether a two-sided test at 5% finds a difference; over the groups of a breakdown the false discovery rate is "
        "held at 5% (Benjamini and Hochberg).",
        "p-value < its threshold",
        ("share", "benchmark", "test", "degrees_of_freedom"),
    ),
    Statistic.DISSIMILARITY: Formula(
        "The share of a category that would have to change group for it to be spread as all others are, less what is "
        "expected by chance with the totals as they are.",
        "1/2 sum |a_i / A - b_i / B| - its expectation",
    ),
}
_FLOOR = Formula(
    "Everyone whose answer is unknown counted out of the group; those it does not apply to are left out.",
    "x / (n + u); n the classified, u the unknown, x those in the group",
    ("count",),
)
_CEILING = Formula(
    "Everyone whose answer is unknown counted into the group; those it does not apply to are left out.",
    "(x + u) / (n + u); n the classified, u the unknown, x those in the group",
    ("count",),
)
_RESPONSE = Formula("People who gave any answer, out of those asked.", "answered / asked", ("answered", "asked"))
_DECLARATION = Formula(
    "People whose answer is in a category, or to whom the question does not apply, out of those asked.",
    "(classified + not applicable) / asked",
    ("classified", "asked"),
)
_RATES = {"response_rate": _RESPONSE, "declaration_rate": _DECLARATION}


def formula(statistic: Statistic, side: Side | None, codes: tuple[str, str]) -> Formula:
    """How a number is computed; `codes` are its row and its column, which tell one rate from another.

    >>> formula(Statistic.RATE, None, ("response_rate", "rate")).symbols
    'answered / asked'
    """
    if statistic is Statistic.BOUND:
        upper = side is Side.UPPER or codes[1] == "ceiling"
        return _CEILING if upper else _FLOOR
    rate = next((_RATES[code] for code in codes if code in _RATES), None)
    return rate if statistic is Statistic.RATE and rate is not None else FORMULAS[statistic]
