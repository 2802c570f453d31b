"""One column held against one question: by its heading, and by its labels."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from socmob.framework import Edition, Option, Question, normalised, speaks_of, without_examples
from socmob.readers.facts import Levels
from socmob.readers.near import likeness
from socmob.readers.recognition.model import ColumnFound, How, LabelFound, LabelProposed
from socmob.readers.showing import MOST_TO_SHOW, Unrecognised, under_showing_rule
from socmob.values.codes import is_state

LIKELY_LABEL = 80
"""A label less like an option's wording than this is not proposed as that option."""


def by_heading(headings: Iterable[str], question: Question) -> How | None:
    """How a column's heading (or one of the texts a file gives it) is a heading of a question, None where it is not."""
    listed = tuple(headings)
    if set(listed) & set(question.headings):
        return How.EXACT
    return How.NORMALISED if {normalised(heading) for heading in listed} & folded_headings(question) else None


def folded_headings(question: Question) -> frozenset[str]:
    """A question's headings in their normal form."""
    return folded(question.headings)


@cache
def folded(headings: tuple[str, ...]) -> frozenset[str]:
    """Headings in their normal form."""
    return frozenset(normalised(heading) for heading in headings)


def column_found(
    column: str, edition: Edition, question: Question, how: How, score: float, levels: Levels
) -> ColumnFound:
    """A column as the answers to a question: its labels known, and not known, with proposals for the latter."""
    counts = {level.labels[0]: level.n for level in levels.levels}
    answered = levels.rows - counts.pop(None, 0)
    known = tuple(_labels_found(counts, question))
    told = {found.label for found in known}
    others = {label: n for label, n in counts.items() if label is not None and label not in told}
    more = levels.distinct - len(levels.levels)
    more_rows = answered - sum(found.rows for found in known) - sum(others.values())
    unknown = under_showing_rule(others, more, more_rows)
    proposed = _proposed(unknown, question)
    hidden = _spoken_of(set(others) - {label for label, _ in unknown.shown}, question)
    return ColumnFound(column, question.measure, edition.id, how, score, answered, known, unknown, proposed, hidden)


def _spoken_of(labels: set[str], question: Question) -> tuple[str, ...]:
    """The options that labels speak of which may not be shown; none where they are too many to be answers."""
    if len(labels) > MOST_TO_SHOW:
        return ()
    found = {option.id for label in labels if (option := _by_keywords(without_examples(label), question)) is not None}
    return tuple(option.id for option in question.options if option.id in found)


def _labels_found(counts: dict[str | None, int], question: Question) -> Iterable[LabelFound]:
    exact = {label: option for option in question.options for label in option.all_labels}
    folded = question.labels
    for label, n in counts.items():
        if label is None:
            continue
        option = exact.get(label) or folded.get(normalised(label)) or folded.get(normalised(without_examples(label)))
        if option is not None:
            yield LabelFound(label, n, option.id, How.EXACT if label in exact else How.NORMALISED)


def _proposed(unknown: Unrecognised, question: Question) -> tuple[LabelProposed, ...]:
    """For each label that may be shown the option that its words speak of, else the one that it is most like."""
    found = []
    for label, n in unknown.shown:
        class_ = without_examples(label)
        score, option = max(((_option_likeness(class_, o), o) for o in question.options), key=lambda pair: pair[0])
        spoken_of = _by_keywords(class_, question)
        if score >= LIKELY_LABEL and spoken_of in (None, option):
            found.append(LabelProposed(label, n, option.id, score))
        elif spoken_of is not None:
            found.append(LabelProposed(label, n, spoken_of.id, 0.0, How.KEYWORDS))
    return tuple(found)


def _by_keywords(label: str, question: Question) -> Option | None:
    """The option whose keywords a label has; of several the one with most keywords, None where they have as many."""
    found = sorted((o for o in question.options if speaks_of(label, o.keywords)), key=lambda o: -len(o.keywords))
    alone = len(found) == 1 or (len(found) > 1 and len(found[0].keywords) > len(found[1].keywords))
    return found[0] if alone else None


def _option_likeness(label: str, option: Option) -> float:
    return max(likeness(label, known) for known in option.all_labels)


def looks_like(found: ColumnFound, question: Question) -> bool:
    """Whether labels alone suggest a question: two or more of its categories, on four rows in five."""
    categories = {option.id for option in question.options if not is_state(option.counts)}
    return len({label.option for label in found.labels} & categories) >= 2 and (
        5 * found.known_rows >= 4 * found.answered > 0
    )
