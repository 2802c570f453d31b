"""How finely a table is split: the finest form that needs nothing withheld for small classes."""

from __future__ import annotations

from collections.abc import Iterator

from socmob.disclosure.populations import forms
from socmob.framework import Profile
from socmob.values.definitions import CellDefinition, Statistic, TableKind
from socmob.values.tables import RawTable

OVERALL = "all"
CLASS_STATISTICS = frozenset({Statistic.COUNT, Statistic.SHARE})


def choose_split(table: RawTable, profile: Profile, wave: str) -> tuple[RawTable, str]:
    """The form of a table that is shown, and a sentence where its classes are joined (else empty).

    Where even the coarsest form would have a class withheld, the finest is kept and its small classes are withheld:
    what can be said of a large class is then still said.
    """
    if table.coarser is None:
        return table, ""
    for form in forms(table):
        if not any(_is_small(form, definition, profile) for definition in _deciding(form, wave)):
            return form, "" if form is table else _sentence(table, form, profile)
    return table, ""


def _deciding(table: RawTable, wave: str) -> Iterator[CellDefinition]:
    """The counts and shares whose smallness decides: the row of everyone, of the current wave, or the whole table."""
    row = {TableKind.BY: OVERALL, TableKind.TREND: wave}.get(table.kind)
    for place, cell in table.cells.items():
        if row in (None, place[0]) and cell.definition.statistic in CLASS_STATISTICS:
            yield cell.definition


def _is_small(table: RawTable, definition: CellDefinition, profile: Profile) -> bool:
    """Whether a class, or the people of its base outside it, are fewer than the threshold."""
    count = table.counts[definition.population]
    if definition.base is None or definition.statistic is Statistic.COUNT:
        return count < profile.threshold
    return count < profile.threshold or table.counts[definition.base] - count < profile.complement


def _sentence(finest: RawTable, shown: RawTable, profile: Profile) -> str:
    joined = [label for label in _labels(shown) if label not in _labels(finest)]
    classes = ", ".join(f"“{label}”" for label in joined) or "Some classes"
    few = f"fewer than {profile.threshold} people in it or outside it"
    return f"{classes}: classes are joined here, because one of them had {few}."


def _labels(table: RawTable) -> list[str]:
    """The words for rows and columns, each class's columns (`<class>|share`) told once, by the class."""
    columns = [header.label.rsplit(":", 1)[0] for header in table.columns if header.code.endswith("|share")]
    return [*(header.label for header in table.rows), *columns]
