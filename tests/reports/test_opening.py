from dataclasses import replace

import pytest

from socmob.reports import headlines
from socmob.reports.opening import break_even_sentence, change_sentence, share_sentence
from socmob.values.tables import Release, SafeTable
from tests.reports.fixtures.measures import composition, declaration
from tests.reports.fixtures.releases import demo_release, occupation, small_release, survey_release, withhold
from tests.reports.fixtures.tables import put

SPEC = {
    "demo": """
In 2026, 58% (55 to 61) of those who could be classified grew up in a professional household,
  against 37% of the UK workforce aged 16 and over: 1.6 times that share.
The fall of 4 points since 2024 is within chance (t −1.60, 1,524 degrees of freedom).
820 of 1,204 people answered the question on parental occupation (68%).
Of everyone to whom the question applies, at least 38% and at most 73% grew up in a professional household,
  whatever the others would have said.
""",
    "small": """
In 2026, 59% (42 to 74) of those who could be classified grew up in a professional household,
  against 37% of the UK workforce aged 16 and over: 1.6 times that share.
34 of 40 people answered (85%).
Of everyone to whom the question applies, at least 50% and at most 65% grew up in a professional household,
  whatever the others would have said.
The share who went mainly to an independent school in 2026 is withheld, to protect the people behind it.
""",
    "survey": """
In 2024, 50% (47 to 54) of those who could be classified had a parent with a degree.
The rise of 4 points since 2018 is within chance (t 1.14, 138 degrees of freedom).
1,020 of 1,061 people have an answer; the file does not tell who was asked, so there is no response rate.
Of the people in the file to whom the question applies, at least 48% and at most 52% had a parent with a degree,
  whatever those without an answer would have said; of people who are not in the file nothing can be said.
392 of 1,166 people in 2006 have no answer, and the file does not tell who was asked.
No benchmark for parents’ degree covers the United States, so nothing is compared.
""",
}
RELEASES = {"demo": demo_release(), "small": small_release(), "survey": survey_release()}


@pytest.mark.parametrize("name", SPEC)
def test_opening_sentences(name: str) -> None:
    """The opening of each release, word for word."""
    wanted = SPEC[name].replace("\n  ", " ").strip().splitlines()
    assert list(headlines(RELEASES[name])[: len(wanted)]) == wanted


def test_one_sentence_for_every_other_measure() -> None:
    """After the first measure's sentences stands the share of each other one."""
    found = headlines(demo_release())
    assert len(found) == 4 + 5
    assert all("could be classified" in sentence for sentence in found[-5:])


def with_table(release: Release, table: SafeTable) -> Release:
    """The release with one table in the place of the one with its id."""
    return replace(release, tables=tuple(table if t.id == table.id else t for t in release.tables))


def test_withheld_change_says_so() -> None:
    """A change that may not be shown is said to be withheld, and gives no direction."""
    release = demo_release()
    table = release.table("change.origin.occupation14")
    assert table is not None
    sentence = change_sentence(with_table(release, withhold(table)), "origin.occupation14")
    assert sentence == "The change since 2024 is withheld, to protect the people behind it."


def test_withheld_response_says_so() -> None:
    """A response that may not be shown is said to be withheld."""
    release = demo_release()
    table = release.table("declaration.origin.occupation14")
    assert table is not None
    assert "How many people answered is withheld" in " ".join(headlines(with_table(release, withhold(table))))


def test_no_change_without_two_waves() -> None:
    """A release that compares no waves opens with no change."""
    assert change_sentence(small_release(), "origin.occupation14") == ""


def test_no_ratio_where_the_difference_is_within_chance() -> None:
    """Where chance could explain the difference from the benchmark the sentence gives no multiple."""
    plan = replace(occupation(), benchmark={"occ14.professional": 57, "occ14.intermediate": 20, "occ14.working": 23})
    sentence = share_sentence(with_table(demo_release(), composition(plan)), "origin.occupation14")
    assert sentence.endswith("against 57% of the UK workforce aged 16 and over: a difference within chance.")


def test_not_everyone_asked() -> None:
    """Where not everyone was asked the response is of those asked."""
    plan = replace(occupation(), states={"answer.not_asked": 200, "answer.blank": 18})
    release = with_table(demo_release(), declaration(plan))
    wanted = "Of 1,004 people 804 were asked, and 786 of these answered the question on parental occupation (98%)."
    assert wanted in headlines(release)


def test_question_is_named_only_where_questions_differ() -> None:
    """Where every question was answered by as many, none is named; nor is one that stands alone."""
    assert "34 of 40 people answered (85%)." in headlines(small_release())
    assert not any("the question on" in sentence for sentence in headlines(survey_release()))


@pytest.mark.parametrize(
    ("before", "after", "moved", "beyond", "wanted"),
    [
        (22, 22, 1, False, "(22%, and 22% now; a change of 1 point, within chance)"),
        (22, 23, 1, False, "(22%, and 23% now; a change of 1 point, within chance)"),
        (22, 22, -1, True, "(22%, and 22% now; a change of 1 point, larger than chance would explain)"),
    ],
)
def test_small_change_is_no_rise(before: int, after: int, moved: int, beyond: bool, wanted: str) -> None:
    """Shares that are alike as shown, or a point apart within chance, are about the same."""
    release, row = demo_release(), "occ14.professional"
    table = release.table("change.origin.occupation14")
    assert table is not None
    for column, value in {"before": before, "after": after, "change": moved, "chance": beyond}.items():
        table = put(table, row, column, value)
    sentence = change_sentence(with_table(release, table), "origin.occupation14")
    assert sentence == f"The share is about the same as in 2024 {wanted}."


def test_change_of_a_point_beyond_chance_is_a_rise() -> None:
    """A change of one point between different shares, larger than chance would explain, is called what it is."""
    release, row = demo_release(), "occ14.professional"
    table = release.table("change.origin.occupation14")
    assert table is not None
    for column, value in {"before": 22, "after": 23, "change": 1, "chance": True}.items():
        table = put(table, row, column, value)
    assert change_sentence(with_table(release, table), "origin.occupation14").startswith("The rise of 1 point since")


def test_headline_category_that_was_joined() -> None:
    """Where the headline category was joined with others the sentence speaks of one that is shown."""
    release = small_release()
    plan = replace(
        occupation(), counts={"occ14.intermediate+occ14.working": 14, "occ14.unstated": 20}, benchmark={}, states={}
    )
    sentence = share_sentence(with_table(release, composition(plan)), "origin.occupation14")
    assert sentence.startswith("In 2026, 41% (26 to 58) of those who could be classified grew up in an intermediate or")


def test_break_even_only_where_there_is_one() -> None:
    """A break-even where there is one; that the gap remains where the bounds miss the benchmark; else nothing."""
    assert break_even_sentence(demo_release(), "origin.occupation14").startswith("Whatever those whose answer")
    assert break_even_sentence(demo_release(), "origin.free_school_meals").startswith("The gap to the benchmark")
    assert break_even_sentence(demo_release(), "origin.parent_degree") == ""
