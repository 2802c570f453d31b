"""The ledger of a project: which releases were published, under which rules, and which of them were withdrawn.

Entries are only added. Each holds the hash of the one before it, so that a change by hand is noticed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from socmob.disclosure.document import Part
from socmob.disclosure.files import hash_of
from socmob.errors import UserError
from socmob.framework import Profile
from socmob.values.codes import Code

FIRST = ""
"""What the first entry holds in the place of a hash before it."""


class Status(StrEnum):
    """What became of a release."""

    IN_FORCE = "in_force"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"


class BreakdownUsed(Part):
    """How a breakdown of a release was coded: the part of the mapping that says so, and the levels it gave."""

    name: str
    column: str
    options: dict[str, str]
    bands: tuple[int, ...]
    order: tuple[str, ...]
    levels: tuple[Code, ...]


class ProfileUsed(Part):
    """The profile of a release, with the hash of its rules."""

    id: str
    version: str
    sha256: str

    @classmethod
    def of(cls, profile: Profile) -> ProfileUsed:
        """The profile as the ledger names it."""
        return cls(id=profile.id, version=str(profile.version), sha256=profile.sha256)


class Linked(Part):
    """An entry in the chain: `before` is the hash of the entry before it, `sha256` that of all the rest of this one."""

    number: int = Field(ge=1)
    date: date
    before: str
    sha256: str = ""

    @property
    def content(self) -> dict[str, Any]:
        """The entry as it is hashed."""
        return self.model_dump(mode="json", exclude={"sha256"})


class Published(Linked):
    """A release that was written: what it is about, its hash, its rules, and what it was checked against."""

    kind: Literal["release"] = "release"
    organisation: str
    wave: str
    waves: tuple[str, ...]
    release: str = Field(pattern=r"^[0-9a-f]{64}$")
    profile: ProfileUsed
    breakdowns: tuple[BreakdownUsed, ...]
    checked_against: tuple[int, ...]
    others: tuple[str, ...] = ()
    corrects: tuple[int, ...] = ()

    @property
    def document(self) -> str:
        """The name of the file beside the ledger that holds the release as it was published."""
        return f"{self.number}-{self.release[:8]}.json"


class Withdrawal(Linked):
    """A release taken back: why, and whether anyone outside had seen it; `number` is the release's."""

    kind: Literal["withdrawal"] = "withdrawal"
    because: str = Field(min_length=1)
    seen: bool


Entry = Annotated[Published | Withdrawal, Field(discriminator="kind")]


class LedgerDocument(Part):
    """The ledger as it is written."""

    schema_version: Literal["socmob-ledger/1"] = Field(alias="schema")
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The releases of a project, in the order in which they were published; `text` is the file as it was read."""

    folder: Path
    entries: tuple[Published | Withdrawal, ...] = ()
    text: str | None = None

    @property
    def releases(self) -> tuple[Published, ...]:
        """Every release that was ever published from this project."""
        return tuple(entry for entry in self.entries if isinstance(entry, Published))

    def withdrawal(self, number: int) -> Withdrawal | None:
        """How a release was withdrawn, the last word on it; None where it was not."""
        own = [entry for entry in self.entries if isinstance(entry, Withdrawal) and entry.number == number]
        return own[-1] if own else None

    def corrected_by(self, number: int) -> int | None:
        """The release that took the place of another, None where none did."""
        return next((entry.number for entry in self.releases if number in entry.corrects), None)

    def status(self, number: int) -> Status:
        """What became of a release."""
        if self.corrected_by(number) is not None:
            return Status.CORRECTED
        return Status.IN_FORCE if self.withdrawal(number) is None else Status.WITHDRAWN

    def counting(self, corrected: Collection[int] = ()) -> tuple[Published, ...]:
        """The releases that readers may hold beside the next one.

        A withdrawn release still counts where somebody had seen it, until a later one corrects it; whether somebody
        had is as was said last. `corrected` are those that the next one corrects.
        """
        return tuple(entry for entry in self.releases if entry.number not in corrected and self._counts(entry.number))

    def _counts(self, number: int) -> bool:
        withdrawal = self.withdrawal(number)
        return self.corrected_by(number) is None and (withdrawal is None or withdrawal.seen)

    def unaware_of(self, number: int) -> tuple[Published, ...]:
        """The releases made since another that count and were not checked against it."""
        return tuple(each for each in self.counting() if each.number > number and number not in each.checked_against)

    def release(self, number: int) -> Published:
        """The release with a number; a UserError where there is none."""
        for entry in self.releases:
            if entry.number == number:
                return entry
        known = ", ".join(str(entry.number) for entry in self.releases) or "none"
        raise UserError(
            f"The ledger has no release {number}.", where=str(self.folder), do=f"Name one of the ledger's: {known}."
        )

    def last_hash(self) -> str:
        """The hash that the next entry holds of the one before it."""
        return self.entries[-1].sha256 if self.entries else FIRST


def broken_at(entries: Sequence[Published | Withdrawal]) -> int | None:
    """Which entry, counted from 1, is not as it was written or does not follow the one before it; None where all do."""
    before, releases = FIRST, 0
    for position, entry in enumerate(entries, start=1):
        releases += isinstance(entry, Published)
        follows = entry.before == before and (entry.number == releases or isinstance(entry, Withdrawal))
        if not follows or hash_of(entry.content) != entry.sha256:
            return position
        before = entry.sha256
    return None


def check_profile(ledger: Ledger, profile: Profile, waves: Collection[str], corrected: Collection[int] = ()) -> None:
    """Refuse rules other than those under which a wave was published: the two releases would tell what either hides."""
    now = ProfileUsed.of(profile)
    for entry, wave in _published(ledger.counting(corrected), waves):
        then = entry.profile
        if then.sha256 != now.sha256 or then.id != now.id or then.version != now.version:
            raise _other_profile(ledger, entry, wave, now)


def _other_profile(ledger: Ledger, entry: Published, wave: str, now: ProfileUsed) -> UserError:
    then, number = entry.profile, entry.number
    under, other = f'version {then.version} of "{then.id}"', f'version {now.version} of "{now.id}"'
    other = "it with other rules" if under == other else other
    return UserError(
        f"The profile is fixed for a wave: {wave} was published under {under}, and this is {other}.",
        where=f"release {number} in {ledger.folder}",
        do=f"Copy {ledger.folder / profile_file(then)} to profile.yaml in the project folder. If that was the wrong "
        f"profile: socmob withdraw {number} --because ..., then socmob report --corrects {number}.",
    )


def check_says_more(ledger: Ledger, number: int, seen: bool | None) -> None:
    """Refuse to withdraw again a release of which nothing new is said: None as `seen` says nothing of who saw it."""
    before = ledger.withdrawal(number)
    if before is not None and seen in (None, before.seen):
        what = f"Release {number} was withdrawn before, on {before.date} ({before.because})."
        raise UserError(what, where=str(ledger.folder), do=_left_to_do(ledger, before))


def _left_to_do(ledger: Ledger, withdrawn: Withdrawal) -> str:
    again, by = f"socmob withdraw {withdrawn.number} --because ...", ledger.corrected_by(withdrawn.number)
    if by is not None:
        return f"Nothing is to be done: release {by} took its place."
    if withdrawn.seen:
        correct = f"Make the report that takes its place: socmob report --corrects {withdrawn.number}."
        return f"{correct} If nobody outside saw it after all: {again} --nobody-saw-it"
    gone = "Nothing is to be done: nobody outside saw it, so it no longer counts."
    return f"{gone} If somebody did after all: {again} --somebody-saw-it"


def profile_file(profile: ProfileUsed) -> str:
    """The name of the file beside the ledger that keeps a profile."""
    return f"profile-{profile.id}-{profile.sha256[:8]}.json"


def _published(entries: Sequence[Published], waves: Collection[str]) -> Iterator[tuple[Published, str]]:
    for entry in entries:
        yield from ((entry, wave) for wave in entry.waves if wave in waves)
