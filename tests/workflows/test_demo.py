"""What `socmob demo` leaves: a report with its opening sentences, and nothing of any one person."""

import csv
import json
import re
from typing import Any

import pytest

from socmob.disclosure import read_release
from socmob.reports import explain
from socmob.workflows.reporting import Report
from tests.reports.fixtures.printed import not_found
from tests.reports.fixtures.reading import read


@pytest.fixture
def texts(demo: Report) -> str:
    """Everything that can be published: the page and the data."""
    return demo.files.html.read_text(encoding="utf-8") + demo.files.json.read_text(encoding="utf-8")


def column(demo: Report, name: str, heading: str) -> set[str]:
    """What a column of the example's files holds."""
    with (demo.files.html.parents[1] / name).open(encoding="utf-8") as file:
        return {row[heading] for row in csv.DictReader(file)}


def test_it_opens_with_the_share_the_change_and_the_response(demo: Report) -> None:
    """The first three sentences speak of the wave's share against a benchmark, of chance, and of who answered."""
    share, change, response, *_ = demo.headlines
    assert re.match(r"In 2026, \d+% \(\d+ to \d+\) of those who could be classified .* against 37", share)
    assert "since 2023" in change
    assert re.search(r"of 1,200 people answered the question on parental occupation \(7\d%\)", response)


def test_no_key_and_no_pay_is_in_the_report(demo: Report, texts: str) -> None:
    """Neither a staff number nor anyone's hourly pay is in the page or in the data."""
    assert not re.search(r"HW\d{5}", texts)
    shown = set(re.findall(r"\d+\.\d\d\b", re.sub(r"<style.*?</style>|<svg.*?</svg>", "", texts, flags=re.DOTALL)))
    paid = column(demo, "record.csv", "Hourly pay")
    tests = {f"{abs(number['value']):.2f}" for number in numbers(demo) if number["definition"]["statistic"] == "test"}
    assert not (shown - tests) & paid


def numbers(demo: Report) -> list[dict[str, Any]]:
    """Every number of the data, shown or not."""
    return list(json.loads(demo.files.json.read_text(encoding="utf-8"))["numbers"].values())


def test_of_the_join_one_number_is_told(demo: Report) -> None:
    """Only the answers that belong to nobody on the record: the other sides would tell of empty forms."""
    assert [n["row"] for n in numbers(demo) if n["table"] == "joining"] == ["answers_unmatched"]


def test_no_count_is_below_ten(demo: Report) -> None:
    """Every count that is shown is of ten people or more."""
    counts = [n["value"] for n in numbers(demo) if n["definition"]["statistic"] == "count" and n["state"] == "shown"]
    assert counts
    assert min(counts) >= 10


def test_the_tiny_department_is_shown_with_the_largest(demo: Report) -> None:
    """Of Shipping, with eight people, nothing is told alone, and the report says with whom it is counted."""
    rows = {number["row"] for number in numbers(demo) if number["table"] == "by.origin.occupation14.department"}
    assert "Central services and Shipping" in rows
    assert not {"Shipping", "Central services"} & rows
    assert "Central services and Shipping are shown together" in demo.files.html.read_text(encoding="utf-8")


def test_the_words_beside_every_number_find_it(demo: Report) -> None:
    """Asked for by the row's header and the head over it, as they are printed, each number of the page is found."""
    page = read(demo.files.html.read_text(encoding="utf-8"))
    assert list(not_found(read_release(demo.files.json), page)) == []


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("declaration rate", "declaration_rate/rate"),
        ("answered", "answered/count"),
        ("how many people answered?", "answered/count"),
        ("what share answered the question?", "answered/of_eligible"),
    ],
)
def test_who_answered_is_explained(demo: Report, query: str, wanted: str) -> None:
    """A question about the answers themselves is answered from the table that counts them."""
    first = explain(read_release(demo.files.json), query).splitlines()[0]
    assert first == f"declaration.origin.occupation14/{wanted}"
