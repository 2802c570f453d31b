"""The answers of one form: its label, or the labels of its several parts together, become one code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as MappingOf

from socmob.errors import DefectError
from socmob.framework.questions import Part
from socmob.readers.coding.faults import UnknownLabels
from socmob.readers.coding.labels import LabelCoding, highest, label_coding, option_coding
from socmob.readers.mapping.asked_in import Further
from socmob.readers.mapping.forms import Form
from socmob.values.codes import AnswerState, Code, is_state

FIRST = "occupation"
"""What the answer to the first part of a question in several parts is called where all are classed together."""

Derive = Callable[[str, MappingOf[str, str | None]], Code]
"""Classes the answers to all parts together: a method's id, and the option of each part, None where it is blank."""

Labels = Sequence[str | None]


def no_method(method: str, _: MappingOf[str, str | None]) -> Code:
    """What stands where nobody brought the methods."""
    raise DefectError(f"readers: the method {method} is needed to code this question, and was not given")


class Reading:
    """Codes the labels of one form's columns, and keeps those that it does not know."""

    def __init__(
        self,
        form: Form,
        options: MappingOf[str, str],
        further: MappingOf[str, Further],
        settings: MappingOf[str, str],
        derive: Derive,
    ) -> None:
        self.form, self._derive, self._own = form, derive, options
        self._labels = label_coding(form, options, settings)
        self._parts: dict[str, LabelCoding] = {}
        self._first: LabelCoding | None = None
        if form.question is not None and form.question.derive is not None:
            self._first = option_coding(form.question, options)
            self._parts = {p.id: option_coding(p, further[p.id].options) for p in form.question.further}
        self._places = {id: place for place, id in enumerate(further)}
        self.unknown: dict[int, Counter[str]] = {}

    def code(self, own: Labels, further: Labels, n: int) -> Code:
        """The code of one combination of labels, which `n` rows hold; those not known are kept."""
        codes = [self._labels.code(label) for label in own]
        for place, (label, code) in enumerate(zip(own, codes, strict=True)):
            self._keep(place, label, code, n)
        found = highest([code for code in codes if code is not None] or [AnswerState.BLANK.value], self.form.categories)
        if self._first is None or is_state(found):
            return found
        return self._classed(found, own[0], [*further], len(own), n)

    def _classed(self, found: Code, label: str | None, further: list[str | None], start: int, n: int) -> Code:
        """The class of all parts together; an answer that has its code by a setting or the mapping keeps it."""
        assert self._first is not None  # only a question in parts is classed
        assert self.form.question is not None
        option = self._first.code(label)
        known = {each.id: each for each in self.form.question.options}
        if option not in known or known[option].setting is not None or self._own.get(label or "") == found:
            return found
        answers: dict[str, str | None] = {FIRST: option}
        for id, coding in self._parts.items():
            place = self._places[id]
            answer = coding.code(further[place])
            self._keep(start + place, further[place], answer, n)
            answers[id] = None if answer == AnswerState.BLANK else answer
        return self._derive(self.form.question.derive or "", answers)

    def _keep(self, place: int, label: str | None, code: Code | None, n: int) -> None:
        if code is None and label is not None:
            self.unknown.setdefault(place, Counter())[label] += n

    def faults(self, headings: Sequence[str], place: tuple[str, ...]) -> Iterator[UnknownLabels]:
        """The labels that were not known, column by column; `headings` are those of the columns in their order."""
        parts = dict(enumerate(self._places, start=len(headings) - len(self._places)))
        for position, counts in sorted(self.unknown.items()):
            part = self._part(parts[position]) if position in parts else None
            where = place if part is None else (*place, "further", part.id)
            yield UnknownLabels(headings[position], where, dict(counts), self.form, part=part)

    def _part(self, id: str) -> Part | None:
        question = self.form.question
        return next((part for part in question.further if part.id == id), None) if question else None
