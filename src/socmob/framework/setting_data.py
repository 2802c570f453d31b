"""Settings: how an answer is treated where the sources leave it to a reading, with a recorded default."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pydantic import model_validator

from socmob.errors import MappingError
from socmob.framework.catalogue import find, read
from socmob.framework.fact import Fact, Misplaced, Provenance, refuse_repeated
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import build


class Choice(Fact):
    """One way an answer may count, in words."""

    counts: str
    label: str


class Setting(Fact):
    """A reading that no source states as a rule: the question, how it is answered unless told otherwise, and why."""

    id: str
    question: str
    default: str
    choices: tuple[Choice, ...]
    reason: str
    provenance: Provenance
    sources: SourceIds

    @model_validator(mode="after")
    def _default_is_a_choice(self) -> Setting:
        if self.default not in self.choices_ids:
            raise Misplaced(f'the default "{self.default}" is not among the choices', "default")
        return self

    @property
    def choices_ids(self) -> tuple[str, ...]:
        """What an answer may count as, the default included."""
        return tuple(choice.counts for choice in self.choices)

    def choice(self, counts: str) -> Choice:
        """The choice that counts an answer so."""
        return find({choice.counts: choice for choice in self.choices}, counts, f"choice of the setting {self.id}:")


class _File(Fact):
    settings: tuple[Setting, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> _File:
        try:
            refuse_repeated([s.id for s in self.settings], "setting", "id")
        except Misplaced as fault:
            raise Misplaced(str(fault), "settings", *fault.place) from fault
        return self


@cache
def _all() -> Mapping[str, Setting]:
    found = build(_File, read("settings/readings.yaml")).settings
    return MappingProxyType({setting.id: setting for setting in found})


def setting(id: str) -> Setting:
    """The setting with this id."""
    return find(_all(), id, "setting")


def settings() -> tuple[Setting, ...]:
    """Every setting, in the order of their file."""
    return tuple(_all().values())


def chosen(changes: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """How every setting is set once a user's changes are applied; a report records all of it.

    >>> chosen({"reading.long_term_unemployed": "answer.unclassifiable"})["reading.long_term_unemployed"]
    'answer.unclassifiable'
    """
    changes = changes or {}
    for id, counts in changes.items():
        if counts not in setting(id).choices_ids:
            listed = ", ".join(setting(id).choices_ids)
            raise MappingError(f'The setting {id} cannot be "{counts}".', do=f"Use one of: {listed}.")
    return MappingProxyType({s.id: changes.get(s.id, s.default) for s in settings()})


def labels(id: str) -> str | None:
    """The question that a setting answers, None where the id is no setting."""
    return _all()[id].question if id in _all() else None


def ids() -> tuple[str, ...]:
    """The ids of every setting."""
    return tuple(_all())
