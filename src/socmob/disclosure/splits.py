"""How finely a table is split: the finest form that needs nothing withheld for small classes."""

from __future__ import annotations

from collections.abc import Iterator

from socmob.disclosure.loss import OVERALL
from socmob.disclosure.populations import forms
from socmob.disclosure.smallness import are_alike, is_few
from socmob.framework import Profile
from socmob.framework.profile_rules import JoinedFor
from socmob.values.definitions import CellDefinition, Statistic, TableKind
from socmob.values.tables import RawTable

CLASS_STATISTICS = frozenset({Statistic.COUNT, Statistic.SHARE})
BY_ROW = frozenset({TableKind.BY, TableKind.TREND})
"""Tables that have a row for each level or wave, and the classes in their columns."""


def choose_split(table: RawTable, profile: Profile, wave: str) -> tuple[RawTable, str]:
    """The form of a table that is shown, and a sentence where its classes are joined (else empty).

    Where even the coarsest form would have a class withheld, the finest is kept and its small classes are withheld:
    what can be said of a large class is then still said. Where the profile joins classes for each row, the form is
    shown of which most rows can be shown whole, and of such the finest.
    """
    shown = _most_rows(table, profile) if _is_by_row(table, profile) else _whole(table, profile, wave)
    return shown, "" if shown is table else _sentence(table, shown, profile)


def _is_by_row(table: RawTable, profile: Profile) -> bool:
    return profile.classes.joined_for is JoinedFor.EACH_ROW and table.kind in BY_ROW


def _whole(table: RawTable, profile: Profile, wave: str) -> RawTable:
    """The finest form without a small class, the finest of all where there is none."""
    whole = (
        form for form in forms(table) if not any(_is_small(form, found, profile) for _, found in _deciding(form, wave))
    )
    return next(whole, table)


def _most_rows(table: RawTable, profile: Profile) -> RawTable:
    """The form of which most rows have no small class; the finest of several."""

    def whole_rows(form: RawTable) -> int:
        classes = list(_classes(form))
        small = {row for row, found in classes if _is_small(form, found, profile)}
        return len({row for row, _ in classes} - small)

    return max(forms(table), key=whole_rows)


def _deciding(table: RawTable, wave: str) -> Iterator[tuple[str, CellDefinition]]:
    """The counts and shares whose smallness decides: the row of everyone, of the current wave, or the whole table."""
    row = {TableKind.BY: OVERALL, TableKind.TREND: wave}.get(table.kind)
    return (found for found in _classes(table) if row in (None, found[0]))


def _classes(table: RawTable) -> Iterator[tuple[str, CellDefinition]]:
    for (row, _), cell in table.cells.items():
        if cell.definition.statistic in CLASS_STATISTICS:
            yield row, cell.definition


def _is_small(table: RawTable, definition: CellDefinition, profile: Profile) -> bool:
    """Whether a class, or the people of its base outside it are too few to be shown."""
    count = table.counts[definition.population]
    if definition.base is None or definition.statistic is Statistic.COUNT:
        return is_few(count, profile)
    base = table.counts[definition.base]
    if count in (0, base):
        return is_few(count, profile) or are_alike(count, base, profile)
    return is_few(count, profile) or base - count < profile.complement


def _sentence(finest: RawTable, shown: RawTable, profile: Profile) -> str:
    joined = [label for label in _labels(shown) if label not in _labels(finest)]
    classes = ", ".join(f"“{label}”" for label in joined) or "Some classes"
    few = f"fewer than {profile.threshold} people in it or outside it"
    return f"{classes}: classes are joined here, because one of them had {few}."


def _labels(table: RawTable) -> list[str]:
    """The words for rows and columns, each class's columns (`<class>|share`) told once, by the class."""
    columns = [header.label.rsplit(":", 1)[0] for header in table.columns if header.code.endswith("|share")]
    return [*(header.label for header in table.rows), *columns]
