"""Releases with a leak planted in each, and the same without."""

from __future__ import annotations

from dataclasses import replace

import pytest

from socmob.disclosure.outside import Kind
from socmob.disclosure.outside.solving import Contradiction
from tests.disclosure.outside.written import Cell, attacked, ranges, released

ALL = {"wave": ["2026"]}
GRADES = {"wave": ["2026"], "origin": ["pro", "mid", "work"]}


def people(**terms: str) -> dict[str, list[str]]:
    """A population of 2026: codes of each column, several joined by +."""
    return {"wave": ["2026"], **{name.replace("_", "."): codes.split("+") for name, codes in terms.items()}}


def terms(wave: str, grade: str = "", code: str = "") -> dict[str, list[str]]:
    """A population of a wave, of a grade, with an answer, or of all."""
    every = {"wave": [wave], "by.grade": [grade], "origin": [code]}
    return {column: codes for column, codes in every.items() if codes != [""]}


def count(shown: float | str, **terms: str) -> Cell:
    """A count of people."""
    return "count", people(**terms), None, shown


def share(shown: float | str, base: dict[str, str], **terms: str) -> Cell:
    """A share of a base."""
    return "share", people(**{**base, **terms}), people(**base), shown


HEADS: dict[str, Cell] = {
    "firm/heads": count(120),
    "A/heads": count(70, by_grade="A"),
    "B/heads": count(50, by_grade="B"),
}
CLEAN: dict[str, Cell] = {
    **HEADS,
    "firm/pro": count(60, origin="pro"),
    "firm/work": count(60, origin="work"),
    "A/pro": count("withheld", by_grade="A", origin="pro"),
    "A/work": count("withheld", by_grade="A", origin="work"),
    "B/pro": count("withheld", by_grade="B", origin="pro"),
    "B/work": count("withheld", by_grade="B", origin="work"),
}


def test_a_release_without_a_leak_has_no_findings() -> None:
    """Of 60 and 60 in two grades of 70 and 50 anything from 10 to 60 can be in the first."""
    outcome = attacked(released(CLEAN))
    assert outcome.clean
    assert (outcome.shown, outcome.withheld, outcome.undecided) == (5, 4, ())


def test_a_cell_left_shown_tells_all_others() -> None:
    """With one of the four told the margins tell the rest."""
    leak = CLEAN | {"B/pro": count(47, by_grade="B", origin="pro")}
    found = ranges(attacked(released(leak)))
    assert found == {"A/pro": (13, 13), "A/work": (57, 57), "B/work": (3, 3)}


def test_a_share_with_its_base_is_a_count() -> None:
    """94% of 50 is 47, and so is told the same."""
    leak = CLEAN | {"B/share": share(94, {"by_grade": "B"}, origin="pro")}
    assert ranges(attacked(released(leak)))["B/work"] == (3, 3)


def test_limits_alone_tell_the_count_behind_them() -> None:
    """47 of 50 has the interval 83% to 99%; 46 and 48 have others."""
    leak = CLEAN | {
        "B/lower": ("limit", people(by_grade="B", origin="pro"), people(by_grade="B"), 83),
        "B/upper": ("limit", people(by_grade="B", origin="pro"), people(by_grade="B"), 99),
    }
    found = ranges(attacked(released(leak, sides={"B/lower": "lower", "B/upper": "upper"})))
    assert found["B/work"] == (3, 3)


def test_limits_of_another_formula_are_not_used() -> None:
    """Where known counts do not give the limits shown, people do not count once each, and a sentence says so."""
    cells = CLEAN | {"firm/lower": ("limit", people(origin="pro"), people(), 20)}
    outcome = attacked(released(cells, sides={"firm/lower": "lower"}))
    assert outcome.clean
    assert outcome.not_used == ("Limits were not used: they are not those of people who count once each.",)


def test_a_ratio_to_a_benchmark_is_a_share() -> None:
    """1.9 times 50% is 92.5% to 97.5%: 47 or 48 of 50, and so two or three others."""
    leak = CLEAN | {
        "B/benchmark": ("benchmark", {}, None, 50.0),
        "B/ratio": ("ratio", people(by_grade="B", origin="pro"), people(by_grade="B"), 1.9),
    }
    assert ranges(attacked(released(leak, decimals=1)))["B/work"] == (2, 3)


def test_the_share_that_the_unknown_would_need_tells_the_share_of_the_known() -> None:
    """(40% of 100 - n) / 20 is 50% where n is 30, and to the whole per cent where it is nothing else."""
    cells = {
        "firm/heads": count(100),
        "firm/unknown": count(20, origin="unknown"),
        "firm/pro": count("withheld", origin="pro"),
        "firm/work": count("withheld", origin="work"),
        "firm/benchmark": ("benchmark", {}, None, 40.0),
        "firm/even": ("break_even", people(origin="pro"), people(), 50),
    }
    publication = released(cells, inputs={"firm/even": people(origin="unknown")}, decimals=1)
    assert ranges(attacked(publication)) == {"firm/pro": (30, 30), "firm/work": (50, 50)}


def test_a_department_and_its_complement_differ_from_all_by_few() -> None:
    """Those of grade B who are not of a professional origin are three, and the two counts tell them."""
    leak = {**HEADS, "B/pro": count(47, by_grade="B", origin="pro")}
    assert ranges(attacked(released(leak)), Kind.DIFFERENCE) == {"B/pro": (3, 3)}


def test_how_many_gave_no_usable_answer_is_no_secret() -> None:
    """Of 50 people 47 could be classified: that three could not is no secret; which of the three said nothing is."""
    base = {**HEADS, "B/classified": count(47, by_grade="B", origin="pro+work")}
    silent: dict[str, Cell] = {
        "firm/blank": count(20, origin="answer.blank"),
        "firm/unsaid": count(20, origin="answer.not_said"),
    }
    assert attacked(released(base | silent)).clean
    told = base | silent | {"B/answered": count(48, by_grade="B", origin="pro+work+answer.not_said")}
    assert ranges(attacked(released(told)), Kind.DIFFERENCE) == {"B/classified": (1, 1), "B/answered": (2, 2)}


def test_head_counts_are_no_secret_unless_it_is_said() -> None:
    """That the grades are 70 and 50 and that 5 are in a third is known to all who work there."""
    cells = {
        "firm/heads": count(125),
        "A/heads": count(70, by_grade="A"),
        "B/heads": count(50, by_grade="B"),
        "C/heads": count("withheld", by_grade="C"),
        "firm/pro": count(60, origin="pro"),
        "firm/work": count(65, origin="work"),
    }
    assert attacked(released(cells)).clean
    assert ranges(attacked(released(cells), know_heads=False)) == {"C/heads": (5, 5)}


def test_a_group_with_its_heads_as_its_range_is_not_narrowed() -> None:
    """Of four people nobody can be kept from knowing that nought to four are of any origin."""
    cells = {
        "firm/heads": count(74),
        "A/heads": count(70, by_grade="A"),
        "firm/pro": count(30, origin="pro"),
        "firm/work": count(44, origin="work"),
        "B/pro": count("withheld", by_grade="B", origin="pro"),
    }
    assert attacked(released(cells)).clean
    told = cells | {"A/pro": count(28, by_grade="A", origin="pro")}
    assert ranges(attacked(released(told))) == {"B/pro": (2, 2)}


def test_unpublished_head_counts_are_known_to_colleagues() -> None:
    """Of everyone in A but 12 an answer is told, so whoever knows how many A are knows the 12, whom strangers do not.

    Strangers know that A and B are 120 together, and nothing of how many are in each.
    """
    cells = {
        "firm/heads": count(120),
        "firm/pro": count(75, origin="pro"),
        "A/pro": count(30, by_grade="A", origin="pro"),
        "A/work": count("withheld", by_grade="A", origin="work"),
        "B/work": count("withheld", by_grade="B", origin="work"),
    }
    outcome = attacked(released(cells))
    assert [finding.says for finding in outcome.findings if finding.kind is Kind.NARROWED] == [
        "whoever knows how many people every group has can tell it to within 0 people",
        "whoever knows how many people every group has can tell it to within 0 people",
    ]
    assert attacked(released(cells), know_heads=False).clean


def test_two_reports_that_cut_people_differently_are_laid_beside_each_other() -> None:
    """The second report joins B and C, of which the first withholds B and shows C."""
    whole = {"firm/pro": count(90, origin="pro"), "firm/work": count(90, origin="work")}
    first = whole | {
        "A/pro": count("withheld", by_grade="A", origin="pro"),
        "B/pro": count("withheld", by_grade="B", origin="pro"),
        "C/pro": count(30, by_grade="C", origin="pro"),
    }
    second = whole | {
        "A/pro": count(55, by_grade="A", origin="pro"),
        "BC/pro": count(35, by_grade="B and C", origin="pro"),
    }
    assert attacked(released(first)).clean
    assert ranges(attacked(released(first), released(second))) == {"A/pro": (55, 55), "B/pro": (5, 5)}


def test_a_wave_that_differs_by_one_leaver_is_found() -> None:
    """Every count of the later wave is as before or one less: who left is told by the answers that went."""
    earlier = {
        "firm/heads": ("count", {"wave": ["2025"]}, None, 121),
        **{
            f"firm/{code}": ("count", {"wave": ["2025"], "origin": [code]}, None, n)
            for code, n in (("pro", 61), ("mid", 30), ("work", 30))
        },
    }
    later = {
        "firm/heads2": count(120),
        "firm/pro2": count(60, origin="pro"),
        "firm/mid2": count(30, origin="mid"),
        "firm/work2": count(30, origin="work"),
    }
    assert ranges(attacked(released(earlier), released(later)), Kind.WAVES) == {"firm/heads2": (1, 1)}
    turned = later | {"firm/pro2": count(55, origin="pro"), "firm/mid2": count(35, origin="mid")}
    assert ranges(attacked(released(earlier), released(turned)), Kind.WAVES) == {}


def test_a_reason_for_having_no_number_can_tell_that_nobody_is_there() -> None:
    """Where nobody is in the base of a share, its base is a count of nought."""
    cells = CLEAN | {"C/share": share("nobody in the base, or so", {"by_grade": "C"}, origin="pro")}
    assert list(ranges(attacked(released(cells)), Kind.SYMBOL)) == ["C/share"]


def test_to_an_insider_a_number_is_open_by_one_less() -> None:
    """Nought to ten are wide enough for a stranger; whoever is one of them knows that they are one at least."""
    cells = {
        "firm/heads": count(120),
        "B/heads": count(50, by_grade="B"),
        "B/pro": count("withheld", by_grade="B", origin="pro"),
        "B/mid": count("withheld", by_grade="B", origin="mid"),
        "B/work": count(40, by_grade="B", origin="work"),
    }
    assert attacked(released(cells), insider=True).clean


def test_an_insider_can_know_what_a_stranger_cannot() -> None:
    """Each pro of B has a mid, and six mids are of B or D: both are 2 to 12, to the mid of D not beyond 10."""
    cells = {
        "firm/heads": count(170),
        "A/heads": count(50, by_grade="A"),
        "B/heads": count(50, by_grade="B"),
        "D/heads": count(20, by_grade="D"),
        "firm/mid": count(26, origin="mid"),
        "A/mid": count(10, by_grade="A", origin="mid"),
        "C/mid": count(10, by_grade="C", origin="mid"),
        "B/share": share(50, {"by_grade": "B", "origin": "pro+mid"}, origin="pro"),
        "B/known": count("withheld", by_grade="B", origin="pro+mid"),
        "firm/work": count("withheld", origin="work"),
    }
    outcome = attacked(released(cells), insider=True)
    assert ranges(outcome) == {}
    assert ranges(outcome, Kind.INSIDER) == {"B/known": (2, 10)}


def test_in_which_way_people_are_silent_is_open_by_all_who_are() -> None:
    """Of 50 people 46 are in a class: nought to four of the others said nothing, and of none more can be hidden."""
    cells = {
        **HEADS,
        "B/classified": count(46, by_grade="B", origin="pro+work"),
        "B/unsaid": count("withheld", by_grade="B", origin="answer.not_said"),
        "B/blank": count("withheld", by_grade="B", origin="answer.blank"),
        "B/answered": count("withheld", by_grade="B", origin="pro+work+answer.not_said"),
    }
    assert attacked(released(cells)).clean
    told = cells | {"A/unsaid": count(20, by_grade="A", origin="answer.not_said")}
    told |= {"firm/unsaid": count(21, origin="answer.not_said")}
    assert ranges(attacked(released(told))) == {"B/unsaid": (1, 1), "B/blank": (3, 3), "B/answered": (47, 47)}


def test_how_many_are_silent_in_ways_that_are_not_told_is_no_small_group() -> None:
    """Four who gave no answer or declined are told by the 46 who are in a class; the four who declined are a group."""
    cells = {
        **HEADS,
        "B/classified": count(46, by_grade="B", origin="pro+work"),
        "B/silent": count(4, by_grade="B", origin="answer.blank+answer.not_said"),
    }
    assert attacked(released(cells)).clean
    told = HEADS | {"B/unsaid": count(4, by_grade="B", origin="answer.not_said")}
    assert ranges(attacked(released(told)), Kind.SMALL) == {"B/unsaid": (4, 4)}


def test_a_wave_whose_counts_do_not_tell_of_who_joined_is_no_finding() -> None:
    """Somebody joined grade B, of which no answers are told in both waves; in grade A everything is as before."""
    waves = {
        f"{wave}/{grade}{code}": ("count", terms(wave, grade, code), None, n)
        for wave, more in (("2025", 0), ("2026", 1))
        for grade, code, n in (
            ("", "", 120 + more),
            ("A", "", 70),
            ("B", "", 50 + more),
            ("A", "pro", 30),
            ("A", "mid", 20),
            ("A", "work", 20),
        )
    }
    assert ranges(attacked(released(waves)), Kind.WAVES) == {}


def test_waves_of_people_who_were_followed_are_no_finding() -> None:
    """Where a release says that people were followed, it is known who left, and a sentence says what to look at."""
    waves = {
        f"{wave}/{code}": ("count", terms(wave, code=code), None, n)
        for wave, lost in (("2025", 0), ("2026", 1))
        for code, n in (("", 121 - lost), ("pro", 61 - lost), ("mid", 30), ("work", 30))
    }
    publication = released(waves)
    assert list(ranges(attacked(publication), Kind.WAVES)) == ["2026/"]
    followed = attacked(replace(publication, followed=True))
    assert followed.clean
    assert [note for note in followed.notes if "followed" in note]


def test_numbers_that_contradict_each_other_are_named() -> None:
    """No counts agree with parts that are more than their whole."""
    with pytest.raises(Contradiction) as caught:
        attacked(released(CLEAN | {"B/pro": count(51, by_grade="B", origin="pro")}))
    assert caught.value.numbers


def test_where_the_time_is_over_nothing_is_said_to_be_safe() -> None:
    """What was not decided is listed, and is neither a finding nor a proof."""
    outcome = attacked(released(CLEAN), seconds=0)
    assert outcome.clean
    assert len(outcome.undecided) == 4
