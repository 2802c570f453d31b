"""`socmob code`: a file with classes beside it, and what is said where it cannot be coded."""

import csv
from pathlib import Path

import pytest

from tests.cli.running import Run, socmob

__all__ = ["socmob"]

STATUS = ("--employment-column", "Employed", "--size-column", "Size", "--supervision-column", "Supervised")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was imported yet."""
    monkeypatch.setenv("SOCMOB_DATA", str(tmp_path / "data"))


def jobs(folder: Path, codes: list[str]) -> Path:
    """A file with unit groups, and two more columns that nobody asks about."""
    path = folder / "jobs.csv"
    rows = [f'{i},{code},Employee,25 or more,No,"a, b"' for i, code in enumerate(codes)]
    path.write_text("\n".join(["Person,SOC,Employed,Size,Supervised,Note", *rows]) + "\n", encoding="utf-8")
    return path


def test_the_file_comes_back_with_classes(socmob: Run, tmp_path: Path) -> None:
    """Every row keeps its place and its columns, and has its class, method, flags and reason behind them."""
    path = jobs(tmp_path, ["2412", "3311", "", "9999"])
    done = socmob("code", path, "--soc-column", "SOC", *STATUS)
    assert done.code == 0, done.err
    with (tmp_path / "jobs-coded.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Note"] for row in rows] == ["a, b"] * 4
    assert [(row["Person"], row["nssec8"], row["smc3"], row["nssec_reason"]) for row in rows] == [
        ("0", "1.2", "professional", ""),
        ("1", "3", "intermediate", ""),
        ("2", "", "", "occupation_blank"),
        ("3", "", "", "occupation_unknown"),
    ]
    assert rows[1]["nssec_flags"] == "twice_in_source"
    assert "4 rows, 2 of them with a class" in done.out


def test_what_the_approximate_table_touches_is_said(socmob: Run, tmp_path: Path) -> None:
    """Without a status the simplified table is used: how many rows and unit groups, and the commonest that differ."""
    done = socmob("code", jobs(tmp_path, ["8213"] * 4 + ["2412"]), "--soc-column", "SOC")
    assert "5 rows are classed by a table derived through SOC 2010" in done.out
    assert "For 4 of them employees are in another of the three classes. Unit groups: 1." in done.out
    assert "4  Taxi and cab drivers and chauffeurs" in done.out


def test_codes_of_soc_2010_are_recognised(socmob: Run, tmp_path: Path) -> None:
    """A column of SOC 2010 is not coded as if it were SOC 2020, and is coded once it is named."""
    path = jobs(tmp_path, ["1115", "2213", "3537"])
    refused = socmob("code", path, "--soc-column", "SOC")
    assert refused.code == 3
    assert "look like SOC 2010" in refused.err
    assert not (tmp_path / "jobs-coded.csv").exists()
    assert "3 rows, 3 of them with a class" in socmob("code", path, "--soc2010-column", "SOC").out


def test_a_file_that_is_there_is_not_written_over(socmob: Run, tmp_path: Path) -> None:
    """Neither the coded file of before nor the file itself; the former with --force."""
    path = jobs(tmp_path, ["2412"])
    coding = ("code", path, "--soc-column", "SOC", *STATUS)
    assert socmob(*coding).code == 0
    assert "there already" in socmob(*coding).err
    assert socmob(*coding, "--force").code == 0
    assert "take the place of the file" in socmob(*coding, "--force", "--out", path).err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "Name the column of the occupation"),
        (("--soc-column", "Job"), 'no column "Job"'),
        (("--soc-column", "SOC", "--soc2010-column", "SOC"), "One column holds the occupation"),
        (("--title-column", "Note", "--soc-column", "SOC"), "not both"),
        (("--industry-column", "SOC"), "name --title-column"),
        (("--soc-column", "SOC", "--mapping", "mapping.yaml"), "not by both"),
        (("--occupation-column", "SOC"), "tells employees from the self-employed"),
    ],
)
def test_what_cannot_be_coded_is_said(socmob: Run, tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    """Columns that are missing, or that no method takes together, are named; nothing is written."""
    done = socmob("code", jobs(tmp_path, ["2412"]), *options)
    assert done.code != 0
    assert said in done.err
    assert not (tmp_path / "jobs-coded.csv").exists()


def test_a_rare_answer_is_counted_and_not_shown(socmob: Run, tmp_path: Path) -> None:
    """What one person wrote into a column is in no message."""
    done = socmob("code", jobs(tmp_path, ["2412", "my father drove a bus"]), "--soc-column", "SOC", *STATUS)
    assert "bus" not in done.out + done.err
    assert "1 label on 1 row (rare or many, so not shown)" in done.out


def test_a_file_that_was_coded_before_is_not_coded_over(socmob: Run, tmp_path: Path) -> None:
    """Columns of an earlier coding are not written a second time."""
    path = jobs(tmp_path, ["2412"])
    socmob("code", path, "--soc-column", "SOC", *STATUS)
    assert 'has a column "nssec8" already' in socmob("code", tmp_path / "jobs-coded.csv", "--soc-column", "SOC").err


def test_titles_are_coded_first(socmob: Run, tmp_path: Path) -> None:
    """Without the index a unit group's own title is still coded; an empty, endless or Welsh one has its reason."""
    path = tmp_path / "titles.csv"
    titles = ["Bricklayers", "", "x" * 10_000, "athro ysgol gynradd"]
    path.write_text("Person,Job\n" + "".join(f"{i},{title}\n" for i, title in enumerate(titles)), encoding="utf-8")
    done = socmob("code", path, "--title-column", "Job")
    assert done.code == 0, done.err
    with (tmp_path / "titles-coded.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["soc2020"], row["nssec8"], row["nssec_reason"]) for row in rows] == [
        ("5313", "4", ""), ("", "", "occupation_blank"), *[("", "", "title_not_coded")] * 2,
    ]  # fmt: skip
