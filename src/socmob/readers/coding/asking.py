"""Who was asked a question, so that a blank is told from a question that was not put."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from socmob.errors import MappingError
from socmob.framework import normalised
from socmob.readers.mapping.model import Mapping
from socmob.readers.near import quoted
from socmob.readers.showing import under_showing_rule
from socmob.values.cells import Level


@dataclass(frozen=True, slots=True)
class Asking:
    """The waves in which a question was put, and the labels that tell who was asked there.

    Where `labels` is None no column tells; `listed_were_asked` says whether the labels are those of people asked.
    """

    waves: frozenset[str | None]
    labels: frozenset[str] | None = None
    listed_were_asked: bool = True

    def was_asked(self, labels: tuple[str | None, ...]) -> bool:
        """Whether people with these labels (wave, who was asked, answers) were asked the question."""
        if labels[0] not in self.waves:
            return False
        if self.labels is None:
            return True
        listed = labels[1] is not None and normalised(labels[1]) in self.labels
        return listed == self.listed_were_asked


def asking(
    mapping: Mapping, measure: str, levels: Sequence[Level], columns: int, waves: Iterable[str] | None = None
) -> Asking:
    """Who was asked a measure's question: in the waves given, else the mapping's, else where anyone answered."""
    question = mapping.questions[measure]
    answered = {level.labels[0] for level in levels if any(level.labels[-columns:])}
    before = question.before.waves if question.before is not None and question.waves else ()
    listed_waves: frozenset[str | None] = frozenset(waves or (*question.waves, *before)) or frozenset(answered)
    if not mapping.asked.column:
        return Asking(listed_waves)
    listed = mapping.asked.yes or mapping.asked.no
    _check_listed(mapping, listed, levels)
    return Asking(listed_waves, frozenset(normalised(label) for label in listed), bool(mapping.asked.yes))


def _check_listed(mapping: Mapping, listed: Sequence[str], levels: Sequence[Level]) -> None:
    """Refuse labels of which none occurs: they would make everyone, or no one, count as asked."""
    counts: Counter[str] = Counter()
    for level in levels:
        if level.labels[1] is not None:
            counts[level.labels[1]] += level.n
    if not {normalised(label) for label in listed} & {normalised(label) for label in counts}:
        what = f'No row of the column "{mapping.asked.column}" holds {" or ".join(map(quoted, listed))}.'
        do = f"Write the labels that the column has: {under_showing_rule(counts)}."
        raise MappingError(what, where=mapping.where("asked"), do=do)
