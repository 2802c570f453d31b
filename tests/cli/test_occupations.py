"""`socmob occupations`: importing, trying titles, calibrating; and what is said while nothing was imported."""

from pathlib import Path

import pytest

from tests.cli.running import Run, socmob
from tests.occupations.titles.made_up import ENTRIES, INDEX, rows, workbook

__all__ = ["socmob"]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for what is imported."""
    monkeypatch.setenv("SOCMOB_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def test_an_index_is_imported_and_used(socmob: Run, tmp_path: Path) -> None:
    """After the import a title is coded by it; the probabilities are labelled by what they were learned on."""
    done = socmob("occupations", "import", workbook(tmp_path / "index.xlsx", {"Index": rows()}))
    assert done.code == 0, done.err
    assert "Imported: coding index of SOC 2020" in done.out
    assert f"{len(INDEX.entries):,} titles and 2 cross-references" in done.out
    tried = socmob("occupations", "suggest", "hill", "nurse")
    assert "Coded: 2237 (exact)" in tried.out
    assert "2237  Hill nurse" in tried.out
    assert "learned on entries of the coding index" in tried.out


def test_without_an_index_it_is_said(socmob: Run, tmp_path: Path) -> None:
    """Titles of unit groups serve, and what to do is told; calibrating is refused."""
    tried = socmob("occupations", "suggest", "solicitors and")
    assert "2412  Solicitors and lawyers" in tried.out
    assert "No coding index was imported" in tried.out
    assert "socmob occupations import FILE" in tried.out
    refused = socmob("occupations", "calibrate", tmp_path / "none.csv", "--title-column", "T", "--soc-column", "S")
    assert refused.code == 5
    assert "nothing to calibrate" in refused.err


def test_a_sample_by_hand_recalibrates(socmob: Run, tmp_path: Path) -> None:
    """What a hand-coded sample teaches is shown beside what was believed before, and is used from then on."""
    socmob("occupations", "import", workbook(tmp_path / "index.xlsx", {"Index": rows()}))
    sample = tmp_path / "sample.csv"
    lines = [f"{each.text},{each.code if i % 2 else '9269'}" for i, each in enumerate(ENTRIES[:110])]
    sample.write_text("\n".join(["Job,Code", *lines, ",2237", "Nobody,"]) + "\n", encoding="utf-8")
    done = socmob("occupations", "calibrate", sample, "--title-column", "Job", "--soc-column", "Code")
    assert done.code == 0, done.err
    assert "Calibrated on 110 titles coded by hand" in done.out
    assert "learned on 110 titles" in socmob("occupations", "suggest", "hill nurse").out


@pytest.mark.parametrize(
    ("code", "said"), [("9999", "no unit group of SOC 2020"), ("1115", "is of SOC 2010"), ("nurse", "no unit group")]
)
def test_a_sample_with_a_wrong_code_is_refused(socmob: Run, tmp_path: Path, code: str, said: str) -> None:
    """The column is named and the respondent's words are not."""
    socmob("occupations", "import", workbook(tmp_path / "index.xlsx", {"Index": rows()}))
    sample = tmp_path / "sample.csv"
    sample.write_text(f"Job,Code\nTopiarist of the moon,{code}\n", encoding="utf-8")
    done = socmob("occupations", "calibrate", sample, "--title-column", "Job", "--soc-column", "Code")
    assert done.code == 3
    assert said in done.err
    assert "Topiarist" not in done.err


def test_a_file_that_is_neither_is_refused(socmob: Run, tmp_path: Path) -> None:
    """A file without an index or a derivation table leaves the folder as it was."""
    (tmp_path / "staff.csv").write_text("Name,Grade\nA,1\n", encoding="utf-8")
    done = socmob("occupations", "import", tmp_path / "staff.csv")
    assert done.code == 3
    assert "No table with job titles" in done.err
    assert not (tmp_path / "data").exists()


def test_a_file_that_is_not_there_is_told(socmob: Run, tmp_path: Path) -> None:
    """The path is named."""
    done = socmob("occupations", "import", tmp_path / "absent.xlsx")
    assert done.code == 3
    assert "no such file" in done.err
