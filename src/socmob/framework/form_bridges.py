"""Whether answers to two editions' questions on one measure can be compared: as they are, after a collapse, or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from pydantic import Field, model_validator

from socmob.framework.catalogue import read
from socmob.framework.edition_data import edition
from socmob.framework.fact import Fact, Misplaced, Provenance
from socmob.framework.measure_data import measure as find_measure
from socmob.framework.questions import Question
from socmob.framework.scheme_data import Group
from socmob.framework.scheme_data import category as find_category
from socmob.framework.setting_data import chosen, setting
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import build

Forms = frozenset[str]


class Verdict(StrEnum):
    """What may be done with answers given in two forms of one measure's question."""

    COMPARABLE = "comparable"
    COLLAPSE = "collapse"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FormBridge:
    """Whether answers in two forms of one measure can be compared.

    `groups` are those of the collapse, empty where there is none; `why` is a sentence for the reader, empty where both
    editions ask in the same way. `overlap`: where refused, a wave that asked both ways can tell what the difference is.
    """

    measure: str
    forms: tuple[str, str]
    verdict: Verdict
    why: str = ""
    groups: tuple[Group, ...] = ()
    overlap: bool = False

    @property
    def code_of(self) -> Mapping[str, str]:
        """The group of each category that the collapse knows."""
        return {member: group.id for group in self.groups for member in group.members}


class _Pair(Fact):
    forms: tuple[str, str]
    verdict: Verdict
    why: str
    groups: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    settings: Mapping[str, str] = Field(default_factory=dict)
    overlap: bool = False

    @model_validator(mode="after")
    def _is_possible(self) -> _Pair:
        if self.verdict is Verdict.COMPARABLE:
            raise Misplaced("two forms whose answers are comparable as they are, are one form", "verdict")
        if (self.verdict is Verdict.COLLAPSE) != bool(self.groups):
            raise Misplaced("a collapse has groups, and nothing else has", "groups")
        for group, members in self.groups.items():
            for code in (group, *members):
                find_category(code)
        for id, counts in self.settings.items():
            setting(id).choice(counts)
        return self


class _Measure(Fact):
    measure: str
    forms: Mapping[str, str] = Field(min_length=1)
    pairs: tuple[_Pair, ...] = ()

    @model_validator(mode="after")
    def _every_pair_has_one_verdict(self) -> _Measure:
        find_measure(self.measure)
        told: list[Forms] = []
        for position, pair in enumerate(self.pairs):
            unknown = [form for form in pair.forms if form not in self.forms]
            if unknown or pair.forms[0] == pair.forms[1] or frozenset(pair.forms) in told:
                what = f'there is no form "{unknown[0]}"' if unknown else "the pair is used twice, or is not a pair"
                raise Misplaced(what, "pairs", position, "forms")
            told.append(frozenset(pair.forms))
        for one, other in _pairs(tuple(self.forms)):
            if frozenset((one, other)) not in told:
                raise Misplaced(f"nothing says whether {one} and {other} can be compared", "pairs")
        return self


class _File(Fact):
    provenance: Provenance
    sources: SourceIds
    measures: tuple[_Measure, ...]


def _pairs(forms: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return ((one, other) for i, one in enumerate(forms) for other in forms[i + 1 :])


@cache
def _file() -> _File:
    return build(_File, read("form_bridges.yaml"))


@cache
def _by_forms() -> Mapping[Forms, _Pair]:
    return MappingProxyType({frozenset(pair.forms): pair for found in _file().measures for pair in found.pairs})


@cache
def forms() -> Mapping[str, str]:
    """The words for every way in which some edition asks a measure, by its id."""
    return MappingProxyType({id: words for found in _file().measures for id, words in found.forms.items()})


def compare_questions(one: Question, other: Question, settings: Mapping[str, str] | None = None) -> FormBridge:
    """Whether answers to two questions on one measure can be compared, under a mapping's settings.

    A collapse that rests on a setting being as it is by default is refused where it is set otherwise.
    """
    pair = (one.form, other.form)
    if one.form == other.form:
        return FormBridge(one.measure, pair, Verdict.COMPARABLE)
    found = _by_forms()[frozenset(pair)]
    in_force = chosen(settings)
    if any(in_force[id] != counts for id, counts in found.settings.items()):
        changed = next(id for id, counts in found.settings.items() if in_force[id] != counts)
        why = f"{found.why} The setting {changed} has it otherwise here, so the forms cannot be brought together."
        return FormBridge(one.measure, pair, Verdict.REFUSED, why, overlap=True)
    groups = tuple(Group(id=id, label=find_category(id).label, members=members) for id, members in found.groups.items())
    return FormBridge(one.measure, pair, found.verdict, found.why, groups, found.overlap)


def compare_editions(one: str, other: str, measure: str, settings: Mapping[str, str] | None = None) -> FormBridge:
    """Whether what two editions ask on a measure can be compared; a user error where one of them does not ask it.

    >>> compare_editions("smc-2020-02", "smc-2020-11", "origin.school11_16").verdict.value
    'collapse'
    >>> compare_editions("sra-2023", "jac-2023", "origin.occupation14").verdict.value
    'comparable'
    >>> compare_editions("lsb-2011", "sra-2023", "origin.parent_degree").verdict.value
    'refused'
    """
    asked = [next((q for q in edition(id).questions if q.measure == measure), None) for id in (one, other)]
    first, second = (q or edition(id).question(measure) for q, id in zip(asked, (one, other), strict=True))
    return compare_questions(first, second, settings)
