"""How each kind of number is computed: in words, and in symbols with the published numbers beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from socmob.values.definitions import CellDefinition, Side, Statistic, TableKind


@dataclass(frozen=True, slots=True)
class Formula:
    """A way of computing: in words, in symbols, and the columns of the same place that hold its inputs."""

    words: str
    symbols: str
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """What decides between the ways to compute one kind of number; `codes` are the number's row and column."""

    table: TableKind
    codes: tuple[str, str]
    weighted: bool = False
    exact_benchmark: bool = True
    paired: bool = False
    one_sample: bool = False


_BETA = "Beta(q; n* p + s, n* (1 - p) + 1 - s), q = 2.5% and s = 0 below, q = 97.5% and s = 1 above"
_SIZE = f"{_BETA}; n* = p (1 - p) / se^2 x (t(n - 1) / t(df))^2, at a share of 0 or 1"
_KORN_GRAUBARD = (
    "The end of a 95% interval by Korn and Graubard: exact binomial limits at the effective number of people, which "
    "allows for the"
)
_EDGE = "at a share of 0 or 1 the exact limits of Clopper and Pearson."
FORMULAS: dict[Statistic, Formula] = {
    Statistic.COUNT: Formula("The number of people; never weighted.", "n"),
    Statistic.SHARE: Formula("People of the population, out of the people of the base.", "p = x / n"),
    Statistic.LIMIT: Formula(f"{_KORN_GRAUBARD} sample design; {_EDGE}", f"{_SIZE} n* = n", ("share",)),
    Statistic.RATE: Formula("People of the population, out of the people of the base.", "x / n"),
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
        "The share's limit over the benchmark, which is taken as exact.", "limit / b", ("benchmark",)
    ),
    Statistic.CHANGE: Formula("The later share less the earlier.", "after - before", ("after", "before")),
    Statistic.CHANGE_LIMIT: Formula(
        "The change less or plus its standard error times the t quantile at 97.5%.",
        "change -/+ t(df) se; se^2 the sum of the variances of both waves",
        ("change", "degrees_of_freedom"),
    ),
    Statistic.TEST: Formula("The change over its standard error.", "t = change / se", ("change",)),
    Statistic.DEGREES_OF_FREEDOM: Formula("Sampling units less strata, over both waves.", "df = units - strata"),
    Statistic.DISSIMILARITY: Formula(
        "The share of a category that would have to change group for it to be spread as all others are, less what is "
        "expected by chance with the totals as they are.",
        "1/2 sum |a_i / A - b_i / B| - its mean over all tables of the same totals; a_i of the A people of the "
        "category and b_i of the B others are in group i",
    ),
    Statistic.MEAN: Formula("The amounts of all people added up, over how many people they are.", "sum v / n"),
    Statistic.MEDIAN: Formula("The amount that half of the people have less than, and half more.", "v at rank n / 2"),
    Statistic.GAP: Formula(
        "What the group has less than the one it is compared with, out of what that one has.", "(a - b) / a"
    ),
    Statistic.MONTHS: Formula(
        "The mean number of months up to the last month that is looked at, for all who were watched.",
        "sum over months S(t)",
    ),
}
_WEIGHTED_LIMIT = Formula(
    f"{_KORN_GRAUBARD} weights and the sample design; {_EDGE}",
    f"{_SIZE} n* = n / (1 + cv^2), cv that of the weights",
    ("share",),
)
_MOVER = Formula(
    "From the limits of the share and those of the benchmark, which has an error of its own, on the logarithms (MOVER, "
    "the method of variance estimates recovery).",
    "exp(log(p / b) -/+ sqrt(d^2 + e^2)), d from log p to its limit, e from log b to its opposite limit",
    ("lower", "upper", "benchmark"),
)
_ONE_ERROR = "change -/+ t(df) se; se^2 the variance of the difference,"
_PAIRED_LIMIT = replace(
    FORMULAS[Statistic.CHANGE_LIMIT], symbols=f"{_ONE_ERROR} each person counted once over both waves"
)
_ONE_SAMPLE_LIMIT = replace(
    FORMULAS[Statistic.CHANGE_LIMIT], symbols=f"{_ONE_ERROR} the covariance of the waves counted"
)
_BRIDGED = {
    Statistic.CHANGE: Formula(
        "The later share less what the earlier one would have been in the later form, as an overlap tells.",
        "after - sum p_i m_i; p_i the share of answer i then, m_i that of the group among those who gave it in both",
        ("after",),
    ),
    Statistic.CHANGE_LIMIT: Formula(
        "The change less or plus its standard error times the t quantile at 97.5%.",
        "change -/+ t(df) se; se^2 the sum of the variances of both waves and of the bridge",
        ("change",),
    ),
}
_PAIRED_DEGREES = Formula("Where people are paired between the waves no degrees of freedom are published.", "")
_TOGETHER = "over all tests of the table the false discovery rate is held at 5% (Benjamini and Hochberg)."
_RANKED = "level <= 5% k / m for its rank k of the m tests, or so for one of a later rank"
_AGAINST = (
    "Whether the share differs from the benchmark: the level of the test is that at which the interval of the {}; "
    + _TOGETHER
)
_CHANCE_EXACT = Formula(_AGAINST.format("share reaches the benchmark"), _RANKED, ("share", "benchmark"))
_CHANCE_MOVER = Formula(
    _AGAINST.format("difference of the two (MOVER) reaches nought"), _RANKED, ("share", "benchmark")
)
_CHANCE_LEVEL = Formula(
    f"Whether the share differs from that of everyone else in the breakdown: tested by t; {_TOGETHER}",
    f"t = difference / se; {_RANKED}",
    ("share",),
)
_CHANCE_CHANGE = Formula(
    f"Whether the share changed: tested by t; {_TOGETHER}",
    f"t = change / se; {_RANKED}",
    ("test", "degrees_of_freedom"),
)
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


def formula(definition: CellDefinition, way: Way) -> Formula:
    """How a number is computed in its release.

    >>> from socmob.values.definitions import Population
    >>> rate = CellDefinition(Statistic.RATE, Population(), Population())
    >>> formula(rate, Way(TableKind.DECLARATION, ("response_rate", "rate"))).symbols
    'answered / asked'
    """
    match definition.statistic:
        case Statistic.BOUND:
            return _CEILING if definition.side is Side.UPPER or way.codes[1] == "ceiling" else _FLOOR
        case Statistic.RATE:
            return next((_RATES[code] for code in way.codes if code in _RATES), FORMULAS[Statistic.RATE])
        case Statistic.CHANCE:
            return _chance(way)
        case Statistic.LIMIT if way.weighted:
            return _WEIGHTED_LIMIT
        case Statistic.RATIO_LIMIT:
            return _ratio_limit(definition.side) if way.exact_benchmark else _MOVER
        case statistic if statistic in _BRIDGED and len(definition.inputs) > 1:  # a change counted has one share before
            return _BRIDGED[statistic]
        case statistic if way.paired or way.one_sample:
            return _of_waves(statistic, way)
        case statistic:
            return FORMULAS[statistic]


def _ratio_limit(side: Side | None) -> Formula:
    """The limit of a ratio to an exact benchmark, from the share's limit of the same side."""
    found = FORMULAS[Statistic.RATIO_LIMIT]
    return replace(found, inputs=(side.value, *found.inputs)) if side is not None else found


def _chance(way: Way) -> Formula:
    """The test that a claim about chance rests on."""
    if way.table is TableKind.COMPOSITION:
        return _CHANCE_EXACT if way.exact_benchmark else _CHANCE_MOVER
    return _CHANCE_CHANGE if way.table is TableKind.CHANGE else _CHANCE_LEVEL


def _of_waves(statistic: Statistic, way: Way) -> Formula:
    """How a number is computed where the two waves share people or units."""
    if statistic is Statistic.CHANGE_LIMIT:
        return _PAIRED_LIMIT if way.paired else _ONE_SAMPLE_LIMIT
    if statistic is Statistic.DEGREES_OF_FREEDOM and way.paired:
        return _PAIRED_DEGREES
    return FORMULAS[statistic]
