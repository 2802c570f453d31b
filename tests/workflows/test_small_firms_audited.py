"""Small firms through the whole workflow: what the gate lets out, the attack from outside has nothing to say of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from socmob.disclosure.outside import Kind
from socmob.workflows.auditing import audit
from socmob.workflows.projects import open_project
from socmob.workflows.reporting import report
from tests.attack.publishing import unprotected

MAPPING = """version: 1
organisation: A small firm
geography: UK
edition: smc-2020-11
asked: all
files: [{file: answers.csv, wave: {column: Year}}]
questions:
  origin.school11_16: {column: School, options: {State: school.state, Independent: school.independent}}
  origin.parent_degree: {column: Parent's degree, options: {"Yes": pdeg.yes, "No": pdeg.no}}
"""
LEVELS = {
    "sex": (("Woman", "Man"), (50, 50)),
    "department": (("Law", "Tax", "Audit"), (45, 35, 20)),
    "grade": (("Junior", "Senior", "Partner"), (60, 30, 10)),
}
SILENT = ("Prefer not to say", "")
SCHOOL, DEGREE = ("State", "Independent", *SILENT), ("Yes", "No", *SILENT)


@dataclass(frozen=True)
class Firm:
    """How many people there are, how they are cut, in how many waves they were asked, and by which profile."""

    people: int
    breakdowns: tuple[str, ...]
    waves: int = 1
    keyed: bool = False
    profile: str = ""

    def __str__(self) -> str:
        key = ["keyed"] if self.keyed else []
        return "-".join([str(self.people), *self.breakdowns, f"{self.waves}w", *key, self.profile]).rstrip("-")


@dataclass(frozen=True)
class Staff:
    """One person: a key, the level in each breakdown, the answers."""

    key: int
    levels: tuple[str, ...]
    answers: tuple[str, str]


class Hiring:
    """Hires people by chance, the same on every run; the first few are silent, each in another way."""

    def __init__(self, firm: Firm) -> None:
        self.firm, self.random, self.hired = firm, Random(str(firm)), 0

    def hire(self, many: int) -> list[Staff]:
        """So many new people."""
        return [self._one() for _ in range(many)]

    def stay(self, staff: list[Staff]) -> list[Staff]:
        """The staff a year later: some have left, others came; of the silent nobody leaves."""
        stayed = [one for one in staff if one.key <= len(SILENT) or self.random.random() > 0.1]
        return [*stayed, *self.hire(self.firm.people - len(stayed) + self.random.randint(0, 2))]

    def _one(self) -> Staff:
        self.hired += 1
        levels = [self.random.choices(*LEVELS[name])[0] for name in self.firm.breakdowns]
        drawn = [self.random.choices(options, (58, 34, 4, 4))[0] for options in (SCHOOL, DEGREE)]
        first = SILENT[self.hired - 1] if self.hired <= len(SILENT) else None
        school, degree = drawn if first is None else (first, first)
        return Staff(self.hired, tuple(levels), (school, degree))


def write(firm: Firm, folder: Path) -> Path:
    """The files of a firm; its mapping."""
    hiring, years = Hiring(firm), [str(2027 - firm.waves + i) for i in range(firm.waves)]
    staff, lines = (
        hiring.hire(firm.people),
        [",".join(["Year", "Staff", *firm.breakdowns, "School", "Parent's degree"])],
    )
    for year in years:
        lines += [",".join([year, f"K{one.key}", *one.levels, *one.answers]) for one in staff]
        staff = hiring.stay(staff)
    (folder / "answers.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if firm.profile:
        (folder / "profile.yaml").write_text(f"use: {firm.profile}\n", encoding="utf-8")
    cut = "".join(f"  {name}: {{column: {name}, label: {name.title()}}}\n" for name in firm.breakdowns)
    key = "person: Staff\n" if firm.keyed else ""
    current = f"waves: {{current: '{years[-1]}'}}\n" if firm.waves > 1 else ""
    (folder / "mapping.yaml").write_text(f"{MAPPING}{key}{current}breakdowns:\n{cut}", encoding="utf-8")
    return folder / "mapping.yaml"


FIRMS = (
    Firm(12, ("sex",)),
    Firm(12, ("sex", "department"), 2, profile="small_firm"),
    Firm(40, ("sex",)),
    Firm(40, ("sex",), 2, profile="small_firm"),
    Firm(40, ("sex", "department"), 2, keyed=True, profile="small_firm"),
    Firm(40, ("department", "grade"), profile="small_firm"),
    Firm(80, ("sex",), 2, keyed=True),
    Firm(80, ("sex", "department")),
    Firm(80, ("department", "grade"), 2, profile="small_firm"),
    Firm(150, ("department",), 2),
    Firm(150, ("department", "grade"), 2, keyed=True, profile="small_firm"),
    Firm(150, ("sex", "department"), 2),
)


@pytest.mark.parametrize("firm", FIRMS, ids=str)
def test_what_the_gate_lets_out_of_a_small_firm_has_no_finding(firm: Firm, tmp_path: Path) -> None:
    """Neither in the numbers nor on the page is there anything that the rule which both keep to does not allow."""
    report(open_project(write(firm, tmp_path)), tmp_path / "report")
    [found] = audit([tmp_path / "report"])
    assert found.attacked.findings == ()
    assert found.attacked.undecided == ()
    assert found.attacked.shown > 0
    assert found.attacked.tested > 0


def test_of_a_gate_that_hides_only_what_is_small_every_withheld_number_is_found(tmp_path: Path) -> None:
    """The same attack on a gate that withholds nothing to hide the small: each of its withheld numbers is narrowed."""
    with unprotected():
        report(open_project(write(Firm(80, ("sex", "department")), tmp_path)), tmp_path / "report")
    [found] = audit([tmp_path / "report"])
    narrowed = {finding.place for finding in found.attacked.findings if finding.kind is Kind.NARROWED}
    assert 0 < found.attacked.tested == len(narrowed)
