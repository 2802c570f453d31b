"""Bad input: each fault has a message that says what, where and what to do, an exit code, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.running import Run, socmob

__all__ = ["socmob"]

QUESTION = "Parent or guardian with degree"
SECRET = "zzz-only-here-zzz"
START = f"""version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
files: [{{file: answers.csv, wave: {{is: "2026"}}}}]
questions: {{origin.parent_degree: {{column: {QUESTION}}}}}
"""
TWO = (f"{{column: {QUESTION}}}", f"{{columns: [{QUESTION}, Second]}}")
PEOPLE = ["Yes, one or both"] * 30 + ["No, neither"] * 30


def answers(folder: Path, text: str, mapping: str = START) -> tuple[object, ...]:
    """A project folder with these answers; the arguments of its report."""
    (folder / "answers.csv").write_text(text, encoding="utf-8")
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    return ("report", "--mapping", folder / "mapping.yaml", "--out", folder / "out")


def rows(*columns: str, extra: str = "") -> str:
    """Sixty answers with more columns, each filled with the same text."""
    head = ",".join([QUESTION, *columns])
    return (
        "\n".join([head, *(",".join([f'"{answer}"', *([SECRET] * len(columns))]) for answer in PEOPLE)]) + extra + "\n"
    )


def merged(folder: Path) -> tuple[object, ...]:
    """A workbook with merged cells in its header."""
    with xlsxwriter.Workbook(str(folder / "answers.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Name", QUESTION, "Other"])
        for i, answer in enumerate(PEOPLE, start=1):
            sheet.write_row(i, 0, [SECRET, answer, SECRET])
        sheet.merge_range(3, 0, 4, 0, SECRET)
    return ("check", folder / "answers.xlsx")


def misnamed(folder: Path) -> tuple[object, ...]:
    """A workbook under the name of a text file."""
    merged(folder)
    (folder / "answers.xlsx").rename(folder / "answers.csv")
    return ("check", folder / "answers.csv")


def text_file(text: str) -> Callable[[Path], tuple[object, ...]]:
    """A file of answers looked into without a mapping."""

    def made(folder: Path) -> tuple[object, ...]:
        (folder / "answers.csv").write_text(text, encoding="utf-8")
        return ("check", folder / "answers.csv")

    return made


def unknown(folder: Path) -> tuple[object, ...]:
    """A file without a known question, reported without a mapping."""
    (folder / "answers.csv").write_text("Colour,Taste\n" + f"{SECRET},{SECRET}\n" * 12, encoding="utf-8")
    return ("report", folder / "answers.csv", "--out", folder / "out")


def mapped(text: str, **more: str) -> Callable[[Path], tuple[object, ...]]:
    """A file of answers reported by a mapping with further entries."""
    entries = "".join(f"{key}: {value}\n" for key, value in more.items())
    return lambda folder: answers(folder, text, START + entries)


def joined(folder: Path) -> tuple[object, ...]:
    """A record in which one key stands twice."""
    (folder / "record.csv").write_text(f"Staff,Grade\n{SECRET},A\n{SECRET},B\n", encoding="utf-8")
    record = "record: {file: record.csv, key: {answers: Staff, record: Staff}}\n"
    return answers(folder, rows("Staff"), START + record)


FAULTS = {
    "empty file": (text_file(""), 3, "empty"),
    "header only": (text_file(f"{QUESTION},Other\n"), 3, "no row"),
    "no known question": (unknown, 3, "question"),
    "two columns of one name": (text_file(rows(QUESTION)), 3, "two columns|twice|same name|columns called"),
    "two columns for one question": (
        lambda folder: answers(folder, rows("Second"), START.replace(TWO[0], TWO[1])),
        4,
        "claim one question",
    ),
    "unknown labels": (mapped(rows().replace("No, neither", SECRET[:-1])), 3, "label"),
    "negative weights": (mapped(rows("W").replace(SECRET, "-1"), weight="W"), 3, "negative"),
    "missing weights": (mapped(rows("W").replace(SECRET, ""), weight="W"), 3, "weight"),
    "mixed types in pay": (mapped(rows("Pay"), pay="{column: Pay, period: hour}"), 3, "number"),
    "duplicate keys": (joined, 3, "twice|more than once"),
    "merged cells": (merged, 3, "merged"),
    "not what its name says": (misnamed, 3, "workbook"),
    "a row longer than the header": (mapped(rows("Other") + f'"No, neither",{SECRET},{SECRET}'), 3, "row"),
    "missing file": (lambda folder: ("check", folder / "nowhere.csv"), 3, "nowhere.csv"),
    "a column that is not there": (mapped(rows(), weight="Wieght"), 4, "Wieght"),
    "a mapping that is not YAML": (lambda folder: answers(folder, rows(), "version: [1"), 4, "mapping.yaml"),
    "an unknown key in a mapping": (lambda folder: answers(folder, rows(), START + "wieght: W\n"), 4, "wieght"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_nothing_is_left_behind(fault: str, socmob: Run, tmp_path: Path) -> None:
    """Every fault has its message and its exit code, shows no content of the file, and writes no report."""
    made, code, word = FAULTS[fault]
    arguments = made(tmp_path)
    before = sorted(tmp_path.iterdir())
    outcome = socmob(*arguments)
    assert outcome.code == code, outcome.err
    assert any(each in outcome.err for each in word.split("|")), outcome.err
    assert "Traceback" not in outcome.err
    assert SECRET not in outcome.out + outcome.err
    assert sorted(tmp_path.iterdir()) == before
    assert outcome.err.count("What to do:") == 1, outcome.err


def test_an_unknown_label_is_shown_only_where_it_is_common(socmob: Run, tmp_path: Path) -> None:
    """A label that stands once is counted; one that stands three times is shown with its count."""
    text = rows() + "\n".join(['"Sort of"'] * 3 + [f'"{SECRET}"']) + "\n"
    outcome = socmob(*answers(tmp_path, text))
    assert outcome.code == 3
    assert '"Sort of" (3 rows)' in outcome.err
    assert "options of smc-2020-11: yes (Yes, one or more); no (No, none of them)" in outcome.err
    assert "categories: pdeg.yes (" in outcome.err
    assert SECRET not in outcome.err


def test_three_hundred_columns_are_no_trouble(socmob: Run, tmp_path: Path) -> None:
    """A wide file is recognised like any other."""
    path = tmp_path / "answers.csv"
    path.write_text(rows(*(f"Column {i}" for i in range(299))), encoding="utf-8")
    outcome = socmob("check", path)
    assert outcome.code == 0
    assert f'"{QUESTION}" is origin.parent_degree' in outcome.out
