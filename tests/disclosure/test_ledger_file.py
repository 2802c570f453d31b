"""Writing the ledger: whole or not at all, whatever fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.disclosure import Submission, entering, ledger_file, read_ledger
from socmob.errors import UserError
from socmob.framework import profile
from socmob.values.tables import Release
from tests.reports.fixtures.releases import demo_release, small_release, survey_release


class Cut(Exception):
    """The power went."""


def submission(release: Release) -> Submission:
    """A release that is about to be published."""
    return Submission(release, profile())


def publish(project: Path, release: Release) -> None:
    """Enter a release."""
    with entering(read_ledger(project), submission(release)):
        pass


def files(project: Path) -> dict[str, bytes]:
    """Every file of a ledger, those that are hidden too."""
    return {path.name: path.read_bytes() for path in (project / "releases").iterdir()}


def test_a_report_that_cannot_be_written_adds_no_entry(tmp_path: Path) -> None:
    """The ledger is as it was before."""
    publish(tmp_path, small_release())
    before = files(tmp_path)
    with pytest.raises(OSError, match="full"), entering(read_ledger(tmp_path), submission(demo_release())):
        raise OSError("the disk is full")
    assert files(tmp_path) == before


def test_nor_does_the_first(tmp_path: Path) -> None:
    """Not even an empty ledger is left."""
    with pytest.raises(OSError, match="full"), entering(read_ledger(tmp_path), submission(demo_release())):
        raise OSError("the disk is full")
    assert read_ledger(tmp_path).entries == ()


def test_the_entry_is_there_while_the_report_is_moved(tmp_path: Path) -> None:
    """No report is ever seen without its entry."""
    with entering(read_ledger(tmp_path), submission(small_release())) as entry:
        assert [each.number for each in read_ledger(tmp_path).releases] == [entry.number]


@pytest.mark.parametrize("step", range(4))
def test_a_crash_at_any_step_leaves_the_ledger_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Cut short at any of its moves, an entry is either there with its release or was never made."""
    publish(tmp_path, small_release())
    moves, move = iter(range(100)), Path.replace

    def cut(self: Path, target: Path) -> Path:
        if next(moves) == step:
            raise Cut
        return move(self, target)

    monkeypatch.setattr(Path, "replace", cut)
    monkeypatch.setattr(ledger_file, "_take_back", lambda *_: None)
    with pytest.raises(Cut), entering(read_ledger(tmp_path), submission(demo_release())):
        raise Cut
    monkeypatch.undo()
    found = len(read_ledger(tmp_path).releases)
    assert found in (1, 2)
    publish(tmp_path, survey_release())
    assert len(read_ledger(tmp_path).releases) == found + 1


def test_two_reports_at_once_are_noticed(tmp_path: Path) -> None:
    """What was entered while a report was made was not taken into account, so it is made again."""
    ledger = read_ledger(tmp_path)
    publish(tmp_path, small_release())
    with pytest.raises(UserError, match="Run the command again"), entering(ledger, submission(demo_release())):
        pass
