"""What was published from a project, and taking some of it back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from socmob.disclosure import Ledger, Published, Status, read_ledger, withdraw
from socmob.errors import UserError
from socmob.reports import NUMBERS


def withdraw_release(project: Path, release: str | None, because: str, *, seen: bool | None = None) -> tuple[str, ...]:
    """Withdraw a release of a project, and say in plain words what that means.

    `release` is its number, or the folder or file of its report; None is the last that is in force. `seen` says whether
    somebody outside saw it; where nobody says, it is taken as seen. Of a release withdrawn before only that is new.
    """
    ledger = read_ledger(project)
    number = _number(ledger, release)
    before, after = ledger.withdrawal(number), withdraw(ledger, number, because, seen)
    if seen is False:
        return (f"Release {number} is withdrawn. Nobody outside saw it, so later reports need not reckon with it.",)
    here = "" if project == Path() else f" --mapping {project / 'mapping.yaml'}"
    again = "again " if before is not None else ""
    return (
        f"Release {number} is withdrawn. Whoever has it still has it: ask for it back.",
        f"It counts {again}for later reports until one corrects it: socmob report --corrects {number}{here}",
        *(_unchecked(after, number) if before is not None else ()),
    )


def _unchecked(ledger: Ledger, number: int) -> Iterator[str]:
    """What was published since as if nobody had seen a release that somebody saw after all."""
    since = " and ".join(str(each.number) for each in ledger.unaware_of(number))
    if since:
        yield f"Not checked against it: release {since}. Whoever has both may learn what either withholds."


def list_releases(project: Path) -> Iterator[str]:
    """A line on each release of a project, the earliest first."""
    ledger = read_ledger(project)
    if not ledger.releases:
        yield "No report was made from this folder yet."
    for entry in ledger.releases:
        yield f"{entry.number}. {entry.date}, {entry.organisation}, {entry.wave}: {_became(ledger, entry)}."


def _became(ledger: Ledger, entry: Published) -> str:
    """What became of a release, in words."""
    withdrawal, corrected = ledger.withdrawal(entry.number), ledger.corrected_by(entry.number)
    if withdrawal is None:
        return Status.IN_FORCE.value.replace("_", " ")
    seen = "" if withdrawal.seen else "; nobody outside saw it"
    by = "" if corrected is None else f"; corrected by {corrected}"
    return f"withdrawn on {withdrawal.date} ({withdrawal.because}){seen}{by}"


def _number(ledger: Ledger, release: str | None) -> int:
    """The number of the release that a user means."""
    if release is None:
        in_force = [each.number for each in ledger.releases if ledger.status(each.number) is Status.IN_FORCE]
        if not in_force:
            raise UserError("No release is in force here.", where=str(ledger.folder), do="See socmob releases.")
        return in_force[-1]
    if release.isdecimal():
        return ledger.release(int(release)).number
    sha = _sha(Path(release))
    found = [each.number for each in ledger.releases if each.release == sha]
    if not found:
        do = "Name the release by its number; socmob releases lists them."
        raise UserError("This report is not in the ledger.", where=f"{release}, {ledger.folder}", do=do)
    return found[-1]


def _sha(report: Path) -> str:
    path = report / NUMBERS if report.is_dir() else report
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        do = "Name the folder that socmob report wrote, or the release's number."
        raise UserError("There is no report here.", where=str(report), do=do) from None
    return str(content.get("sha256", "")) if isinstance(content, dict) else ""
