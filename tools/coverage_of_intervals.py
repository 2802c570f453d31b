"""Works out how often the intervals of shares hold the truth, and writes the page that says so.

`python -m tools.coverage_of_intervals docs/reference/coverage.md`, or `make bench-coverage`. The same on every run.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from socmob.measures.shares import limits
from socmob.values.cells import Floats

SIZES = (30, 100, 400)
SHARES = (0.02, 0.1, 0.5)
REPLICATIONS = 100_000
SEED = 20_120_314
WANTED = 0.93
STRATA, UNITS, CORRELATION = 5, 4, 0.05
WEIGHT_SHAPE = 4.0  # a gamma's cv is 1 / sqrt(shape): 0.5
CHUNK = 20_000  # replications at a time: 400 people each in 64 MB


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often intervals at one point hold the truth, or lie above or below it; `error` is the Monte Carlo error."""

    n: int
    share: float
    held: float
    above: float
    below: float
    error: float = 0.0


def exact(n: int, share: float) -> Coverage:
    """Of n people drawn at random: the binomial chances of all samples whose interval holds the truth, summed."""
    yes = np.arange(n + 1)
    chance = np.array([math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in yes.tolist()])
    p = yes / n
    every = np.full(n + 1, n)
    lower, upper = limits(p, np.sqrt(p * (1 - p) / (n - 1)), every, every - 1, every.astype(float))
    held = float(chance[(lower <= share) & (upper >= share)].sum())
    return Coverage(n, share, held, float(chance[lower > share].sum()), float(chance[upper < share].sum()))


Sample = tuple[Floats, Floats, Floats, int]
"""Of each replication: the share, its error and the size at the edge; and the degrees of freedom of all."""
Draw = Callable[[np.random.Generator, int, int, float], Sample]


def weighted(chance: np.random.Generator, replications: int, n: int, share: float) -> Sample:
    """So many people at random, with gamma weights of cv 0.5, which say nothing of the answer."""
    weights = chance.gamma(WEIGHT_SHAPE, 1 / WEIGHT_SHAPE, (replications, n))
    yes = chance.random((replications, n)) < share
    total = weights.sum(axis=1)
    p = np.where(yes.all(axis=1), 1.0, np.where(yes, weights, 0.0).sum(axis=1) / total)
    squares = np.square(weights * (yes - p[:, None])).sum(axis=1)
    error = np.sqrt(n / (n - 1) * squares) / total
    return p, error, total**2 / np.square(weights).sum(axis=1), n - 1


def clustered(chance: np.random.Generator, replications: int, n: int, share: float) -> Sample:
    """So many people spread over 5 strata of 4 units, whose shares vary about the truth by a beta law."""
    people = unit_sizes(n)
    spread = (1 - CORRELATION) / CORRELATION
    shares = chance.beta(share * spread, (1 - share) * spread, (replications, STRATA, UNITS))
    yes = chance.binomial(people, shares)
    p = yes.sum(axis=(1, 2)) / n
    scores = (yes - p[:, None, None] * people) / n
    centred = scores - scores.mean(axis=2, keepdims=True)
    error = np.sqrt(UNITS / (UNITS - 1) * np.square(centred).sum(axis=(1, 2)))
    return p, error, np.full(replications, float(n)), STRATA * UNITS - STRATA


def unit_sizes(n: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """People of each unit, shape (strata, units): as even as can be, and in every stratum the same."""
    whole, more = divmod(n // STRATA, UNITS)
    return np.tile(whole + (np.arange(UNITS) < more), (STRATA, 1))


def simulate(draw: Draw, n: int, share: float, replications: int = REPLICATIONS, seed: int = SEED) -> Coverage:
    """The part of seeded replications whose interval holds the truth, with its Monte Carlo error."""
    chance = np.random.default_rng([seed, n, round(share * 1000)])
    held = above = below = 0
    for done in range(0, replications, CHUNK):
        many = min(CHUNK, replications - done)
        p, error, size, df = draw(chance, many, n, share)
        lower, upper = limits(p, error, np.full(many, n), np.full(many, df), size)
        held += int(((lower <= share) & (upper >= share)).sum())
        above, below = above + int((lower > share).sum()), below + int((upper < share).sum())
    rate, high, low = (count / replications for count in (held, above, below))
    return Coverage(n, share, rate, high, low, math.sqrt(rate * (1 - rate) / replications))


def why_below(n: int, share: float) -> str:
    """A sentence on the clustered samples whose interval lies below the truth."""
    p, error, size, df = clustered(np.random.default_rng([SEED, n]), CHUNK, n, share)
    _, upper = limits(p, error, np.full(CHUNK, n), np.full(CHUNK, df), size)
    low = upper < share
    cases, estimated, true = (float(part) for part in (p[low].mean() * n, error[low].mean(), p.std()))
    return (
        f"Of {n} people at {share:.0%} such samples have {cases:.1f} in the category where {share * n:.0f} are "
        f"expected,\nand an estimated standard error of {estimated:.3f} where the true one is {true:.3f}."
    )


def table(rows: Iterable[Coverage], *, simulated: bool) -> Iterator[str]:
    """The lines of one table of the page."""
    last = " Monte Carlo error |" if simulated else ""
    yield f"| People | True share | Holds the truth | Lies above it | Lies below it |{last}"
    yield "|---:|---:|---:|---:|---:|" + ("---:|" if simulated else "")
    for row in rows:
        mark = "" if row.held >= WANTED else f" (short of {WANTED:.0%})"
        cells = [f"{part:.2%}" for part in (row.held, row.above, row.below, *([row.error] if simulated else []))]
        yield "| " + " | ".join([str(row.n), f"{row.share:.0%}", cells[0] + mark, *cells[1:]]) + " |"


def points() -> list[tuple[int, float]]:
    """The sizes and shares that are looked at."""
    return [(n, share) for n in SIZES for share in SHARES]


def page() -> str:
    """The whole page."""
    drawn = [exact(n, share) for n, share in points()]
    by_draw = [[simulate(draw, n, share) for n, share in points()] for draw in (weighted, clustered)]
    lowest = min((row for rows in (drawn, *by_draw) for row in rows), key=lambda row: row.held)
    short = sum(row.held < WANTED for rows in (drawn, *by_draw) for row in rows)
    parts = {
        "replications": f"{REPLICATIONS:,}",
        "verdict": f"No point falls short of {WANTED:.0%}."
        if not short
        else f"{short} points fall short of {WANTED:.0%}.",
        "lowest": f"{lowest.held:.1%}, for {lowest.n} people and a true share of {lowest.share:.0%}",
        "why": why_below(400, 0.02),
        "drawn": "\n".join(table(drawn, simulated=False)),
        "weighted": "\n".join(table(by_draw[0], simulated=True)),
        "clustered": "\n".join(table(by_draw[1], simulated=True)),
    }
    return PAGE.format(**parts)


PAGE = """# How often the intervals hold the truth

Every share that socmob computes has a 95% interval: Korn and Graubard's (Survey Methodology 24, 1998), as R's
`svyciprop(method = "beta")` has it; where nobody or everybody in the base is in the category, that of Clopper and
Pearson on n / (1 + cv squared of the weights). An interval is worth its name if it holds the true share in about 95 of
a hundred samples. We want at least 93% at every point below.

**{verdict}** The lowest is {lowest}.

`make bench-coverage` works out this page anew, the same on every run; it calls the function that reports use. A miss
lies above the truth or below it; a sample without an interval would count as not holding it.

## People drawn at random, no weights

Exact: the binomial chances of all samples whose interval holds the truth, summed. Here the interval is that of Clopper
and Pearson for one person fewer, which errs on the safe side.

{drawn}

## Weights with a coefficient of variation of 0.5

Simulated, {replications} samples a point: gamma weights that say nothing of the answer. Weights that go with the answer
are not covered by this table.

{weighted}

## Five strata of four units each, an intra-class correlation of 0.05

Simulated, {replications} samples a point: units of as equal size as the number allows, whose shares vary about the
truth by a beta law. Fifteen degrees of freedom.

{clustered}

Small shares in clustered samples come closest to falling short, and on one side: a sample that by luck has few in the
category also shows little difference between its units, so its interval is short and lies below the truth.
{why}
"""


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
