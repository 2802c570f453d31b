"""The ledger as a folder: `ledger.json` and each release as it was published, all written whole or not at all."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from socmob.disclosure.files import hash_of, read_published, write_release
from socmob.disclosure.ledger import (
    BreakdownUsed,
    Ledger,
    LedgerDocument,
    Linked,
    ProfileUsed,
    Published,
    Withdrawal,
    broken_at,
    check_says_more,
    profile_file,
)
from socmob.errors import UserError
from socmob.framework import Profile
from socmob.values.tables import Release

FOLDER, LEDGER = "releases", "ledger.json"
DOCUMENT = re.compile(r"\d+-[0-9a-f]{8}\.json")
Link = TypeVar("Link", bound=Linked)
PUT_BACK = "Put the folder back as it was, from a backup or from where you keep versions."


def read_ledger(project: Path) -> Ledger:
    """The ledger of a project folder, empty where nothing was published; a UserError where it was changed by hand."""
    folder = project / FOLDER
    path = folder / LEDGER
    text = path.read_text(encoding="utf-8") if path.is_file() else None
    ledger = Ledger(folder, _entries(text, path) if text is not None else (), text)
    for entry in ledger.releases:
        _check_document(folder, entry)
    _check_none_is_left_out(ledger)
    return ledger


def _entries(text: str, path: Path) -> tuple[Published | Withdrawal, ...]:
    try:
        entries = LedgerDocument.model_validate(json.loads(text)).entries
    except (ValueError, ValidationError):
        what = "The ledger of published releases cannot be read: it was changed, or cut short."
        raise UserError(what, where=str(path), do=PUT_BACK) from None
    position = broken_at(entries)
    if position is not None:
        what = f"The ledger of published releases was changed by hand: its entry {position} is not as it was written."
        raise UserError(what, where=str(path), do=PUT_BACK)
    return entries


def _check_document(folder: Path, entry: Published) -> None:
    """Refuse a release that is gone or was changed; one whose writing was cut short at its last step is finished."""
    path, partial = folder / entry.document, folder / f".{entry.document}.partial"
    if not path.exists() and partial.exists():
        partial.replace(path)
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        same = isinstance(kept, dict) and hash_of(kept) == entry.release
    except (OSError, ValueError):
        same = False
    if not same:
        raise UserError(
            f"Release {entry.number} is not kept as it was published, so nothing can be checked against it.",
            where=str(path),
            do="Put the file back; the report.json of that release holds the same.",
        )


def _check_none_is_left_out(ledger: Ledger) -> None:
    """Refuse a ledger from which releases were cut: their files lie beside it and no entry names them."""
    named = {entry.document for entry in ledger.releases}
    kept = sorted(path.name for path in ledger.folder.glob("*.json") if DOCUMENT.fullmatch(path.name))
    strange = [name for name in kept if name not in named]
    if strange:
        what = "A published release is kept here that the ledger does not name: the ledger was changed, or is gone."
        raise UserError(what, where=str(ledger.folder / strange[0]), do=PUT_BACK)


def kept_release(ledger: Ledger, number: int) -> Release:
    """A release of the ledger as it was published, under whatever profile."""
    return read_published(ledger.folder / ledger.release(number).document)


def sha_of(release: Release) -> str:
    """The hash that a release is published with."""
    sha: str = write_release(release)["sha256"]
    return sha


@dataclass(frozen=True, slots=True)
class Submission:
    """A release that is about to be published, with what its entry tells of it."""

    release: Release
    profile: Profile
    breakdowns: Sequence[BreakdownUsed] = ()
    checked_against: tuple[int, ...] = ()
    others: tuple[str, ...] = ()
    corrects: tuple[int, ...] = ()


def already_in(ledger: Ledger, release: Release) -> Published | None:
    """The entry of the very same release where one counts, None where there is none."""
    sha = sha_of(release)
    return next((entry for entry in ledger.counting() if entry.release == sha), None)


@contextmanager
def entering(ledger: Ledger, submission: Submission) -> Iterator[Published]:
    """Adds a release's entry while its files are moved to their place; takes it back where they cannot be.

    The very same release, published again, gets no new entry.
    """
    known = already_in(ledger, submission.release)
    if known is not None:
        yield known
        return
    _check_unchanged(ledger)
    entry = _entry(ledger, submission)
    _keep(ledger, entry, submission)
    try:
        yield entry
    except BaseException:
        _take_back(ledger, entry)
        raise


def _check_unchanged(ledger: Ledger) -> None:
    path = ledger.folder / LEDGER
    if (path.read_text(encoding="utf-8") if path.is_file() else None) != ledger.text:
        what = "Another release was entered into the ledger while this one was made."
        raise UserError(what, where=str(path), do="Run the command again, so that it is checked against that one too.")


def _entry(ledger: Ledger, submission: Submission) -> Published:
    about = submission.release.about
    return _hashed(
        Published(
            number=len(ledger.releases) + 1,
            date=datetime.now(UTC).date(),
            before=ledger.last_hash(),
            organisation=about.organisation,
            wave=about.wave,
            waves=about.waves,
            release=sha_of(submission.release),
            profile=ProfileUsed.of(submission.profile),
            breakdowns=tuple(submission.breakdowns),
            checked_against=submission.checked_against,
            others=submission.others,
            corrects=submission.corrects,
        )
    )


def _hashed(entry: Link) -> Link:
    return entry.model_copy(update={"sha256": hash_of(entry.content)})


def _keep(ledger: Ledger, entry: Published, submission: Submission) -> None:
    """Write the release beside, then the ledger, then move the release: whatever is cut short can be told apart."""
    ledger.folder.mkdir(exist_ok=True)
    partial = ledger.folder / f".{entry.document}.partial"
    _write(partial, write_release(submission.release))
    _write(ledger.folder / profile_file(entry.profile), submission.profile.model_dump(mode="json"))
    _write_ledger(ledger, entry)
    partial.replace(ledger.folder / entry.document)


def _take_back(ledger: Ledger, entry: Published) -> None:
    path = ledger.folder / LEDGER
    if ledger.text is None:
        path.unlink(missing_ok=True)
    else:
        _write_text(path, ledger.text)
    for name in (entry.document, f".{entry.document}.partial"):
        (ledger.folder / name).unlink(missing_ok=True)


def withdraw(ledger: Ledger, number: int, because: str, seen: bool | None = None) -> Ledger:
    """The ledger with a release taken back; None as `seen` says nothing of whether anyone outside saw it.

    It is then taken as seen. Errors: a UserError where nothing says why, or where it was taken back before and nothing
    new is said of who saw it: what nobody saw counts again only where somebody says that it was seen after all.
    """
    entry = ledger.release(number)
    if not because.strip():
        raise UserError("A release is withdrawn for a reason.", do="Say why: --because 'the file held last year'.")
    check_says_more(ledger, number, seen)
    _check_unchanged(ledger)
    withdrawal = _hashed(
        Withdrawal(
            number=entry.number,
            date=datetime.now(UTC).date(),
            before=ledger.last_hash(),
            because=because.strip(),
            seen=seen is not False,
        )
    )
    return _write_ledger(ledger, withdrawal)


def _write_ledger(ledger: Ledger, entry: Published | Withdrawal) -> Ledger:
    entries = (*ledger.entries, entry)
    document = LedgerDocument(schema="socmob-ledger/1", entries=entries)
    text = _write(ledger.folder / LEDGER, document.model_dump(mode="json", by_alias=True))
    return replace(ledger, entries=entries, text=text)


def _write(path: Path, content: dict[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    _write_text(path, text)
    return text


def _write_text(path: Path, text: str) -> None:
    """Write beside, to the disk, and then move: no reader ever finds half a file."""
    beside = path.with_name(f".{path.name}.writing")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
