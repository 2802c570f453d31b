"""What a form's questions and answers are called where it was put elsewhere: in other languages, and by their ids."""

from __future__ import annotations

from collections.abc import Iterator

from socmob.framework.language_data import in_other_languages
from socmob.framework.questions import Option, Part, PartOption, Question
from socmob.framework.text import normalised

EDITION_FIELD = "socmob_edition"
"""The hidden field in which a form carries the id of its edition, where a program can have one."""


def known_elsewhere(question: Question) -> Question:
    """A question with its text in every language among its headings, and each answer's texts and id among its labels.

    An id that is a wording of another option is left out: there the wording counts.
    """
    kept = {name: getattr(question, name) for name in Question.model_fields}
    further = tuple(_known_part(part, part_id(question, part)) for part in question.further)
    return Question(**{**kept, **_wordings(question), "further": further})


def part_id(question: Question, part: Part) -> str:
    """What a further part of a question is called where every part needs a name of its own."""
    return f"{question.id}.{part.id}"


def _known_part(part: Part, id: str) -> Part:
    return Part(**{**{name: getattr(part, name) for name in Part.model_fields}, **_wordings(part, id)})


def _wordings(asked: Question | Part, *ids: str) -> dict[str, object]:
    texts = (*in_other_languages(asked.text), *ids)
    options = tuple(_known(option, asked) for option in asked.options)
    return {"columns": _joined(asked.columns, texts), "options": options}


def _known(option: Option | PartOption, asked: Question | Part) -> Option | PartOption:
    texts = (*in_other_languages(option.label, asked.text), *_own_id(option, asked))
    return option.model_copy(update={"other_labels": _joined(option.other_labels, texts)})


def _own_id(option: Option | PartOption, asked: Question | Part) -> Iterator[str]:
    owner = asked.labels.get(normalised(option.id))
    if owner is None or owner.id == option.id:
        yield option.id


def _joined(known: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Wordings with those of some more that are not among them."""
    taken = {normalised(wording) for wording in known}
    return (*known, *(wording for wording in dict.fromkeys(more) if normalised(wording) not in taken))
