"""Labels that are not recognised, told under the showing rule, with what to write in the mapping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace

from socmob.errors import DataError
from socmob.framework import label
from socmob.framework.questions import Part
from socmob.readers.mapping.forms import Form
from socmob.readers.mapping.model import Mapping
from socmob.readers.near import near, quoted
from socmob.readers.showing import under_showing_rule
from socmob.values.codes import AnswerState


@dataclass(frozen=True, slots=True)
class UnknownLabels:
    """The labels of one column that mean nothing yet, with counts.

    Those of a question can be mapped to what its `form` knows, of a further `part` to that part's options; those of a
    breakdown belong into its `order`.
    """

    column: str
    place: tuple[str, ...]
    counts: MappingOf[str, int]
    form: Form | None = None
    order: Sequence[str] = ()
    part: Part | None = None

    def sentence(self) -> str:
        """What is not recognised, as far as it may be shown."""
        return f'In the column "{self.column}" these labels are not recognised: {under_showing_rule(self.counts)}.'

    def advice(self) -> str:
        """What to write in the mapping."""
        shown = under_showing_rule(self.counts).shown
        first = quoted(shown[0][0]) if shown else '"the label as the file has it"'
        where = f"under {': '.join(self.place)}:"
        if self.form is None:
            likely = near(shown[0][0], self.order) if shown else ()
            return f"add them {where} order" + (f" (is {first} the same as {quoted(likely[0])}?)" if likely else "")
        lines = "\n  ".join(_targets(self.form) if self.part is None else (_of_part(self.part),))
        return f"{where} options write a line for each, {first}: and one of\n  {lines}"


def _targets(form: Form) -> Iterable[str]:
    """What a label of a question can mean, with its words."""
    if form.question is not None and form.edition is not None:
        options = "; ".join(f"{option.id} ({option.label})" for option in form.question.options)
        yield f"options of {form.edition.id}: {options} (socmob framework {form.edition.id} tells how each counts)"
    yield "categories: " + "; ".join(f"{category} ({label(category)})" for category in form.categories)
    yield "answer states: " + ", ".join(AnswerState)


def _of_part(part: Part) -> str:
    """What a label of a further part can mean, with its words."""
    return "; ".join(f"{option.id} ({option.label})" for option in part.options)


def joined(faults: Iterable[UnknownLabels]) -> tuple[UnknownLabels, ...]:
    """The same labels of one column, told wave by wave, as one."""
    found: dict[tuple[str, tuple[str, ...]], UnknownLabels] = {}
    for fault in faults:
        key = (fault.column, fault.place)
        before = found.get(key, fault)
        more = Counter(before.counts) + Counter(fault.counts) if key in found else Counter(fault.counts)
        found[key] = replace(before, counts=dict(more))
    return tuple(found.values())


def refuse_unknown(mapping: Mapping, unknown: Sequence[UnknownLabels]) -> None:
    """Refuse answers of which some mean nothing yet; every column is named at once."""
    if unknown:
        raise DataError(
            "\n".join(fault.sentence() for fault in unknown),
            where="; ".join(dict.fromkeys(mapping.where(*fault.place) for fault in unknown)),
            do="In the mapping " + ";\n".join(fault.advice() for fault in unknown) + ".",
        )
