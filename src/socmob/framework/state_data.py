"""The words for answer states: why an answer is in no category."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic import model_validator

from socmob.framework.catalogue import read
from socmob.framework.fact import Fact, Misplaced, Provenance
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import build
from socmob.values.codes import AnswerState


class _State(Fact):
    id: AnswerState
    label: str


class _File(Fact):
    provenance: Provenance
    sources: SourceIds
    states: tuple[_State, ...]

    @model_validator(mode="after")
    def _every_state_once(self) -> _File:
        if [state.id for state in self.states] != list(AnswerState):
            raise Misplaced("every answer state must be here once, in the order of values.codes", "states")
        return self


@cache
def _all() -> Mapping[str, str]:
    return MappingProxyType({state.id.value: state.label for state in build(_File, read("states.yaml")).states})


def labels(id: str) -> str | None:
    """The words for an answer state, None where the id is none."""
    return _all().get(id)


def ids() -> tuple[str, ...]:
    """The ids of every answer state."""
    return tuple(_all())
