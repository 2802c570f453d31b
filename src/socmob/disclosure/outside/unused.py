"""What an attack leaves aside, so that nobody takes it for more than it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from socmob.disclosure.outside.layout import Layout
from socmob.disclosure.outside.published import Number
from socmob.values.definitions import Statistic

ASIDE = {
    Statistic.CHANGE: "changes",
    Statistic.CHANGE_LIMIT: "limits of changes",
    Statistic.RATIO_LIMIT: "limits of ratios",
    Statistic.TEST: "tests",
    Statistic.DEGREES_OF_FREEDOM: "degrees of freedom",
    Statistic.CHANCE: "claims about chance",
    Statistic.DISSIMILARITY: "dissimilarities",
}
"""Kinds of number that are not undone."""

RINGS = (
    "Tables were laid side by side by what they share, since there are too many columns to cross all with one another. "
    "What would follow only from a ring of four or more tables was not looked for."
)


def left_aside(numbers: Iterable[Number], layout: Layout) -> Iterator[str]:
    """A sentence for each thing that a stronger attack would use."""
    shown = [number for number in numbers if number.shown]
    kinds = Counter(ASIDE[n.definition.statistic] for n in shown if n.definition.statistic in ASIDE)
    if kinds:
        yield "Not undone: " + ", ".join(f"{count:,} {kind}" for kind, count in kinds.items()) + "."
    weighted = sum(n.definition.weighted and n.definition.statistic not in ASIDE for n in shown)
    if weighted:
        yield f"{weighted:,} weighted numbers were not undone: they are no counts of people."
    if not layout.crossed:
        yield RINGS
