"""Whether a number made of amounts may be shown: enough people behind it, and no one of them too much of it.

A mean with its base is a total. Who knows their own amount takes it away; so a total is safe only where what is then
left is still other people's. Source: Hundepool and others, Statistical Disclosure Control (2012), chapter 4.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from socmob.framework import Profile
from socmob.framework.profile_rules import ContributorRule, Dominance
from socmob.values.codes import Code
from socmob.values.definitions import CellDefinition, Statistic
from socmob.values.tables import Contributors, Place, RawCell, RawTable

WHOLE = frozenset({"all", "base"})
"""The rows of everyone in a table."""
OF_AMOUNTS = frozenset({Statistic.MEAN, Statistic.MEDIAN, Statistic.GAP, Statistic.MONTHS})
"""Statistics made of amounts; one without its contributors is not shown."""
OF_ORDER = frozenset({Statistic.MEDIAN, Statistic.MONTHS})
"""Of these no amount can be taken away: a middle one of ordered people, and months that all end with the window."""


def failing(table: RawTable, profile: Profile) -> frozenset[Place]:
    """The places of a table whose contributors do not allow the number to be shown, or whose neighbours need them.

    Where a table has a mean of everyone, what is left of it when the means shown are taken away is a mean of those
    withheld together: further ones are withheld, the fewest people first, until that is safe too. Means of different
    tables are not subtracted from one another here.
    """
    alone = {place for place, cell in table.cells.items() if not may_be_shown(cell, profile)}
    beside = {place for header in table.columns for place in _beside(table, header.code, alone, profile)}
    return frozenset(alone | beside)


def _beside(table: RawTable, column: Code, alone: AbstractSet[Place], profile: Profile) -> Iterator[Place]:
    """What is withheld of a column of means, so that what they leave of the mean of everyone is safe."""
    means = {place: cell for place, cell in table.cells.items() if place[1] == column and _is_mean(cell)}
    whole = [place for place in means if place[0] in WHOLE]
    if not whole or not alone.isdisjoint(whole):
        return
    parts = [place for place in means if place[0] not in WHOLE]
    withheld = [cell.contributors[0] for place, cell in means.items() if place in alone and cell.contributors]
    for place in sorted(set(parts) - alone, key=lambda place: (means[place].contributors[0].n, place)):
        if not withheld or is_safe(together(withheld), profile.contributors):
            return
        withheld.append(means[place].contributors[0])
        yield place


def _is_mean(cell: RawCell) -> bool:
    return cell.definition.statistic is Statistic.MEAN


def together(groups: Sequence[Contributors]) -> Contributors:
    """Several groups of different people as one.

    >>> together([Contributors(4, 100, 40, 30), Contributors(6, 90, 35, 20)])
    Contributors(n=10, total=190, largest=40, second=35)
    """
    amounts = sorted((x for group in groups for x in (group.largest, group.second)), reverse=True)
    return Contributors(sum(g.n for g in groups), sum(g.total for g in groups), *amounts[:2])


def may_be_shown(cell: RawCell, profile: Profile) -> bool:
    """Whether a cell is of no amounts, or every group of people that it is computed from passes the rules."""
    if cell.definition.statistic not in OF_AMOUNTS and not cell.contributors:
        return True
    adds_up = _adds_up(cell.definition)
    return bool(cell.contributors) and all(_passes(group, profile.contributors, adds_up) for group in cell.contributors)


def is_safe(group: Contributors, rule: ContributorRule) -> bool:
    """Whether the total, or the mean, of the amounts of a group may be told.

    >>> from socmob.framework import profile
    >>> rule = profile().contributors
    >>> is_safe(Contributors(10, total=300, largest=60, second=50), rule)
    True
    >>> is_safe(Contributors(9, total=300, largest=60, second=50), rule)
    False
    """
    return group.n >= rule.least and not is_dominated(group, rule.dominance) and not is_near(group, rule.p_per_cent)


def is_dominated(group: Contributors, rule: Dominance) -> bool:
    """The (n,k) rule: whether the n largest amounts are more than k per cent of the total.

    Formula: x1 + ... + xn > k/100 X. By hand: 60 of a total of 100 are more than half.

    >>> is_dominated(Contributors(10, total=100, largest=60, second=10), Dominance(n=1, k_per_cent=50))
    True
    >>> is_dominated(Contributors(10, total=100, largest=50, second=10), Dominance(n=1, k_per_cent=50))
    False
    """
    held = group.largest + (group.second if rule.n == 2 else 0)
    return held > rule.k_per_cent / 100 * group.total


def is_near(group: Contributors, p_per_cent: int) -> bool:
    """The p% rule: whether who has the second largest amount can reckon the largest to within p per cent.

    Formula: X - x2 - x1 < p/100 x1: from the total they take their own and have the largest, too high by all others.
    By hand: of 100 the two largest are 60 and 35; 100 - 35 = 65 is within 10% of 60.

    >>> is_near(Contributors(10, total=100, largest=60, second=35), 10)
    True
    >>> is_near(Contributors(10, total=100, largest=60, second=34), 10)
    False
    """
    return group.total - group.second - group.largest < p_per_cent / 100 * group.largest


def _passes(group: Contributors, rule: ContributorRule, adds_up: bool) -> bool:
    return is_safe(group, rule) if adds_up else group.n >= rule.least


def _adds_up(definition: CellDefinition) -> bool:
    """Whether amounts are added up: not in a median, nor in a gap of two medians."""
    if definition.statistic is Statistic.GAP and definition.inputs:
        return any(_adds_up(part) for part in definition.inputs)
    return definition.statistic not in OF_ORDER
