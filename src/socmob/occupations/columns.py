"""Whole columns coded: the look-up that gives each combination of labels its classes, method, flags and reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from socmob.errors import MappingError
from socmob.occupations import answers as given
from socmob.occupations.collapsing import (
    to_five,
    to_people_survey_four,
    to_smc_three,
    to_state_of_nation_five,
    to_three,
)
from socmob.occupations.derivation import DerivationTables, shipped
from socmob.occupations.from_soc import nssec, simplified
from socmob.occupations.one_question import one_question, recognise_option
from socmob.occupations.results import Classified, Method, Reason
from socmob.occupations.schemes import Nssec5, Nssec8, NssecClass, SmcThree
from socmob.occupations.self_coded import SelfCodedAnswers, self_coded
from socmob.occupations.soc import Soc2010, Soc2020, recognise_soc2010, recognise_soc2020
from socmob.occupations.statuses import Employment, OccupationGroup, Size, Status, Supervision, status_of
from socmob.values.sources import Lookup

ADDED = ("nssec8", "nssec5", "nssec3", "smc3", "son5", "ps4", "nssec_method", "nssec_flags", "nssec_reason", "occ14")
"""The columns that coding adds; flags are ids with a space between them, `occ14` is a category or an answer state."""

Labels = tuple[str | None, ...]
Answer = TypeVar("Answer")
_OCCUPATIONS = ("soc2020", "soc2010", "occupation", "option")
_STATUS = ("status", "employment", "size", "supervision")
_TITLED = "coded_by"


@dataclass(frozen=True, slots=True)
class CodingColumns:
    """The columns that hold what is known of a job: one for the occupation, and those for the status beside it.

    `occupation` is a group of the self-coded question, `option` an answer to the Commission's one question. `status` is
    one of the seven employment statuses; else `employment`, `size` and `supervision` tell it. `settings` are those
    readings of the framework that are not the default. `labels` gives, by what a column holds, a known wording for
    labels that are in other words. Where codes of SOC 2020 come from titles, `coded_by` says how: where it is blank the
    title is.
    """

    soc2020: str | None = None
    soc2010: str | None = None
    occupation: str | None = None
    option: str | None = None
    status: str | None = None
    employment: str | None = None
    size: str | None = None
    supervision: str | None = None
    coded_by: str | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        named = [role for role in _OCCUPATIONS if getattr(self, role)]
        if len(named) != 1:
            raise _impossible("One column holds the occupation: soc2020, soc2010, occupation or option.")
        beside = [role for role in _STATUS if getattr(self, role)]
        if beside and named[0] in {"soc2010", "option"}:
            raise _impossible(f"With {named[0]} no status is used: leave out {' and '.join(beside)}.")
        if self.status and len(beside) > 1:
            raise _impossible("The status stands alone: leave out employment, size and supervision.")
        if self.status and self.occupation:
            raise _impossible("The self-coded method works the status out: give employment, size and supervision.")
        if self.occupation and not self.employment:
            raise _impossible("The self-coded method needs the column that tells employees from the self-employed.")

    @classmethod
    def of(cls, columns: Mapping[str, str], settings: Mapping[str, str] | None = None) -> CodingColumns:
        """The columns by what they hold, as `roles` has them; MappingError for a part that no method has."""
        unknown = set(columns) - {*_OCCUPATIONS, *_STATUS, _TITLED}
        if unknown:
            raise _impossible(f"No method of NS-SEC asks for {', '.join(sorted(unknown))}.")
        soc2020, soc2010, occupation, option = (columns.get(role) for role in _OCCUPATIONS)
        status, employment, size, supervision = (columns.get(role) for role in _STATUS)
        beside = (status, employment, size, supervision)
        return cls(soc2020, soc2010, occupation, option, *beside, columns.get(_TITLED), settings or {})

    @property
    def roles(self) -> Mapping[str, str]:
        """The columns by what they hold."""
        return {role: getattr(self, role) for role in (*_OCCUPATIONS, *_STATUS, _TITLED) if getattr(self, role)}

    def told(self, labels: Labels) -> Mapping[str, str | None]:
        """What each column says in a known wording, by what it holds; `labels` are those of `on`."""
        by_column = dict(zip(self.on, labels, strict=True))
        return {role: self._worded(role, by_column[column]) for role, column in self.roles.items()}

    def _worded(self, role: str, label: str | None) -> str | None:
        return self.labels.get(role, {}).get(label or "", label)

    @property
    def on(self) -> tuple[str, ...]:
        """The columns, each once, in the order in which a combination of labels has them."""
        return tuple(dict.fromkeys(self.roles.values()))


def coding_lookup(
    columns: CodingColumns,
    combinations: Iterable[Labels],
    tables: DerivationTables | None = None,
) -> Lookup:
    """The look-up that adds the columns `ADDED` to rows; `combinations` are the distinct labels of `columns.on`."""
    tables = tables or shipped()
    return Lookup(columns.on, ADDED, {labels: cells_of(classify(columns, labels, tables)) for labels in combinations})


def classify(columns: CodingColumns, labels: Labels, tables: DerivationTables) -> Classified[NssecClass]:
    """The class of one combination of labels; what is not recognised counts as not known."""
    told = columns.told(labels)
    if "option" in told:
        return _of_option(told["option"], columns.settings)
    if "occupation" in told:
        return self_coded(_self_coded_answers(told)) if _is_known(told) else _unknown(Method.SELF_CODED)
    if "soc2010" in told:
        found = recognise_soc2010(told["soc2010"])
        return simplified(found) if isinstance(found, Soc2010) else _none(found, Method.SIMPLIFIED_SOC2010)
    return _of_soc2020(told, tables)


def cells_of(result: Classified[NssecClass]) -> Labels:
    """A result as the columns `ADDED` hold it; a scheme that the class cannot tell stays empty.

    >>> cells_of(Classified(Nssec5.SEMI_ROUTINE_AND_ROUTINE, Method.SELF_CODED))
    (None, '5', '3', 'working', None, 'routine', 'self-coded', None, None, 'occ14.working')
    """
    classes, flags = _in_schemes(result.nssec), " ".join(flag.value for flag in result.flags) or None
    if result.reason is None:
        return (*classes, result.method.value, flags, None, SmcThree(classes[ADDED.index("smc3")]).category)
    return (*classes, result.method.value, flags, result.reason.value, result.reason.state.value)


def _in_schemes(found: NssecClass | None) -> Labels:
    if isinstance(found, Nssec8):
        finer: tuple[NssecClass | None, ...] = (found, to_five(found), to_three(found), to_smc_three(found))
        return _values(*finer, to_state_of_nation_five(found), to_people_survey_four(found))
    if isinstance(found, Nssec5):
        return _values(None, found, to_three(found), to_smc_three(found), None, to_people_survey_four(found))
    return _values(None, None, None, found if isinstance(found, SmcThree) else None, None, None)


def _values(*classes: NssecClass | None) -> Labels:
    return tuple(None if found is None else found.value for found in classes)


def _of_option(label: str | None, settings: Mapping[str, str]) -> Classified[SmcThree]:
    option = recognise_option(label)
    if isinstance(option, Reason):
        return Classified(None, Method.ONE_QUESTION, reason=option)
    return one_question(option, settings)


def _is_known(told: Mapping[str, str | None]) -> bool:
    return given.recognise_occupation_group(told["occupation"]) is not None


def _self_coded_answers(told: Mapping[str, str | None]) -> SelfCodedAnswers:
    return SelfCodedAnswers(
        given.recognise_occupation_group(told["occupation"]) or OccupationGroup.BLANK,
        _answered(told, "employment", given.recognise_employment, Employment.UNKNOWN),
        _answered(told, "size", given.recognise_size, Size.UNKNOWN),
        _answered(told, "supervision", given.recognise_supervision, Supervision.BLANK),
    )


def _of_soc2020(told: Mapping[str, str | None], tables: DerivationTables) -> Classified[Nssec8]:
    employment = _answered(told, "employment", given.recognise_employment, Employment.UNKNOWN)
    if employment is Employment.LONG_TERM_UNEMPLOYED:
        return Classified(Nssec8.NEVER_WORKED, Method.NEVER_WORKED)
    found = recognise_soc2020(told["soc2020"])
    if not isinstance(found, Soc2020):
        abstained = found is Reason.OCCUPATION_BLANK and told.get(_TITLED)
        return _none(Reason.TITLE_NOT_CODED if abstained else found, Method.FULL)
    return nssec(found, _status(told, employment), tables)


def _status(told: Mapping[str, str | None], employment: Employment) -> Status:
    """The status as the columns tell it, None where they do not."""
    if "status" in told:
        found = given.recognise_status(told["status"])
        return None if isinstance(found, str) else found
    size = _answered(told, "size", given.recognise_size, Size.UNKNOWN)
    return status_of(employment, size, _answered(told, "supervision", given.recognise_supervision, Supervision.BLANK))


def _answered(
    told: Mapping[str, str | None], role: str, recognise: Callable[[str | None], Answer | None], otherwise: Answer
) -> Answer:
    """What a column says, and `otherwise` where it is not there or its label not known."""
    return (recognise(told[role]) if role in told else None) or otherwise


def is_unrecognised(role: str, label: str | None) -> bool:
    """Whether a label of a column is neither blank nor anything that is known there."""
    if role in {"soc2020", "soc2010", "option"}:
        recognise = {"soc2020": recognise_soc2020, "soc2010": recognise_soc2010, "option": recognise_option}[role]
        return recognise(label) in {Reason.OCCUPATION_UNKNOWN, Reason.SOC_2010}
    return role in _RECOGNISERS and _RECOGNISERS[role](label) is None


_RECOGNISERS: Mapping[str, Callable[[str | None], object]] = {
    "occupation": given.recognise_occupation_group,
    "status": given.recognise_status,
    "employment": given.recognise_employment,
    "size": given.recognise_size,
    "supervision": given.recognise_supervision,
}


def _none(reason: Reason, method: Method) -> Classified[Nssec8]:
    return Classified(None, method, reason=reason)


def _unknown(method: Method) -> Classified[Nssec8]:
    return _none(Reason.OCCUPATION_UNKNOWN, method)


def _impossible(what: str) -> MappingError:
    return MappingError(what, do="Name the columns again: see docs/howto/code-occupations.md.")
