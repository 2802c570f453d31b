"""The look-ups that turn labels into codes: one for each measure and each breakdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as MappingOf

from socmob.readers import names
from socmob.readers.coding.asking import asking
from socmob.readers.coding.breakdowns import breakdown_coding
from socmob.readers.coding.faults import UnknownLabels, joined, refuse_unknown
from socmob.readers.coding.reading import Derive, Reading, no_method
from socmob.readers.facts import Levels, LevelsOf
from socmob.readers.mapping.forms import form_before, form_in
from socmob.readers.mapping.model import Mapping
from socmob.readers.planning import Plans
from socmob.values.cells import Level
from socmob.values.codes import AnswerState, Code
from socmob.values.sources import Lookup

Labels = tuple[str | None, ...]


def codings(mapping: Mapping, plans: Plans, levels_of: LevelsOf, derive: Derive = no_method) -> tuple[Lookup, ...]:
    """One look-up for each measure (to a category or an answer state) and each breakdown (to a level).

    A measure that a wave asked in two forms has another, to its code in the earlier form. `levels_of` gives the levels
    of columns of the population, `derive` classes answers to several parts. DataError where labels are not recognised.
    """
    unknown: list[UnknownLabels] = []
    coders = [_Coder(mapping, plans, measure, levels_of, derive) for measure in mapping.questions]
    found = [lookup for coder in coders for lookup in coder.lookups()]
    unknown += [fault for coder in coders for fault in coder.unknown()]
    found += [breakdown_coding(mapping, plans, name, levels_of((names.raw_by(name),)), unknown) for name in mapping.by]
    refuse_unknown(mapping, unknown)
    return tuple(found)


def code_counts(coding: Lookup, levels: Levels) -> MappingOf[Code, int]:
    """How many rows get each code of a coding; `levels` are those of the columns it is looked up by."""
    counts: Counter[str] = Counter()
    for level in levels.levels:
        counts[coding.table[level.labels][0] or ""] += level.n
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


class _Coder:
    """Codes the combinations of labels of one measure, in each of its forms."""

    def __init__(self, mapping: Mapping, plans: Plans, measure: str, levels_of: LevelsOf, derive: Derive) -> None:
        self.mapping, self.plans, self.measure, self.levels_of, self.derive = mapping, plans, measure, levels_of, derive
        self.question = mapping.questions[measure]
        self.raw = tuple(names.raw(measure, i + 1) for i in range(len(self.question.sources)))
        self.of_before = len(self.question.before.sources) if self.question.before else 0
        self._readings: dict[str | None, Reading] = {}
        self._before: Reading | None = None

    def lookups(self) -> Iterator[Lookup]:
        """The look-up of the measure, and that of its earlier form where a wave was asked both ways."""
        yield self._lookup(self.raw, self.measure, self._code)
        before = self.question.before
        if before is not None and any(self.question.both_ways(wave) for wave in before.waves):
            yield self._lookup(self.raw[-self.of_before :], names.before(self.measure), self._code_before, before.waves)

    def _lookup(
        self, raw: tuple[str, ...], adds: str, code: Callable[[Level], Code], waves: Sequence[str] = ()
    ) -> Lookup:
        on = (names.WAVE, *([names.ASKED] if self.mapping.asked.column else []), *raw)
        levels = self.levels_of(on).levels
        asked = asking(self.mapping, self.measure, levels, len(raw), waves)
        table: dict[Labels, Labels] = {}
        for level in levels:
            blank = not any(label is not None for label in level.labels[-len(raw) :])
            silent = AnswerState.BLANK if asked.was_asked(level.labels) else AnswerState.NOT_ASKED
            table[level.labels] = (silent.value if blank else code(level),)
        return _simplest(Lookup(on, (adds,), table), len(raw))

    def _code(self, level: Level) -> Code:
        """The code of one combination of wave, asked and raw labels."""
        wave, raw = level.labels[0], level.labels[-len(self.raw) :]
        if self.question.in_before(wave):
            return self._code_before(level)
        if wave not in self._readings:
            form, question = form_in(self.mapping, self.measure, wave), self.question
            self._readings[wave] = Reading(form, question.options, question.further, self.mapping.settings, self.derive)
        own = len(self.question.own)
        parts = raw[own : own + len(self.question.further)]
        return self._readings[wave].code(raw[:own], parts, level.n)

    def _code_before(self, level: Level) -> Code:
        before, raw = self.question.before, level.labels[-self.of_before :]
        assert before is not None  # only a question with an earlier form is coded in it
        if self._before is None:
            form = form_before(self.mapping, self.measure)
            self._before = Reading(form, before.options, before.further, self.mapping.settings, self.derive)
        return self._before.code(raw[:1], raw[1:], level.n)

    def unknown(self) -> Iterator[UnknownLabels]:
        """The labels that were not known, column by column; of a label in several waves once."""
        headings = [self.plans.headings[name] for name in self.raw]
        place, split = ("questions", self.measure), len(headings) - self.of_before
        faults = [each for reading in self._readings.values() for each in reading.faults(headings[:split], place)]
        yield from joined(faults)
        if self._before is not None:
            yield from self._before.faults(headings[split:], (*place, "before"))


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
