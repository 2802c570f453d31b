"""Every cell of the shipped tables, against the facts they were made from; pinned by hash everywhere."""

from typing import TypeAlias

import pytest

from socmob.occupations import (
    Employment,
    EmploymentStatus,
    Nssec5,
    Nssec8,
    OccupationGroup,
    Reason,
    SelfCodedAnswers,
    Size,
    Soc2010,
    Soc2020,
    Supervision,
    employment_status,
    full,
    self_coded,
    simplified,
    to_five,
    to_people_survey_four,
    to_smc_three,
    to_state_of_nation_five,
    to_three,
)
from socmob.occupations.tables import DATA, MANIFEST, hash_of, manifest, table
from tests.occupations.nssec.shared import SHARED, facts

GROUPS = list(OccupationGroup)[:8]
ANSWERS = {
    1: (Employment.EMPLOYER, Size.LARGE, Supervision.BLANK),
    2: (Employment.EMPLOYER, Size.SMALL, Supervision.BLANK),
    3: (Employment.SELF_EMPLOYED_ALONE, Size.UNKNOWN, Supervision.BLANK),
    6: (Employment.EMPLOYEE, Size.UNKNOWN, Supervision.YES),
    7: (Employment.EMPLOYEE, Size.UNKNOWN, Supervision.NO),
}


def test_every_cell_of_the_self_coded_matrix_is_as_in_the_facts() -> None:
    """Eight occupation groups by seven statuses give the class of the facts, 56 cells."""
    order = {
        "modern professional": OccupationGroup.MODERN_PROFESSIONAL,
        "clerical and intermediate": OccupationGroup.CLERICAL,
        "senior managers / administrators": OccupationGroup.SENIOR_MANAGER,
        "technical and craft": OccupationGroup.TECHNICAL,
        "semi-routine manual and service": OccupationGroup.SEMI_ROUTINE,
        "routine manual and service": OccupationGroup.ROUTINE,
        "middle or junior managers": OccupationGroup.JUNIOR_MANAGER,
        "traditional professional": OccupationGroup.TRADITIONAL_PROFESSIONAL,
    }
    cells = {(row["occupation"], s.value): row[s.column] for row in table("nssec_self_coded") for s in EmploymentStatus}
    told = {
        (order[row["occ_group_gist"]].value, int(row["emp_status_code"])): row["nssec5_selfcoded"]
        for row in facts("nssec_selfcoded")
    }
    assert cells == told
    for (group, status), nssec in told.items():
        if status in ANSWERS:  # the two statuses of managers can be answered by senior managers alone
            assert self_coded(SelfCodedAnswers(OccupationGroup(group), *ANSWERS[status])).nssec is Nssec5(nssec)


def test_status_rules_are_as_in_the_facts() -> None:
    """Each of the twelve rules gives its status, or for status 0 the class or the reason that its gist tells."""
    rows = {
        (r["answer_employment"], r["answer_occ_group"], r["answer_size"], r["answer_supervise"]): r for r in RULES()
    }
    assert len(rows) == 12
    for key, row in rows.items():
        for answers in EXAMPLES[key]:
            found = employment_status(answers)
            if row["emp_status_code"] == "0":
                expected = Nssec5.SEMI_ROUTINE_AND_ROUTINE if "class 5" in row["gist"] else Reason
                assert found is expected or (expected is Reason and isinstance(found, Reason)), key
            else:
                assert isinstance(found, EmploymentStatus)
                assert str(found.value) in row["emp_status_code"].split(" / "), key


def RULES() -> list[dict[str, str]]:  # noqa: N802  the facts, read when the test runs
    """The rules as the facts have them."""
    return facts("nssec_selfcoded_status")


G: TypeAlias = OccupationGroup
E: TypeAlias = Employment
S: TypeAlias = Size
V: TypeAlias = Supervision


def _answers(group: G, employment: E = E.UNKNOWN, size: S = S.UNKNOWN, supervision: V = V.BLANK) -> SelfCodedAnswers:
    return SelfCodedAnswers(group, employment, size, supervision)


EXAMPLES = {
    ("employee", "senior managers/administrators", "1-24", "any"): [
        _answers(G.SENIOR_MANAGER, E.EMPLOYEE, S.SMALL, each) for each in V
    ],
    ("employee", "senior managers/administrators", "25+", "any"): [
        _answers(G.SENIOR_MANAGER, E.EMPLOYEE, S.LARGE, each) for each in V
    ],
    ("employee", "any other", "any", "no, do not know or prefer not to say (answered)"): [
        _answers(group, E.EMPLOYEE, size, each)
        for group in GROUPS
        if group is not G.SENIOR_MANAGER
        for size in S
        for each in (V.NO, V.NOT_KNOWN)
    ],
    ("employee", "any other", "any", "yes"): [
        _answers(group, E.EMPLOYEE, size, V.YES) for group in GROUPS if group is not G.SENIOR_MANAGER for size in S
    ],
    ("self-employed without employees", "any", "any", "any"): [
        _answers(group, E.SELF_EMPLOYED_ALONE, size, each) for group in GROUPS for size in S for each in V
    ],
    ("self-employed with employees", "any", "1-24", "any"): [
        _answers(g, E.EMPLOYER, S.SMALL, v) for g in GROUPS for v in V
    ],
    ("self-employed with employees", "any", "25+", "any"): [
        _answers(g, E.EMPLOYER, S.LARGE, v) for g in GROUPS for v in V
    ],
    ("long-term unemployed (an answer to the occupation question)", "any", "any", "any"): [
        _answers(G.LONG_TERM_UNEMPLOYED, e, s, v) for e in E for s in S for v in V
    ],
    ("unemployed and seeking work / retired / unknown / prefer not to say", "any", "any", "any"): [
        *(_answers(G.NO_OCCUPATION, e, s, v) for e in E for s in S for v in V),
        *(_answers(g, E.UNKNOWN, s, v) for g in GROUPS for s in S for v in V),
    ],
    ("employee", "any other", "any", "blank"): [
        _answers(g, E.EMPLOYEE, s) for g in GROUPS if g is not G.SENIOR_MANAGER for s in S
    ],
    ("employee", "senior managers/administrators", "unknown", "yes / no"): [
        _answers(G.SENIOR_MANAGER, E.EMPLOYEE, S.UNKNOWN, v) for v in (V.YES, V.NO)
    ],
    ("self-employed with employees", "any", "unknown", "any"): [
        _answers(g, E.EMPLOYER, S.UNKNOWN, v) for g in GROUPS for v in V
    ],
}


def test_every_cell_of_the_soc_2020_table_is_as_in_the_facts() -> None:
    """412 unit groups by seven statuses give the class of the facts, and a flagged group has a flag."""
    rows = facts("nssec_soc2020_full")
    assert len(rows) == 412
    for row in rows:
        soc = Soc2020(row["soc2020"])
        assert soc.title == row["title"]
        for status in EmploymentStatus:
            assert full(soc, status).nssec is Nssec8(row[status.column]), (soc, status)
        assert bool(row["flag"]) == any(full(soc, status).flags for status in EmploymentStatus)


def test_every_unit_group_of_soc_2010_is_as_in_the_facts() -> None:
    """369 unit groups give the class of the facts by the simplified method."""
    rows = facts("nssec_soc2010_simplified")
    assert len(rows) == 369
    for row in rows:
        found = simplified(Soc2010(row["soc2010"]))
        assert found.nssec is not None
        assert found.nssec.value[0] == row["nssec7_class"], row["soc2010"]


def test_every_collapse_is_as_in_the_facts() -> None:
    """Nine classes fall into the groups of five other schemes as the facts have it."""
    smc = {"professional": "professional", "intermediate": "intermediate", "working": "working"}
    words = {
        "higher professional": "higher_professional", "lower professional": "lower_professional",
        "intermediate": "intermediate", "skilled (higher) working": "higher_working",
        "routine (lower) working": "lower_working",
    }  # fmt: skip
    for row in facts("nssec_collapses"):
        nssec = Nssec8(row["nssec8"])
        assert to_five(nssec).value == row["nssec5"][0]
        assert to_three(nssec).value == row["nssec3"][0]
        assert to_smc_three(nssec).value == smc[row["smc_employer_3"].split()[0]]
        assert to_state_of_nation_five(nssec).value == words[row["smc_state_of_nation_5"]]
        survey = row["civil_service_people_survey_4"].removesuffix(" (separate)").lower().replace(" ", "_")
        assert to_people_survey_four(nssec).value == survey


def test_the_derived_table_is_what_its_script_makes_of_the_index() -> None:
    """The 412 rows that are shipped come out of the coding index again, cell by cell."""
    from tools.derive_simplified import HEADINGS, derive, read_index

    index = SHARED / "data" / "soc2020-index.csv.gz"
    if not index.is_file():
        pytest.skip("the coding index is not at hand")
    made = derive(read_index(index))
    assert [dict(zip(HEADINGS, row, strict=True)) for row in made] == list(table("nssec_soc2020_simplified"))


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("*.csv")))
def test_every_table_is_pinned(name: str) -> None:
    """The manifest has the table's source, date and licence, its number of rows, and the hash of its every byte."""
    known = manifest()[name]
    assert known.sha256 == hash_of(name)
    assert known.rows == len(table(name.removesuffix(".csv")))
    assert known.source
    assert known.date


def test_the_manifest_lists_no_table_that_is_not_there() -> None:
    """Each entry is a file of the folder."""
    assert set(manifest()) == {path.name for path in DATA.iterdir()} - {MANIFEST}
