"""What earlier releases told, in the terms of today's files; and the entry of the next one in the ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from pathlib import Path

from socmob.disclosure import (
    BreakdownUsed,
    Ledger,
    Published,
    Submission,
    in_terms,
    kept_release,
    read_ledger,
    read_published,
    sha_of,
)
from socmob.errors import MappingError, RefusedError
from socmob.readers import Breakdown, CodedBefore, EarlierRelease, forms_of, names
from socmob.values.codes import AnswerState, Code
from socmob.values.definitions import Population
from socmob.values.joint import Joint
from socmob.values.tables import Release
from socmob.workflows.preparing import Prepared
from socmob.workflows.projects import Project


@dataclass(frozen=True, slots=True)
class Earlier:
    """A release that readers may hold beside the next one; what today's files cannot tell goes under its `mark`.

    `people` says, of a release by others, which of our people it is about.
    """

    mark: str
    release: Release
    number: int | None = None
    used: tuple[BreakdownUsed, ...] = ()
    people: MappingOf[str, tuple[Code, ...]] = field(default_factory=dict)
    same: frozenset[str] = frozenset()

    @property
    def waves_by(self) -> frozenset[str]:
        """The waves of which it tells something by breakdown, or of some of our people alone."""
        told = self.release.about.waves if self.people else ()
        return frozenset((*told, *(w for each in _by_breakdown(self.release) for w in _waves(each, self.release))))

    @property
    def coded(self) -> tuple[CodedBefore, ...]:
        """Its breakdowns as they were coded."""
        return tuple(
            CodedBefore(f"{self.mark}.{used.name}", used.name, _entry(used), used.levels, tuple(sorted(self.waves_by)))
            for used in self.used
        )


@dataclass(frozen=True, slots=True)
class Book:
    """A project's ledger, with the releases that the next one is checked against; it may correct some of them."""

    ledger: Ledger
    own: tuple[Earlier, ...] = ()
    others: tuple[Earlier, ...] = ()
    corrects: tuple[int, ...] = ()

    @property
    def earlier(self) -> tuple[Earlier, ...]:
        """All of them."""
        return (*self.own, *self.others)

    @property
    def coded(self) -> tuple[CodedBefore, ...]:
        """Their breakdowns as they were coded."""
        return tuple(coded for each in self.own for coded in each.coded)

    @property
    def waves_by(self) -> frozenset[str]:
        """The waves of which any of them tells something by breakdown."""
        return frozenset(wave for each in self.earlier for wave in each.waves_by)

    def submission(self, project: Project, release: Release, prepared: Prepared, joint: Joint) -> Submission:
        """What the ledger is to hold of the next release."""
        return Submission(
            release,
            project.profile,
            tuple(_used(prepared, joint)),
            checked_against=tuple(each.number for each in self.own if each.number is not None),
            others=tuple(sha_of(each.release) for each in self.others),
            corrects=self.corrects,
        )


def open_book(project: Project, corrects: Collection[int] = ()) -> Book:
    """The ledger of a project and what counts for its next release; a UserError where anything was changed by hand."""
    ledger = read_ledger(project.folder)
    for number in corrects:
        _check_withdrawn(ledger, number)
    own = tuple(_own(ledger, entry) for entry in ledger.counting(corrects))
    others = tuple(_other(project, i, entry) for i, entry in enumerate(project.mapping.earlier))
    return Book(ledger, own, others, tuple(sorted(set(corrects))))


def todays_terms(earlier: Earlier, prepared: Prepared, joint: Joint) -> Release:
    """An earlier release with its populations told by the columns of today's files.

    A breakdown that they cannot tell gets a name of its own, and so does a question whose answers were coded otherwise.
    """
    people = {names.by(name): _known_levels(earlier, prepared, joint, name) for name in earlier.people}

    def terms(population: Population) -> Population:
        said = Population()
        for column, codes in population.terms:
            for today, listed in _term(earlier, prepared, joint, column, codes):
                said = said.within(today, listed)
        for column, levels in people.items():
            said = said.within(column, levels)
        return said

    return in_terms(earlier.release, terms)


def _term(
    earlier: Earlier, prepared: Prepared, joint: Joint, column: str, codes: tuple[Code, ...]
) -> Iterator[tuple[str, tuple[Code, ...]]]:
    if column.startswith(names.BY):
        yield _breakdown_term(earlier, prepared, column.removeprefix(names.BY), codes)
        return
    yield column, codes
    if column in joint.answers and not set(codes) <= _codes(prepared, joint, column):
        yield f"{earlier.mark}.{column}", codes


def _breakdown_term(
    earlier: Earlier, prepared: Prepared, name: str, codes: tuple[Code, ...]
) -> tuple[str, tuple[Code, ...]]:
    if name in earlier.same and name in prepared.shown_by:
        return names.by(name), codes
    counterpart = prepared.counterparts.get(f"{earlier.mark}.{name}")
    if counterpart is None:
        return names.by(f"{earlier.mark}.{name}"), codes
    taken = set(counterpart.codes.values())
    strange = {code: f"{code} ({earlier.mark})" if code in taken else code for code in codes}
    return counterpart.column, tuple(counterpart.codes.get(code, strange[code]) for code in codes)


def _codes(prepared: Prepared, joint: Joint, measure: str) -> set[Code]:
    """Every code that an answer to a question can have, in any form that today's mapping knows it in."""
    forms = forms_of(prepared.mapping, measure)
    return {*joint.answers[measure].codes, *AnswerState, *(code for form in forms for code in form.categories)}


def _known_levels(earlier: Earlier, prepared: Prepared, joint: Joint, name: str) -> tuple[Code, ...]:
    known, levels = joint.levels.get(names.by(name), ()), earlier.people[name]
    strange = [level for level in levels if level not in known]
    if strange:
        raise MappingError(
            f'The breakdown {name} has no level "{strange[0]}".',
            where=prepared.mapping.where("earlier"),
            do="Say which of your people the earlier release is about by the levels that your own report has.",
        )
    return levels


def _own(ledger: Ledger, entry: Published) -> Earlier:
    return Earlier(f"earlier{entry.number}", kept_release(ledger, entry.number), entry.number, entry.breakdowns)


def _other(project: Project, position: int, entry: EarlierRelease) -> Earlier:
    release = read_published(project.folder / Path(entry.release))
    return Earlier(f"foreign{position + 1}", release, people=entry.people, same=frozenset(entry.same))


def _check_withdrawn(ledger: Ledger, number: int) -> None:
    if ledger.withdrawal(ledger.release(number).number) is None:
        raise RefusedError(
            f"Release {number} is in force; a release is corrected once it is withdrawn, with the reason.",
            where=str(ledger.folder),
            do=f"Withdraw it first: socmob withdraw {number} --because ...",
        )


def _entry(used: BreakdownUsed) -> Breakdown:
    return Breakdown(column=used.column, options=used.options, bands=used.bands, order=used.order)


def _used(prepared: Prepared, joint: Joint) -> Iterator[BreakdownUsed]:
    """How today's breakdowns are coded, with the levels found."""
    for name, entry in prepared.shown_by.items():
        yield BreakdownUsed(
            name=name,
            column=prepared.plans.headings[names.raw_by(name)],
            options=dict(entry.options),
            bands=entry.bands,
            order=entry.order,
            levels=joint.levels[names.by(name)],
        )


def _by_breakdown(release: Release) -> Iterator[Population]:
    """The populations of a release that are told by a breakdown."""
    cells = (cell for table in release.tables if table.breakdown for cell in table.cells.values())
    for population in (each for cell in cells for each in cell.definition.populations()):
        if any(column.startswith(names.BY) for column, _ in population.terms):
            yield population


def _waves(population: Population, release: Release) -> tuple[str, ...]:
    return population.codes(names.WAVE) or release.about.waves
