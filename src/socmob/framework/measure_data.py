"""Measures: what is asked about a person's background, apart from how any form words it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from pydantic import model_validator

from socmob.framework.catalogue import find, read
from socmob.framework.fact import Fact, Misplaced, Provenance, refuse_repeated
from socmob.framework.scheme_data import scheme as find_scheme
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import build


class MeasureKind(StrEnum):
    """Whether a measure is asked of people, or only appears in published figures around them."""

    ASKED = "asked"
    CONTEXT = "context"


class Measure(Fact):
    """One thing measured; `scheme` is its usual coding, `headline` the category that an opening sentence speaks of.

    `headlines` are those of other codings, by scheme id, where they differ.
    """

    id: str
    kind: MeasureKind
    label: str
    short_label: str
    question: str
    scheme: str
    headline: str
    headlines: Mapping[str, str] = {}
    provenance: Provenance
    sources: SourceIds
    note: str | None = None

    @model_validator(mode="after")
    def _headline_is_a_category(self) -> Measure:
        if self.headline not in find_scheme(self.scheme).category_ids:
            raise Misplaced(f'the headline "{self.headline}" is no category of {self.scheme}', "headline")
        for scheme, headline in self.headlines.items():
            if headline not in find_scheme(scheme).category_ids:
                raise Misplaced(f'"{headline}" is no category of {scheme}', "headlines", scheme)
        return self

    def headline_in(self, scheme: str) -> str:
        """The category that an opening sentence speaks of where this measure has this coding.

        >>> measure("origin.free_school_meals").headline_in("fsm.person_received")
        'fsm.received'
        """
        return self.headlines.get(scheme, self.headline)


class _File(Fact):
    measures: tuple[Measure, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> _File:
        try:
            refuse_repeated([m.id for m in self.measures], "measure", "id")
        except Misplaced as fault:
            raise Misplaced(str(fault), "measures", *fault.place) from fault
        return self


@cache
def _all() -> Mapping[str, Measure]:
    found = build(_File, read("measures/measures.yaml")).measures
    return MappingProxyType({measure.id: measure for measure in found})


def measure(id: str) -> Measure:
    """The measure with this id."""
    return find(_all(), id, "measure")


def measures(kind: MeasureKind = MeasureKind.ASKED) -> tuple[Measure, ...]:
    """The measures of one kind, those asked of people unless told otherwise, in the order a report shows them."""
    return tuple(measure for measure in _all().values() if measure.kind is kind)


def labels(id: str) -> str | None:
    """The label of a measure, None where the id is none."""
    return _all()[id].label if id in _all() else None


def ids() -> tuple[str, ...]:
    """The ids of every measure."""
    return tuple(_all())
