"""The page of benchmarks, measure by measure."""

from collections.abc import Iterator

from socmob import framework
from socmob.framework import Benchmark
from tools.reference.markdown import code, page, table

OPENING = """\
Every published figure that socmob knows. A report compares with the one that fits its scheme, people, place and time;
the others stand here so that nobody mistakes one for another. See [comparators](../explanation/comparators.md).

*n* is the number of people behind the figure, unweighted; without it the figure is treated as exact. *known* says
whether it was seen in its own source, derived from published tables, or seen as quoted by others."""


def benchmarks_page() -> str:
    """Every published figure, under the measure it is of."""
    measures = dict.fromkeys(figure.measure for figure in framework.benchmarks())
    return page(
        "Benchmarks",
        "the framework's data",
        [
            OPENING,
            *(part for measure in measures for part in _measure(measure)),
        ],
    )


def _measure(measure: str) -> Iterator[str]:
    yield f"## {framework.measure(measure).label}"
    figures = framework.benchmarks(measure=measure)
    for scheme in dict.fromkeys(figure.scheme for figure in figures):
        yield f"{framework.scheme(scheme).label} ({code(scheme)}):"
        yield table(
            ["people, place, years", "per cent", "n", "known", "source", "note"],
            [_row(figure) for figure in figures if figure.scheme == scheme],
        )


def _row(figure: Benchmark) -> tuple[object, ...]:
    shares = ", ".join(f"{framework.label(category)} {percent:g}" for category, percent in figure.published.items())
    source = f"[{figure.source.id}](framework.md#source-{figure.source.id})"
    n = None if figure.n is None else f"{figure.n:,}"
    return figure.label, shares, n, figure.confidence, source, figure.note
