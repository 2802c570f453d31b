"""A project's own mapping tells `socmob code` which columns hold a job."""

from pathlib import Path

import pytest

from socmob.errors import MappingError
from socmob.occupations import CodingColumns
from socmob.occupations.titles import learn_coder
from socmob.occupations.titles.index import write_index
from socmob.workflows.coding import Coding, code_file, coding_of_mapping
from socmob.workflows.coding_titles import BY_TITLE, TitleColumns
from tests.occupations.titles.made_up import INDEX, QUICK

HEAD = """
version: 1
organisation: Example LLP
geography: UK
edition: {edition}
files: [{{file: answers.csv, wave: {{is: "2020"}}}}]
questions:
"""
FOUR_PART = """
  origin.occupation14:
    column: Job
    further: {employment: For whom, size: {column: Size, options: {tiny: small}}, supervision: In charge}
"""
ONE_QUESTION = """
  origin.occupation14: {column: Job, options: {Sparky: tech}}
settings: {reading.long_term_unemployed: answer.unclassifiable}
"""


def mapping(folder: Path, edition: str, questions: str) -> Path:
    """A mapping with one question."""
    path = folder / "mapping.yaml"
    path.write_text(HEAD.format(edition=edition).strip() + questions, encoding="utf-8")
    return path


def coded(folder: Path, path: Path, rows: str) -> dict[str, int]:
    """The rows by group of three that coding by a mapping gives."""
    (folder / "answers.csv").write_text(rows, encoding="utf-8")
    found = code_file(folder / "answers.csv", coding_of_mapping(path), folder / "coded.csv", data=folder / "data")
    assert found.unrecognised == {}
    return dict(found.counts.groups)


def test_four_columns_of_a_mapping_are_classed_together(tmp_path: Path) -> None:
    """A plumber with few staff is intermediate, one employed is working class; the mapping's own labels are known."""
    rows = "Job,For whom,Size,In charge\nTechnical and craft,Employer,tiny,\nTechnical and craft,Employee,,No\n"
    found = coded(tmp_path, mapping(tmp_path, "smc-2020-02", FOUR_PART), rows)
    assert found == {"intermediate": 1, "working": 1}


def test_one_column_of_a_mapping_is_coded_under_its_settings(tmp_path: Path) -> None:
    """A label of one's own is the option that the mapping says; a setting leaves the long-term unemployed out."""
    rows = "Job\nSparky\nLong-term unemployed\nClerical or intermediate job\n"
    found = coded(tmp_path, mapping(tmp_path, "smc-2020-11", ONE_QUESTION), rows)
    assert found == {"intermediate": 1, "working": 1}


def test_a_mapping_without_the_question_says_so(tmp_path: Path) -> None:
    """Where the mapping asks about schools alone there is no occupation to code."""
    path = mapping(tmp_path, "smc-2020-11", "\n  origin.school11_16: {column: School}\n")
    with pytest.raises(MappingError, match=r"no column for origin\.occupation14"):
        coding_of_mapping(path)


def test_titles_come_with_shares_and_how_many_may_be_right(tmp_path: Path) -> None:
    """With an index every title is counted by method, and the shares of the groups are means of probabilities."""
    write_index(tmp_path, INDEX)
    learn_coder(INDEX, tmp_path, QUICK)
    rows = ["Hill nurse", "Moor farmer", "Moor farmer", "", "Minder"]
    (tmp_path / "answers.csv").write_text("Job,Id\n" + "".join(f"{job},1\n" for job in rows), encoding="utf-8")
    coding = Coding(CodingColumns.of(BY_TITLE), TitleColumns("Job"))
    found = code_file(tmp_path / "answers.csv", coding, tmp_path / "coded.csv", data=tmp_path)
    titles = found.titles
    assert titles is not None
    assert titles.learned_on is not None
    assert sum(n for _, n in titles.methods) == len(rows)
    shares = {group.value: share for group, share in titles.shares}
    assert sum(share.share for share in shares.values()) == pytest.approx(1)
    assert shares["intermediate"].share > shares["professional"].share
    assert titles.expected_right <= titles.coded
