"""The look-ups that turn labels into codes: one for each measure and each breakdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as MappingOf

from socmob.readers import names
from socmob.readers.coding.asking import Asking, asking
from socmob.readers.coding.breakdowns import breakdown_coding
from socmob.readers.coding.faults import UnknownLabels, refuse_unknown
from socmob.readers.coding.labels import LabelCoding, highest, label_coding
from socmob.readers.facts import Levels, LevelsOf
from socmob.readers.mapping.forms import Form, form_in
from socmob.readers.mapping.model import Mapping
from socmob.readers.planning import Plans
from socmob.values.cells import Level
from socmob.values.codes import AnswerState, Code
from socmob.values.sources import Lookup

Labels = tuple[str | None, ...]


def codings(mapping: Mapping, plans: Plans, levels_of: LevelsOf) -> tuple[Lookup, ...]:
    """One look-up for each measure (to a category or an answer state) and each breakdown (to a level).

    `levels_of` gives the levels of columns of the population. DataError where labels are not recognised.
    """
    unknown: list[UnknownLabels] = []
    found = [_measure(mapping, plans, measure, levels_of, unknown) for measure in mapping.questions]
    found += [breakdown_coding(mapping, plans, name, levels_of((names.raw_by(name),)), unknown) for name in mapping.by]
    refuse_unknown(mapping, unknown)
    return tuple(found)


def code_counts(coding: Lookup, levels: Levels) -> MappingOf[Code, int]:
    """How many rows get each code of a coding; `levels` are those of the columns it is looked up by."""
    counts: Counter[str] = Counter()
    for level in levels.levels:
        counts[coding.table[level.labels][0] or ""] += level.n
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _measure(mapping: Mapping, plans: Plans, measure: str, levels_of: LevelsOf, unknown: list[UnknownLabels]) -> Lookup:
    raw = tuple(names.raw(measure, i + 1) for i in range(len(mapping.questions[measure].sources)))
    on = (names.WAVE, *([names.ASKED] if mapping.asked.column else []), *raw)
    levels = levels_of(on).levels
    asked = asking(mapping, measure, levels, len(raw))
    coder = _Coder(mapping, measure, asked, len(raw))
    table = {level.labels: coder.code(level) for level in levels}
    unknown.extend(coder.unknown(plans, raw))
    return _simplest(Lookup(on, (measure,), {labels: (code,) for labels, code in table.items()}), len(raw))


class _Coder:
    """Codes the combinations of labels of one measure, and keeps the labels it does not know."""

    def __init__(self, mapping: Mapping, measure: str, asked: Asking, columns: int) -> None:
        self.mapping, self.measure, self.asked, self.columns = mapping, measure, asked, columns
        self._forms: dict[str | None, tuple[Form, LabelCoding]] = {}
        self._unknown: list[Counter[str]] = [Counter() for _ in range(columns)]

    def _form(self, wave: str | None) -> tuple[Form, LabelCoding]:
        if wave not in self._forms:
            form = form_in(self.mapping, self.measure, wave)
            options = self.mapping.questions[self.measure].options
            self._forms[wave] = form, label_coding(form, options, self.mapping.settings)
        return self._forms[wave]

    def code(self, level: Level) -> Code:
        """The code of one combination of wave, asked and raw labels."""
        raw = level.labels[-self.columns :]
        if all(label is None for label in raw):
            return (AnswerState.BLANK if self.asked.was_asked(level.labels) else AnswerState.NOT_ASKED).value
        form, coding = self._form(level.labels[0])
        codes = [coding.code(label) for label in raw]
        for position, (label, code) in enumerate(zip(raw, codes, strict=True)):
            if code is None and label is not None:
                self._unknown[position][label] += level.n
        return highest([code for code in codes if code is not None] or [AnswerState.BLANK.value], form.categories)

    def unknown(self, plans: Plans, raw: tuple[str, ...]) -> list[UnknownLabels]:
        """The labels that were not known, column by column."""
        asked = next((form for form, _ in self._forms.values()), None)
        place = ("questions", self.measure)
        return [
            UnknownLabels(plans.headings[name], place, dict(counts), asked)
            for name, counts in zip(raw, self._unknown, strict=True)
            if counts
        ]


def _simplest(lookup: Lookup, columns: int) -> Lookup:
    """The look-up without the wave, and without who was asked, where they make no difference: less to join by."""
    for name in lookup.on[:-columns]:
        position = lookup.on.index(name)
        shorter: dict[Labels, set[Labels]] = {}
        for labels, codes in lookup.table.items():
            shorter.setdefault(labels[:position] + labels[position + 1 :], set()).add(codes)
        if all(len(codes) == 1 for codes in shorter.values()):
            on = lookup.on[:position] + lookup.on[position + 1 :]
            lookup = Lookup(on, lookup.adds, {labels: min(codes) for labels, codes in shorter.items()})
    return lookup
