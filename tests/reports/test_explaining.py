from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from socmob.errors import UserError
from socmob.reports import explain
from socmob.reports.explaining.answer import answer
from socmob.reports.explaining.formulas import FORMULAS
from socmob.reports.explaining.numbers import numbers
from socmob.reports.explaining.search import find
from socmob.values.definitions import Statistic
from socmob.values.tables import CellState, Release
from tests.reports.fixtures.releases import demo_release, small_release, survey_release

SHARE = "composition.origin.occupation14/occ14.professional/share"
DEMO = demo_release()


@pytest.mark.parametrize(
    "query",
    [
        SHARE,
        "composition.origin.occupation14/occ14.professional/ratio",
        "composition.origin.occupation14/occ14.professional/ceiling",
        "declaration.origin.occupation14/response_rate/rate",
        "change.origin.occupation14/occ14.professional/change",
        "by.origin.occupation14.office/not recorded/base",
    ],
)
def test_answers(query: str, snapshot: SnapshotAssertion) -> None:
    """The answer about a share, a ratio, a bound, a rate, a change and a withheld count."""
    assert explain(DEMO, query) == snapshot


def test_every_number_has_an_answer(release: Release) -> None:
    """Every number of a release, whatever its kind and state, can be answered for."""
    for number in numbers(release):
        assert answer(release, number).startswith(number.id)


def test_words_find_one_number() -> None:
    """Words of the row and the column find the share, not its limits or its test."""
    first = explain(DEMO, "partner working class").splitlines()[0]
    assert first == "by.origin.occupation14.grade/Partner/occ14.working|share"


@pytest.mark.parametrize("query", ["partners working class", "Partners' working-class share", "partn working class"])
def test_words_are_found_in_the_plural_too(query: str) -> None:
    """A plural, a possessive and the beginning of a word find what the word itself finds."""
    assert explain(DEMO, query).splitlines()[0] == "by.origin.occupation14.grade/Partner/occ14.working|share"


def test_likeliest_group_is_answered_for() -> None:
    """Where the words are one group's whole name, it is meant rather than a longer name; the others are listed."""
    text = explain(DEMO, "associate working class").splitlines()
    assert text[0] == "by.origin.occupation14.grade/Associate/occ14.working|share"
    assert text[-1].strip().startswith("by.origin.occupation14.grade/Senior associate/occ14.working|share: ")


def test_shares_come_before_counts_before_others() -> None:
    """Of the kinds of numbers that fit, the share of the whole workforce is listed first, and groups come last."""
    found = find(tuple(numbers(DEMO)), "working class")
    assert found[0].id == "composition.origin.occupation14/occ14.working/share"
    kinds = [n.cell.definition.statistic for n in found if not n.table.breakdown]
    assert kinds.index(Statistic.COUNT) > max(i for i, kind in enumerate(kinds) if kind is Statistic.SHARE)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (
            "What share of partners went to private school",
            "by.origin.school11_16.grade/Partner/school.independent|share",
        ),
        ("change since 2024", "change.origin.occupation14/occ14.professional/change"),
        ("private school", "composition.origin.school11_16/school.independent/share"),
        ("parents who went to university", "composition.origin.parent_degree/pdeg.yes/share"),
        ("share", "composition.origin.occupation14/occ14.professional/share"),
        ("share of those who answered", "composition.origin.occupation14/occ14.professional/of_answered"),
        ("Everyone", "declaration.origin.occupation14/eligible/count"),
        ("Change, points (95% interval)", "change.origin.occupation14/occ14.professional/change"),
        ("why is Partner missing", "by.origin.occupation14.grade/Partner/occ14.professional|share"),
    ],
)
def test_plain_questions(query: str, wanted: str) -> None:
    """A question in plain words finds the number that its asker means, though forms and files say it otherwise."""
    assert explain(DEMO, query).splitlines()[0] == wanted


def test_women_are_female() -> None:
    """A group is found by another word for it than the file's."""
    release = demo_release()
    tables = tuple(
        replace(t, rows=tuple(replace(h, label="Female") if h.code == "Trainee" else h for h in t.rows))
        for t in release.tables
    )
    first = explain(replace(release, tables=tables), "women").splitlines()[0]
    assert first == "by.origin.occupation14.grade/Trainee/occ14.professional|share"


@pytest.mark.parametrize(
    ("query", "start"),
    [
        ("what does [c] mean?", "[c] stands where"),
        ("[x]", "[x] stands where"),
        ("what was withheld?", "[c] stands where"),
    ],
)
def test_symbols_explain_themselves(query: str, start: str) -> None:
    """A question about a symbol is answered with its meaning."""
    assert explain(DEMO, query).startswith(start)


def test_bare_number_is_a_value_first() -> None:
    """A number in a question is looked for among the values; the band of ages that it also ends is not meant."""
    found = find(tuple(numbers(DEMO)), "58")
    assert {n.text for n in found} <= {"58%", "58", "+58 points", "−58 points"}


def test_number_in_a_name_is_found_where_no_value_is_it() -> None:
    """A year finds the wave of that name, and the change from it, as no value is that number."""
    found = find(tuple(numbers(DEMO)), "2024 working class")
    assert found
    assert all("2024" in f"{n.label} {n.table.title}" for n in found)
    assert "2024" in found[0].label


def test_number_and_words_together() -> None:
    """The number as it is shown narrows what words find."""
    assert explain(DEMO, "37% benchmark").splitlines()[0].endswith("occ14.professional/benchmark")


def test_several_are_listed_with_their_ids() -> None:
    """Where several numbers fit, each is listed once with its id, the likeliest first, and the rest are counted."""
    text = explain(DEMO, "58%").splitlines()
    assert text[0] == "4 numbers fit “58%”. Ask for one of them by its id:"
    assert text[1].strip() == SHARE
    assert len(text) == 1 + 2 * 4
    many = explain(DEMO, "by grade").splitlines()
    assert len(many) == 1 + 2 * 12 + 1
    assert many[-1].strip().endswith("more: add words to the question.")


def test_nothing_found_lists_the_nearest() -> None:
    """Where nothing fits, the error lists numbers whose words are near, and says what to do."""
    with pytest.raises(UserError, match=r"by\.origin\.occupation14\.grade/Partner") as caught:
        explain(DEMO, "parner wrking clas")
    assert caught.value.do.startswith("Use words of the table")


@pytest.mark.parametrize("query", ["", "the", "?"])
def test_empty_question(query: str) -> None:
    """A question without a word to look for finds nothing, rather than everything."""
    with pytest.raises(UserError):
        explain(DEMO, query)


def test_withheld_number_gives_no_hint() -> None:
    """The answer about a withheld number says that it is withheld and by which rule, and gives no number of it."""
    release = small_release()
    text = explain(release, "composition.origin.school11_16/school.independent/share")
    assert "fewer than 10 people, or would help to work out one that is" in text
    assert "12%" not in text
    assert "95% interval" not in text


def test_not_computed_number_says_why() -> None:
    """The answer about a number that the data cannot give repeats the reason."""
    text = explain(survey_release(), "declaration.origin.parent_degree/response_rate/rate")
    assert "No number is given here (too few people, or nothing to compare with)." in text


def test_base_is_counted_where_published() -> None:
    """The base and the population of a share are given with their numbers of people."""
    text = explain(DEMO, SHARE)
    assert "(456 people)" in text
    assert "classified by parental occupation; wave 2026 (786 people)" in text
    assert "x = 456, n = 786" in text


def test_every_kind_of_number_has_a_formula() -> None:
    """No kind of number lacks words for how it is computed; bounds and claims about chance have several."""
    assert {*FORMULAS, Statistic.BOUND, Statistic.CHANCE} == set(Statistic)


def test_no_withheld_value_is_found_by_its_number(release: Release) -> None:
    """A withheld number can only be found by words: it has no text but its symbol."""
    assert all(n.text == "[c]" for n in numbers(release) if n.cell.state is CellState.WITHHELD)
