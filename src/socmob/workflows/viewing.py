"""How each measure of a mapping is looked at: its classes and splits from the framework, its states from the rows."""

from __future__ import annotations

from collections.abc import Sequence

from socmob import framework
from socmob.engine import Engine, Rows
from socmob.measures.tables import OriginClass, View
from socmob.readers import Mapping, form_in
from socmob.values.codes import states_among


def view_of(engine: Engine, rows: Rows, mapping: Mapping, measure: str, wave: str) -> View:
    """A measure as its tables show it, in the scheme of the form that a wave was asked in."""
    form = form_in(mapping, measure, wave)
    scheme = framework.scheme(form.scheme_id)
    found = {level.labels[0] for level in engine.levels(rows, (measure,)).levels}
    finest = tuple(OriginClass(one.id, one.label, (one.id,)) for one in scheme.categories)
    coarser = tuple(tuple(_joined(group.label, group.members) for group in split.groups) for split in scheme.splits)
    return View(
        measure=measure,
        label=framework.measure(measure).label,
        splits=(finest, *coarser),
        categories=scheme.category_ids,
        states=states_among(found, form.always_possible),
    )


def _joined(label: str, members: Sequence[str]) -> OriginClass:
    return OriginClass("+".join(members), label, tuple(members))
