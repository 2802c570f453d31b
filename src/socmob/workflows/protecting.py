"""The tables of a report through the gate, beside what readers hold already."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from socmob.disclosure import protect, sha_of
from socmob.errors import RefusedError
from socmob.framework import Profile
from socmob.values.joint import Joint
from socmob.values.tables import About, RawTable, Release
from socmob.workflows.describing import about
from socmob.workflows.measuring import Measured
from socmob.workflows.releasing import Book, Earlier, todays_terms
from socmob.workflows.tabling import raw_tables
from socmob.workflows.ways_out import Refused

TRIAL = 10.0
"""Seconds that each trial of what could be published instead may take."""


def protected(measured: Measured, joint: Joint, profile: Profile, book: Book) -> Release:
    """The release of some tables, checked against every earlier one that counts.

    The same files and mapping give the same release again: one that was published is made once more, checked against
    what it was checked against then, and kept where it is the very same; that tells nothing new.
    """
    tables, said = raw_tables(measured), about(measured)

    def against(earlier: Sequence[Earlier], some: Sequence[RawTable] = tables, rules: Profile = profile) -> Release:
        return protect(some, rules, said, joint, [todays_terms(each, measured.prepared, joint) for each in earlier])

    published = (_again(each, book, against) for each in reversed(book.own) if _alike(tables, said, each.release))
    again = next((release for release in published if release is not None), None)
    try:
        return again or against(book.earlier)
    except RefusedError as error:
        hurried = _hurried(profile)
        tried = Refused(error, tables, book.earlier, lambda some, earlier: against(earlier, some, hurried))
        raise tried.kindly() from None


def _hurried(profile: Profile) -> Profile:
    """The same rules with less time, in which nothing is published: whoever waits is told soon."""
    seconds = min(profile.search.seconds, TRIAL)
    return profile.model_copy(update={"search": profile.search.model_copy(update={"seconds": seconds})})


def _again(published: Earlier, book: Book, against: Callable[[Sequence[Earlier]], Release]) -> Release | None:
    """A release that was published, where these tables give it again; None where they give another."""
    entry = book.ledger.release(published.number or 0)
    then = [each for each in book.own if each.number in entry.checked_against]
    others = tuple(sha_of(each.release) for each in book.others)
    if len(then) < len(entry.checked_against) or others != entry.others:
        return None
    try:
        release = against((*then, *book.others))
    except RefusedError:
        return None
    return release if sha_of(release) == entry.release else None


def _alike(tables: Sequence[RawTable], said: About, release: Release) -> bool:
    """Whether tables could be those of a release: it says the same of itself, and has tables of the same ids."""
    return release.about == said and [table.id for table in release.tables] == [table.id for table in tables]
