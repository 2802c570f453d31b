"""Which published figure each kind of people is compared with, and why there is sometimes none."""

import pytest

from socmob.errors import MappingError
from socmob.framework import Comparator, NoComparator, Refusal, SameScheme, choose_comparator, compare_schemes
from socmob.framework.bridges import Bridge

# measure, coding, place, people, year of the wave -> the benchmark chosen, or words of the reason why none is
CHOICES = [
    ("origin.occupation14", "occ14.smc3", "UK", "workforce", 2024, "occ14.smc3:workforce_16_plus:2021"),
    ("origin.occupation14", "occ14.smc3", "United Kingdom", "workforce", 2020, "occ14.smc3:workforce_16_plus:2021"),
    ("origin.occupation14", "occ14.smc3", "England and Wales", "workforce", 2024, "in the United Kingdom, 2021"),
    ("origin.occupation14", "occ14.smc3", "UK", "graduate_intake", 2026, "occ14.son3:age_25_29:2022-2024"),
    ("origin.occupation14", "occ14.smc3", "UK", "graduate_intake", 2023, "occ14.son3:age_25_29:2022-2024"),
    ("origin.occupation14", "occ14.smc3", "UK", "graduate_intake", 2022, "occ14.son3:age_25_29:2021-2023"),
    ("origin.occupation14", "occ14.smc3", "UK", "graduate_intake", 2015, "occ14.son3:age_25_29:2014-2016"),
    ("origin.occupation14", "occ14.smc3", "UK", "graduate_intake", 2014, "The earliest one ends in 2016"),
    ("origin.occupation14", "occ14.smc3", "UK", "graduate_intake", None, "occ14.son3:age_25_29:2022-2024"),
    ("origin.occupation14", "occ14.son5", "UK", "graduate_intake", 2024, "occ14.son5:age_25_29:2022-2024"),
    ("origin.occupation14", "occ14.smc3", "UK", "sector:legal", 2024, "occ14.smc3:industry_legal:2021"),
    ("origin.occupation14", "occ14.smc3", "UK", "sector:accounting", 2024, "occ14.smc3:industry_accounting:2021"),
    ("origin.occupation14", "occ14.smc3", "UK", "sector:engineering", 2024, "define their groups differently"),
    ("origin.occupation14", "occ14.smc3.2020_02", "UK", "workforce", 2020, "occ14.smc3.2020_02:workforce:2020"),
    ("origin.occupation14", "occ14.lower2", "UK", "workforce", 2022, "occ14.lower2:wider_workforce:2022"),
    ("origin.school11_16", "school.smc", "England", "workforce", 2024, "school.smc:pupils:2019"),
    ("origin.school11_16", "school.smc", "UK", "workforce", 2024, "nearest is for pupils in England, 2019"),
    ("origin.school11_16", "school.smc", "England", "workforce", 2015, "The earliest one ends in 2019"),
    ("origin.free_school_meals", "fsm.person_eligible", "England", "workforce", 2024, "eligible in one January"),
    ("origin.parent_degree", "pdeg.person", "United Kingdom", "workforce", 2024, "No published figure on"),
    ("origin.parent_degree", "pdeg.person", "United States", "workforce", 2024, "covers United States."),
    ("own.qualification", "qual.own4", "UK", "workforce", 2024, "covers the United Kingdom."),
]  # fmt: skip


@pytest.mark.parametrize(("measure", "coding", "place", "people", "year", "expected"), CHOICES)
def test_the_comparator_is_the_right_one(
    measure: str, coding: str, place: str, people: str, year: int | None, expected: str
) -> None:
    """Each line of the table."""
    found = choose_comparator(measure, coding, place, people, year)
    if isinstance(found, Comparator):
        assert found.benchmark.id == expected
    else:
        assert expected in found.reason


def test_a_place_without_figures_is_named_as_the_mapping_has_it() -> None:
    """The reader learns which measure and which place."""
    found = choose_comparator("origin.parent_degree", "pdeg.person", "United States")
    assert found == NoComparator("No published comparator for parents' degree covers United States.")


def test_a_graduate_intake_is_told_why_and_what_is_lost() -> None:
    """The age group, the loss of the bridge and the figure's own error are explained."""
    found = choose_comparator("origin.occupation14", "occ14.smc3", "UK", "graduate_intake", 2024)
    assert isinstance(found, Comparator)
    assert found.bridge is not None
    assert found.loss == found.bridge.loss
    for words in ("not with the workforce of all ages", "1,754 people", "derived from published", found.loss):
        assert words in found.explanation


def test_a_fixed_benchmark_is_said_to_be() -> None:
    """A figure without a published error is treated as exact, and the reader learns it."""
    found = choose_comparator("origin.occupation14", "occ14.smc3", "UK")
    assert isinstance(found, Comparator)
    assert found.bridge is None
    assert found.loss is None
    assert "treated as exact" in found.explanation


def test_the_origins_of_children_are_no_comparator() -> None:
    """Figures on the parents of today are not offered for a workforce."""
    for people in ("workforce", "graduate_intake"):
        assert isinstance(choose_comparator("parents_now.occupation", "occ14.son5", "UK", people), NoComparator)


@pytest.mark.parametrize("people", ["staff", "sector", "sector:law", "workforce:legal"])
def test_an_unknown_kind_of_people_is_refused(people: str) -> None:
    """The message lists the kinds there are."""
    with pytest.raises(MappingError, match=r"Did you mean|Use one of"):
        choose_comparator("origin.occupation14", "occ14.smc3", "UK", people)


def test_one_bridge_is_built_and_states_its_loss() -> None:
    """The Commission's three groups and State of the Nation's, either way round."""
    for pair in (("occ14.smc3", "occ14.son3"), ("occ14.son3", "occ14.smc3")):
        how = compare_schemes(*pair)
        assert isinstance(how, Bridge)
        assert "highest-earning parent" in how.loss
        assert "list of options" in how.loss


def test_a_coding_compares_with_itself() -> None:
    """Nothing is lost within one coding."""
    assert compare_schemes("school.gmc", "school.gmc") == SameScheme("school.gmc")


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("occ14.smc3", "occ14.lower2", "29%"),
        ("occ14.ofcom3", "occ14.smc3", "33%"),
        ("occ14.smc3", "occ14.socmajor2", "42%"),
        ("occ14.smc3", "occ14.smc3.2020_11", "less finely"),
        ("fsm.person_received", "fsm.person_eligible", "Not everyone who is eligible"),
        ("occ14.smc3", "occ14.city2", "no bridge joins them"),
    ],
)
def test_a_comparison_across_codings_is_refused_with_the_reason(a: str, b: str, reason: str) -> None:
    """A reader learns why two figures that look alike are not."""
    how = compare_schemes(a, b)
    assert isinstance(how, Refusal)
    assert reason in how.reason
