"""Places that published figures are for: what is compared must be of the same place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from socmob.framework.catalogue import read
from socmob.framework.fact import Fact, Provenance
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import build
from socmob.framework.text import normalised


class Geography(Fact):
    """A place that published figures are for."""

    id: str
    label: str
    names: tuple[str, ...] = ()


class _File(Fact):
    provenance: Provenance
    sources: SourceIds
    geographies: tuple[Geography, ...]


@cache
def geographies() -> Mapping[str, Geography]:
    """Every place by id."""
    found = build(_File, read("geographies.yaml")).geographies
    return MappingProxyType({place.id: place for place in found})


def geography(name: str) -> Geography:
    """The place that a mapping names; one we hold nothing on keeps the name it was given.

    >>> geography("United Kingdom").id, geography("United States").label
    ('uk', 'United States')
    """
    wanted = normalised(name)
    for place in geographies().values():
        if wanted in {normalised(known) for known in (place.id, place.label, *place.names)}:
            return place
    return Geography(id=wanted.replace(" ", "_"), label=name)
