"""The gate: raw tables go in, a release that may be published comes out, or nothing does."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from socmob.disclosure.audit import audit
from socmob.disclosure.between import too_near
from socmob.disclosure.differences import small_differences
from socmob.disclosure.draft import Draft, draft
from socmob.disclosure.earlier import Told, told_before
from socmob.disclosure.effort import TooHard
from socmob.disclosure.loss import Tally
from socmob.disclosure.populations import People, people_of
from socmob.disclosure.rules import rules_of
from socmob.disclosure.search import Search
from socmob.disclosure.secrets import Secrets, secrets_of, silent_in
from socmob.disclosure.smallness import are_alike, too_small
from socmob.disclosure.splits import choose_split
from socmob.disclosure.universe import check_counts, is_of_heads, universes_of, with_known
from socmob.disclosure.withhold import TooMuchTold
from socmob.errors import DefectError, RefusedError
from socmob.framework import Profile
from socmob.values.joint import Joint
from socmob.values.tables import SEAL, About, CellState, RawTable, Release, SafeTable, Withholding

NAMED = 3
"""So many tables are named where a release is refused as a whole."""


def protect(
    tables: Sequence[RawTable], profile: Profile, about: About, joint: Joint, earlier: Sequence[Release] = ()
) -> Release:
    """The tables as they may be published together, with the record of what was withheld.

    `joint` holds the same people by what outsiders know of them; `earlier` are releases about them that are in force,
    their columns named as the joint's.

    Errors: `RefusedError` where the profile has no rule for a kind of table or of statistic, where an earlier release
    tells too much, or where what must be withheld is not found within the profile's time; `DefectError` where tables
    contradict each other or the final audit finds anything.
    """
    check_rules(tables, profile)
    _check_ids(tables)
    chosen = [choose_split(table, profile, about.wave) for table in tables]
    drafts = _protected(chosen, profile, about, joint, earlier)
    return Release(
        about=about,
        rules=rules_of(profile),
        tables=tuple(_sealed(each) for each in drafts),
        withheld=tuple(_record(each) for each in drafts),
    )


def _protected(
    chosen: Sequence[tuple[RawTable, str]], profile: Profile, about: About, joint: Joint, earlier: Sequence[Release]
) -> list[Draft]:
    """The tables as they would leave, which the audit has let pass."""
    tables = [table for table, _ in chosen]
    told = told_before(people_of(tables, joint), joint, earlier)
    people = with_known(told.people, joint)
    secrets = _secrets(people, told, joint, profile)
    told_anyway = told.fixed.union(*(silent_in(each.universe, profile.threshold) for each in secrets))
    near = too_near(told, joint, profile, about.wave) if about.census else frozenset()
    small = ((too_small(tables, people, profile) | told.hidden) - told_anyway) | near
    _check_alone(people, joint, small)
    search = Search(tables, people, told.fixed, small, profile)
    try:
        proofs = search.proofs(secrets, about.wave)
    except TooHard:
        raise _too_hard(tables, search.tally, profile) from None
    except TooMuchTold as error:
        raise _too_much_told(tables, people, error.number, earlier=bool(told.fixed)) from None
    withheld = frozenset(search.tally.withheld)
    drafts = [draft(table, split, withheld, people, profile) for table, split in chosen]
    audit(drafts, people, told, near, proofs, profile, about.wave)
    return drafts


def _secrets(people: People, told: Told, joint: Joint, profile: Profile) -> list[Secrets]:
    """What must stay open of every question."""
    near = small_differences(people, profile.complement)
    pairs = [pair for pair in near if not _is_open_to_all(people.counts[pair[0]], people.counts[pair[1]], profile)]
    universes = universes_of(people, joint, profile.search.unknowns, told.frozen)
    for universe in universes:
        check_counts(universe, people, joint)
    return [secrets_of(universe, pairs, profile) for universe in universes]


def _check_alone(people: People, joint: Joint, small: AbstractSet[int]) -> None:
    """Refuse two questions crossed, and to withhold one of several numbers about columns that nothing is known of.

    Of neither can it be shown that others do not tell it.
    """
    alone = [number for number in people.known if not is_of_heads(people.populations[number], joint)]
    crossed = [n for n in alone if not {column for column, _ in people.populations[n].terms}.isdisjoint(joint.answers)]
    if crossed or (len(alone) > 1 and not small.isdisjoint(alone)):
        raise RefusedError(
            "A number is too small to be published, and it cannot be shown that others do not tell it.",
            where=f"the columns {', '.join(sorted({column for column, _ in people.populations[alone[0]].terms}))}",
            do="Leave these tables out.",
        )


def _is_open_to_all(part: int, whole: int, profile: Profile) -> bool:
    """Whether a group may be told to be all alike: its base is so large that the profile lifts the rule."""
    return part == whole and not are_alike(part, whole, profile)


def _too_hard(tables: Sequence[RawTable], tally: Tally, profile: Profile) -> RefusedError:
    hidden = tally.hidden()
    worst = sorted(hidden, key=lambda number: (-hidden[number], number))[:NAMED]
    limits = f"{profile.search.seconds:g} seconds, {profile.search.steps} steps of one search"
    return RefusedError(
        f"What must be withheld could not be found within the profile's limits ({limits}); nothing is published.",
        where=f"most is withheld in the tables {', '.join(tables[number].id for number in worst)}",
        do="Publish fewer breakdowns, or breakdowns with fewer and larger levels.",
    )


def _too_much_told(tables: Sequence[RawTable], people: People, number: int, *, earlier: bool) -> RefusedError:
    speaking = [t.id for t in tables if any(number in people.of(cell.definition) for cell in t.cells.values())]
    if not earlier:
        return RefusedError(
            "What must be withheld would follow from how many people there are of each kind; nothing is published.",
            where=f"the tables {', '.join(speaking[:NAMED])}",
            do="Publish fewer breakdowns, or breakdowns with fewer and larger levels.",
        )
    return RefusedError(
        "What must be withheld would follow from what earlier reports told of the same people; nothing is published.",
        where=f"the tables {', '.join(speaking[:NAMED]) or 'of the earlier reports'}",
        do="Leave the breakdown out, or give it the groups that the earlier report has. An earlier report that nobody "
        "saw can be taken back: socmob withdraw NUMBER --because WHY --nobody-saw-it.",
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
