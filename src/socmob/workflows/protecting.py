"""The tables of a report through the gate, beside what readers hold already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import signature
from typing import Any

from socmob.disclosure import protect, sha_of
from socmob.errors import RefusedError
from socmob.framework import Profile
from socmob.values.joint import Joint
from socmob.values.tables import About, RawTable, Release
from socmob.workflows.describing import about
from socmob.workflows.measuring import Measured
from socmob.workflows.releasing import Book, Earlier, todays_terms
from socmob.workflows.tabling import raw_tables


def protected(measured: Measured, joint: Joint, profile: Profile, book: Book) -> Release:
    """The release of some tables, checked against every earlier one that counts.

    The same files and mapping give the same release again: what was published last is made once more, checked against
    what it was checked against then, and kept where it is the very same; that tells nothing new.
    """
    tables, said = raw_tables(measured), about(measured)

    def against(earlier: Sequence[Earlier]) -> Release:
        return _gate(tables, profile, said, joint, [todays_terms(each, measured.prepared, joint) for each in earlier])

    return _again(tables, said, book, against) or against(book.earlier)


def _gate(
    tables: Sequence[RawTable], profile: Profile, said: About, joint: Joint, earlier: Sequence[Release]
) -> Release:
    gate: Any = protect
    new = "joint" in signature(gate).parameters
    release: Release = gate(tables, profile, said, joint, earlier) if new else gate(tables, profile, said)
    return release


def _again(
    tables: Sequence[RawTable], said: About, book: Book, against: Callable[[Sequence[Earlier]], Release]
) -> Release | None:
    """The release that was published last, where these tables give it again; None where they give another."""
    last = book.own[-1] if book.own else None
    if last is None or last.number is None or not _alike(tables, said, last.release):
        return None
    entry = book.ledger.release(last.number)
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
