"""From a mapping to a published folder: prepare, measure, protect, write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from socmob.disclosure import protect
from socmob.engine import duckdb_engine
from socmob.framework import Profile
from socmob.readers import NAMELESS, Mapping
from socmob.reports import ReportFiles, headlines, write_report
from socmob.values.tables import Release
from socmob.workflows.describing import about
from socmob.workflows.measuring import measure_rows
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


def release_of(
    mapping: Mapping, folder: Path, files: Sequence[Path], rules: Profile, tell: Progress = silent
) -> Release:
    """The release of a mapping's files under a disclosure profile."""
    engine = duckdb_engine()
    try:
        measured = measure_rows(engine, prepare(engine, mapping, folder, files, tell), tell)
    finally:
        engine.close()
    tell("Protecting the people behind the numbers")
    return protect(raw_tables(measured), rules, about(measured))


def report(project: Project, folder: Path, tell: Progress = silent) -> Report:
    """Write the report of a project into a folder; nothing is written where anything is refused."""
    release = release_of(project.mapping, project.folder, project.files, project.profile, tell)
    tell("Writing the report")
    return Report(write_report(release, folder, project.look), headlines(release), tuple(_remarks(release)))


def _remarks(release: Release) -> Iterator[str]:
    withheld, cells = (sum(getattr(line, of) for line in release.withheld) for of in ("withheld", "cells"))
    if withheld:
        yield f"{withheld:,} of {cells:,} numbers are withheld to protect people; its last section says where."
    if release.about.organisation == NAMELESS:
        yield f'It calls you "{NAMELESS}": write your name into the mapping, under organisation.'
