"""Which codings may be compared with each other, and what is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pydantic import model_validator

from socmob.framework.catalogue import read
from socmob.framework.fact import Fact, Misplaced, Provenance
from socmob.framework.scheme_data import scheme, scheme_ids
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import build

Pair = tuple[str, str]


class Bridge(Fact):
    """Two codings that may be compared, category by category of the same id; `loss` is what a reader must be told."""

    id: str
    schemes: Pair
    loss: str
    provenance: Provenance
    sources: SourceIds


@dataclass(frozen=True, slots=True)
class SameScheme:
    """Both numbers are in one coding: nothing is lost."""

    scheme: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Two codings that may not be compared, with the reason."""

    schemes: Pair
    reason: str


class _Refused(Fact):
    schemes: Pair
    reason: str


class _File(Fact):
    bridges: tuple[Bridge, ...]
    refusals: tuple[_Refused, ...]

    @model_validator(mode="after")
    def _pairs_are_known_and_unique(self) -> _File:
        seen: set[frozenset[str]] = set()
        places = [("bridges", position, entry.schemes) for position, entry in enumerate(self.bridges)]
        places += [("refusals", position, entry.schemes) for position, entry in enumerate(self.refusals)]
        for key, position, schemes in places:
            if frozenset(schemes) in seen or schemes[0] == schemes[1]:
                raise Misplaced("the pair of schemes is used twice, or is not a pair", key, position)
            seen.add(frozenset(schemes))
            for id in schemes:
                if id not in scheme_ids():
                    raise Misplaced(f'there is no scheme "{id}"', key, position)
        return self


@cache
def _file() -> _File:
    return build(_File, read("bridges.yaml"))


@cache
def _bridges() -> Mapping[frozenset[str], Bridge]:
    return MappingProxyType({frozenset(bridge.schemes): bridge for bridge in _file().bridges})


def compare_schemes(a: str, b: str) -> SameScheme | Bridge | Refusal:
    """Whether numbers in two codings may be compared: as they are, over a bridge with its loss, or not and why.

    >>> compare_schemes("occ14.smc3", "occ14.lower2").reason
    'Lower origin is narrower there - 29% of the workforce, where these three groups have 39% working class.'
    """
    if scheme(a).id == scheme(b).id:
        return SameScheme(a)
    pair = frozenset((a, b))
    if pair in _bridges():
        return _bridges()[pair]
    for refused in _file().refusals:
        if frozenset(refused.schemes) == pair:
            return Refusal((a, b), refused.reason)
    return Refusal((a, b), f"The codings {a} and {b} define their groups differently, and no bridge joins them.")
