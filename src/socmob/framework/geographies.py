"""Places that published figures cover, and which lies within which."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from socmob.framework.catalogue import read
from socmob.framework.fact import Fact, Provenance
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import build
from socmob.framework.text import normalised

NOT_STATED = "not_stated"


class Geography(Fact):
    """A place; `within` is the smallest larger place in the list that holds it."""

    id: str
    label: str
    names: tuple[str, ...] = ()
    within: str | None = None


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


def covers(figure: str, place: Geography) -> bool:
    """Whether a figure for one place covers another: the same one, or one within it.

    >>> covers("uk", geography("England")), covers("england", geography("UK"))
    (True, False)
    """
    if figure == NOT_STATED:
        return False
    within: Geography | None = place
    while within is not None:
        if within.id == figure:
            return True
        within = geographies().get(within.within or "")
    return False
