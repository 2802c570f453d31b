"""From a mapping to a published folder: prepare, measure, protect, write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from socmob.disclosure import protect
from socmob.engine import duckdb_engine
from socmob.readers import NAMELESS
from socmob.reports import ReportFiles, headlines, write_report
from socmob.values.tables import Release
from socmob.workflows.describing import about, left_out_breakdowns
from socmob.workflows.measuring import Measured, measure_rows
from socmob.workflows.nesting import without_nested
from socmob.workflows.preparing import prepare
from socmob.workflows.progress import Progress, silent
from socmob.workflows.projects import Project
from socmob.workflows.tabling import raw_tables


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was written: its files, its opening sentences, and what whoever made it should know."""

    files: ReportFiles
    headlines: tuple[str, ...]
    remarks: tuple[str, ...]


def report(project: Project, folder: Path, tell: Progress = silent) -> Report:
    """Write the report of a project into a folder; nothing is written where anything is refused."""
    engine = duckdb_engine()
    try:
        prepared = prepare(engine, project.mapping, project.folder, project.files, tell)
        measured = without_nested(engine, measure_rows(engine, prepared, tell), project.profile.threshold)
    finally:
        engine.close()
    tell("Protecting the people behind the numbers")
    release = protect(raw_tables(measured), project.profile, about(measured))
    tell("Writing the report")
    files = write_report(release, folder, project.look)
    return Report(files, headlines(release), tuple(_remarks(release, measured)))


def _remarks(release: Release, measured: Measured) -> Iterator[str]:
    join = measured.prepared.join
    yield from left_out_breakdowns(measured)
    if join is not None and join.answers_alone:
        answers = join.matched + join.answers_alone
        yield f"{join.answers_alone:,} of {answers:,} answers have a key that is not on the record, and are left out."
    withheld, cells = (sum(getattr(line, of) for line in release.withheld) for of in ("withheld", "cells"))
    if withheld:
        yield f"{withheld:,} of {cells:,} numbers are withheld to protect people; the report says where at its end."
    if release.about.organisation == NAMELESS:
        yield f'It calls you "{NAMELESS}": write your name into the mapping, under organisation.'
