"""The parts of a mapping: files and waves, who was asked, questions, breakdowns, pay."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from socmob.framework.fact import Misplaced
from socmob.readers.mapping.entry import Entry


class WaveOf(Entry):
    """Where the wave of a file's rows is read: in a column, or it is the same for all of them."""

    column: str | None = None
    fixed: str | None = Field(default=None, alias="is")

    @model_validator(mode="after")
    def _one_of_two(self) -> WaveOf:
        if (self.column is None) == (self.fixed is None):
            raise ValueError(
                'a wave is read from a column or is one for the whole file: write {column: ...} or {is: "..."}'
            )
        return self


class File(Entry):
    """One file of answers; its path is relative to the mapping's folder."""

    file: str
    sheet: str | None = None
    wave: WaveOf


class Key(Entry):
    """The columns that hold the key which joins answers and record."""

    answers: str
    record: str


class Population(StrEnum):
    """Who is eligible: everyone on the record, or everyone in the answers."""

    RECORD = "record"
    ANSWERS = "answers"


class Record(Entry):
    """The second file: the HR record, joined to the answers by a key (and by the wave where it tells one).

    `files` is for a record that comes in several files, one for each wave.
    """

    file: str | None = None
    sheet: str | None = None
    wave: WaveOf | None = None
    files: tuple[File, ...] = ()
    key: Key
    population: Population = Population.RECORD

    @model_validator(mode="after")
    def _one_file_or_several(self) -> Record:
        if (self.file is None) == (not self.files):
            raise ValueError("a record is one file, or files with the wave of each: write file, or files")
        if self.files and (self.sheet is not None or self.wave is not None):
            raise ValueError("where the record comes in several files, each has its own sheet and wave")
        return self

    @property
    def parts(self) -> tuple[tuple[str, str | None, WaveOf | None], ...]:
        """Each file of the record, with its sheet and its wave."""
        if self.file is not None:
            return ((self.file, self.sheet, self.wave),)
        return tuple((part.file, part.sheet, part.wave) for part in self.files)

    @property
    def tells_wave(self) -> bool:
        """Whether every row of the record has a wave of its own."""
        return all(wave is not None for _, _, wave in self.parts)


class Everyone(StrEnum):
    """Rules on who was asked that need no column."""

    ALL = "all"
    UNKNOWN = "unknown"


class Asked(Entry):
    """Who was asked: everyone, unknown, or told by a column's labels (those who were, or those who were not)."""

    who: Everyone | None = None
    column: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _one_word_is_a_rule(cls, data: Any) -> Any:
        return {"who": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _rule_or_column(self) -> Asked:
        if (self.who is None) == (self.column is None):
            raise ValueError("who was asked is told by all, unknown or a column with its labels")
        if self.column is not None and bool(self.yes) == bool(self.no):
            raise ValueError(
                "a column that tells who was asked needs the labels of yes, or those of no: one list of the two"
            )
        if self.who is not None and (self.yes or self.no):
            raise ValueError("labels of yes or no need the column they stand in")
        return self

    @property
    def known(self) -> str:
        """How well it is known who was asked: "all", "known" (a column tells) or "unknown"."""
        return "known" if self.who is None else self.who.value


class Waves(Entry):
    """The order of the waves, the one the report is about, and the one it is compared with.

    A report is about the waves in `pool` together where there are any: each person once, with the latest answer.
    """

    order: tuple[str, ...] = ()
    current: str | None = None
    compare_with: str | None = None
    pool: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _agree(self) -> Waves:
        if len(set(self.order)) != len(self.order):
            raise Misplaced("a wave is listed twice", "order")
        for name, wave in (("current", self.current), ("compare_with", self.compare_with)):
            if wave is not None and self.order and wave not in self.order:
                raise Misplaced(f'the wave "{wave}" is not in the order of waves', name)
        if self.current is not None and self.current == self.compare_with:
            raise Misplaced("a wave cannot be compared with itself", "compare_with")
        if self.pool and len(set(self.pool)) < max(2, len(self.pool)):
            raise Misplaced("waves are pooled of two or more, each named once", "pool")
        if self.pool and (self.current or self.compare_with):
            raise Misplaced("the report is about the pooled waves: leave current and compare_with out", "pool")
        return self


class EarlierRelease(Entry):
    """A release by somebody else about some of these people: a team's, a firm's, a professional body's.

    `people` says which of ours it is about, by levels of our breakdowns (everyone where nothing is said). `same` names
    the breakdowns that it codes as we do; its others are known to nobody here.
    """

    release: str
    people: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    same: tuple[str, ...] = ()


class Small(StrEnum):
    """What becomes of groups with fewer people than the threshold: joined with others, or kept as they are."""

    JOIN = "join"
    KEEP = "keep"


class Breakdown(Entry):
    """A column that people are grouped by: its order where it has one, bands where it is a number.

    `options` gives labels of the file another name, so that several can be joined under one. `within` names the
    breakdown that this one's groups are parts of, as teams are of departments.
    """

    column: str
    label: str | None = None
    within: str | None = None
    small: Small = Small.JOIN
    order: tuple[str, ...] = ()
    bands: tuple[int, ...] = ()
    options: Mapping[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _order_and_bands(self) -> Breakdown:
        if len(set(self.order)) != len(self.order):
            raise Misplaced("a level is listed twice", "order")
        if any(low >= high for low, high in zip(self.bands, self.bands[1:], strict=False)):
            raise Misplaced("bands are the lowest numbers of each band, in ascending order, as [25, 35, 45]", "bands")
        if self.order and self.bands:
            raise Misplaced("bands have their own order: leave one of the two out", "order")
        if self.bands and self.within is not None:
            raise Misplaced("bands of a number are not parts of another breakdown's groups", "within")
        return self


class Period(StrEnum):
    """What pay is paid for."""

    HOUR = "hour"
    YEAR = "year"


class Pay(Entry):
    """The column that holds pay, and whether it is by the hour or by the year."""

    column: str
    period: Period
