"""The columns of a question's further parts, by their headings, beside the column of the question itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from socmob.framework import edition, normalised, without_examples
from socmob.framework.questions import Part
from socmob.readers.facts import Levels, LevelsOfColumn
from socmob.readers.recognition.columns import folded
from socmob.readers.recognition.model import ColumnFound, PartFound
from socmob.readers.showing import Unrecognised, under_showing_rule

Texts = Mapping[str, tuple[str, ...]]
"""What a file calls each column."""


def with_parts(found: ColumnFound, texts: Texts, levels_of: LevelsOfColumn) -> ColumnFound:
    """A question with the columns of its further parts; a part that no column has, or more than one, is left out."""
    further = edition(found.edition).question(found.measure).further
    return replace(found, further=tuple(_parts(further, found, texts, levels_of)))


def _parts(
    further: tuple[Part, ...], found: ColumnFound, texts: Texts, levels_of: LevelsOfColumn
) -> Iterator[PartFound]:
    for part in further:
        headings = folded(part.headings)
        columns = [
            column
            for column, own in texts.items()
            if column != found.column and headings & {normalised(heading) for heading in own}
        ]
        if len(columns) == 1:
            yield PartFound(part.id, columns[0], _unknown(part, levels_of(columns[0])))


def _unknown(part: Part, levels: Levels) -> Unrecognised:
    counts = {level.labels[0]: level.n for level in levels.levels}
    labels = part.labels
    unknown = {label: n for label, n in counts.items() if label is not None and not _is_known(label, labels)}
    return under_showing_rule(unknown, levels.distinct - len(levels.levels), levels.rows - sum(counts.values()))


def _is_known(label: str, labels: Mapping[str, object]) -> bool:
    return normalised(label) in labels or normalised(without_examples(label)) in labels
