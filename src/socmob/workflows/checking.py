"""What a file holds and what would become of it: recognised columns, a mapping, and counts by reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from socmob.engine import Engine, Rows, duckdb_engine
from socmob.errors import DataError
from socmob.readers import Recognition, Written, load_mapping, names, only_respondents, write_mapping
from socmob.workflows.joining import Join
from socmob.workflows.preparing import prepare
from socmob.workflows.progress import Progress, silent
from socmob.workflows.projects import MAPPING
from socmob.workflows.recognising import recognise_files


@dataclass(frozen=True, slots=True)
class CodeCount:
    """How many rows of a wave got a code of a measure; for whoever holds the file, never published as it is."""

    measure: str
    wave: str
    code: str
    n: int


@dataclass(frozen=True, slots=True)
class Seen:
    """Files as they were found and recognised, and where their mapping was written."""

    notes: tuple[str, ...]
    recognition: Recognition
    mapping: Path
    written: Written
    """What was written, with the proposals that count in it, and whether a report can be made without editing it."""
    only_respondents: bool
    """Whether the file seems to hold nobody but those who answered."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a mapping makes of its files."""

    mapping: Path
    waves: tuple[str, ...]
    join: Join | None
    counts: tuple[CodeCount, ...]


def mapping_for(mapping: Path | None, files: Sequence[Path]) -> Path | None:
    """The mapping to check: the one named if it is there, else the one beside the first file, else one here."""
    if mapping is not None:
        return mapping if mapping.is_file() or not files else None
    beside = files[0].parent / MAPPING if files else Path(MAPPING)
    if beside.is_file():
        return beside
    if not files:
        raise DataError(f"There is no {MAPPING} here.", do="Name a file of answers: socmob check FILE.")
    return None


def look_at(
    paths: Sequence[Path],
    mapping: Path | None = None,
    sheet: str | None = None,
    tell: Progress = silent,
    *,
    accept: bool = False,
) -> Seen:
    """Recognise files and write a mapping of them beside the first; RefusedError where one may hold edits.

    With `accept` what is proposed counts in the mapping: that is for a person to say.
    """
    engine = duckdb_engine()
    try:
        tell("Looking into the file")
        found = recognise_files(engine, paths, sheet)
    finally:
        engine.close()
    if found.recognition.rows == 0:
        where = paths[0].name
        raise DataError("The file has a header and no rows below it.", where=where, do="Export the answers again.")
    target, recognition = mapping or paths[0].parent / MAPPING, found.recognition
    written = write_mapping(recognition, found.facts, target, more=found.more, sheet=sheet, accept=accept)
    notes = dict.fromkeys(note for facts in (found.facts, *found.more) for note in facts.notes)
    return Seen(tuple(notes), recognition, target, written, only_respondents(recognition))


def check_mapping(mapping: Path, files: Sequence[Path] = (), tell: Progress = silent) -> Checked:
    """Read, join and code the files of a mapping as a report would, and count what came of every row."""
    engine = duckdb_engine()
    try:
        prepared = prepare(engine, load_mapping(mapping), mapping.parent, files, tell)
        counts = tuple(_counts(engine, prepared.rows, prepared.mapping.measures))
        engine.tabulate(prepared.rows, (names.WAVE,), weight=prepared.weight)  # refuses weights that cannot be
    finally:
        engine.close()
    return Checked(mapping, prepared.waves, prepared.join, counts)


def _counts(engine: Engine, rows: Rows, measures: Sequence[str]) -> Iterator[CodeCount]:
    for measure in measures:
        for level in engine.levels(rows, (names.WAVE, measure)).levels:
            wave, code = level.labels
            yield CodeCount(measure, wave or "", code or "", level.n)
