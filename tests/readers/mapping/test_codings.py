from __future__ import annotations

from pathlib import Path

import pytest

from socmob.errors import DataError, MappingError
from socmob.readers.coding import code_counts, codings, compared_waves, wave_order
from socmob.readers.coding.breakdowns import breakdown_order
from socmob.readers.coding.labels import highest
from socmob.readers.mapping.forms import comparable
from socmob.values.sources import Lookup
from tests.readers.mapping.made import MAPPING, Row, levels_in_use, mapping_at, planned

DEGREE = """
  origin.parent_degree:
    columns: [Father, Mother]
    combine: highest
    options: {Degree: pdeg.yes, School: pdeg.no, Refused: answer.not_said}
"""

# one parent | the other | together
TRUTH = [
    ("pdeg.yes", "pdeg.yes", "pdeg.yes"),
    ("pdeg.yes", "pdeg.no", "pdeg.yes"),
    ("pdeg.yes", "answer.blank", "pdeg.yes"),
    ("pdeg.yes", "answer.not_said", "pdeg.yes"),
    ("pdeg.no", "pdeg.no", "pdeg.no"),
    ("pdeg.no", "answer.blank", "pdeg.no"),
    ("pdeg.no", "answer.unknown", "pdeg.no"),
    ("answer.not_applicable", "answer.unknown", "answer.not_applicable"),
    ("answer.unknown", "answer.not_said", "answer.unknown"),
    ("answer.not_said", "answer.blank", "answer.not_said"),
    ("answer.blank", "answer.blank", "answer.blank"),
]


@pytest.mark.parametrize(("one", "other", "together"), TRUTH)
def test_the_highest_of_two(one: str, other: str, together: str) -> None:
    """Any degree wins, then any without one, then the answer that says most; the order of the columns is nothing."""
    for pair in ((one, other), (other, one)):
        assert highest(pair, ["pdeg.yes", "pdeg.no"]) == together


def coded(folder: Path, text: str, rows: list[Row]) -> dict[str, Lookup]:
    """The look-ups of a mapping for rows, by the column they add."""
    mapping = mapping_at(folder, text)
    plans = planned(mapping, list(rows[0]))
    return {lookup.adds[0]: lookup for lookup in codings(mapping, plans, levels_in_use(plans, rows))}


def test_labels_of_two_columns_become_one_code(tmp_path: Path) -> None:
    """Every combination of two columns' labels has its code."""
    pairs = [("Degree", "School"), ("School", None), (None, "Refused"), (None, None), ("School", "degree ")]
    rows: list[Row] = [{"Year": "1", "School": "x", "Father": f, "Mother": m} for f, m in pairs]
    text = MAPPING.replace("{column: School}", "{column: School, options: {x: oth}}").replace("oth}", "dk}") + DEGREE
    found = coded(tmp_path, text, rows)["origin.parent_degree"]
    assert found.on == ("raw.origin.parent_degree.1", "raw.origin.parent_degree.2")
    assert [found.table[pair][0] for pair in pairs] == [
        "pdeg.yes",
        "pdeg.no",
        "answer.not_said",
        "answer.blank",
        "pdeg.yes",
    ]


# who was asked | the label that tells | the answer | its code
ASKED = [
    ("all", "Y", None, "answer.blank"),
    ("unknown", "Y", None, "answer.blank"),
    ("{column: Sent, yes: [Y]}", "Y", None, "answer.blank"),
    ("{column: Sent, yes: [Y]}", "N", None, "answer.not_asked"),
    ("{column: Sent, yes: [Y]}", None, None, "answer.not_asked"),
    ("{column: Sent, yes: [Y]}", "N", "Prefer not to say", "answer.not_said"),
    ('{column: Sent, no: ["N"]}', "N", None, "answer.not_asked"),
    ('{column: Sent, no: ["N"]}', None, None, "answer.blank"),
]


@pytest.mark.parametrize(("rule", "sent", "answer", "code"), ASKED)
def test_a_blank_is_told_from_a_question_not_put(
    tmp_path: Path, rule: str, sent: str | None, answer: str | None, code: str
) -> None:
    """A blank of someone who was asked is blank; of someone who was not, it is not asked; an answer is an answer."""
    others: list[Row] = [{"Year": "1", "Sent": s, "School": "Prefer not to say"} for s in ("Y", "N")]
    found = coded(tmp_path, MAPPING + f"asked: {rule}\n", [{"Year": "1", "Sent": sent, "School": answer}, *others])
    lookup = found["origin.school11_16"]
    labels = {"wave": "1", "asked.raw": sent, "raw.origin.school11_16.1": answer}
    assert lookup.table[tuple(labels[name] for name in lookup.on)] == (code,)


def test_a_wave_in_which_nobody_answered_was_not_asked(tmp_path: Path) -> None:
    """A question without any answer in a wave was not put there."""
    rows: list[Row] = [{"Year": "1", "School": None}, {"Year": "2", "School": None}, {"Year": "2", "School": "pnts"}]
    text = MAPPING.replace("{column: School}", "{column: School, options: {pnts: pnts}}")
    found = coded(tmp_path, text, rows)["origin.school11_16"]
    assert found.table[("1", None)] == ("answer.not_asked",)
    assert found.table[("2", None)] == ("answer.blank",)


def test_none_of_the_listed_labels_is_refused(tmp_path: Path) -> None:
    """Labels of those asked that never occur would make everyone not asked, and are refused."""
    rows: list[Row] = [{"Year": "1", "Sent": "Yes", "School": "Prefer not to say"}] * 3
    with pytest.raises(MappingError, match=r'"Yes" \(3 rows\)'):
        coded(tmp_path, MAPPING + "asked: {column: Sent, yes: [Y]}\n", rows)


def test_unknown_labels_are_refused_under_the_showing_rule(tmp_path: Path) -> None:
    """A label that means nothing yet is shown with its count where it is common, else only counted."""
    rare = "At home, taught by my aunt Mary"
    rows: list[Row] = [{"Year": "1", "School": label} for label in ("Lyceum", "Lyceum", "Lyceum", rare)]
    with pytest.raises(DataError) as error:
        coded(tmp_path, MAPPING, rows)
    assert '"Lyceum" (3 rows), 1 other label on 1 row' in str(error.value)
    assert "Mary" not in str(error.value)
    assert "questions: origin.school11_16: options" in error.value.do


def test_settings_change_how_an_option_counts(tmp_path: Path) -> None:
    """An option that is a matter of reading counts as the mapping's setting says."""
    text = MAPPING.replace("{column: School}", "{column: School, options: {B: indep_bursary}}")
    text += "settings: {reading.independent_with_bursary: school.state}\n"
    found = coded(tmp_path, text, [{"Year": "1", "School": "B"}])
    assert found["origin.school11_16"].table[("B",)] == ("school.state",)


def test_editions_by_wave_code_each_wave_in_its_own_scheme(tmp_path: Path) -> None:
    """Where the question changed, a label is coded as its wave's edition has it, and the change is refused."""
    text = MAPPING.replace("{column: School}", '{column: School, editions: {"2013": gmc-2013}}')
    label = "State-run or state-funded, non-selective"
    found = coded(tmp_path, text, [{"Year": year, "School": label} for year in ("2013", "2020")])["origin.school11_16"]
    assert found.table == {("2013", label): ("school.state_nonselective",), ("2020", label): ("school.state",)}
    reason = comparable(mapping_at(tmp_path, text), "origin.school11_16", "2020", "2013")
    assert reason is not None
    assert reason.startswith("The question changed between 2013 and 2020")


def test_a_meaning_need_only_be_known_to_one_of_the_editions(tmp_path: Path) -> None:
    """Where editions differ by wave, a label may mean an option that only one of them has."""
    text = MAPPING.replace("{column: School}", '{column: School, editions: {"2013": gmc-2013}, options: {US: abroad}}')
    rows: list[Row] = [{"Year": "2020", "School": "US"}, {"Year": "2013", "School": "Prefer not to say"}]
    assert coded(tmp_path, text, rows)["origin.school11_16"].table[("US",)] == ("answer.outside_uk",)


def test_waves_of_one_edition_are_comparable(tmp_path: Path) -> None:
    """Where the question stayed the same nothing is refused."""
    assert comparable(mapping_at(tmp_path, MAPPING), "origin.school11_16", "2020", "2013") is None


def by(folder: Path, entry: str, labels: list[str | None]) -> dict[str | None, str | None]:
    """The level of each label of a breakdown, where each stands three times as often as it is listed."""
    rows: list[Row] = [
        {"Year": "1", "School": "Prefer not to say", "G": label} for label in (*labels, *labels, *labels)
    ]
    table = coded(folder, MAPPING + f"breakdowns: {{g: {{column: G, {entry}}}}}\n", rows)["by.g"].table
    return {labels[0]: levels[0] for labels, levels in table.items()}


# the mapping's entry | labels of the file | levels
LEVELS = [
    ("label: G", ["A", "B", None], ["A", "B", "not recorded"]),
    ("label: G", ["HR", "hr ", "HR", "C++", "C#"], ["HR", "HR", "HR", "C++", "C#"]),
    ("options: {M: Male, F: Female}", ["M", "f", "Other"], ["Male", "Female", "Other"]),
    ("order: [Partner, Junior]", ["partner", "Junior"], ["Partner", "Junior"]),
    (
        "bands: [25, 35]",
        ["24", "25", "34.0", "35", None],
        ["under 25", "25 to 34", "25 to 34", "35 and over", "not recorded"],
    ),
    ("bands: [25], options: {over 89: over 89}", ["24", "over 89"], ["under 25", "over 89"]),
]


@pytest.mark.parametrize(("entry", "labels", "levels"), LEVELS)
def test_levels_of_a_breakdown(tmp_path: Path, entry: str, labels: list[str | None], levels: list[str]) -> None:
    """A breakdown's labels keep their names, are joined where they differ in case, renamed, ordered or put in bands."""
    found = by(tmp_path, entry, labels)
    assert [found[label] for label in labels] == levels


def test_a_label_outside_the_order_is_refused(tmp_path: Path) -> None:
    """A grade that the order leaves out is told, with the level it may be."""
    with pytest.raises(DataError, match=r'is "Partnr" the same as "Partner"'):
        by(tmp_path, "order: [Partner, Junior]", ["Partnr"] * 3)


def test_numbers_that_are_none_are_counted_and_not_shown(tmp_path: Path) -> None:
    """Bands need numbers; what is none is counted, never shown."""
    with pytest.raises(DataError) as error:
        by(tmp_path, "bands: [25]", ["secret age"] * 5)
    assert "5 rows" in str(error.value)
    assert "secret" not in str(error.value)


def test_a_column_of_keys_is_no_breakdown(tmp_path: Path) -> None:
    """A column with very many levels is refused, and none of them shown."""
    with pytest.raises(DataError, match="201 different labels") as error:
        by(tmp_path, "label: G", [f"AB{i}Z" for i in range(201)])
    assert "AB1Z" not in str(error.value)


def test_levels_are_shown_in_order(tmp_path: Path) -> None:
    """Levels come in the mapping's order, bands from the lowest, what is not recorded last."""
    grades = mapping_at(tmp_path, MAPPING + "grade: {column: G, order: [Partner, Junior]}\n").by["grade"]
    assert breakdown_order(grades, ["Junior", "not recorded", "Partner"]) == ("Partner", "Junior", "not recorded")
    ages = mapping_at(tmp_path, MAPPING + "grade: {column: G, bands: [25, 35]}\n").by["grade"]
    assert breakdown_order(ages, ["35 and over", "under 25"]) == ("under 25", "35 and over")


def test_waves_are_ordered_by_their_numbers(tmp_path: Path) -> None:
    """Without an order waves follow their labels, numbers as numbers; the last is compared with the one before."""
    mapping = mapping_at(tmp_path, MAPPING)
    rows: list[Row] = [{"Year": f"Wave {n}"} for n in (10, 9, 2)]
    plans = planned(mapping, ["Year", "School"])
    order = wave_order(mapping, levels_in_use(plans, rows)(("wave",)))
    assert order == ("Wave 2", "Wave 9", "Wave 10")
    compared = compared_waves(mapping, order)
    assert (compared.current, compared.before) == ("Wave 10", "Wave 9")


# what the mapping says of waves | what the message says
WAVE_FAULTS = [
    ('waves: {current: "2025"}\n', 'No row has the wave "2025"'),
    ('waves: {order: ["2026"]}\n', "leaves some out"),
]


@pytest.mark.parametrize(("more", "says"), WAVE_FAULTS)
def test_waves_that_do_not_agree_with_the_data(tmp_path: Path, more: str, says: str) -> None:
    """A wave that no row has, and one that the order leaves out, are refused."""
    mapping = mapping_at(tmp_path, MAPPING + more)
    rows: list[Row] = [{"Year": year} for year in ("2024", "2026")]
    levels = levels_in_use(planned(mapping, ["Year", "School"]), rows)(("wave",))
    with pytest.raises(MappingError, match=says):
        wave_order(mapping, levels)


def test_rows_without_a_wave_are_refused(tmp_path: Path) -> None:
    """A row that belongs to no wave is counted and refused."""
    mapping = mapping_at(tmp_path, MAPPING)
    levels = levels_in_use(planned(mapping, ["Year", "School"]), [{"Year": None}])(("wave",))
    with pytest.raises(DataError, match="1 rows have no wave"):
        wave_order(mapping, levels)


def test_counts_by_code(tmp_path: Path) -> None:
    """The rows of each code are counted from the levels alone."""
    rows: list[Row] = [{"Year": "1", "School": s} for s in ("Prefer not to say", "prefer not to say", None)]
    mapping = mapping_at(tmp_path, MAPPING)
    plans = planned(mapping, ["Year", "School"])
    ask = levels_in_use(plans, rows)
    lookup = codings(mapping, plans, ask)[0]
    assert code_counts(lookup, ask(lookup.on)) == {"answer.not_said": 2, "answer.blank": 1}


@pytest.mark.parametrize("date", ["1990-05-17", "17/05/1990", "17 May 1990", "1990-05-17 00:00:00"])
def test_a_date_of_birth_is_no_age(tmp_path: Path, date: str) -> None:
    """Dates in an age breakdown are refused with what to do, and none of them is shown."""
    rows: list[Row] = [{"Year": "1", "School": "State", "Born": date}] * 9
    text = MAPPING + "breakdowns: {age: {column: Born, bands: [25, 35]}}\n"
    with pytest.raises(DataError, match="hold a date, where bands need a number") as error:
        coded(tmp_path, text, rows)
    assert "1990" not in str(error.value)
