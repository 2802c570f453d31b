"""From a mapping to a published folder: prepare, measure, protect, write, enter into the ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from socmob.disclosure import Submission, already_in, check_profile, entering
from socmob.engine import duckdb_engine
from socmob.readers import NAMELESS
from socmob.reports import ReportFiles, headlines, write_report
from socmob.values.definitions import Statistic
from socmob.values.joint import Joint
from socmob.values.tables import Release
from socmob.workflows.describing import joined_groups
from socmob.workflows.gathering import gathered
from socmob.workflows.knowing import joint_of
from socmob.workflows.measuring import Measured, measure_rows
from socmob.workflows.preparing import prepare
from socmob.workflows.progress import Progress, silent
from socmob.workflows.projects import Project
from socmob.workflows.protecting import protected
from socmob.workflows.releasing import Book, open_book
from socmob.workflows.suggesting import pooling_suggested


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was written: its files, its opening sentences, and what whoever made it should know."""

    files: ReportFiles
    headlines: tuple[str, ...]
    remarks: tuple[str, ...]


def report(project: Project, folder: Path, tell: Progress = silent, corrects: Collection[int] = ()) -> Report:
    """Write the report of a project into a folder; nothing is written where anything is refused.

    It is checked against the releases of the project's ledger that count, and entered there; `corrects` are withdrawn
    releases whose place it takes.
    """
    book = open_book(project, corrects)
    measured, joint = _measured(project, book, tell)
    check_profile(book.ledger, project.profile, _waves(measured), book.corrects)
    tell("Protecting the people behind the numbers")
    release = protected(measured, joint, project.profile, book)
    tell("Writing the report")
    submission = book.submission(project, release, measured.prepared, joint)
    proposed = pooling_suggested(measured, joint, release)
    remarks = (*_remarks(release, measured), *proposed, *_of_ledger(book, submission, project.folder))
    files = write_report(release, folder, project.look, entering(book.ledger, submission))
    return Report(files, headlines(release), remarks)


def _measured(project: Project, book: Book, tell: Progress) -> tuple[Measured, Joint]:
    """The estimates of a project, and what the gate must know about its people."""
    engine = duckdb_engine()
    try:
        prepared = prepare(engine, project.mapping, project.folder, project.files, tell, book.coded)
        measured = measure_rows(engine, prepared, tell)
        joint = joint_of(engine, prepared, tuple(measured.measures), book.waves_by, _pools(book))
        fewest = max(project.profile.threshold, project.profile.minimum_base)
        return replace(measured, groups=gathered(prepared, joint, fewest)), joint
    finally:
        engine.close()


def _waves(measured: Measured) -> tuple[str, ...]:
    """Every wave that the figures are of, a pool's own among them."""
    pool = measured.prepared.pool
    return (*measured.prepared.waves, *(pool.waves if pool is not None else ()))


def _pools(book: Book) -> dict[str, tuple[str, ...]]:
    """The waves of every earlier release that was about several pooled, by the name that it gave them together."""
    told = (each.release.about for each in book.earlier)
    return {about.wave: about.waves for about in told if about.wave not in about.waves}


def _remarks(release: Release, measured: Measured) -> Iterator[str]:
    join = measured.prepared.join
    yield from joined_groups(measured)
    if join is not None and join.answers_alone:
        answers = join.matched + join.answers_alone
        yield f"{join.answers_alone:,} of {answers:,} answers have a key that is not on the record, and are left out."
    withheld, cells = (sum(getattr(line, of) for line in release.withheld) for of in ("withheld", "cells"))
    if withheld:
        yield f"{withheld:,} of {cells:,} numbers are withheld to protect people; the report says where at its end."
    if withheld and not _tells_a_share(release):
        yield "No share of any answer could be shown: this report says nothing of where people come from."
    if 2 * withheld > cells:
        yield "With fewer breakdowns more can be shown; a small firm can say use: small_firm in profile.yaml before."
    if release.about.organisation == NAMELESS:
        yield f'It calls you "{NAMELESS}": write your name into the mapping, under organisation.'


def _tells_a_share(release: Release) -> bool:
    cells = (cell for table in release.tables for cell in table.cells.values())
    return any(cell.value is not None and cell.definition.statistic is Statistic.SHARE for cell in cells)


def _of_ledger(book: Book, submission: Submission, folder: Path) -> Iterator[str]:
    """What whoever made the report should know about the ledger: a line, and one more where there are earlier ones."""
    known = already_in(book.ledger, submission.release)
    if known is not None:
        yield f"This is release {known.number} again, as it was published on {known.date}."
        return
    yield f"It is release {len(book.ledger.releases) + 1} of the ledger in {book.ledger.folder}: keep that folder."
    for number in book.corrects:
        yield f"It corrects release {number}; whoever has both can compare them, so ask for the earlier one back."
    numbers = ", ".join(map(str, submission.checked_against))
    if numbers:
        here = "" if folder == Path() else f" --project {folder}"
        yield (
            f"Earlier releases were taken into account: {numbers}. One that nobody outside saw can be taken back: "
            f"socmob withdraw NUMBER --because WHY --nobody-saw-it{here}"
        )
    if submission.others:
        yield f"{len(submission.others)} by others were taken into account too, as the mapping says under earlier."
