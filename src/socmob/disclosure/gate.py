"""The gate: raw tables go in, a release that may be published comes out, or nothing does."""

from __future__ import annotations

from collections.abc import Sequence

from socmob.disclosure.audit import audit
from socmob.disclosure.draft import Draft, draft
from socmob.disclosure.effort import Effort, TooHard
from socmob.disclosure.loss import Ledger, cell_places
from socmob.disclosure.populations import People, people_of
from socmob.disclosure.splits import choose_split
from socmob.disclosure.withhold import withhold
from socmob.errors import DefectError, RefusedError
from socmob.framework import Profile
from socmob.values.tables import SEAL, About, CellState, RawTable, Release, SafeTable, Withholding

NAMED = 3
"""So many tables are named where a release is refused as a whole."""


def protect(tables: Sequence[RawTable], profile: Profile, about: About) -> Release:
    """The tables as they may be published together, with the record of what was withheld.

    Errors: `RefusedError` where the profile has no rule for a kind of table or of statistic, or where what must be
    withheld is not found within the profile's time; `DefectError` where tables contradict each other or the final
    audit finds anything.
    """
    check_rules(tables, profile)
    _check_ids(tables)
    chosen = [choose_split(table, profile, about.wave) for table in tables]
    people = people_of(tables)
    drafts = _protected(chosen, people, profile)
    return Release(
        about=about,
        profile=profile.id,
        profile_version=str(profile.version),
        threshold=profile.threshold,
        tables=tuple(_sealed(each) for each in drafts),
        withheld=tuple(_record(each) for each in drafts),
    )


def _protected(chosen: Sequence[tuple[RawTable, str]], people: People, profile: Profile) -> list[Draft]:
    """The tables as they would leave, which the audit has let pass."""
    tables, effort = [table for table, _ in chosen], Effort(profile)
    ledger = Ledger(cell_places(tables, people, profile), people)
    try:
        withheld = withhold(tables, people, profile, ledger, effort)
        drafts = [draft(table, split, withheld, people, profile) for table, split in chosen]
        audit(drafts, people, profile, effort)
    except TooHard:
        raise _too_hard(tables, ledger, profile) from None
    return drafts


def _too_hard(tables: Sequence[RawTable], ledger: Ledger, profile: Profile) -> RefusedError:
    hidden = ledger.hidden()
    worst = sorted(hidden, key=lambda number: (-hidden[number], number))[:NAMED]
    limits = f"{profile.search.seconds:g} seconds, {profile.search.steps} steps of one search"
    return RefusedError(
        f"What must be withheld could not be found within the profile's limits ({limits}); nothing is published.",
        where=f"most is withheld in the tables {', '.join(tables[number].id for number in worst)}",
        do="Publish fewer breakdowns, or breakdowns with fewer and larger levels.",
    )


def check_rules(tables: Sequence[RawTable], profile: Profile) -> None:
    """Refuse what the profile says nothing of: an unknown kind of table or statistic never leaves."""
    for table in tables:
        if table.kind not in profile.tables:
            raise _refusal(f'kind of table "{table.kind}"', table, profile)
        for cell in table.cells.values():
            if not profile.allows(table.kind, cell.definition.statistic):
                raise _refusal(f'statistic "{cell.definition.statistic}" in a table of this kind', table, profile)
        if table.coarser is not None:
            check_rules([table.coarser], profile)


def _refusal(what: str, table: RawTable, profile: Profile) -> RefusedError:
    return RefusedError(
        f'The profile "{profile.id}" has no rule for the {what}, so it cannot be published.',
        where=f"table {table.id}",
        do="Choose a profile that has a rule for it, or leave the table out.",
    )


def _check_ids(tables: Sequence[RawTable]) -> None:
    ids = [table.id for table in tables]
    if len(set(ids)) < len(ids):
        raise DefectError("two tables of one release have the same id")


def _sealed(each: Draft) -> SafeTable:
    table = each.table
    return SafeTable(
        id=table.id,
        kind=table.kind,
        title=table.title,
        rows=table.rows,
        columns=table.columns,
        cells=dict(each.cells),
        seal=SEAL,
        measure=table.measure,
        breakdown=table.breakdown,
        split=each.split,
    )


def _record(each: Draft) -> Withholding:
    withheld = sum(cell.state is CellState.WITHHELD for cell in each.cells.values())
    return Withholding(each.table.id, withheld, len(each.cells), each.split)
