"""How a breakdown was coded for an earlier release, from what the ledger tells of it."""

from __future__ import annotations

from socmob.readers import Breakdown, CodedBefore, codes_today
from socmob.values.codes import NOT_RECORDED

LEVELS = ("Audit", "Tax and pensions", "Small groups", NOT_RECORDED)


def before(levels: tuple[str, ...] = LEVELS, **entry: object) -> CodedBefore:
    """A breakdown by team as it was coded."""
    return CodedBefore(
        "earlier1.team", "team", Breakdown.model_validate({"column": "Team", **entry}), levels, ("2025",)
    )


def test_a_label_falls_into_the_level_that_was_published() -> None:
    """Under its other name where the mapping gave it one, and however it is spelt."""
    coded = before(options={"Tax": "Tax and pensions"})
    assert [coded.level(label) for label in ("audit ", "Tax", None)] == ["Audit", "Tax and pensions", NOT_RECORDED]


def test_a_label_that_was_rare_then_is_among_the_small_groups_still() -> None:
    """It may have grown since into a level of its own; then it had none."""
    assert before().level("Data") == "Small groups"
    assert before(("Audit",)).level("Data") is None


def test_a_name_that_a_table_needs_for_itself_was_told_apart() -> None:
    """A team called "all" was published under a longer name."""
    assert before(("all (group)",)).level("all") == "all (group)"


def test_a_word_among_numbers_keeps_its_level() -> None:
    """What the mapping's options named beside the bands."""
    aged = before(("under 30", "unknown age"), bands=[30], options={"?": "unknown age"})
    assert [aged.level(label) for label in ("29", "?", "30")] == ["under 30", "unknown age", "30 and over"]


def test_groups_that_were_split_are_not_the_same() -> None:
    """Two labels of one level then, of two now; or the other way round."""
    assert codes_today({"a": "Small groups", "b": "Small groups"}, {"a": "A", "b": "B"}) is None
    assert codes_today({"a": "A", "b": "B"}, {"a": "Small groups", "b": "Small groups"}) is None
    assert codes_today({"a": "Small groups"}, {"a": "A"}) == {"Small groups": "A"}
