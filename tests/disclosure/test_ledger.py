"""The ledger of releases: what counts for the next one, and what was changed by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from socmob.disclosure import (
    BreakdownUsed,
    Ledger,
    Status,
    Submission,
    check_profile,
    entering,
    kept_release,
    read_ledger,
    withdraw,
    write_release,
)
from socmob.errors import UserError
from socmob.framework import profile
from socmob.values.tables import Release
from tests.reports.fixtures.releases import demo_release, small_release, survey_release

PROFILE = profile()
GRADE = BreakdownUsed(
    name="grade", column="Grade", options={"Ptnr": "Partner"}, bands=(), order=(), levels=("Partner",)
)


def publish(project: Path, release: Release, corrects: tuple[int, ...] = ()) -> Ledger:
    """A release entered into the ledger of a project."""
    with entering(read_ledger(project), Submission(release, PROFILE, (GRADE,), corrects=corrects)):
        pass
    return read_ledger(project)


def numbers(ledger: Ledger, corrected: tuple[int, ...] = ()) -> list[int]:
    """The releases that count."""
    return [entry.number for entry in ledger.counting(corrected)]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two releases."""
    publish(tmp_path, small_release())
    publish(tmp_path, demo_release())
    return tmp_path


def test_a_project_without_releases_has_an_empty_ledger(tmp_path: Path) -> None:
    """Nothing has to be set up, and nothing is written by looking."""
    assert read_ledger(tmp_path).entries == ()
    assert not list(tmp_path.iterdir())


def test_a_release_is_kept_as_it_was_published(project: Path) -> None:
    """The file beside the ledger holds what report.json holds, and no more."""
    ledger = read_ledger(project)
    assert kept_release(ledger, 1) == small_release()
    kept = json.loads((ledger.folder / ledger.release(1).document).read_text(encoding="utf-8"))
    assert kept == write_release(small_release())


def test_the_same_release_again_is_no_new_entry(project: Path) -> None:
    """Publishing again what is published tells nothing new."""
    assert len(publish(project, small_release()).entries) == 2


def test_releases_count_up(project: Path) -> None:
    """Each has its number, the wave it is about and how its breakdowns were coded."""
    ledger = publish(project, survey_release())
    assert numbers(ledger) == [1, 2, 3]
    assert ledger.release(2).wave == demo_release().about.wave
    assert ledger.release(3).breakdowns == (GRADE,)


def test_what_nobody_saw_counts_no_longer(project: Path) -> None:
    """A release that never left the desk is withdrawn for good."""
    withdraw(read_ledger(project), 1, "the wrong file", seen=False)
    ledger = read_ledger(project)
    assert (numbers(ledger), ledger.status(1)) == ([2], Status.WITHDRAWN)


def test_what_somebody_saw_counts_until_it_is_corrected(project: Path) -> None:
    """It cannot be unseen; the release that corrects it takes its place."""
    ledger = withdraw(read_ledger(project), 1, "the wrong file", seen=True)
    assert numbers(ledger) == [1, 2]
    assert numbers(ledger, (1,)) == [2]
    ledger = publish(project, survey_release(), corrects=(1,))
    assert (numbers(ledger), ledger.status(1), ledger.corrected_by(1)) == ([2, 3], Status.CORRECTED, 3)


def test_it_can_be_learnt_later_that_nobody_saw_it(project: Path) -> None:
    """The last word on a release counts, and both are kept."""
    ledger = withdraw(read_ledger(project), 1, "the wrong file", seen=True)
    ledger = withdraw(ledger, 1, "the envelope came back unopened", seen=False)
    assert numbers(ledger) == [2]
    with pytest.raises(UserError, match="withdrawn before"):
        withdraw(ledger, 1, "again", seen=False)
    assert len(read_ledger(project).entries) == 4


def test_to_withdraw_again_brings_nothing_back(project: Path) -> None:
    """What nobody saw stays so unless it is said that somebody did after all; the message says how."""
    ledger = withdraw(read_ledger(project), 1, "the wrong file", seen=False)
    with pytest.raises(UserError, match="no longer counts") as refused:
        withdraw(ledger, 1, "the wrong file, as I said")
    assert "--somebody-saw-it" in str(refused.value)
    assert numbers(read_ledger(project)) == [2]


def test_what_somebody_saw_after_all_counts_again(project: Path) -> None:
    """It is said expressly; what was published meanwhile was not checked against it."""
    withdraw(read_ledger(project), 1, "the wrong file", seen=False)
    publish(project, survey_release())
    ledger = withdraw(read_ledger(project), 1, "it lay in the shared folder", seen=True)
    assert numbers(ledger) == [1, 2, 3]
    assert [each.number for each in ledger.unaware_of(1)] == [2, 3]


def test_what_is_not_said_of_who_saw_it_is_taken_as_seen(project: Path) -> None:
    """To withdraw it again changes nothing, and the message leads to the correction."""
    ledger = withdraw(read_ledger(project), 1, "the wrong file")
    assert numbers(ledger) == [1, 2]
    with pytest.raises(UserError, match="report --corrects 1"):
        withdraw(ledger, 1, "again")


def test_a_release_is_withdrawn_for_a_reason(project: Path) -> None:
    """An empty reason, or a release that there is not, is refused."""
    with pytest.raises(UserError, match="reason"):
        withdraw(read_ledger(project), 1, " ", seen=True)
    with pytest.raises(UserError, match="no release 7"):
        withdraw(read_ledger(project), 7, "why not", seen=True)


def test_a_withdrawn_release_published_again_is_a_new_entry(project: Path) -> None:
    """It is in force again, under a number of its own."""
    withdraw(read_ledger(project), 1, "too early", seen=False)
    assert numbers(publish(project, small_release())) == [2, 3]


def test_the_profile_is_fixed_for_a_wave(project: Path) -> None:
    """Other rules for a wave that was published are refused, with the file that holds the rules of then."""
    wave = small_release().about.wave
    looser = PROFILE.model_copy(update={"threshold": 5})
    with pytest.raises(UserError, match=f"{wave} was published under") as refused:
        check_profile(read_ledger(project), looser, [wave])
    kept = next((project / "releases").glob("profile-*.json"))
    assert kept.name in str(refused.value)
    check_profile(read_ledger(project), looser, ["another wave"])
    check_profile(read_ledger(project), PROFILE.model_copy(update={"title": "Other words"}), [wave])


def test_a_correction_may_be_made_under_another_profile(tmp_path: Path) -> None:
    """Where the wrong profile is what was wrong."""
    ledger = withdraw(publish(tmp_path, small_release()), 1, "the wrong profile", seen=True)
    check_profile(ledger, PROFILE.model_copy(update={"threshold": 25}), small_release().about.waves, (1,))


def changed(path: Path, change: Any) -> None:
    """A JSON file changed by hand."""
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda ledger: ledger["entries"][0].update(wave="1999"), "its entry 1"),
        (lambda ledger: ledger["entries"].pop(0), "its entry 1"),
        (lambda ledger: ledger["entries"].pop(), "does not name"),
        (lambda ledger: ledger["entries"][1].update(checked_against=[1]), "its entry 2"),
        (lambda ledger: ledger.update(schema="other/1"), "cannot be read"),
    ],
)
def test_a_ledger_changed_by_hand_is_noticed(project: Path, change: Any, said: str) -> None:
    """An entry that was changed, put in or cut out is told, and what to do."""
    changed(project / "releases" / "ledger.json", change)
    with pytest.raises(UserError, match=said) as refused:
        read_ledger(project)
    assert "Put the folder back" in str(refused.value)


def test_a_ledger_that_is_gone_is_noticed(project: Path) -> None:
    """The releases beside it bear witness."""
    (project / "releases" / "ledger.json").unlink()
    with pytest.raises(UserError, match="does not name"):
        read_ledger(project)


@pytest.mark.parametrize("change", [lambda release: release.update(withheld=[]), None])
def test_a_kept_release_that_was_changed_or_lost_is_noticed(project: Path, change: Any) -> None:
    """Nothing can be checked against numbers that were never published."""
    path = next((project / "releases").glob("2-*.json"))
    if change is None:
        path.unlink()
    else:
        changed(path, change)
    with pytest.raises(UserError, match="Release 2 is not kept"):
        read_ledger(project)
