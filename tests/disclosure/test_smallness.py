"""What is too small for itself: few people, nobody, small bases, everyone alike."""

from __future__ import annotations

from typing import Any

import pytest

from socmob.disclosure.populations import People
from socmob.disclosure.smallness import too_small
from socmob.disclosure.splits import choose_split
from socmob.framework import Profile, profile
from socmob.values.definitions import CellDefinition, Population, Statistic, TableKind
from socmob.values.tables import Header, RawCell, RawTable

STAFF = Population.of({"wave": ["1"]})
PART = STAFF.within("origin.m", ["yes"])


def rules(id: str = "default", **changes: Any) -> Profile:
    """A shipped profile with some rules changed; `lifted` is the base from which all may be alike."""
    found = profile(id)
    if "lifted" in changes:
        lifted = changes.pop("lifted")
        changes["group_disclosure"] = found.group_disclosure.model_copy(update={"lifted_from": lifted})
    return Profile.model_validate({**found.model_dump(), **_dumped(changes)})


def _dumped(changes: dict[str, Any]) -> dict[str, Any]:
    return {key: value.model_dump() if hasattr(value, "model_dump") else value for key, value in changes.items()}


def small(count: int, base: int | None, under: Profile) -> bool:
    """Whether so many people are too few, alone or as a share of a base."""
    populations, counts = ((PART,), (count,)) if base is None else ((PART, STAFF), (count, base))
    statistic = Statistic.COUNT if base is None else Statistic.SHARE
    definition = CellDefinition(statistic, PART, None if base is None else STAFF)
    table = RawTable(
        id="t",
        kind=TableKind.COMPOSITION,
        title="",
        rows=(Header("r", "r"),),
        columns=(Header("c", "c"),),
        cells={("r", "c"): RawCell(definition, 0)},
        counts=dict(zip(populations, counts, strict=True)),
        levels={"wave": ("1",), "origin.m": ("no", "yes")},
    )
    people = People(populations, counts, table.levels, {p: i for i, p in enumerate(populations)})
    return 0 in too_small([table], people, under)


@pytest.mark.parametrize(("count", "few"), [(0, True), (9, True), (10, False)])
def test_a_count_is_few_below_the_threshold(count: int, few: bool) -> None:
    """Nought is few like one."""
    assert small(count, None, rules()) is few


@pytest.mark.parametrize(("zero", "few"), [("withheld", True), ("shown", False)])
def test_nought_is_few_where_the_profile_says_so(zero: str, few: bool) -> None:
    """The zero rule alone decides of a count of nobody that is a share of nothing."""
    assert small(0, None, rules(zero=zero)) is few


@pytest.mark.parametrize(("base", "few"), [(22, True), (23, False)])
def test_a_share_has_a_smallest_base(base: int, few: bool) -> None:
    """HESA's bases below 22.5 are those of 22 and fewer."""
    assert small(10, base, rules("hesa")) is few


@pytest.mark.parametrize("count", [0, 300])
@pytest.mark.parametrize(("lifted", "few"), [(None, True), (301, True), (300, False)])
def test_all_alike_is_shown_from_the_base_that_the_profile_gives(count: int, lifted: int | None, few: bool) -> None:
    """A share of nobody or of everyone is shown where so many are alike that the profile allows it."""
    assert small(count, 300, rules(zero="shown", lifted=lifted)) is few


def by_levels(sizes: dict[str, tuple[int, int, int]]) -> RawTable:
    """Three classes by level, which can be shown as two."""
    classes: dict[str, tuple[int, ...]] = {"a": (0,), "b": (1,), "c": (2,)}
    return _by(sizes, classes, _by(sizes, {"a": (0,), "b+c": (1, 2)}, None))


def _by(
    sizes: dict[str, tuple[int, int, int]], classes: dict[str, tuple[int, ...]], coarser: RawTable | None
) -> RawTable:
    rows = {**sizes, "all": tuple(sum(column) for column in zip(*sizes.values(), strict=True))}
    cells, counts = {}, {}
    for row, found in rows.items():
        base = STAFF if row == "all" else STAFF.within("by.g", [row])
        counts[base] = sum(found)
        for name, places in classes.items():
            part = base.within("origin.m", name.split("+"))
            counts[part] = sum(found[place] for place in places)
            cells[row, f"{name}|share"] = RawCell(CellDefinition(Statistic.SHARE, part, base), 0.0)
    return RawTable(
        id="by.m.g",
        kind=TableKind.BY,
        title="",
        rows=tuple(Header(row, row) for row in rows),
        columns=tuple(Header(f"{name}|share", f"{name}: share") for name in classes),
        cells=cells,
        counts=counts,
        levels={"wave": ("1",), "by.g": tuple(sizes), "origin.m": ("a", "b", "c")},
        coarser=coarser,
    )


SIZES = {"x": (8, 5, 4), "y": (9, 3, 6)}


@pytest.mark.parametrize(("joined_for", "split"), [("everyone", False), ("each_row", True)])
def test_classes_are_joined_for_everyone_or_for_each_row(joined_for: str, split: bool) -> None:
    """Everyone's three classes are large enough; each level's are only where two are joined."""
    under = rules("small_firm", classes={"joined_for": joined_for, "reason": ""})
    shown, sentence = choose_split(by_levels(SIZES), under, "1")
    assert (shown.coarser is None, sentence.startswith("“b+c”")) == (split, split)


def test_the_finest_is_kept_where_joining_shows_no_more_rows() -> None:
    """A level that cannot be shown in two classes either costs the others none of theirs."""
    shown, sentence = choose_split(by_levels({"x": (9, 8, 7), "y": (2, 1, 1)}), rules("small_firm"), "1")
    assert (shown.coarser is not None, sentence) == (True, "")
