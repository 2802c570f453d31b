"""Small groups shown together, so that less is withheld: a group too small to show would take another with it.

Which groups are joined is decided by how many people are in them, which outsiders may know, and never by what they
answered: so the choice tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from socmob.errors import DataError
from socmob.readers import SMALL_GROUPS, Breakdown, Small, band_label, breakdown_order, names
from socmob.values.codes import NOT_RECORDED, Code
from socmob.values.joint import ABSENT, Joint
from socmob.workflows.preparing import Prepared

People = Mapping[Code, int]
"""People of the current wave by level of a breakdown."""


@dataclass(frozen=True, slots=True)
class Group:
    """Levels of a breakdown that are shown in one row."""

    label: str
    levels: tuple[Code, ...]


def gathered(prepared: Prepared, joint: Joint, threshold: int) -> dict[str, tuple[Group, ...]]:
    """What is shown as one row, by breakdown; levels that are in no group have rows of their own.

    `threshold` is the fewest people that a row needs for its shares to be shown.

    Errors: `DataError` where a level of a breakdown said to lie within another does not.
    """
    found: dict[str, tuple[Group, ...]] = {}
    for name, breakdown in prepared.shown_by.items():
        people = people_by(joint, prepared.current, name)
        if breakdown.small is Small.KEEP or min(people.values(), default=threshold) >= threshold:
            continue
        groups = _with_remainder(
            tuple(_groups(prepared, joint, name, breakdown, people, threshold)), breakdown, people, threshold
        )
        alone = set(people).difference(*(group.levels for group in groups))
        if len(groups) + len(alone - {NOT_RECORDED}) > 1:
            found[name] = tuple(_named_apart(group, alone) for group in groups)
    return {name: groups for name, groups in found.items() if groups}


def people_by(joint: Joint, wave: str, name: str) -> dict[Code, int]:
    """People of a wave by level of a breakdown, those levels that anyone has, in their order."""
    place, column = joint.waves.index(wave), names.by(name)
    codes = joint.codes[:, place, joint.columns.index(column)]
    counts = np.bincount(codes[codes != ABSENT], joint.heads[codes != ABSENT], len(joint.levels[column]))
    return {level: int(n) for level, n in zip(joint.levels[column], counts, strict=True) if n}


def _groups(
    prepared: Prepared, joint: Joint, name: str, breakdown: Breakdown, people: People, threshold: int
) -> Iterator[Group]:
    if breakdown.within is not None:
        parents = _parents(prepared, joint, name, breakdown.within, threshold)
        yield from _within_parents(people, parents, threshold)
    elif breakdown.order or breakdown.bands:
        yield from _neighbours(breakdown, people, threshold)
    else:
        yield from _small_together([level for level, n in people.items() if n < threshold], people, threshold)


def _with_remainder(
    groups: tuple[Group, ...], breakdown: Breakdown, people: People, threshold: int
) -> tuple[Group, ...]:
    """The groups, with what is still too small in the row of most people, which it changes least.

    That is those of whom no group is recorded, and where groups have neither order nor parents any small one.
    """
    flat = not (breakdown.order or breakdown.bands or breakdown.within)
    joined = {level for group in groups for level in group.levels}
    small = [level for level, n in people.items() if n < threshold and level not in joined]
    left = tuple(level for level in small if flat or level == NOT_RECORDED)
    rows = [*groups, *(Group(level, (level,)) for level in people if level not in joined and level not in left)]
    if not left or not rows:
        return groups
    largest = max(rows, key=lambda row: _total(row.levels, people))
    what = left[0] if len(left) == 1 else SMALL_GROUPS.lower()
    return (*(g for g in groups if g != largest), Group(f"{largest.label} and {what}", (*largest.levels, *left)))


def _small_together(small: Sequence[Code], people: People, threshold: int) -> Iterator[Group]:
    """The small ones together, if together they are enough; those of whom no group is recorded may be among them."""
    also = [SMALL_GROUPS] if SMALL_GROUPS in people and SMALL_GROUPS not in small else []
    levels = (*small, *also)
    if len(levels) > 1 and _total(levels, people) >= threshold:
        yield Group(SMALL_GROUPS, levels)


def _neighbours(breakdown: Breakdown, people: People, threshold: int) -> Iterator[Group]:
    """Levels in their order, the smallest joined with the neighbour that has fewer people until none is too small."""
    known = breakdown.order or _bands(breakdown)
    runs: list[tuple[Code, ...]] = [(level,) for level in known if level in people]
    while len(runs) > 1:
        sizes = [_total(run, people) for run in runs]
        smallest = sizes.index(min(sizes))
        if sizes[smallest] >= threshold:
            break
        beside = [i for i in (smallest - 1, smallest + 1) if 0 <= i < len(runs)]
        first = min(smallest, min(beside, key=lambda i: sizes[i]))
        runs[first : first + 2] = [runs[first] + runs[first + 1]]
    yield from (Group(_span(breakdown, run), run) for run in runs if len(run) > 1)


def _bands(breakdown: Breakdown) -> tuple[Code, ...]:
    return tuple(band_label(breakdown.bands, i) for i in range(len(breakdown.bands) + 1))


def _span(breakdown: Breakdown, run: Sequence[Code]) -> str:
    """The words for neighbours: of bands the numbers at both ends, of others the first and the last.

    >>> ages = Breakdown(column="Age", bands=(25, 35, 45))
    >>> _span(ages, ["under 25", "25 to 34"]), _span(ages, ["25 to 34", "35 to 44"])
    ('under 35', '25 to 44')
    >>> _span(Breakdown(column="Grade", order=("A", "B", "C")), ["A", "B", "C"])
    'A to C'
    """
    if breakdown.bands:
        first, last = (_bands(breakdown).index(level) for level in (run[0], run[-1]))
        return band_label((*breakdown.bands[:first], *breakdown.bands[last:]), first)
    return f"{run[0]} {'and' if len(run) == 2 else 'to'} {run[-1]}"


def _within_parents(people: People, parents: Mapping[Code, Code], threshold: int) -> Iterator[Group]:
    """Small ones of the same parent together, with the next larger ones of it where they are not enough.

    Where a parent as a whole is not enough, its levels go with those of other such parents.
    """
    scattered = [level for level, n in people.items() if level not in parents and n < threshold]
    for parent in dict.fromkeys(parents.values()):
        own = sorted((level for level in people if parents.get(level) == parent), key=lambda level: people[level])
        chosen = [level for level in own if people[level] < threshold]
        while chosen and _total(chosen, people) < threshold and len(chosen) < len(own):
            chosen.append(own[len(chosen)])
        if _total(chosen, people) < threshold:
            scattered += chosen
        elif len(chosen) > 1:
            ordered = tuple(level for level in people if level in chosen)
            yield Group(f"{parent}: {'all' if len(chosen) == len(own) else 'other'}", ordered)
    yield from _small_together(scattered, people, threshold)


def _parents(prepared: Prepared, joint: Joint, name: str, within: str, threshold: int) -> dict[Code, Code]:
    """For each level the level above that most of its people are in; none for people whose group is not recorded."""
    wave = joint.waves.index(prepared.current)
    of, above = (joint.columns.index(names.by(one)) for one in (name, within))
    levels, parents = joint.levels[names.by(name)], joint.levels[names.by(within)]
    crossed = np.zeros((len(levels), len(parents)), dtype=np.int64)
    here = joint.present[:, wave]
    np.add.at(crossed, (joint.codes[here, wave, of], joint.codes[here, wave, above]), joint.heads[here])
    found: dict[Code, Code] = {}
    for level, row in zip(levels, crossed, strict=True):
        if level in (NOT_RECORDED, SMALL_GROUPS) or not row.any():
            continue
        if row.sum() - row.max() >= threshold:
            raise _not_within(prepared, name, within, level)
        found[level] = parents[int(row.argmax())]
    return {level: parent for level, parent in found.items() if parent != NOT_RECORDED}


def _not_within(prepared: Prepared, name: str, within: str, level: Code) -> DataError:
    return DataError(
        f'The people of "{level}" are in more than one {within}.',
        where=prepared.mapping.where(*prepared.mapping.place_of_breakdown(name), "within"),
        do=f"Take within: {within} away, or tell groups of the same name apart in the file.",
    )


def _total(levels: Sequence[Code], people: People) -> int:
    return sum(people[level] for level in levels)


def _named_apart(group: Group, others: set[Code]) -> Group:
    """The group under a name that no other row has."""
    return Group(f"{group.label} (joined)", group.levels) if group.label in others else group


def in_rows(breakdown: Breakdown, found: Sequence[Code], groups: Sequence[Group]) -> dict[Code, tuple[Code, ...]]:
    """The rows of a breakdown's tables in their order, each with the levels that it counts."""
    of = {level: group for group in groups for level in group.levels}
    rows: dict[Code, tuple[Code, ...]] = {}
    for level in breakdown_order(breakdown, found):
        group = of.get(level, Group(level, (level,)))
        rows[group.label] = tuple(each for each in group.levels if each in found)
    last = [row for row in (SMALL_GROUPS, NOT_RECORDED) if row in rows]
    return {row: rows[row] for row in (*(row for row in rows if row not in last), *last)}
