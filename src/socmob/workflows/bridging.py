"""Which waves of another form are held against the current one over a bridge that an overlap tells, and the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from socmob.framework import scheme, threshold
from socmob.measures.bridging import Overlap
from socmob.readers import Mapping, bridge_between, form_before, form_in, names
from socmob.values.cells import Cells
from socmob.values.tables import AskedOtherwise
from socmob.workflows.preparing import Prepared


@dataclass(frozen=True, slots=True)
class Bridges:
    """An overlap, and the waves asked in the earlier form that it brings to the later one."""

    overlap: Overlap
    waves: tuple[str, ...]
    otherwise: tuple[AskedOtherwise, ...]


def overlap_table(prepared: Prepared, measure: str) -> tuple[str, ...] | None:
    """What is tabulated to know both answers of those asked both ways; None where no wave was."""
    if prepared.pool is not None or overlap_wave(prepared, measure) is None:
        return None
    design = tuple(column for column in (prepared.design.stratum, prepared.design.unit) if column)
    return (names.WAVE, measure, names.before(measure), *design)


def overlap_wave(prepared: Prepared, measure: str) -> str | None:
    """The latest wave in which a measure was asked both ways."""
    question = prepared.mapping.questions[measure]
    found = [wave for wave in prepared.waves if question.both_ways(wave)]
    return found[-1] if found and not question.in_before(prepared.current) else None


def bridges_over(prepared: Prepared, measure: str, cells: Cells, refused: Sequence[str]) -> Bridges | None:
    """The refused waves that an overlap brings to the form of the current one; None where there is none."""
    wave, mapping = overlap_wave(prepared, measure), prepared.mapping
    if wave is None:
        return None
    old = scheme(form_before(mapping, measure).scheme_id).category_ids
    new = scheme(form_in(mapping, measure, prepared.current).scheme_id).category_ids
    overlap = Overlap(cells, wave, measure, names.before(measure), old, new)
    bridged = tuple(each for each in refused if _can_bridge(mapping, measure, prepared.current, each, overlap))
    if not bridged:
        return None
    says = tuple(_otherwise(mapping, measure, prepared.current, each, wave) for each in bridged)
    return Bridges(overlap, bridged, says)


def _can_bridge(mapping: Mapping, measure: str, current: str, wave: str, overlap: Overlap) -> bool:
    """Whether a wave was asked in the earlier form, a bridge may be estimated, and enough people are behind it.

    Each answer that anybody of the wave gave needs so many people in the overlap, and so does each class of the later
    form; with fewer the estimate would lean on a handful, who might be told from it.
    """
    forms = [
        form.question and form.question.form
        for form in (form_in(mapping, measure, wave), form_before(mapping, measure))
    ]
    later = [form_in(mapping, measure, each).question for each in (overlap.wave, current)]
    same = forms[0] == forms[1] and later[0] is not None and later[1] is not None and later[0].form == later[1].form
    if not same or not bridge_between(mapping, measure, current, wave).overlap:
        return False
    given = [old for old in overlap.old if (overlap.of_wave(wave) & overlap.cells.mask(measure, [old])).any()]
    fewest = threshold("report.bridge_overlap").value
    behind = [*(overlap.people()[old] for old in given), *overlap.classes().values()]
    return bool(given) and min(behind) >= fewest


def _otherwise(mapping: Mapping, measure: str, current: str, wave: str, over: str) -> AskedOtherwise:
    why = bridge_between(mapping, measure, current, wave).why
    says = (
        f"{wave} was asked in another form than {current}. {why} The change since {wave} is estimated over {over}, "
        "when both forms were asked: as if those who gave an answer then would have answered the new form as those of "
        "the same answer did in both. Its interval holds what that leaves unknown."
    )
    return AskedOtherwise(measure, wave, says)


def in_words(bridges: Bridges | None) -> Iterator[AskedOtherwise]:
    """What must be known of the waves that were brought to the current form."""
    yield from bridges.otherwise if bridges is not None else ()
