"""Questions and their options: what each answer means, and how it is recognised in a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from pydantic import Field, model_validator

from socmob.framework.catalogue import find, read
from socmob.framework.fact import Fact, Misplaced, Provenance, Wording, refuse_repeated
from socmob.framework.measure_data import measure as find_measure
from socmob.framework.scheme_data import scheme as find_scheme
from socmob.framework.setting_data import setting as find_setting
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import build
from socmob.framework.text import normalised
from socmob.values.codes import AnswerState


class _Variants(Fact):
    variants: Mapping[str, tuple[str, ...]]
    provenance: Provenance
    sources: SourceIds


@cache
def variants() -> Mapping[str, tuple[str, ...]]:
    """Ways in which forms word an answer that many questions share, such as preferring not to say."""
    return MappingProxyType(dict(build(_Variants, read("editions/shared/variants.yaml")).variants))


class Option(Fact):
    """One answer of a closed question: a category or an answer state, by default; a setting may say otherwise.

    `other_labels` are wordings in use that mean the same; `also` names a shared list of more. `keywords` are words of
    our own by which a label that is none of them is proposed as this option, never taken. One that is not `offered` is
    for recognising older files, and stands on no new form.
    """

    id: str
    label: str
    other_labels: tuple[str, ...] = ()
    also: str | None = None
    keywords: tuple[str, ...] = ()
    counts: str
    setting: str | None = None
    offered: bool = True

    @model_validator(mode="after")
    def _setting_agrees(self) -> Option:
        if self.also is not None and self.also not in variants():
            raise Misplaced(f'there is no shared list of wordings "{self.also}"', "also")
        if self.setting is not None and find_setting(self.setting).default != self.counts:
            raise Misplaced(f"the default of {self.setting} is not how this option counts", "counts")
        return self

    @property
    def all_labels(self) -> tuple[str, ...]:
        """Every wording that is recognised as this option, its own first."""
        return (self.label, *self.other_labels, *(variants()[self.also] if self.also else ()))


class PartOption(Fact):
    """One answer of a further part of a question, which counts only together with the first."""

    id: str
    label: str
    other_labels: tuple[str, ...] = ()
    also: str | None = None
    keywords: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _list_is_known(self) -> PartOption:
        if self.also is not None and self.also not in variants():
            raise Misplaced(f'there is no shared list of wordings "{self.also}"', "also")
        return self

    @property
    def all_labels(self) -> tuple[str, ...]:
        """Every wording that is recognised as this option, its own first."""
        return (self.label, *self.other_labels, *(variants()[self.also] if self.also else ()))


class Part(Fact):
    """A further part of a question, asked beside it: whether the earner was an employee, for how large a firm."""

    id: str
    text: str
    columns: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    options: tuple[PartOption, ...] = Field(min_length=2)
    note: str | None = None

    @model_validator(mode="after")
    def _options_are_unambiguous(self) -> Part:
        refuse_repeated([option.id for option in self.options], "option", "id")
        refuse_ambiguous(self.options)
        return self

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading under which a file may hold the answers: the part's text, known columns."""
        return (self.text, *self.columns)

    @property
    def labels(self) -> Mapping[str, PartOption]:
        """The option of every known wording, by the wording in its normal form."""
        return {normalised(label): option for option in self.options for label in option.all_labels}

    @property
    def offered(self) -> tuple[PartOption, ...]:
        """The options that a form offers: all of them."""
        return self.options


class Question(Fact):
    """One closed question of a form: its wording, its options, and the headings under which files hold its answers.

    `form` names the way in which the measure is asked: what differs in it may not be comparable (`bridges`). Where
    there are `further` parts, `derive` names the method that classes the answers together; an option's own `counts` is
    then that of an employee who supervises nobody, and is not used alone. `keywords` are words of our own by which a
    heading that is none of these is proposed as this question, never taken.
    """

    id: str
    measure: str
    scheme: str
    form: str
    text: str
    wording: Wording = Wording.ADAPTED
    columns: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    options: tuple[Option, ...] = Field(min_length=2)
    further: tuple[Part, ...] = ()
    derive: str | None = None
    provenance: Provenance
    sources: SourceIds
    note: str | None = None

    @model_validator(mode="after")
    def _options_are_unambiguous(self) -> Question:
        if bool(self.further) != (self.derive is not None):
            raise Misplaced("further parts need the method that classes the answers together, and it them", "derive")
        if find_scheme(self.scheme).measure != find_measure(self.measure).id:
            raise Misplaced(f"the scheme {self.scheme} codes another measure than {self.measure}", "scheme")
        categories = find_scheme(self.scheme).category_ids
        for position, option in enumerate(self.options):
            if option.id in [earlier.id for earlier in self.options[:position]]:
                raise Misplaced(f'the option "{option.id}" is used twice', "options", position, "id")
            _check_option(option, categories, position)
        refuse_ambiguous(self.options)
        return self

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading under which a file may hold the answers: the question's text, its id, known columns."""
        return (self.text, self.id, *self.columns)

    @property
    def parts(self) -> tuple[Question | Part, ...]:
        """The question itself and its further parts: everything that a form puts to people."""
        return (self, *self.further)

    @property
    def labels(self) -> Mapping[str, Option]:
        """The option of every known wording, by the wording in its normal form."""
        return {normalised(label): option for option in self.options for label in option.all_labels}

    @property
    def offered(self) -> tuple[Option, ...]:
        """The options that a form offers."""
        return tuple(option for option in self.options if option.offered)

    def option(self, id: str) -> Option:
        """The option with this id."""
        return find({option.id: option for option in self.options}, id, f"option of {self.id}:")


def _check_option(option: Option, categories: tuple[str, ...], position: int) -> None:
    choices = find_setting(option.setting).choices_ids if option.setting else ()
    for code in (option.counts, *choices):
        if code not in categories and code not in set(AnswerState):
            what = f'"{code}" is neither a category ({", ".join(categories)}) nor an answer state'
            raise Misplaced(what, "options", position, "counts")


def refuse_ambiguous(options: Iterable[Option | PartOption]) -> None:
    """Refuse two options of one question that share a wording in its normal form, and a wording with nothing in it."""
    taken: dict[str, str] = {}
    for position, option in enumerate(options):
        for label in option.all_labels:
            folded = normalised(label)
            if not folded:
                raise Misplaced(f'the wording "{label}" has neither a letter nor a digit', "options", position)
            if taken.setdefault(folded, option.id) != option.id:
                what = f'the wording "{label}" belongs to two options, {taken[folded]} and {option.id}'
                raise Misplaced(what, "options", position)
