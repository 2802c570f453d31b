"""Thresholds of reporting: from what size on a report says something, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic import Field, model_validator

from socmob.framework.catalogue import find, read
from socmob.framework.fact import Fact, Misplaced, Provenance, refuse_repeated
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import build


class Threshold(Fact):
    """A number that decides what a report says, never what it may show; a share is written from 0 to 1."""

    id: str
    value: float = Field(gt=0)
    label: str
    reason: str
    provenance: Provenance
    sources: SourceIds


class _File(Fact):
    thresholds: tuple[Threshold, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> _File:
        try:
            refuse_repeated([t.id for t in self.thresholds], "threshold", "id")
        except Misplaced as fault:
            raise Misplaced(str(fault), "thresholds", *fault.place) from fault
        return self


@cache
def _all() -> Mapping[str, Threshold]:
    return MappingProxyType({found.id: found for found in build(_File, read("reporting.yaml")).thresholds})


def threshold(id: str) -> Threshold:
    """The threshold with this id.

    >>> threshold("report.blank_wave").value
    0.2
    """
    return find(_all(), id, "threshold of reporting")


def thresholds() -> tuple[Threshold, ...]:
    """Every threshold, in the order of their file."""
    return tuple(_all().values())
