"""What one label of a question means: the mapping's word first, then the edition's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass

from socmob.framework import Question, normalised, without_examples
from socmob.framework.questions import Part
from socmob.readers.mapping.forms import Form
from socmob.values.codes import AnswerState, Code

_BY_INFORMATION = (
    AnswerState.NOT_APPLICABLE,
    AnswerState.OUTSIDE_UK,
    AnswerState.UNCLASSIFIABLE,
    AnswerState.UNKNOWN,
    AnswerState.NOT_SAID,
    AnswerState.BLANK,
    AnswerState.NOT_ASKED,
)
"""Answer states, the one that says most about the person first."""


@dataclass(frozen=True, slots=True)
class LabelCoding:
    """The code of each label of one question in one form; `exact` goes before `normal`, which folds case and signs.

    A label that is neither is looked up without the examples after it.
    """

    exact: MappingOf[str, Code]
    normal: MappingOf[str, Code]

    def code(self, label: str | None) -> Code | None:
        """The code of a label, blank for a missing one, None for a label that is not known."""
        if label is None:
            return AnswerState.BLANK.value
        found = self.exact.get(label) or self.normal.get(normalised(label))
        return found or self.normal.get(normalised(without_examples(label)))


def label_coding(form: Form, options: MappingOf[str, str], settings: MappingOf[str, str]) -> LabelCoding:
    """The coding of a question's labels, as its edition and the mapping's options have it."""
    targets = form.targets
    own = {label: target_code(form, t, settings) for label, t in options.items() if t in targets}
    known: dict[str, Code] = {}
    if form.question is not None and form.edition is not None:
        known = {label: form.edition.counts(option, settings) for label, option in form.question.labels.items()}
    return LabelCoding(own, {**known, **_unambiguous(own)})


def option_coding(asked: Question | Part, options: MappingOf[str, str]) -> LabelCoding:
    """The option of each label, by its id: the mapping's word first, then the edition's."""
    known = {option.id for option in asked.options}
    own = {label: target for label, target in options.items() if target in known}
    normal = {label: option.id for label, option in asked.labels.items()}
    return LabelCoding(own, {**normal, **_unambiguous(own)})


def target_code(form: Form, target: str, settings: MappingOf[str, str]) -> Code:
    """How a label counts that a mapping gives this target: an option's id, a category or an answer state."""
    if form.question is not None and form.edition is not None:
        for option in form.question.options:
            if option.id == target:
                return form.edition.counts(option, settings)
    return target


def _unambiguous(own: MappingOf[str, Code]) -> dict[str, Code]:
    """The mapping's labels in their normal form, without those that mean different things ("<5" and ">5")."""
    codes: dict[str, set[Code]] = {}
    for label, code in own.items():
        codes.setdefault(normalised(label), set()).add(code)
    return {label: code for label, (code, *more) in codes.items() if not more and label}


def highest(codes: Sequence[Code], categories: Iterable[Code]) -> Code:
    """The highest of several answers: the first category in order, else the state that says most.

    >>> highest(["pdeg.no", "pdeg.yes"], ["pdeg.yes", "pdeg.no"]), highest(["answer.blank", "pdeg.no"], ["pdeg.no"])
    ('pdeg.yes', 'pdeg.no')
    """
    order = (*categories, *(state.value for state in _BY_INFORMATION))
    return min(codes, key=order.index)
