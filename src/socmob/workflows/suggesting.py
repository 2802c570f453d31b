"""What would let more be shown: pooling waves, where one alone is too small and two together are not."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from socmob.measures import Design
from socmob.reports.phrases import listed
from socmob.values.cells import Integers
from socmob.values.definitions import Statistic
from socmob.values.joint import Joint
from socmob.values.tables import Release
from socmob.workflows.measuring import MeasureCells, Measured


def pooling_suggested(measured: Measured, joint: Joint, release: Release) -> Iterator[str]:
    """A sentence that proposes to pool the wave with the one before, where that lets a composition be shown.

    Nothing is proposed where people of the same staff cannot be told apart by a key.
    """
    prepared = measured.prepared
    before, now = prepared.before, prepared.current
    if before is None or not (joint.linked or not prepared.mapping.census) or prepared.design != Design():
        return
    labels = tuple(
        own.view.label
        for measure, own in measured.measures.items()
        if measured.compared(measure) is not None
        and not own.across.otherwise
        and not _is_shown(release, measure)
        and _enough(joint, own, (before, now), release.threshold)
    )
    if labels:
        yield (
            f"Too few people answered in {now} to show {listed(labels)}; {before} and {now} together have enough. To "
            f'pool them, write waves: {{pool: ["{before}", "{now}"]}} into the mapping.'
        )


def _is_shown(release: Release, measure: str) -> bool:
    """Whether any share of a measure's composition is shown."""
    table = release.table(f"composition.{measure}")
    cells = table.cells.values() if table is not None else ()
    return any(cell.definition.statistic is Statistic.SHARE and cell.value is not None for cell in cells)


def _enough(joint: Joint, own: MeasureCells, waves: tuple[str, str], threshold: int) -> bool:
    """Whether every class of the coarsest split has enough people in two waves pooled."""
    codes = joint.answers[own.view.measure].codes
    people = dict(zip(codes, _pooled(joint, own.view.measure, waves).tolist(), strict=True))
    return all(sum(people.get(code, 0) for code in one.codes) >= threshold for one in own.view.splits[-1])


def _pooled(joint: Joint, measure: str, waves: tuple[str, str]) -> Integers:
    """People by answer in two waves together, each once; of those who changed it the later answer, shape (codes,)."""
    answers, places = joint.answers[measure], [joint.waves.index(wave) for wave in waves]
    there = joint.present[:, places].any(axis=1)
    found: Integers = answers.counts[there].sum(axis=0)
    if answers.changed is not None:
        found = found + answers.changed[:, places[1]].sum(axis=0)
    return np.asarray(found)
