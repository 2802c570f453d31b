"""A second report from the same folder: what the first told goes to the gate, in the terms of today's files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from socmob.disclosure import protect, read_ledger, withdraw
from socmob.errors import MappingError, RefusedError, UserError
from socmob.framework import Profile
from socmob.values.definitions import Population
from socmob.values.joint import Joint
from socmob.values.tables import About, RawTable, Release
from socmob.workflows import protecting
from socmob.workflows.projects import open_project
from socmob.workflows.reporting import Report, report

MAPPING = """version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
files: [{file: answers.csv, wave: {column: Year}}]
questions: {origin.parent_degree: {column: Degree, options: {"Yes": pdeg.yes, "No": pdeg.no}}}
breakdowns:
  team: {column: Team}
"""
TEAMS = ("Audit", "Law", "Tax", "People")


def write_answers(folder: Path, *waves: str) -> None:
    """The same firm in some waves: four teams of forty, of whom two in five have a parent with a degree."""
    rows = [f"{wave},{TEAMS[i % 4]},{20 + i % 40},{'Yes' if i % 5 < 2 else 'No'}" for wave in waves for i in range(160)]
    (folder / "answers.csv").write_text("\n".join(["Year,Team,Age,Degree", *rows]) + "\n", encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project of one wave."""
    write_answers(tmp_path, "2025")
    (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    return tmp_path


class Gate:
    """The gate, with what it was given."""

    def __init__(self, protect: Any) -> None:
        self.protect = protect
        self.joint: Joint | None = None
        self.earlier: Sequence[Release] = ()

    def __call__(
        self, tables: Sequence[RawTable], profile: Profile, about: About, joint: Joint, earlier: Sequence[Release] = ()
    ) -> Release:
        """Protect, and remember."""
        self.joint, self.earlier = joint, earlier
        release: Release = self.protect(tables, profile, about, joint, earlier)
        return release

    @property
    def columns(self) -> set[str]:
        """The columns that the earlier releases speak of, but for waves and questions."""
        return {column for each in self.populations for column, _ in each.terms if column.startswith("by.")}

    @property
    def populations(self) -> set[Population]:
        """The populations of the earlier releases."""
        cells = [cell for release in self.earlier for table in release.tables for cell in table.cells.values()]
        return {population for cell in cells for population in cell.definition.populations()}


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """The gate that reports are made through."""
    found = Gate(protect)
    monkeypatch.setattr(protecting, "protect", found)
    return found


def made(folder: Path, mapping: str = MAPPING, **more: Any) -> Report:
    """The report of a project whose mapping now says this."""
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    return report(open_project(folder / "mapping.yaml"), folder / "report", **more)


def counting(folder: Path) -> list[int]:
    """The releases of the ledger that count."""
    return [entry.number for entry in read_ledger(folder).counting()]


def test_a_first_report_needs_no_further_step(folder: Path, gate: Gate) -> None:
    """One line tells of the ledger, and nothing was known before."""
    lines = [line for line in made(folder).remarks if "ledger" in line or "Earlier" in line]
    assert (len(lines), list(gate.earlier), counting(folder)) == (1, [], [1])


def test_the_same_report_again_is_the_same_release(folder: Path) -> None:
    """Nothing new is told, and the ledger stays as it is."""
    first, second = (made(folder).files.json.read_bytes() for _ in range(2))
    assert (first == second, counting(folder)) == (True, [1])
    assert any("release 1 again" in line for line in made(folder).remarks)


def test_an_earlier_one_made_again_is_that_release(folder: Path) -> None:
    """To go back to what was published before another report tells nothing new either."""
    by_age = MAPPING.replace("team: {column: Team}", "age: {column: Age, bands: [40]}")
    first, _, again = (made(folder, mapping).files.json.read_bytes() for mapping in (MAPPING, by_age, MAPPING))
    assert (first == again, counting(folder)) == (True, [1, 2])


def test_what_an_earlier_report_withheld_stays_withheld(folder: Path) -> None:
    """A team of eight is withheld; three other teams, told in three reports, would give it as what is left."""
    sizes = {"Audit": 8, "Law": 60, "Tax": 50, "People": 70}
    rows = [f"2025,{team},30,{'No' if i % 3 else 'Yes'}" for team, n in sizes.items() for i in range(n)]
    (folder / "answers.csv").write_text("\n".join(["Year,Team,Age,Degree", *rows]) + "\n", encoding="utf-8")
    told = set[str]()
    for entry in ("small: keep", *(f"options: {_all_but(team, sizes)}" for team in ("Law", "Tax", "People"))):
        with suppress(RefusedError):  # nothing is told either where nothing can be
            told |= _shown(made(folder, MAPPING.replace("column: Team", f"column: Team, {entry}")))
    assert not told >= {"Law", "Tax", "People"}


def _all_but(team: str, teams: Iterable[str]) -> str:
    """Options that put all other teams together."""
    return "{" + ", ".join(f"{each}: {each if each == team else 'The rest'}" for each in teams) + "}"


def _shown(report: Report) -> set[str]:
    """The teams of which it is told how many have a parent with a degree."""
    numbers = json.loads(report.files.json.read_text(encoding="utf-8"))["numbers"]
    shown = [key for key, number in numbers.items() if number["state"] == "shown"]
    return {key.split("/")[1] for key in shown if key.startswith("by.") and key.endswith("pdeg.yes|share")}


def test_what_the_ledger_keeps_is_what_was_published(folder: Path) -> None:
    """The published numbers, and not one beside."""
    published = json.loads(made(folder).files.json.read_text(encoding="utf-8"))
    ledger = read_ledger(folder)
    assert json.loads((ledger.folder / ledger.release(1).document).read_text(encoding="utf-8")) == published


def test_other_words_are_the_same_breakdown(folder: Path, gate: Gate) -> None:
    """A label, an order or a note in the mapping changes nothing of who is in which group."""
    made(folder)
    other = MAPPING.replace("{column: Team}", "{column: Team, label: Our teams, order: [Tax, People, Law, Audit]}")
    made(folder, other)
    assert gate.columns == {"by.team"}
    assert gate.joint is not None
    assert gate.joint.columns == ("by.team",)


def test_levels_under_other_names_are_told_by_their_new_names(folder: Path, gate: Gate) -> None:
    """The same people are in a group whatever it is called."""
    made(folder)
    renamed = MAPPING.replace("{column: Team}", "{column: Team, options: {Tax: Taxes}}").replace("team:", "unit:")
    made(folder, renamed)
    assert gate.columns == {"by.unit"}
    levels = {code for each in gate.populations for code in each.codes("by.unit") or ()}
    assert levels == {"Audit", "Law", "Taxes", "People"}


def test_the_same_people_cut_another_way_are_held_beside(folder: Path, gate: Gate) -> None:
    """The gate gets both cuts, and the report shows the new one alone."""
    made(folder)
    joined = MAPPING.replace("{column: Team}", "{column: Team, options: {Tax: Law}}")
    second = made(folder, joined)
    assert gate.columns == {"by.earlier1.team"}
    assert gate.joint is not None
    assert gate.joint.columns == ("by.team", "by.earlier1.team")
    assert set(gate.joint.levels["by.earlier1.team"]) == set(TEAMS)
    text = second.files.json.read_text(encoding="utf-8") + second.files.html.read_text(encoding="utf-8")
    assert "earlier1" not in text


def test_a_breakdown_that_is_no_longer_asked_for_is_held(folder: Path, gate: Gate) -> None:
    """A report by age after one by team: the columns of both are looked at."""
    made(folder)
    made(folder, MAPPING.replace("team: {column: Team}", "age: {column: Age, bands: [30, 40]}"))
    assert gate.joint is not None
    assert gate.joint.columns == ("by.age", "by.earlier1.team")


def test_bands_are_held_as_they_were(folder: Path, gate: Gate) -> None:
    """Other ages put together are another breakdown, of the same column."""
    by_age = MAPPING.replace("team: {column: Team}", "age: {column: Age, bands: [30, 40]}")
    made(folder, by_age)
    made(folder, by_age.replace("[30, 40]", "[35]"))
    assert gate.joint is not None
    assert set(gate.joint.levels["by.earlier1.age"]) == {"under 30", "30 to 39", "40 and over"}


def test_two_releases_that_cut_alike_need_one_held_column(folder: Path, gate: Gate) -> None:
    """What is held for one release serves the others."""
    made(folder)
    made(folder, MAPPING.replace("team:", "unit:"))
    made(folder, MAPPING.replace("team: {column: Team}", "age: {column: Age, bands: [30, 40]}"))
    assert len(gate.earlier) == 2
    assert gate.columns == {"by.earlier1.team"}


def test_a_column_that_is_gone_is_told_under_a_name_of_its_own(folder: Path, gate: Gate) -> None:
    """The files cannot tell who was in which group, and no other column is taken for it."""
    made(folder)
    text = (folder / "answers.csv").read_text(encoding="utf-8")
    (folder / "answers.csv").write_text(text.replace("Year,Team", "Year,Unit"), encoding="utf-8")
    with suppress(RefusedError):  # the gate may find that nothing can be shown beside what it cannot check
        made(folder, MAPPING.replace("column: Team", "column: Unit, options: {Tax: Taxes}"))
    assert gate.columns == {"by.earlier1.team"}
    assert gate.joint is not None
    assert gate.joint.columns == ("by.team",)


def test_the_next_wave_is_checked_against_the_last(folder: Path, gate: Gate) -> None:
    """Of the wave before the gate knows the groups too, since the report of then told them."""
    made(folder)
    write_answers(folder, "2025", "2026")
    second = made(folder)
    assert gate.joint is not None
    assert (gate.joint.codes >= 0).all(axis=(0, 2)).tolist() == [False, False]
    there = gate.joint.present
    assert (gate.joint.codes[..., 0] >= 0).tolist() == there.tolist()
    assert any("taken into account: 1." in line for line in second.remarks)
    assert counting(folder) == [1, 2]


def test_a_release_that_is_corrected_is_left_aside(folder: Path, gate: Gate) -> None:
    """The later figures take its place, and whoever made it is told what readers of both can do."""
    made(folder)
    with pytest.raises(RefusedError, match="in force"):
        made(folder, corrects=[1])
    withdraw(read_ledger(folder), 1, "the wrong column", seen=True)
    other = MAPPING.replace("team: {column: Team}", "age: {column: Age, bands: [40]}")
    second = made(folder, other, corrects=[1])
    assert (list(gate.earlier), counting(folder)) == ([], [2])
    assert any("whoever has both can compare" in line for line in second.remarks)


def test_another_profile_for_the_same_wave_is_refused(folder: Path) -> None:
    """Nothing is written, and the message says where the rules of then are."""
    made(folder)
    (folder / "profile.yaml").write_text("use: internal\n", encoding="utf-8")
    with pytest.raises(UserError, match="fixed for a wave") as refused:
        made(folder)
    kept = next((folder / "releases").glob("profile-*.json"))
    assert kept.name in str(refused.value)
    (folder / "profile.yaml").write_bytes(kept.read_bytes())
    assert any("release 1 again" in line for line in made(folder).remarks)


def test_a_report_that_cannot_be_written_is_not_entered(folder: Path) -> None:
    """A folder in the way of its page is told before, and the ledger knows of no release."""
    (folder / "report" / "report.html").mkdir(parents=True)
    with pytest.raises(UserError):
        made(folder)
    assert read_ledger(folder).entries == ()


OTHERS = """earlier:
- {release: of-tax/report.json, people: {team: [Tax]}}
"""


def their_report(folder: Path) -> None:
    """A report that the team Tax made of itself, by age."""
    own = folder / "tax"
    own.mkdir()
    rows = [line for line in (folder / "answers.csv").read_text().splitlines() if "Team" in line or "Tax" in line]
    (own / "answers.csv").write_text("\n".join(rows), encoding="utf-8")
    (own / "mapping.yaml").write_text(
        MAPPING.replace("team: {column: Team}", "age: {column: Age, bands: [40]}"), encoding="utf-8"
    )
    report(open_project(own / "mapping.yaml"), folder / "of-tax")


def test_a_release_by_others_is_about_those_whom_the_mapping_names(folder: Path, gate: Gate) -> None:
    """Everyone in the team's report is our team; its breakdowns are known to nobody here."""
    their_report(folder)
    with suppress(RefusedError):  # the gate may find that nothing can be shown beside what it cannot check
        made(folder, MAPPING + OTHERS)
    assert gate.columns == {"by.team", "by.foreign1.age"}
    assert all(each.codes("by.team") == ("Tax",) for each in gate.populations)


@pytest.mark.parametrize(("people", "said"), [("{unit: [Tax]}", "no breakdown"), ("{team: [Taxes]}", "no level")])
def test_whom_a_release_by_others_is_about_must_be_known(folder: Path, people: str, said: str) -> None:
    """A breakdown or a level that there is not is refused with its place."""
    their_report(folder)
    with pytest.raises(MappingError, match=said):
        made(folder, MAPPING + OTHERS.replace("{team: [Tax]}", people))
