from __future__ import annotations

from pathlib import Path

import pytest

from socmob.errors import MappingError
from socmob.readers.mapping import load_mapping
from tests.readers.mapping.made import MAPPING, mapping_at

GSS = (Path(__file__).parents[2] / "data" / "gss-graduates.mapping.yaml").read_text(encoding="utf-8")

# what stands in the good mapping | what is written in its place | what the message says | its line
FAULTS = [
    ("stratum: stratum", "stratumm: stratum", 'Did you mean "stratum"?', 14),
    ("origin.parent_degree", "origin.parents_degree", 'Did you mean "origin.parent_degree"?', 17),
    ("combine: highest", "combin: highest", 'Did you mean "combine"?', 19),
    ("combine: highest", "combine: lowest", '"combine" cannot be "lowest"', 19),
    ("    combine: highest\n", "", "2 columns claim one question", 18),
    ("Graduate: pdeg.yes", "Graduate: pdeg.yess", 'Did you mean "pdeg.yes"?', 25),
    ("Graduate: pdeg.yes", "Graduate: occ14.working", "is no option, category or answer state", 25),
    ("asked: unknown", "asked: sometimes", '"asked" cannot be "sometimes"', 11),
    ("asked: unknown", "asked: {column: Invited}", "needs the labels of yes, or those of no", 11),
    ("{column: wave}", "{colum: wave}", 'Did you mean "column"?', 10),
    ("{column: wave}", "wave", '"wave" needs entries below it', 10),
    ("census: false", "census: perhaps", '"census" is true or false', 7),
    ("people: workforce", "people: workers", '"workforce", "graduate_intake", "sector:accounting"', 6),
    ("people: workforce", "people: sector:leagl", 'Did you mean "sector:legal"', 6),
    ("unit: psu", "edition: smc-2020-1", 'Did you mean "smc-2020-11"', 15),
    ("unit: psu", "settings: {reading.long_term_unemployd: x}", 'Did you mean "reading.long_term_unemployed"', 15),
    ("unit: psu", "settings: {reading.long_term_unemployed: x}", "cannot be", 15),
    ("unit: psu", "unit: psu\nunit: psu", "written twice", 16),
    ("unit: psu", "unit: [psu]", '"unit" needs one word', 15),
    (
        "unit: psu",
        "person: id\nrecord: {file: hr.csv, key: {answers: a, record: b}}",
        "person is for files without",
        15,
    ),
    ("unit: psu", "record: {file: hr.csv, key: {answers: a, record: b}}", "it must tell the wave", 15),
    ("version: 1", "version: 2", "mappings of version 1", 3),
    ('current: "2024"', 'current: "2018"', "cannot be compared with itself", 12),
    ("breakdowns:\n", "breakdowns:\n  Sex: {column: x}\n", "named in small letters", 27),
    ("sex: {column: sex, label: Sex}", "sex: {column: age, bands: [35, 25]}", "in ascending order", 27),
    ("{column: sex, label: Sex}", "{column: sex, within: region}", '"region" is no breakdown', 27),
    ("{column: sex, label: Sex}", "{column: sex, within: sex}", "parts of themselves", 27),
    ("{column: sex, label: Sex}", "{column: sex, within: sex, bands: [2]}", "bands of a number are not parts", 27),
    ("{column: sex, label: Sex}", "{column: sex, small: hide}", '"small" cannot be "hide"', 27),
    ('current: "2024", compare_with: "2018"', 'pool: ["2018", "2024"]', "without weight, stratum", 12),
    ('current: "2024"', 'pool: ["2024"]', "two or more", 12),
    ('current: "2024"', 'pool: ["2024", "2021"]', "leave current and compare_with out", 12),
    ("organisation: General Social Survey, graduates\n", "", 'The key "organisation" is missing', 3),
]


@pytest.mark.parametrize(("good", "bad", "says", "line"), FAULTS)
def test_a_fault_is_told_with_its_line(tmp_path: Path, good: str, bad: str, says: str, line: int) -> None:
    """Every fault of a mapping is told in plain words, with file and line, and near matches for what was misspelt."""
    assert good in GSS
    with pytest.raises(MappingError) as error:
        mapping_at(tmp_path, GSS.replace(good, bad, 1))
    assert says.casefold() in str(error.value).casefold()
    assert error.value.where.endswith(f"mapping.yaml, line {line}")
    assert error.value.do


def test_an_edition_that_does_not_ask_a_measure_is_refused(tmp_path: Path) -> None:
    """A question cannot be mapped with an edition that does not ask it."""
    with pytest.raises(MappingError, match=r"The edition gmc-2013 does not ask origin\.occupation14"):
        mapping_at(tmp_path, MAPPING + "  origin.occupation14: {column: Job, edition: gmc-2013}\n")


def test_an_option_of_another_scheme_is_refused(tmp_path: Path) -> None:
    """A label cannot be given a category of a scheme that the edition's question does not use."""
    with pytest.raises(MappingError, match=r"school\.state_selective"):
        mapping_at(
            tmp_path, MAPPING.replace("{column: School}", "{column: School, options: {G: school.state_selective}}")
        )


def test_one_column_for_two_questions_is_refused(tmp_path: Path) -> None:
    """A column holds the answers to one question."""
    with pytest.raises(MappingError, match="is used by two questions"):
        mapping_at(tmp_path, MAPPING + "  origin.parent_degree: {column: School}\n")


def test_no_question_is_refused(tmp_path: Path) -> None:
    """A mapping that names no question has nothing to measure."""
    with pytest.raises(MappingError, match="names no question"):
        mapping_at(tmp_path, MAPPING.replace("questions:\n  origin.school11_16: {column: School}", "questions: {}"))


def test_keys_with_nothing_after_them_count_as_left_out(tmp_path: Path) -> None:
    """A key whose entries are all commented out, or null, says nothing."""
    mapping = mapping_at(tmp_path, MAPPING + "weight:\nrecord: null\ngrade:\n  # column: Grade\n")
    assert (mapping.weight, mapping.record, mapping.grade) == (None, None, None)


def test_a_list_is_no_mapping(tmp_path: Path) -> None:
    """A file that is no mapping is refused with its line."""
    path = tmp_path / "mapping.yaml"
    path.write_text("- a\n- b\n", encoding="utf-8")
    with pytest.raises(MappingError, match="line 1"):
        load_mapping(path)


@pytest.mark.parametrize(("place", "meant"), [("Englnd", "England"), ("Great Britian", "Great Britain")])
def test_a_place_that_is_nearly_known_is_refused(tmp_path: Path, place: str, meant: str) -> None:
    """A misspelt place would silently lose its published figures."""
    with pytest.raises(MappingError, match=f'Did you mean "{meant}"'):
        mapping_at(tmp_path, GSS.replace("geography: United States", f"geography: {place}"))


@pytest.mark.parametrize("place", ["Ireland", "Iceland", "United States", "england", "U.K."])
def test_another_place_is_taken_as_it_is(tmp_path: Path, place: str) -> None:
    """A place on which nothing is held is no fault."""
    assert mapping_at(tmp_path, GSS.replace("geography: United States", f"geography: {place}")).geography == place


def test_a_sector_alone_is_told_how_to_be_written(tmp_path: Path) -> None:
    """The id of a sector needs the word before it."""
    with pytest.raises(MappingError, match='Did you mean "sector:legal"'):
        mapping_at(tmp_path, GSS.replace("people: workforce", "people: legal"))
