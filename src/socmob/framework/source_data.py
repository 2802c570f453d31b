"""Where facts come from: every source has a title, an address where there is one, and a date as far as it is known."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, Field

from socmob.framework.catalogue import find, read
from socmob.framework.fact import Fact, Misplaced, refuse_repeated
from socmob.framework.strict_yaml import build


class Source(Fact):
    """One publication, page or file; `date` is when it appeared, as exactly as known."""

    id: str
    title: str
    url: str | None = None
    date: str
    licence: str | None = None
    note: str | None = None


class _File(Fact):
    sources: tuple[Source, ...]


@cache
def sources() -> Mapping[str, Source]:
    """Every source by id."""
    node = read("sources.yaml")
    found = build(_File, node).sources
    return MappingProxyType({source.id: source for source in found})


def source(id: str) -> Source:
    """The source with this id."""
    return find(sources(), id, "source")


def _known(ids: tuple[str, ...]) -> tuple[str, ...]:
    for position, id in enumerate(ids):
        if id not in sources():
            raise Misplaced(f'the source "{id}" is not in sources.yaml', position)
    refuse_repeated(ids, "source")
    return ids


SourceIds = Annotated[tuple[str, ...], Field(min_length=1), AfterValidator(_known)]
"""One source or more, each of them listed in sources.yaml."""
