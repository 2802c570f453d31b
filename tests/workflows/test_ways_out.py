"""What is said where a report is refused beside earlier ones: what was tried, and what that firm can do."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from unittest.mock import Mock

import pytest

from socmob.disclosure import protect
from socmob.errors import RefusedError
from socmob.framework import Profile
from socmob.values.joint import Joint
from socmob.values.tables import About, RawTable, Release
from socmob.workflows import protecting
from socmob.workflows.projects import open_project
from socmob.workflows.releasing import Earlier
from socmob.workflows.reporting import report
from socmob.workflows.ways_out import Refused
from tests.attack.firms import Firm, Row, tables

ERROR = RefusedError("Too much would be told.", where="the tables a, b", do="Mend it.")
EARLIER = (Earlier("earlier1", Mock(spec=Release), 1),)
FIRM = Firm(
    ("by.grade", "by.sex"),
    ("origin.school11_16",),
    tuple(Row(i, "2026", ("a", "b"), ("school.state",)) for i in range(20)),
)


def said(refused: Collection[str], *, alone: bool = False) -> RefusedError:
    """The refusal where tables by some breakdowns, "" being everyone, are refused beside the earlier release."""

    def against(some: Sequence[RawTable], earlier: Sequence[Earlier]) -> None:
        if not (alone and not earlier) and not {table.breakdown for table in some}.isdisjoint(refused):
            raise ERROR

    return Refused(ERROR, tables(FIRM), EARLIER, against).kindly()


def test_the_breakdown_in_the_way_is_named() -> None:
    """Without it the rest passes, as was tried; the earlier release is named too."""
    error = said({"sex"})
    assert error.do.startswith("Take the breakdown sex out of the mapping")
    assert "beside release 1 of the ledger" in error.where


def test_all_breakdowns_are_named_where_each_is_in_the_way() -> None:
    """What is about everyone can still be published."""
    assert said({"sex", "grade"}).do.startswith("Take the breakdowns grade and sex out of the mapping")


def test_only_the_earlier_report_may_be_in_the_way() -> None:
    """No breakdown is blamed in vain; the release that can be taken back is named."""
    do = said({""}, alone=True).do
    assert "Take the breakdown" not in do
    assert "socmob withdraw 1 --because WHY --nobody-saw-it" in do


def test_what_nothing_helps_stays_as_it_was_said() -> None:
    """Neither fewer breakdowns nor a ledger without the earlier report."""
    assert said({""}) is ERROR


def test_files_that_contradict_what_was_published_are_another_matter() -> None:
    """Where not even a report without tables passes the first message says what to mend."""
    always = Mock(side_effect=ERROR)
    assert Refused(ERROR, tables(FIRM), EARLIER, always).kindly() is ERROR


def test_a_second_report_is_told_what_is_in_its_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A firm of forty whose second report the gate refuses reads which report is in the way; nothing is written."""
    (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    write_answers(tmp_path, {"2025": 0})
    report(open_project(tmp_path / "mapping.yaml"), tmp_path / "first")
    write_answers(tmp_path, {"2025": 0, "2026": 3})
    monkeypatch.setattr(protecting, "protect", refusing_beside_others)
    with pytest.raises(RefusedError) as refused:
        report(open_project(tmp_path / "mapping.yaml"), tmp_path / "second")
    assert "beside release 1 of the ledger" in refused.value.where
    assert "socmob withdraw 1 --because WHY --nobody-saw-it" in refused.value.do
    assert not (tmp_path / "second").exists()


def refusing_beside_others(
    some: Sequence[RawTable], profile: Profile, about: About, joint: Joint, earlier: Sequence[Release]
) -> Release:
    """The gate, to which any table is too much beside any earlier release."""
    if some and earlier:
        raise ERROR
    return protect(some, profile, about, joint)


MAPPING = """version: 1
organisation: Fern and Co
geography: UK
edition: smc-2020-11
person: Staff
files: [{file: answers.csv, wave: {column: Year}}]
questions: {origin.parent_degree: {column: Degree, options: {"Yes": pdeg.yes, "No": pdeg.no}}}
breakdowns: {sex: {column: Sex, label: Sex}}
"""


def write_answers(folder: Path, waves: dict[str, int]) -> None:
    """Forty people a wave; its number is the first of them."""
    lines = [
        f"{year},K{i},{'FM'[i % 5 < 2]},{('Yes', 'No', 'No', 'Yes', '')[i * 7 % 5] if i % 4 else 'No'}"
        for year, first in waves.items()
        for i in range(first, first + 40)
    ]
    (folder / "answers.csv").write_text("\n".join(["Year,Staff,Sex,Degree", *lines]) + "\n", encoding="utf-8")
