"""What each measure is compared with: the framework chooses, here its choice is put in the words of a release."""

from __future__ import annotations

import re
from dataclasses import dataclass

from socmob import framework
from socmob.measures.tables import Against
from socmob.readers import Mapping, form_in
from socmob.values.codes import BenchmarkId
from socmob.values.tables import Comparison


@dataclass(frozen=True, slots=True)
class Chosen:
    """The benchmark's numbers, None where there is none, and what the release says about the choice."""

    against: Against | None
    comparison: Comparison


def year_of(wave: str) -> int | None:
    """The year that a wave's label names, None where it names none.

    >>> year_of("Spring 2026"), year_of("wave 2")
    (2026, None)
    """
    found = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", wave)
    return int(found.group()) if found else None


def chosen_comparator(mapping: Mapping, measure: str, wave: str) -> Chosen:
    """The comparator of one measure, or the reason why there is none."""
    scheme = form_in(mapping, measure, wave).scheme_id
    found = framework.choose_comparator(measure, scheme, mapping.geography, mapping.people, year_of(wave))
    if isinstance(found, framework.NoComparator):
        return Chosen(None, Comparison(measure, found.reason))
    figure = found.benchmark
    comparison = Comparison(
        measure=measure,
        explanation=found.explanation,
        benchmark=figure.id,
        label=figure.label,
        source=figure.source_title,
        url=figure.source_url or "",
        fixed=figure.fixed,
        loss=found.loss or "",
    )
    return Chosen(Against(BenchmarkId(figure.id), figure.shares, figure.n), comparison)
