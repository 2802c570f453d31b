"""Descriptions of tables made by other means, and what is said where they do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.errors import UserError
from tests.disclosure.outside.written import PLAIN, attacked, described, ranges

TABLE = "Department,Origin,Count\nA,Working,30\nA,Professional,[c]\nA,All,36"


def test_long_and_wide_tables_say_the_same(tmp_path: Path) -> None:
    """A dimension can stand in a column or in the heading."""
    wide = "Department,Working,Professional,All\nA,30,[c],36"
    in_heading = PLAIN.replace("value: Count", "wide: Origin")
    long, broad = described(tmp_path, TABLE), described(tmp_path, wide, in_heading)
    assert [n.definition for n in broad.numbers] == [n.definition for n in long.numbers]
    assert [n.value for n in broad.numbers] == [30, None, 36]


def test_head_counts_from_elsewhere_can_be_laid_beside_a_table(tmp_path: Path) -> None:
    """With how many people each department has known, what is not told of one is."""
    tables = {
        "table.csv": "Department,Origin,Count\nA,Working,30\nA,Professional,[c]",
        "heads.csv": "Department,Heads\nA,36",
    }
    description = """
        tables: [{table: table.csv, value: Count}, {table: heads.csv, value: Heads}]
        dimensions: {Department: {total: All}, Origin: {total: All}}
        known: [Department]
        """
    assert ranges(attacked(described(tmp_path, tables, description))) == {"A/Professional": (6, 6)}


def test_several_levels_can_have_a_name_together(tmp_path: Path) -> None:
    """Groups are levels joined: the group less one of its levels is the other."""
    table = "Department,Origin,Count\nA,Working,30\nB,Working,[c]\nA and B,Working,36"
    description = PLAIN.replace("{total: All}, Origin", "{total: All, groups: {A and B: [A, B]}}, Origin")
    assert ranges(attacked(described(tmp_path, table, description))) == {"B/Working": (6, 6)}


def test_a_term_that_no_column_holds_is_given_once(tmp_path: Path) -> None:
    """`where` says what holds for every row of a file."""
    description = PLAIN.replace("Origin: {total: All}", "Origin: {total: All}, Year: ") + "where: {Year: 2026}\n"
    publication = described(tmp_path, TABLE, description)
    assert all(population.codes("Year") == ("2026",) for population in publication.populations())


@pytest.mark.parametrize(
    ("table", "description", "said"),
    [
        (TABLE.replace("30", "thirty"), PLAIN, '"thirty" is neither a number nor a known symbol'),
        (TABLE.replace("30", "-3"), PLAIN, '"-3" cannot be a count'),
        (TABLE.replace("Working,30", "30"), PLAIN, "The row has 2 cells for 3 headings"),
        (TABLE, PLAIN.replace("value: Count", "value: People"), 'no column "People"'),
        (TABLE, PLAIN.replace("value: Count", ""), 'a table has either "value"'),
        (TABLE, PLAIN + "known: [Sex]\n", '"Sex" is not among the dimensions'),
        (TABLE, PLAIN + "thresholds: 5\n", 'unknown key "thresholds"'),
        (TABLE, PLAIN.replace("table.csv", "tables.csv"), "cannot be read"),
        ("Dept,Kind,Count\nA,B,3", PLAIN, "No heading of the table is a dimension"),
        (TABLE, PLAIN + "where: {Year: 2026}\n", '"Year" is not among the dimensions'),
    ],
    ids=["word", "negative", "short", "column", "form", "known", "key", "file", "headings", "where"],
)
def test_what_does_not_fit_is_said_with_its_place(tmp_path: Path, table: str, description: str, said: str) -> None:
    """Every fault says what it is, where, and what to do."""
    with pytest.raises(UserError) as caught:
        described(tmp_path, table, description)
    assert said in caught.value.what
    assert caught.value.where
    assert caught.value.do


def test_a_team_in_two_departments_is_refused(tmp_path: Path) -> None:
    """Levels that lie within others lie in one."""
    tables = {"table.csv": TABLE, "within.csv": "Team,Department\nT,A\nT,B"}
    description = PLAIN.replace("{Department:", "{Team: , Department:") + "within: [within.csv]\n"
    with pytest.raises(UserError, match='"T" is put in both "A" and "B"'):
        described(tmp_path, tables, description)
