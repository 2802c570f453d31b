"""Holding the further parts of a question against its edition: each needs its column, and nothing else has one."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence

from socmob.errors import MappingError
from socmob.readers.mapping.asked_in import Further
from socmob.readers.mapping.forms import Form, form_before, forms_of
from socmob.readers.mapping.model import Mapping
from socmob.readers.near import suggestion

Place = tuple[str, ...]


def check_parts(mapping: Mapping, measure: str) -> None:
    """Refuse a question in several parts without a column for each, columns of other parts, options that no part has.

    A question in several parts that is read by its first alone would put people into classes where they are not.
    """
    question, place = mapping.questions[measure], ("questions", measure)
    before = form_before(mapping, measure) if question.before is not None else None
    own = [form for form in forms_of(mapping, measure) if before is None or form != before]
    _check(mapping, own, question.further, place)
    if question.before is not None and before is not None:
        _check(mapping, [before], question.before.further, (*place, "before"))


def _check(mapping: Mapping, forms: Sequence[Form], further: MappingOf[str, Further], place: Place) -> None:
    parts = {part.id: part for form in forms if form.question for part in form.question.further}
    for id, part in parts.items():
        if id not in further:
            columns = ", ".join(f"{each}: ..." for each in parts)
            raise MappingError(
                f'This question was asked in {len(parts) + 1} parts, and the column of "{id}" is not named.',
                where=mapping.where(*place),
                do=f"Add further: {{{columns}}} with the column of each part.",
            )
        known = [option.id for option in part.options]
        for label, target in further[id].options.items():
            if target not in known:
                what = f'"{target}" is no answer to the part "{id}".'
                where = mapping.where(*place, "further", id, "options", label)
                raise MappingError(what, where=where, do=suggestion(target, known))
    for id in further:
        if id not in parts:
            what = f'No edition named here asks a further part "{id}".'
            where = mapping.where(*place, "further", id)
            do = suggestion(id, parts) if parts else "Leave further out, or name the edition that asks in parts."
            raise MappingError(what, where=where, do=do)
