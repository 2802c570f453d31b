"""Tables whose secrets are known by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.disclosure.outside import Kind
from socmob.disclosure.outside.solving import Contradiction
from tests.disclosure.outside.written import PLAIN, attacked, described, ranges

ONE_HIDDEN = """
    Department,Origin,Count
    A,Professional,20
    A,Working,35
    A,All,55
    B,Professional,[c]
    B,Working,30
    B,All,36
    C,Professional,25
    C,Working,40
    C,All,65
    All,Professional,51
    All,Working,105
    All,All,156
    """


def test_one_cell_withheld_among_true_margins_is_told_exactly(tmp_path: Path) -> None:
    """36 less 30 is 6."""
    outcome = attacked(described(tmp_path, ONE_HIDDEN))
    assert ranges(outcome) == {"B/Professional": (6, 6)}
    assert outcome.withheld == 1


def test_a_total_less_the_rest_is_a_difference_below_the_threshold(tmp_path: Path) -> None:
    """That 30 of 36 are working class publishes the other six."""
    found = ranges(attacked(described(tmp_path, ONE_HIDDEN)), Kind.DIFFERENCE)
    assert found == {"B/Working": (6, 6)}


FOUR_HIDDEN = """
    Industry,A,B,C,Total
    I,20,50,10,80
    II,*,19,*,49
    III,*,32,*,61
    Total,45,101,44,190
    """
WIDE = """
    table: table.csv
    wide: Region
    dimensions: {{Industry: {{total: Total}}, Region: {{total: Total}}}}
    threshold: 5
    width: {width}
    """


def test_four_cells_in_two_rows_and_columns_have_the_range_of_one_move_around_them(tmp_path: Path) -> None:
    """With t in II A: II C is 30 - t, III A 25 - t, III C 4 + t; so t runs from 0 to 25, and all four are 26 wide."""
    outcome = attacked(described(tmp_path, FOUR_HIDDEN, WIDE.format(width=26)))
    assert ranges(outcome) == {"II/A": (0, 25), "II/C": (5, 30), "III/A": (0, 25), "III/C": (4, 29)}
    assert ranges(attacked(described(tmp_path, FOUR_HIDDEN, WIDE.format(width=25)))) == {}


def test_a_whole_per_cent_of_a_small_base_is_a_count(tmp_path: Path) -> None:
    """36% of 33 people is 12 and nothing else, so the others are 21."""
    tables = {
        "base.csv": "Department,Count\nA,33\nAll,100",
        "share.csv": "Department,Origin,Percent\nA,Professional,36\nA,Working,[c]",
    }
    description = """
        tables: [{table: base.csv, value: Count}, {table: share.csv, value: Percent, percent_of: Origin}]
        dimensions: {Department: {total: All}, Origin: {total: All}}
        known: [Department]
        """
    assert ranges(attacked(described(tmp_path, tables, description))) == {"A/Working": (21, 21)}


def test_a_team_within_a_department_is_told_by_the_rest_of_it(tmp_path: Path) -> None:
    """Two teams of one department: the department less the one is the other."""
    tables = {
        "teams.csv": "Team,Origin,Count\nNorth,Professional,[c]\nSouth,Professional,22\nEast,Professional,31",
        "departments.csv": "Department,Origin,Count\nSales,Professional,25\nLegal,Professional,31",
        "within.csv": "Team,Department\nNorth,Sales\nSouth,Sales\nEast,Legal",
    }
    description = """
        tables: [{table: teams.csv, value: Count}, {table: departments.csv, value: Count}]
        dimensions: {Team: , Department: , Origin: {total: All}}
        within: [within.csv]
        """
    outcome = attacked(described(tmp_path, tables, description))
    assert ranges(outcome) == {"North/Professional": (3, 3)}
    assert ranges(outcome, Kind.DIFFERENCE) == {"South/Professional": (3, 3)}


def test_rounding_to_fives_widens_what_can_be_told(tmp_path: Path) -> None:
    """35 is 33 to 37 and 30 is 28 to 32, so what is left is 1 to 9; with counts that are exact it is 5."""
    table = "Department,Origin,Count\nB,Professional,[c]\nB,Working,30\nB,All,35"
    assert ranges(attacked(described(tmp_path, table))) == {"B/Professional": (5, 5)}
    rounded = attacked(described(tmp_path, table, PLAIN_ROUNDED))
    assert ranges(rounded) == {"B/Professional": (1, 9)}
    assert ranges(attacked(described(tmp_path, table, PLAIN_ROUNDED), width=9)) == {"B/Professional": (1, 9)}
    assert ranges(attacked(described(tmp_path, table, PLAIN_ROUNDED), width=8)) == {}


PLAIN_ROUNDED = """
    table: table.csv
    value: Count
    rounding: 5
    dimensions: {Department: {total: All}, Origin: {total: All}}
    """


def test_rounding_by_chance_leaves_nearly_a_whole_step_either_way(tmp_path: Path) -> None:
    """30 is 26 to 34 and 35 is 31 to 39: the rest is 0 to 13."""
    table = "Department,Origin,Count\nB,Professional,[c]\nB,Working,30\nB,All,35"
    description = PLAIN_ROUNDED.replace("rounding: 5", "rounding: 5\n    random: true\n    width: 14")
    assert ranges(attacked(described(tmp_path, table, description))) == {"B/Professional": (0, 13)}


def test_a_symbol_that_says_fewer_than_ten_is_used_and_told(tmp_path: Path) -> None:
    """The one is at most nine, so that the other of the fifteen is at least six."""
    table = "Department,Origin,Count\nB,Professional,<10\nB,Working,[c]\nB,All,15"
    description = PLAIN + 'below: {"<10": 10}\n'
    outcome = attacked(described(tmp_path, table, description))
    assert ranges(outcome)["B/Working"] == (6, 15)
    assert ranges(outcome, Kind.SYMBOL) == {"B/Professional": (0, 9)}


def test_a_second_table_that_cuts_the_same_people_another_way_tells_of_the_first(tmp_path: Path) -> None:
    """Each table hides two numbers of its own; what they have in common is told by the other."""
    tables = {
        "sex.csv": "Sex,Origin,Count\nF,Working,[c]\nM,Working,[c]\nF,All,60\nM,All,70",
        "origin.csv": "Department,Origin,Count\nA,Working,30\nB,Working,25\nA,All,64\nB,All,66\nAll,All,130",
        "both.csv": "Sex,Department,Origin,Count\nF,A,Working,14\nF,B,Working,12\nM,A,Working,[c]\nM,B,Working,[c]",
    }
    description = """
        tables: [{table: sex.csv, value: Count}, {table: origin.csv, value: Count}, {table: both.csv, value: Count}]
        dimensions: {Sex: {total: All}, Department: {total: All}, Origin: {total: All}}
        """
    found = ranges(attacked(described(tmp_path, tables, description)))
    assert found == {"F/Working": (26, 26), "M/Working": (29, 29), "M, A/Working": (16, 16), "M, B/Working": (13, 13)}


def test_levels_that_need_not_make_up_the_total_tell_less(tmp_path: Path) -> None:
    """Where some are in no department listed, the total less one department is not the other."""
    table = "Department,Origin,Count\nA,Working,30\nB,Working,[c]\nAll,Working,45"
    assert ranges(attacked(described(tmp_path, table))) == {"B/Working": (15, 15)}
    description = PLAIN.replace("Department: {total: All}", "Department: {total: All, complete: false}")
    assert ranges(attacked(described(tmp_path, table, description))) == {}


def test_that_nobody_gave_an_answer_is_told_as_all_answering_alike(tmp_path: Path) -> None:
    """Nought of 40 are of a working class: the forty are known."""
    table = "Department,Origin,Count\nA,Working,0\nA,Professional,40\nA,All,40"
    outcome = attacked(described(tmp_path, table))
    assert "A/Working" in ranges(outcome, Kind.ALIKE)
    assert ranges(attacked(described(tmp_path, table, PLAIN + "zeros: shown\n")), Kind.ALIKE) == {}


def test_numbers_that_contradict_each_other_are_refused_where_nothing_is_withheld(tmp_path: Path) -> None:
    """60% of all where no department has more than half."""
    tables = {
        "base.csv": "Department,Count\nA,100\nB,100\nAll,200",
        "share.csv": "Department,Origin,Percent\nA,Working,50\nB,Working,40\nAll,Working,60",
    }
    description = """
        tables: [{table: base.csv, value: Count}, {table: share.csv, value: Percent, percent_of: Origin}]
        dimensions: {Department: {total: All}, Origin: {total: All}}
        """
    with pytest.raises(Contradiction) as caught:
        attacked(described(tmp_path, tables, description))
    assert {number.place.source for number in caught.value.numbers} == {"share.csv"}
