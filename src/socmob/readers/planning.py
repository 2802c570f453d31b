"""From a mapping and its files to plans of reading: which column comes from which file, under which name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from pathlib import Path

from socmob.errors import MappingError
from socmob.framework import normalised
from socmob.readers import names
from socmob.readers.facts import Facts, Inspect
from socmob.readers.mapping.model import File, Mapping, WaveOf
from socmob.readers.mapping.parts import Population
from socmob.readers.near import suggestion
from socmob.values.sources import PlannedSource, ReadingPlan

ANSWERS, RECORD = "answers", "record"
NUMBERS = frozenset({names.WEIGHT, names.PAY})


@dataclass(frozen=True, slots=True)
class Plans:
    """How to read the answers and the record, and what each of them tells.

    `join_on` are the columns that record and answers share (wave and key, or key alone; empty without a record).
    `headings` gives the heading in the file for each column in use. `eligible` says whose rows are the population.
    """

    answers: ReadingPlan
    record: ReadingPlan | None
    answers_columns: tuple[str, ...]
    record_columns: tuple[str, ...]
    join_on: tuple[str, ...]
    eligible: str
    headings: MappingOf[str, str]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A column that the mapping names: the name it will be known by, its heading, the mapping's entry."""

    name: str
    heading: str
    place: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Home:
    """A column found: in which file, under which heading there."""

    wanted: _Wanted
    file: str
    heading: str


def plan(mapping: Mapping, folder: Path, files_override: Sequence[Path] = (), inspect: Inspect | None = None) -> Plans:
    """The plans of reading; MappingError where a column is in no file, or in both."""
    look = inspect or _inspect
    files = _files(mapping, folder, files_override)
    _check_each_once(mapping, [(path, file.sheet) for path, file in files])
    answers = [look(path, file.sheet) for path, file in files]
    record = [look(folder / file, sheet) for file, sheet, _ in mapping.record.parts] if mapping.record else []
    homes = [_home(mapping, wanted, answers, record) for wanted in _wanted(mapping)]
    in_answers = {home.wanted.name: home.heading for home in homes if home.file == ANSWERS}
    in_record = {home.wanted.name: home.heading for home in homes if home.file == RECORD}
    sources = tuple(_answers(mapping, facts, i, in_answers) for i, facts in enumerate(answers))
    of_record = tuple(_record(mapping, facts, i, in_record) for i, facts in enumerate(record))
    return Plans(
        answers=ReadingPlan(sources),
        record=ReadingPlan(of_record) if of_record else None,
        answers_columns=_columns(sources[0]),
        record_columns=_columns(of_record[0]) if of_record else (),
        join_on=_join_on(mapping),
        eligible=mapping.record.population.value if mapping.record else ANSWERS,
        headings={home.wanted.name: home.heading for home in homes},
        notes=tuple(note for facts in (*answers, *record) for note in getattr(facts, "notes", ())),
    )


def _check_each_once(mapping: Mapping, files: Sequence[tuple[Path, str | None]]) -> None:
    """Refuse a file that is listed twice: everyone in it would count twice."""
    seen = [(path.resolve(), sheet) for path, sheet in files]
    for place, file in enumerate(seen):
        if file in seen[:place]:
            raise MappingError(
                f"The file {file[0].name} is listed twice, so that everyone in it would count twice.",
                where=mapping.where("files", place),
                do="List each file once; a column can tell the wave where it holds several.",
            )


def _inspect(path: Path, sheet: str | None) -> Facts:
    from socmob.readers.files import inspect

    return inspect(path, sheet)


def _files(mapping: Mapping, folder: Path, override: Sequence[Path]) -> list[tuple[Path, File]]:
    """The files of answers with their entries; files named on the command line take the place of the mapping's."""
    if not override:
        return [(folder / file.file, file) for file in mapping.files]
    if len(override) == len(mapping.files):
        return list(zip(override, mapping.files, strict=True))
    if len(mapping.files) == 1:
        return [(path, mapping.files[0]) for path in override]
    raise MappingError(
        f"{len(override)} files are named on the command line, {len(mapping.files)} in the mapping.",
        where=mapping.where("files"),
        do="Name as many files as the mapping lists, in its order, or none.",
    )


def _wanted(mapping: Mapping) -> Iterator[_Wanted]:
    """Every column that the mapping names, but for keys and waves, which belong to their own file."""
    for measure, question in mapping.questions.items():
        for position, heading in enumerate(question.sources, start=1):
            yield _Wanted(names.raw(measure, position), heading, ("questions", measure))
    for name, breakdown in mapping.by.items():
        yield _Wanted(names.raw_by(name), breakdown.column, mapping.place_of_breakdown(name))
    if mapping.asked.column:
        yield _Wanted(names.ASKED, mapping.asked.column, ("asked",))
    if mapping.pay:
        yield _Wanted(names.PAY, mapping.pay.column, ("pay",))
    for name, heading in mapping.dates.items():
        yield _Wanted(names.date(name), heading, ("dates", name))
    designs = ((names.WEIGHT, "weight"), (names.STRATUM, "stratum"), (names.UNIT, "unit"))
    for name, entry in designs:
        heading = getattr(mapping, entry)
        if heading:
            yield _Wanted(name, heading, (entry,))


def _home(mapping: Mapping, wanted: _Wanted, answers: Sequence[Facts], record: Sequence[Facts]) -> _Home:
    """The file that holds a column; `answers.` or `record.` before a heading says which where both have it."""
    for file, facts in ((ANSWERS, answers), (RECORD, record)):
        if wanted.heading.startswith(f"{file}.") and facts and not _anywhere(wanted.heading, [*answers, *record]):
            heading = wanted.heading.removeprefix(f"{file}.")
            return _Home(wanted, file, _in_every(mapping, heading, facts, wanted.place))
    in_record = _anywhere(wanted.heading, record)
    if in_record and _anywhere(wanted.heading, answers):
        both = f'The column "{wanted.heading}" is in the answers and in the record.'
        do = f'Write "answers.{wanted.heading}" or "record.{wanted.heading}".'
        raise MappingError(both, where=mapping.where(*wanted.place), do=do)
    if in_record:
        return _Home(wanted, RECORD, _in_every(mapping, wanted.heading, record, wanted.place))
    others = tuple(column for facts in record[:1] for column in facts.columns)
    return _Home(wanted, ANSWERS, _in_every(mapping, wanted.heading, answers, wanted.place, others))


def _anywhere(heading: str, files: Sequence[Facts]) -> bool:
    return any(_found(heading, facts) is not None for facts in files)


def _found(heading: str, facts: Facts) -> str | None:
    """The file's own spelling of a heading: the same, or the only one that differs in case and spaces alone."""
    if heading in facts.columns:
        return heading
    alike = [column for column in facts.columns if _folded(column) == _folded(heading)]
    return alike[0] if len(alike) == 1 else None


def _folded(heading: str) -> str:
    return " ".join(heading.casefold().split())


def _in_every(
    mapping: Mapping, heading: str, files: Sequence[Facts], place: tuple[str, ...], others: tuple[str, ...] = ()
) -> str:
    """The heading as the first of the files spells it; refused where one of them lacks it."""
    some = _may_be_absent(mapping, heading) and any(_found(heading, facts) is not None for facts in files)
    for facts in () if some else files:
        if _found(heading, facts) is None:
            both = (*facts.columns, *others)
            do = suggestion(heading, both, "The file has the columns") + _by_kind(heading, both)
            raise MappingError(
                f'There is no column "{heading}" in {facts.path.name}.', where=mapping.where(*place), do=do
            )
    return next((found for facts in files if (found := _found(heading, facts)) is not None), heading)


def _may_be_absent(mapping: Mapping, heading: str) -> bool:
    """Whether a column belongs to a question that waves were asked in two forms: a file may hold one of them."""
    for question in mapping.questions.values():
        parts = {part.column for part in question.further.values()}
        if (question.before and heading in question.sources) or (question.editions and heading in parts):
            return True
    return False


def _by_kind(heading: str, columns: Sequence[str]) -> str:
    same = [column for column in columns if normalised(column) == normalised(heading)]
    return " It differs only in its signs; write it as the file does." if same else ""


def _answers(mapping: Mapping, facts: Facts, position: int, wanted: MappingOf[str, str]) -> PlannedSource:
    wave = mapping.files[min(position, len(mapping.files) - 1)].wave
    planned = _planned(mapping, facts, wanted, wave, ("files",))
    key = mapping.record.key.answers if mapping.record else mapping.person
    place = ("record", "key", "answers") if mapping.record else ("person",)
    return _with_column(mapping, planned, facts, names.KEY, key, place)


def _record(mapping: Mapping, facts: Facts, position: int, wanted: MappingOf[str, str]) -> PlannedSource:
    record = mapping.record
    assert record is not None  # only a record has files
    everyone = record.population is Population.RECORD
    fixed = WaveOf.model_validate({"is": mapping.only_wave}) if everyone and mapping.only_wave is not None else None
    planned = _planned(mapping, facts, wanted, record.parts[position][2] or fixed, ("record", "wave"))
    return _with_column(mapping, planned, facts, names.KEY, record.key.record, ("record", "key", "record"))


def _planned(
    mapping: Mapping, facts: Facts, wanted: MappingOf[str, str], wave: WaveOf | None, place: tuple[str, ...]
) -> PlannedSource:
    rename = {name: found for name, heading in wanted.items() if (found := _found(heading, facts)) is not None}
    absent: dict[str, str | None] = {name: None for name in wanted if name not in rename}
    fixed = {names.WAVE: wave.fixed} if wave is not None and wave.fixed is not None else {}
    constants = {**fixed, **absent}
    planned = PlannedSource(facts.source, rename, constants, NUMBERS & set(rename))
    return _with_column(mapping, planned, facts, names.WAVE, wave.column if wave else None, place)


def _with_column(
    mapping: Mapping, planned: PlannedSource, facts: Facts, name: str, heading: str | None, place: tuple[str, ...]
) -> PlannedSource:
    """The plan with a column that must be in this very file: its wave or its key."""
    if heading is None:
        return planned
    found = _in_every(mapping, heading, [facts], place)
    return replace(planned, rename={name: found, **planned.rename})


def _columns(planned: PlannedSource) -> tuple[str, ...]:
    return (*planned.constants, *planned.rename)


def _join_on(mapping: Mapping) -> tuple[str, ...]:
    if mapping.record is None:
        return ()
    waves = mapping.record.tells_wave or (
        mapping.record.population is Population.RECORD and mapping.only_wave is not None
    )
    return (names.WAVE, names.KEY) if waves else (names.KEY,)
