"""Coding a file: job titles to unit groups, unit groups or answers to classes, written beside what the file holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from socmob.engine import Engine, Rows, duckdb_engine, write_rows
from socmob.errors import DataError, MappingError, RefusedError
from socmob.framework import edition
from socmob.occupations import ADDED, CodingColumns, coding_lookup
from socmob.occupations.answers import FOUR_PART, QUESTION
from socmob.occupations.columns import is_unrecognised
from socmob.occupations.official import tables_in
from socmob.occupations.one_question import EDITION as ONE_QUESTION
from socmob.occupations.soc import looks_like_soc2010
from socmob.occupations.store import data_directory
from socmob.readers import FileFacts, load_mapping
from socmob.readers.showing import Unrecognised, under_showing_rule
from socmob.values.cells import Level
from socmob.values.sources import PlannedSource, ReadingPlan
from socmob.workflows.coding_counts import CodingCounts, counts_of
from socmob.workflows.coding_titles import TITLE_ADDED, TitleColumns, TitlesCoded, code_titles
from socmob.workflows.progress import Progress, silent
from socmob.workflows.recognising import inspect_file


@dataclass(frozen=True, slots=True)
class Coding:
    """What is to be coded; where there are `titles`, the column of SOC 2020 in `classes` is that of their codes."""

    classes: CodingColumns
    titles: TitleColumns | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the file that are used."""
        own = tuple(name for name in self.classes.on if not (self.titles and name in TITLE_ADDED))
        return (*own, *(self.titles.on if self.titles else ()))

    @property
    def added(self) -> tuple[str, ...]:
        """The columns that are added."""
        return (*(TITLE_ADDED if self.titles else ()), *ADDED)


@dataclass(frozen=True, slots=True)
class CodedFile:
    """What came of coding a file; the counts are for whoever holds it, and never published as they are."""

    path: Path
    counts: CodingCounts
    unrecognised: Mapping[str, Unrecognised] = field(default_factory=dict)
    official: bool = False
    """Whether the derivation tables of the ONS were used."""
    titles: TitlesCoded | None = None


def code_file(
    path: Path,
    coding: Coding,
    out: Path,
    tell: Progress = silent,
    *,
    sheet: str | None = None,
    replace_out: bool = False,
    data: Path | None = None,
) -> CodedFile:
    """Write a file again with the columns `coding.added`; DataError where it cannot be coded, RefusedError over a file.

    `data` is the folder of what was imported, by default the user's own.
    """
    _check_target(path, out, replace_out)
    engine = duckdb_engine()
    try:
        tell("Reading the file")
        facts = inspect_file(path, sheet)
        _check_headings(facts, coding)
        plan = ReadingPlan((PlannedSource(facts.source, {name: name for name in facts.columns}),))
        rows, found = code_rows(engine, engine.open(plan), coding, data or data_directory(), tell)
        tell("Writing the coded file")
        write_rows(rows, (*facts.columns, *coding.added), out)
    finally:
        engine.close()
    return replace(found, path=out)


def code_rows(
    engine: Engine, rows: Rows, coding: Coding, data: Path, tell: Progress = silent
) -> tuple[Rows, CodedFile]:
    """Rows with the columns `coding.added`, and what came of them; each combination of labels is coded once."""
    tables, titles = tables_in(data), None
    if coding.titles is not None:
        tell("Coding job titles")
        alone = set(coding.classes.on) <= set(TITLE_ADDED)
        rows, titles = code_titles(engine, rows, coding.titles, data, tables if alone else None)
    tell("Deriving classes")
    levels = engine.levels(rows, coding.classes.on).levels
    _check_edition(coding.classes, levels)
    rows = engine.attach(rows, coding_lookup(coding.classes, (level.labels for level in levels), tables))
    return rows, CodedFile(
        Path(),
        _counts(engine, rows, coding, levels),
        dict(_unrecognised(coding, levels)),
        official=bool(tables.official),
        titles=titles,
    )


def coding_of_mapping(path: Path) -> Coding:
    """The columns that a mapping names for the question on parental occupation; MappingError if it has none."""
    mapping = load_mapping(path)
    asked = mapping.questions.get(QUESTION)
    if asked is None or asked.column is None:
        raise MappingError(
            f"The mapping names no column for {QUESTION}.",
            where=str(path),
            do="Name the columns by options: socmob code --help lists them.",
        )
    parts = {part: further.column for part, further in asked.further.items()}
    named = {"occupation": asked.column, **parts} if parts else {"option": asked.column}
    options = {part: further.options for part, further in asked.further.items()}
    labels = _wordings({("occupation" if parts else "option"): asked.options, **options})
    return Coding(replace(CodingColumns.of(named, mapping.settings), labels=labels))


def _wordings(options: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """For labels that the mapping gives an option the option's own wording; those given a category stay as they are."""
    four_part = edition(FOUR_PART).question(QUESTION)
    known = {"option": edition(ONE_QUESTION).question(QUESTION).options, "occupation": four_part.options}
    by_id = {role: {option.id: option.label for option in found} for role, found in known.items()}
    by_id |= {part.id: {option.id: option.label for option in part.options} for part in four_part.further}
    return {
        role: {label: by_id[role][id] for label, id in chosen.items() if id in by_id[role]}
        for role, chosen in options.items()
    }


def _check_target(path: Path, out: Path, replace_out: bool) -> None:
    if out.exists() and (not replace_out or out.samefile(path)):
        same = out.samefile(path)
        raise RefusedError(
            "The coded file would take the place of the file that is coded." if same else "The file is there already.",
            where=str(out),
            do="Name another file with --out." if same else "Name another with --out, or add --force.",
        )


def _check_headings(facts: FileFacts, coding: Coding) -> None:
    """Refuse columns that the file does not have, and those it has under a name that is to be added."""
    absent = [name for name in coding.columns if name not in facts.columns]
    if absent:
        listed = ", ".join(f'"{name}"' for name in facts.columns[:20])
        raise MappingError(
            f'The file has no column "{absent[0]}".', where=facts.path.name, do=f"Its columns are {listed}."
        )
    taken = [name for name in coding.added if name in facts.columns]
    if taken:
        raise MappingError(
            f'The file has a column "{taken[0]}" already, which coding would add.',
            where=facts.path.name,
            do="Rename it, or code the file without it.",
        )


def _check_edition(columns: CodingColumns, levels: Sequence[Level]) -> None:
    """Refuse codes of SOC 2010 where those of SOC 2020 are expected: most are in both, and mean other jobs."""
    if columns.soc2020 is None:
        return
    place = columns.on.index(columns.soc2020)
    if looks_like_soc2010((level.labels[place], level.n) for level in levels):
        raise DataError(
            "The codes look like SOC 2010, where SOC 2020 is expected: more of them are in that edition alone.",
            where=f'the column "{columns.soc2020}"',
            do="Name the column with --soc2010-column, or give codes of SOC 2020.",
        )


def _counts(engine: Engine, rows: Rows, coding: Coding, levels: Sequence[Level]) -> CodingCounts:
    by_result = engine.levels(rows, ("smc3", "nssec_method", "nssec_flags", "nssec_reason")).levels
    soc = coding.classes.soc2020
    groups = engine.levels(rows, (soc, "nssec_method", "nssec_flags")).levels if soc else ()
    return counts_of(by_result, groups, sum(level.n for level in levels))


def _unrecognised(coding: Coding, levels: Sequence[Level]) -> dict[str, Unrecognised]:
    """By column, the labels that are nothing which is known there, as far as they may be shown."""
    found: dict[str, Unrecognised] = {}
    for role, column in coding.classes.roles.items():
        if coding.titles is not None and column in TITLE_ADDED:
            continue
        place, counts = coding.classes.on.index(column), dict[str, int]()
        for level in levels:
            label = level.labels[place]
            if label is not None and is_unrecognised(role, coding.classes.told(level.labels)[role]):
                counts[label] = counts.get(label, 0) + level.n
        if counts:
            found[column] = under_showing_rule(counts)
    return found
