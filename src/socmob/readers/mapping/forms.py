"""Which form a measure was asked in, wave by wave, and whether two waves can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from socmob.errors import DefectError, MappingError
from socmob.framework import Edition, FormBridge, Question, Verdict, compare_questions, edition, measure, scheme
from socmob.readers.mapping.model import Mapping
from socmob.readers.near import suggestion
from socmob.values.codes import AnswerState, SchemeId


@dataclass(frozen=True, slots=True)
class Form:
    """One measure as one edition asks it; without an edition only categories and answer states are known."""

    measure: str
    edition: Edition | None
    question: Question | None

    @property
    def scheme_id(self) -> SchemeId:
        """The scheme that the answers are coded in."""
        return SchemeId(self.question.scheme if self.question else measure(self.measure).scheme)

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories an answer can fall into, in order, the highest first."""
        return scheme(self.scheme_id).category_ids

    @property
    def always_possible(self) -> frozenset[str]:
        """States that anybody can be in: no answer, and to prefer not to say where that is offered."""
        offered = {option.counts for option in self.question.options} if self.question else set()
        return frozenset({AnswerState.BLANK, *({AnswerState.NOT_SAID} & offered)})

    @property
    def targets(self) -> tuple[str, ...]:
        """Everything that a label can be mapped to: options, categories, answer states."""
        options = tuple(option.id for option in self.question.options) if self.question else ()
        return (*options, *self.categories, *AnswerState)


def forms_of(mapping: Mapping, measure_id: str) -> Iterator[Form]:
    """Every form that a measure was asked in, each once."""
    question = mapping.questions[measure_id]
    if question.before is not None:
        yield _form(mapping, measure_id, question.before.edition)
    yield from (_form(mapping, measure_id, id) for id in dict.fromkeys(question.editions.values()))
    fallback = question.edition or mapping.edition
    # The file's edition need not ask a question whose waves all have an edition of their own.
    if fallback not in question.editions.values() and (not question.editions or _asks(fallback, measure_id)):
        yield _form(mapping, measure_id, fallback)


def _asks(edition_id: str | None, measure_id: str) -> bool:
    return edition_id is not None and any(question.measure == measure_id for question in edition(edition_id).questions)


def form_in(mapping: Mapping, measure_id: str, wave: str | None) -> Form:
    """The form that a measure's answers count in, in a wave."""
    question = mapping.questions[measure_id]
    if question.before is not None and question.in_before(wave):
        return form_before(mapping, measure_id)
    named = question.editions.get(wave or "", question.edition or mapping.edition)
    return _form(mapping, measure_id, named)


def _form(mapping: Mapping, measure_id: str, edition_id: str | None) -> Form:
    if edition_id is None:
        return Form(measure_id, None, None)
    found = _edition(mapping, edition_id)
    asked = {question.measure: question for question in found.questions}
    if measure_id not in asked:
        own = mapping.questions[measure_id].edition is not None
        raise MappingError(
            f"The edition {edition_id} does not ask {measure_id}.",
            where=mapping.where("questions", measure_id, *(["edition"] if own else [])),
            do=f"Name an edition that asks it (questions: {measure_id}: edition:). "
            + suggestion(measure_id, asked, f"{edition_id} asks"),
        )
    return Form(measure_id, found, asked[measure_id])


def _edition(mapping: Mapping, id: str) -> Edition:
    """An edition, with the organisation's published wording laid over the one it is for."""
    found = edition(id)
    if mapping.wording is None or id != mapping.edition:
        return found
    return found.overlaid(mapping.origin.folder / Path(mapping.wording))


def form_before(mapping: Mapping, measure_id: str) -> Form:
    """The earlier form that a measure was asked in too, in columns of its own; the mapping must have one."""
    before = mapping.questions[measure_id].before
    if before is None:
        raise DefectError(f"readers: the mapping has no earlier form of {measure_id}")
    return _form(mapping, measure_id, before.edition)


def bridge_between(mapping: Mapping, measure_id: str, wave: str, other: str) -> FormBridge:
    """Whether a measure's answers in two waves can be compared, and why not; forms without an edition are one."""
    one, two = form_in(mapping, measure_id, wave), form_in(mapping, measure_id, other)
    if one.question is None or two.question is None:
        same = one.scheme_id == two.scheme_id
        why = "" if same else "which form one of them was asked in is not known."
        return FormBridge(measure_id, ("", ""), Verdict.COMPARABLE if same else Verdict.REFUSED, why)
    return compare_questions(one.question, two.question, mapping.settings)


def comparable(mapping: Mapping, measure_id: str, wave: str, other: str) -> str | None:
    """Why a measure's change between two waves is not shown; None where it can be, after a collapse at most."""
    found = bridge_between(mapping, measure_id, wave, other)
    if found.verdict is Verdict.REFUSED:
        return f"The question changed between {other} and {wave}: {found.why}"
    return None
