"""What leaves the gate, worked by hand on small firms."""

from __future__ import annotations

import numpy as np
import pytest

from socmob.disclosure import protect, write_release
from socmob.errors import DefectError, RefusedError
from socmob.framework import Profile
from socmob.measures.tables import joining_table
from socmob.values.definitions import CellDefinition, Population, Statistic, TableKind
from socmob.values.joint import Answers, Joint
from socmob.values.tables import CellState, Header, RawCell, RawTable, Release, SafeCell
from tests.attack.firms import CLASSES, OCCUPATION, about, firm_of
from tests.attack.publishing import PROFILE, publish

PROFESSIONAL, INTERMEDIATE, WORKING = CLASSES[OCCUPATION]
JOINED = "occ14.intermediate+occ14.working"
COMPOSITION = f"composition.{OCCUPATION}"

FORTY = {
    ("2026", PROFESSIONAL, "office"): 8,
    ("2026", PROFESSIONAL, "site"): 6,
    ("2026", INTERMEDIATE, "office"): 4,
    ("2026", WORKING, "office"): 6,
    ("2026", WORKING, "site"): 4,
    ("2026", "answer.blank", "office"): 12,
}
NINE = {("2026", PROFESSIONAL, "office"): 5, ("2026", WORKING, "office"): 1, ("2026", "answer.blank", "site"): 3}
ABOUT = about(firm_of(NINE))


def published(counts: dict[tuple[str, str, str], int], rules: Profile = PROFILE) -> Release:
    """What a firm may publish."""
    return publish(firm_of(counts), rules=rules).release


def cell(release: Release, table: str, row: str, column: str) -> SafeCell:
    """A cell of a release, which must be there."""
    found = release.table(table)
    assert found is not None
    place = found.cell(row, column)
    assert place is not None
    return place


def counts_table(counts: dict[str, int], identifier: str = "joining", kind: TableKind = TableKind.JOINING) -> RawTable:
    """A table of counts of people by one column, with their sum."""
    people = {code: Population.of({"origin.team": [code]}) for code in counts}
    people["sum"] = Population.of({"origin.team": list(counts)}) if len(counts) > 1 else people[next(iter(counts))]
    numbers = {**counts, "sum": sum(counts.values())}
    return RawTable(
        id=identifier,
        kind=kind,
        title="People",
        rows=tuple(Header(code, code) for code in numbers),
        columns=(Header("count", "People"),),
        cells={(row, "count"): RawCell(CellDefinition(Statistic.COUNT, people[row]), n) for row, n in numbers.items()},
        counts={people[row]: n for row, n in numbers.items()},
        levels={"origin.team": (*counts, "elsewhere")},
    )


def team_joint(counts: dict[str, int]) -> Joint:
    """The same people, all of one kind."""
    answers = Answers(tuple(sorted(counts)), np.array([[counts[code] for code in sorted(counts)]]))
    heads = np.array([sum(counts.values())])
    nobody = np.zeros((1, 1, 0), dtype=np.int64)
    return Joint(("2026",), (), {}, np.array([[True]]), nobody, heads, {"origin.team": answers})


NOBODY = team_joint({"a": 0})


class TestFirmOfForty:
    def test_shows_two_classes(self) -> None:
        """Four of intermediate origin are too few, so they are joined with the working class: 14 and 14 of 28."""
        release = published(FORTY)
        assert cell(release, COMPOSITION, PROFESSIONAL, "count").value == 14
        assert cell(release, COMPOSITION, JOINED, "count").value == 14
        assert cell(release, COMPOSITION, JOINED, "share").value == 50

    def test_says_that_classes_were_joined(self) -> None:
        """The table and the record both say that classes were joined."""
        release = published(FORTY)
        table = release.table(COMPOSITION)
        assert table is not None
        assert table.split.startswith("“intermediate and working”: classes are joined here")
        assert any(line.split for line in release.withheld if line.table == COMPOSITION)

    def test_says_who_answered(self) -> None:
        """Twelve of forty left the question blank: the rates are shown."""
        release = published(FORTY)
        assert cell(release, f"declaration.{OCCUPATION}", "response_rate", "rate").value == 70


def test_a_firm_of_nine_shows_no_number_of_people() -> None:
    """Below the threshold as a whole, nothing computed from its people is shown."""
    release = published(NINE)
    assert all(c.state is not CellState.SHOWN for table in release.tables for c in table.cells.values())


def test_a_small_base_keeps_its_large_neighbours() -> None:
    """Where no split can be shown, the base still is, and so is who answered."""
    firm = {
        ("2026", PROFESSIONAL, "office"): 33,
        ("2026", WORKING, "office"): 3,
        ("2026", "answer.blank", "office"): 24,
    }
    release = published(firm)
    assert cell(release, COMPOSITION, PROFESSIONAL, "share").state is CellState.WITHHELD
    assert cell(release, COMPOSITION, "base", "count").value == 36
    assert cell(release, f"declaration.{OCCUPATION}", "answered", "of_eligible").value == 60


def test_a_small_level_takes_two_other_levels_with_it() -> None:
    """Five people cannot keep a second level open by ten, since their number is known: a third level goes, no more."""
    firm = {("2026", code, grade): 40 for code in CLASSES[OCCUPATION] for grade in ("a", "b", "c")}
    firm |= {("2026", PROFESSIONAL, "not recorded"): 2, ("2026", WORKING, "not recorded"): 3}
    table = published(firm).table(f"by.{OCCUPATION}.grade")
    assert table is not None
    rows = {row for (row, column), c in table.cells.items() if column != "base" and c.state is CellState.WITHHELD}
    assert len(rows - {"not recorded", "dissimilarity"}) == 2


def test_everyone_alike_is_withheld() -> None:
    """Where all of a grade are of one origin, its share of 100 per cent is not published."""
    firm = {("2026", code, "office"): 30 for code in CLASSES[OCCUPATION]} | {("2026", PROFESSIONAL, "site"): 30}
    release = published(firm)
    assert cell(release, f"by.{OCCUPATION}.grade", "site", f"{PROFESSIONAL}|share").state is CellState.WITHHELD


def test_how_many_did_not_answer_is_no_secret() -> None:
    """Of 40 asked 37 answered: that 3 did not is told."""
    firm = {("2026", PROFESSIONAL, "a"): 20, ("2026", WORKING, "a"): 17, ("2026", "answer.blank", "a"): 3}
    release = published(firm)
    declaration = f"declaration.{OCCUPATION}"
    assert cell(release, declaration, "answered", "count").value == 37
    assert cell(release, declaration, "answer.blank", "count").value == 3


def test_why_people_are_in_no_class_is_withheld_where_they_are_few() -> None:
    """Of 300 three left the question blank and four would not say: which is hidden, and the shares are shown."""
    answers = {PROFESSIONAL: 150, WORKING: 143, "answer.blank": 3, "answer.not_said": 4}
    release = published({("2026", answer, "a"): n for answer, n in answers.items()})
    assert cell(release, f"declaration.{OCCUPATION}", "answer.blank", "count").state is CellState.WITHHELD
    assert cell(release, f"declaration.{OCCUPATION}", "answered", "count").state is CellState.WITHHELD
    assert cell(release, COMPOSITION, PROFESSIONAL, "share").value == 51


class TestSubtraction:
    def test_one_small_cell_takes_another_with_it(self) -> None:
        """Beside a small cell of a sum the cheapest further one is withheld; the rest stays."""
        counts = {"a": 4, "b": 20, "c": 30, "d": 40, "elsewhere": 10}
        release = protect([counts_table(counts)], PROFILE, ABOUT, team_joint(counts))
        withheld = [row for (row, _), c in release.tables[0].cells.items() if c.state is CellState.WITHHELD]
        assert withheld == ["a", "elsewhere"]

    def test_two_small_cells_with_a_small_sum_take_a_third(self) -> None:
        """Two and three add up to five, which is known to within less than ten: a third cell goes."""
        counts = {"a": 2, "b": 3, "c": 30, "d": 40, "elsewhere": 50}
        release = protect([counts_table(counts)], PROFILE, ABOUT, team_joint(counts))
        withheld = [row for (row, _), c in release.tables[0].cells.items() if c.state is CellState.WITHHELD]
        assert withheld == ["a", "b", "c"]

    def test_a_sum_in_another_table_counts(self) -> None:
        """Tables of one release are protected together: a cell shown elsewhere is withheld in both."""
        counts = {"a": 4, "elsewhere": 10}
        release = protect(
            [counts_table(counts, "one"), counts_table(counts, "two")], PROFILE, ABOUT, team_joint(counts)
        )
        first, second = (table.cells for table in release.tables)
        assert {place: c.state for place, c in first.items()} == {place: c.state for place, c in second.items()}


class TestRefusal:
    def test_an_unknown_kind_of_table_is_refused_by_name(self) -> None:
        """A kind of table without a rule never leaves."""
        without = PROFILE.model_copy(update={"tables": {}})
        with pytest.raises(RefusedError, match="joining"):
            protect([joining_table(20, "Joining")], without, ABOUT, NOBODY)

    def test_an_unknown_statistic_is_refused_by_name(self) -> None:
        """A statistic that the profile does not list for a kind of table never leaves."""
        people = Population.of({"file": ["answers"]})
        table = RawTable(
            id="joining",
            kind=TableKind.JOINING,
            title="Joining",
            rows=(Header("a", "a"),),
            columns=(Header("t", "t"),),
            cells={("a", "t"): RawCell(CellDefinition(Statistic.TEST, people), 2.0)},
            counts={people: 40},
            levels={},
        )
        with pytest.raises(RefusedError, match="test"):
            protect([table], PROFILE, ABOUT, NOBODY)

    def test_tables_that_contradict_each_other_are_a_defect(self) -> None:
        """Two tables that count the same people otherwise stop the release."""
        with pytest.raises(DefectError, match="otherwise"):
            protect([counts_table({"a": 40}, "one"), counts_table({"a": 41}, "two")], PROFILE, ABOUT, NOBODY)


class TestSymbols:
    def test_a_withheld_cell_says_nothing_but_that(self) -> None:
        """Small, beside small, or not computed: a withheld cell looks the same, without number or reason."""
        release = published(FORTY)
        cells = [c for table in release.tables for c in table.cells.values() if c.state is CellState.WITHHELD]
        assert cells
        assert {(c.value, c.why_not) for c in cells} == {(None, "")}

    def test_not_computed_is_never_said_of_withheld_people(self) -> None:
        """A cell of a small group is withheld also where its number could not have been computed."""
        release = published(NINE)
        assert {
            c.state
            for table in release.tables
            for c in table.cells.values()
            if c.definition.statistic is not Statistic.BENCHMARK
        } == {CellState.WITHHELD}


def test_the_same_tables_give_the_same_release() -> None:
    """Protecting is deterministic, to the last byte of the document."""
    assert write_release(published(FORTY)) == write_release(published(FORTY))


def test_the_record_counts_what_was_withheld() -> None:
    """Each table has its line: how many of its cells were withheld."""
    release = published(FORTY)
    for line, table in zip(release.withheld, release.tables, strict=True):
        hidden = [c for c in table.cells.values() if c.state is CellState.WITHHELD]
        assert (line.table, line.withheld, line.cells) == (table.id, len(hidden), len(table.cells))


def test_no_float_is_finer_than_its_rounding() -> None:
    """Every shown number has at most the decimals that its definition states."""
    firm = {("2026", code, grade): 31 + 7 * i for i, code in enumerate(CLASSES[OCCUPATION]) for grade in ("a", "b")}
    for table in published(firm).tables:
        for c in table.cells.values():
            if c.state is CellState.SHOWN and c.value is not None:
                assert c.definition.rounding is not None
                assert round(c.value, c.definition.rounding.decimals) == c.value


def test_what_takes_too_long_is_refused() -> None:
    """Of 10,000 people over 120 levels nothing leaves where the time is over; the table that loses most is named."""
    answers = {PROFESSIONAL: 50, INTERMEDIATE: 20, WORKING: 25, "answer.blank": 5}
    firm = {
        ("2026", answer, f"level {i}"): 1 + (share * (160 - i * 4 // 3) + 37 * i % 100) // 100
        for answer, share in answers.items()
        for i in range(120)
    }
    hurried = PROFILE.search.model_copy(update={"seconds": 0.001})
    with pytest.raises(RefusedError, match=rf"tables by\.{OCCUPATION}\.grade(.|\n)*fewer breakdowns"):
        published(firm, PROFILE.model_copy(update={"search": hurried}))


def test_a_solver_that_loses_its_way_starts_afresh() -> None:
    """A firm at which the solver gives up, going on from the aim before, is published."""
    firm = {
        ("2026", PROFESSIONAL, "a"): 1,
        ("2026", INTERMEDIATE, "a"): 9,
        ("2026", WORKING, "a"): 10,
        ("2026", "answer.not_said", "a"): 13,
        ("2026", INTERMEDIATE, "b"): 1,
        ("2026", WORKING, "b"): 1,
        ("2026", "answer.blank", "b"): 10,
    }
    assert published(firm).tables
