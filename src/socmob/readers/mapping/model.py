"""The whole mapping, frozen and valid from birth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from types import MappingProxyType

from pydantic import ConfigDict, Field, model_validator

from socmob.framework.fact import Misplaced
from socmob.readers.mapping.asked_in import QuestionMap
from socmob.readers.mapping.entry import Entry, Origin
from socmob.readers.mapping.parts import (
    Asked,
    Breakdown,
    EarlierRelease,
    Everyone,
    File,
    Key,
    Pay,
    Population,
    Record,
    WaveOf,
    Waves,
)

__all__ = [
    "Asked", "Breakdown", "EarlierRelease", "File", "Key", "Mapping", "Origin", "Pay", "QuestionMap", "Record",
    "WaveOf", "Waves",
]  # fmt: skip

VERSION = 1
GRADE = "grade"
BREAKDOWN_ID = re.compile(r"[a-z][a-z0-9_]*")


class Mapping(Entry):
    """What an organisation's files mean: waves, who was asked, questions, breakdowns, design, settings."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    version: int
    organisation: str
    geography: str
    people: str = "workforce"
    edition: str | None = None
    census: bool = True
    drawn_from: MappingOf[str, int] = Field(default_factory=dict)
    files: tuple[File, ...] = Field(min_length=1)
    record: Record | None = None
    person: str | None = None
    asked: Asked = Asked(who=Everyone.ALL)
    waves: Waves = Waves()
    weight: str | None = None
    stratum: str | None = None
    unit: str | None = None
    one_sample: bool = False
    questions: MappingOf[str, QuestionMap]
    grade: Breakdown | None = None
    breakdowns: MappingOf[str, Breakdown] = Field(default_factory=dict)
    pay: Pay | None = None
    dates: MappingOf[str, str] = Field(default_factory=dict)
    settings: MappingOf[str, str] = Field(default_factory=dict)
    wording: str | None = None
    earlier: tuple[EarlierRelease, ...] = ()
    origin: Origin = Field(default=Origin(), exclude=True, repr=False)

    @model_validator(mode="after")
    def _is_possible(self) -> Mapping:
        if self.version != VERSION:
            raise Misplaced(f"this socmob reads mappings of version {VERSION}", "version")
        if not self.questions:
            raise Misplaced("the mapping names no question, so there is nothing to measure", "questions")
        self._check_draw()
        self._check_pool()
        self._check_questions()
        self._check_breakdowns()
        self._check_record()
        self._check_earlier()
        return self

    def _check_draw(self) -> None:
        """A random draw is of people, each with the same chance: it goes with no other design."""
        if self.drawn_from and (self.stratum or self.unit or self.one_sample or self.census):
            what = (
                "drawn_from is for a random draw of people: with census: false, and without stratum, unit or one_sample"
            )
            raise Misplaced(what, "drawn_from")

    def _check_pool(self) -> None:
        """Pooled waves count everyone once, which weights and units of several samples do not."""
        if self.waves.pool and (self.weight or self.stratum or self.unit or self.one_sample or self.drawn_from):
            what = (
                "waves are pooled where everyone counts once: without weight, stratum, unit, one_sample or drawn_from"
            )
            raise Misplaced(what, "waves", "pool")

    def _check_questions(self) -> None:
        claimed: dict[str, str] = {}
        for measure, question in self.questions.items():
            for column in question.sources:
                if claimed.setdefault(column, measure) != measure:
                    what = f'the column "{column}" is used by two questions, {claimed[column]} and {measure}'
                    raise Misplaced(what, "questions", measure)

    def _check_breakdowns(self) -> None:
        if GRADE in self.breakdowns and self.grade is not None:
            raise Misplaced("grade is given twice: under grade and under breakdowns", "breakdowns", GRADE)
        for name in self.breakdowns:
            if not BREAKDOWN_ID.fullmatch(name):
                raise Misplaced(f'"{name}": a breakdown is named in small letters, digits and _', "breakdowns", name)
        for name in self.by:
            self._check_within(name)

    def _check_within(self, name: str) -> None:
        """Refuse groups that are parts of those of no breakdown, or of their own."""
        place, above = (*self.place_of_breakdown(name), "within"), [name]
        while (other := self.by[above[-1]].within) is not None:
            if other not in self.by:
                known = ", ".join(one for one in self.by if one != name) or "none"
                raise Misplaced(f'"{other}" is no breakdown of this mapping (there are: {known})', *place)
            if other in above:
                raise Misplaced(f"the groups of {name} would be parts of themselves", *place)
            above.append(other)

    def _check_record(self) -> None:
        if self.record is None:
            return
        if self.person is not None:
            raise Misplaced(
                "person is for files without a record; with one, the record's key tells persons apart", "person"
            )
        if not self.record.tells_wave and self.record.population is Population.RECORD and self.only_wave is None:
            what = "where everyone on the record is eligible, it must tell the wave: add wave: {column: ...}"
            raise Misplaced(what, "record")

    def _check_earlier(self) -> None:
        """Whom a release by others is about is told by breakdowns that there are."""
        known = ", ".join(self.by) or "none"
        for position, earlier in enumerate(self.earlier):
            for entry, name in (
                *(("people", each) for each in earlier.people),
                *(("same", each) for each in earlier.same),
            ):
                if name not in self.by:
                    what = f'"{name}" is no breakdown of this mapping (there are: {known})'
                    raise Misplaced(what, "earlier", position, entry)

    @property
    def only_wave(self) -> str | None:
        """The one wave of all files where it is fixed for them, None where a column tells or they differ."""
        fixed = {file.wave.fixed for file in self.files}
        return fixed.pop() if len(fixed) == 1 else None

    @property
    def by(self) -> MappingOf[str, Breakdown]:
        """Every breakdown by id, grade first."""
        grade = {GRADE: self.grade} if self.grade is not None else {}
        return MappingProxyType({**grade, **self.breakdowns})

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that the mapping has questions for."""
        return tuple(self.questions)

    def where(self, *place: str | int) -> str:
        """The file and line of an entry, for messages."""
        return self.origin.where(*place)

    def place_of_breakdown(self, name: str) -> tuple[str, ...]:
        """Where in the mapping a breakdown stands."""
        return (GRADE,) if name == GRADE and self.grade is not None else ("breakdowns", name)

    def editions_named(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every edition that is named, with the place where."""
        if self.edition is not None:
            yield self.edition, ("edition",)
        for measure, question in self.questions.items():
            if question.edition is not None:
                yield question.edition, ("questions", measure, "edition")
            if question.before is not None:
                yield question.before.edition, ("questions", measure, "before", "edition")
            for wave, edition in question.editions.items():
                yield edition, ("questions", measure, "editions", wave)
