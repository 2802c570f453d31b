"""Waves pooled into one: a person once, by key, with the latest answer; without a key only samples of other people."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.engine import Engine, duckdb_engine, reference_engine
from socmob.errors import DataError, MappingError
from socmob.readers import load_mapping
from socmob.values.joint import Joint
from socmob.workflows.describing import about
from socmob.workflows.knowing import joint_of
from socmob.workflows.measuring import Measured, measure_rows
from socmob.workflows.preparing import Prepared, prepare
from socmob.workflows.tabling import raw_tables
from tests.workflows.test_knowing import kinds

MEASURE = "origin.parent_degree"
MAPPING = """version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
{more}
waves: {{pool: ["1", "2"]}}
files: [{{file: answers.csv, wave: {{column: Year}}}}]
questions: {{origin.parent_degree: {{column: Degree, options: {{"Yes": pdeg.yes, "No": pdeg.no}}}}}}
breakdowns: {{team: {{column: Team, options: {{A: A, B: B, C: C}}}}}}
"""
STAFF = """Year,Staff,Team,Degree
0,ann,A,No
0,zoe,A,Yes
1,ann,A,Yes
1,bob,A,No
1,cat,B,Yes
1,dan,B,No
2,ann,A,Yes
2,bob,C,Yes
2,dan,C,
2,eve,C,
"""
"""Ann answers twice alike, Bob otherwise the second time, Dan only the first time, Cat leaves, Eve says nothing."""
KEYED, SAMPLES = "person: Staff", "census: false"


def prepared(folder: Path, more: str, staff: str = STAFF, engine: Engine | None = None) -> tuple[Engine, Prepared]:
    """Two of three waves of a made-up firm, pooled."""
    (folder / "answers.csv").write_text(staff, encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING.format(more=more), encoding="utf-8")
    engine = engine or duckdb_engine()
    return engine, prepare(engine, load_mapping(folder / "mapping.yaml"), folder)


def measured(folder: Path, more: str) -> Measured:
    """The pooled waves measured."""
    engine, found = prepared(folder, more)
    return measure_rows(engine, found)


def answers(found: Measured) -> dict[str, int]:
    """People by answer in the one wave that there is."""
    cells = found.measures[MEASURE].overall
    codes = cells.labels(MEASURE)
    wave = cells.mask("wave", [found.prepared.current])
    return {codes[code] or "": int(n) for code, n in zip(cells.column(MEASURE)[wave], cells.n[wave], strict=True)}


@pytest.mark.parametrize("engine", [duckdb_engine, reference_engine])
def test_a_person_counts_once_with_the_latest_answer(tmp_path: Path, engine: type[Engine]) -> None:
    """Five people, though there are eight rows; Dan's first answer counts, since he gave no later one."""
    made, found = prepared(tmp_path, KEYED, engine=engine())
    pooled = measure_rows(made, found)
    assert answers(pooled) == {"pdeg.yes": 3, "pdeg.no": 1, "answer.blank": 1}
    assert pooled.prepared.waves == ("1 to 2",)


def test_a_person_is_in_the_latest_group(tmp_path: Path) -> None:
    """Bob and Dan moved to team C."""
    cells = measured(tmp_path, KEYED).measures[MEASURE].by["team"]
    assert {team: cells.total("by.team", [team]) for team in ("A", "B", "C")} == {"A": 1, "B": 1, "C": 3}


def test_samples_without_a_key_are_added_up(tmp_path: Path) -> None:
    """Where the waves were drawn from many, they are taken as other people."""
    assert answers(measured(tmp_path, SAMPLES)) == {"pdeg.yes": 4, "pdeg.no": 2, "answer.blank": 2}


@pytest.mark.parametrize("more", ["", KEYED + "\ncensus: true", KEYED + "\ncensus: false"])
def test_without_every_key_the_same_staff_is_never_pooled(tmp_path: Path, more: str) -> None:
    """Five people twice are not ten."""
    staff = STAFF.replace("2,eve", "2,")
    with pytest.raises(DataError, match="five people who answer twice are not ten") as told:
        prepared(tmp_path, more, staff)
    assert "mapping.yaml" in told.value.where


def test_a_key_that_stands_twice_in_a_wave_is_refused(tmp_path: Path) -> None:
    """It does not tell who is in both."""
    with pytest.raises(DataError, match="occurs more than once"):
        prepared(tmp_path, KEYED, STAFF.replace("2,eve", "2,dan"))


def test_a_question_that_changed_is_not_pooled(tmp_path: Path) -> None:
    """Answers to two questions do not add up."""
    text = STAFF.replace("Degree", "School").replace("Yes", "state").replace("No", "fee")
    (tmp_path / "answers.csv").write_text(text, encoding="utf-8")
    mapping = MAPPING.format(more=KEYED).split("questions")[0] + (
        'questions: {origin.school11_16: {column: School, editions: {"1": gmc-2013, "2": smc-2020-11}, '
        "options: {state: answer.unclassifiable, fee: answer.unclassifiable}}}\n"
    )
    (tmp_path / "mapping.yaml").write_text(mapping, encoding="utf-8")
    with pytest.raises(DataError, match="cannot be pooled"):
        prepare(duckdb_engine(), load_mapping(tmp_path / "mapping.yaml"), tmp_path)


def test_a_wave_that_there_is_not_is_told(tmp_path: Path) -> None:
    """The waves of the file are named."""
    with pytest.raises(MappingError, match='No row has the wave "2"'):
        prepared(tmp_path, KEYED, STAFF.replace("\n2,", "\n3,"))


def test_single_waves_are_not_published_beside_the_pool(tmp_path: Path) -> None:
    """Nothing of one wave is in a table, nor a trend or a change, so that nothing can be subtracted."""
    found = measured(tmp_path, KEYED)
    waves = {
        population.codes("wave")
        for table in raw_tables(found)
        for cell in table.cells.values()
        for population in cell.definition.populations()
    }
    assert waves == {("1 to 2",)}
    assert about(found).compared == ()


def test_the_release_says_what_is_pooled(tmp_path: Path) -> None:
    """Its readers are told how a person counts, and which waves there are."""
    said = about(measured(tmp_path, KEYED))
    assert "The waves 1 and 2 are pooled: a person counts once" in said.design
    assert (said.wave, said.waves) == ("1 to 2", ("1", "2"))


def joint(folder: Path, more: str, staff: str = STAFF) -> Joint:
    """The people of the firm by kind."""
    engine, found = prepared(folder, more, staff)
    return joint_of(engine, found, [MEASURE])


def test_people_of_a_pool_are_those_of_its_waves(tmp_path: Path) -> None:
    """A release of one of the waves alone can be held against it: the pool is one more wave that they were in."""
    found = joint(tmp_path, KEYED)
    assert found.waves == ("0", "1", "2", "1 to 2")
    assert kinds(found, MEASURE) == {
        ("in", None, None, None): (1, {"pdeg.yes": 1}),
        ("in", "in", "in", "A"): (1, {"0: pdeg.no": 1, "1: pdeg.yes": 1, "2: pdeg.yes": 1, "1 to 2: pdeg.yes": 1}),
        (None, "in", "in", "C"): (2, {
            "1: pdeg.no": 2, "2: pdeg.yes": 1, "2: answer.blank": 1, "1 to 2: pdeg.yes": 1, "1 to 2: pdeg.no": 1,
        }),
        (None, "in", None, "B"): (1, {"pdeg.yes": 1}),
        (None, None, "in", "C"): (1, {"answer.blank": 1}),
    }  # fmt: skip


def test_samples_are_each_in_the_pool(tmp_path: Path) -> None:
    """Every row is a person of its wave and of the pool."""
    found = joint(tmp_path, SAMPLES, "\n".join(STAFF.splitlines()[:5]) + "\n2,eve,C,No\n")
    assert kinds(found, MEASURE) == {
        ("in", None, None, None): (2, {"pdeg.yes": 1, "pdeg.no": 1}),
        (None, "in", None, "A"): (2, {"pdeg.yes": 1, "pdeg.no": 1}),
        (None, None, "in", "C"): (1, {"pdeg.no": 1}),
    }


def test_a_pool_of_an_earlier_release_is_a_wave_too(tmp_path: Path) -> None:
    """What was published of it can be told by today's files, as long as they hold its waves."""
    engine, found = prepared(tmp_path, KEYED)
    apart = found.apart
    assert apart is not None
    pools = {"1 to 2": ("1", "2"), "2 to 9": ("2", "9")}
    assert joint_of(engine, apart, [MEASURE], frozenset({"1 to 2"}), pools).waves == ("0", "1", "2", "1 to 2")
