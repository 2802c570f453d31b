"""Whole columns coded by a look-up that an engine attaches."""

import pytest

from socmob.engine import Engine, duckdb_engine, reference_engine
from socmob.errors import MappingError
from socmob.occupations import ADDED, CodingColumns, Reason, coding_lookup
from socmob.occupations.columns import is_unrecognised
from socmob.values.cells import Level
from tests.engine.sources import Columns, rows_of

FOUR_PART = CodingColumns(occupation="job", employment="for whom", size="size", supervision="in charge")
BY_SOC = CodingColumns(soc2020="soc", employment="for whom", size="size", supervision="in charge")


def coded(columns: CodingColumns, told: Columns, engine: Engine) -> tuple[Level, ...]:
    """The rows of a small table by the label of `id` and what coding adds."""
    rows = rows_of(engine, told)
    combinations = [level.labels for level in engine.levels(rows, columns.on).levels]
    found = engine.levels(engine.attach(rows, coding_lookup(columns, combinations)), ("id", *ADDED)).levels
    engine.close()
    return tuple(sorted(found, key=lambda level: level.labels[0] or ""))


@pytest.mark.parametrize("engine", [duckdb_engine, reference_engine], ids=["duckdb", "reference"])
def test_four_part_answers_are_classed_as_the_matrix_has_it(engine: type[Engine]) -> None:
    """A supervising clerk, a plumber with staff and one alone, a driver without the last answer, a jobless parent."""
    told: Columns = {
        "id": ["1", "2", "3", "4", "5"],
        "job": ["Clerical and intermediate", "Technical or craft work", "4", "Routine", "Long-term unemployed"],
        "for whom": [
            "An employee",
            "Self-employed with employees",
            "Self-employed without employees",
            "Employee",
            None,
        ],
        "size": ["25 or more", "1-24", None, "Over 24", None],
        "in charge": ["Yes", None, None, None, None],
    }
    found = [(level.labels[2], level.labels[4], level.labels[9]) for level in coded(FOUR_PART, told, engine())]
    assert found == [
        ("1", "professional", None),
        ("3", "intermediate", None),
        ("3", "intermediate", None),
        (None, None, "supervision_blank"),
        ("5", "working", None),
    ]


def test_unit_groups_are_classed_by_as_much_as_is_known() -> None:
    """A bricklayer: alone, with staff of unknown number, an employee, and without a status; each by its method."""
    told: Columns = {
        "id": ["1", "2", "3", "4"],
        "soc": ["5313", "5313.0", "5313/01", "5313"],
        "for whom": ["Self-employed without employees", "Employer", "Employee", None],
        "size": ["12", "I don't know", "240", None],
        "in charge": [None, None, "No", None],
    }
    found = [(level.labels[1], level.labels[7]) for level in coded(BY_SOC, told, duckdb_engine())]
    assert found == [("4", "full"), ("4", "reduced"), ("7", "full"), ("4", "simplified-derived")]


def test_the_one_question_gives_three_groups_and_nothing_finer() -> None:
    """A technical job is in the working class, NS-SEC is not told, and a setting moves the long-term unemployed."""
    told = {"id": ["1", "2"], "job": ["Technical and craft", "Long-term unemployed"]}
    columns = CodingColumns(option="job", settings={"reading.long_term_unemployed": "answer.unclassifiable"})
    first, second = coded(columns, told, duckdb_engine())
    assert first.labels[1:] == (None, None, None, "working", None, None, "one-question", None, None, "occ14.working")
    assert (second.labels[4], second.labels[8], second.labels[9]) == (None, "a_reading", "not_classified")


def test_soc_2010_is_classed_without_status() -> None:
    """Codes of SOC 2010 have the simplified method, and those of SOC 2020 alone are not among them."""
    told = {"id": ["1", "2"], "soc": ["1115", "1111"]}
    first, second = coded(CodingColumns(soc2010="soc"), told, duckdb_engine())
    assert (first.labels[1], first.labels[7]) == ("1.1", "simplified-soc2010")
    assert second.labels[9] == Reason.OCCUPATION_UNKNOWN


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"soc2020": "a", "option": "b"},
        {"soc2010": "a", "status": "b"},
        {"option": "a", "size": "b"},
        {"soc2020": "a", "status": "b", "size": "c"},
        {"occupation": "a", "status": "b"},
        {"occupation": "a"},
        {"soc2020": "a", "title": "b"},
    ],
)
def test_columns_that_no_method_takes_are_refused(columns: dict[str, str]) -> None:
    """Each method says which columns it needs, and which it cannot use."""
    with pytest.raises(MappingError):
        CodingColumns.of(columns)


@pytest.mark.parametrize(
    ("role", "known", "unknown"),
    [
        ("soc2020", "2412", "1115"),
        ("soc2010", "1115", "1111"),
        ("option", "Clerical or intermediate job", "Clerk"),
        ("occupation", "Modern professional", "Clerk"),
        ("status", "7", "8"),
        ("employment", "Employee", "Maybe"),
        ("size", "9999", "enormous"),
        ("supervision", "Foreman or supervisor", "at times"),
    ],
)
def test_labels_are_known_or_counted(role: str, known: str, unknown: str) -> None:
    """In every column a label of the question is known, a blank is nothing to complain of, and any other is."""
    assert not is_unrecognised(role, known)
    assert not is_unrecognised(role, None)
    assert is_unrecognised(role, unknown)


def test_a_supervisor_and_manager_of_few_is_a_manager_of_soc_alone() -> None:
    """A "manager" by answer is one where the job is coded to SOC; the four-part form knows them by their group."""
    told = {"id": ["1"], "soc": ["2412"], "for whom": ["Employee"], "size": ["1-24"], "in charge": ["Manager"]}
    assert coded(BY_SOC, told, duckdb_engine())[0].labels[7] == "full"
    told = {"id": ["1"], "job": ["Routine"], "for whom": ["Employee"], "size": ["1-24"], "in charge": ["Manager"]}
    assert coded(FOUR_PART, told, duckdb_engine())[0].labels[2] == "4"
