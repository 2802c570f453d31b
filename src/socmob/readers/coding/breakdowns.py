"""The levels of a breakdown: labels as the file has them, joined where the mapping says, numbers in bands."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence

from socmob.errors import DataError
from socmob.readers import names
from socmob.readers.coding.faults import UnknownLabels
from socmob.readers.coding.waves import natural
from socmob.readers.facts import Levels
from socmob.readers.mapping.model import Breakdown, Mapping
from socmob.readers.planning import Plans
from socmob.readers.showing import FEWEST_TO_SHOW
from socmob.values.codes import NOT_RECORDED
from socmob.values.sources import Lookup

DATE = re.compile(r"\d{1,4}[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{2,4}")
"""Text that begins like a date, such as 1990-05-17, 17/05/1990 or 17 May 1990."""

NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
"""What goes into a band: digits, not below nought."""

RESERVED = frozenset({"all", "dissimilarity"})
"""Codes of the rows that every table by a breakdown has beside its levels."""

SMALL_GROUPS = "Small groups"
FEW_RARE = 10
"""Up to so many labels of one or two people may be slips and small departments."""

MOST_LEVELS = 200
"""A column with more levels than this is a key, a date or free text, and tells nothing about groups."""


def breakdown_coding(mapping: Mapping, plans: Plans, name: str, levels: Levels, unknown: list[UnknownLabels]) -> Lookup:
    """The look-up from a breakdown's labels to its levels; labels outside its order are added to `unknown`."""
    breakdown, heading = mapping.by[name], plans.headings[names.raw_by(name)]
    counts = {level.labels[0]: level.n for level in levels.levels}
    if levels.distinct > len(counts) or (len(counts) > MOST_LEVELS and not breakdown.bands):
        _refuse_levels(mapping, name, heading, levels.distinct)
    found = {label: renamed(label, breakdown) for label in counts}
    if breakdown.bands:
        found = _banded(mapping, name, heading, counts, found)
    elif breakdown.order:
        found = _ordered(found, breakdown.order)
        _keep_unknown(mapping, name, heading, counts, found, unknown)
    else:
        found = _rare_together(mapping, name, heading, _joined(found, counts), counts)
    table: dict[tuple[str | None, ...], tuple[str | None, ...]] = {
        (label,): (unreserved(level) or NOT_RECORDED,) for label, level in found.items()
    }
    return Lookup((names.raw_by(name),), (names.by(name),), table)


def unreserved(level: str | None) -> str | None:
    """A level under a name that no table uses for a row of its own."""
    return f"{level} (group)" if level in RESERVED else level


def breakdown_order(breakdown: Breakdown, levels: Sequence[str]) -> tuple[str, ...]:
    """The levels of a breakdown in the order to show them: its own order, bands from the lowest, else by label."""
    known = breakdown.order or tuple(band_label(breakdown.bands, i) for i in range(len(breakdown.bands) + 1))
    placed = [level for level in known if level in levels]
    last = [level for level in (SMALL_GROUPS, NOT_RECORDED) if level in levels]
    others = sorted((level for level in levels if level not in (*placed, *last)), key=natural)
    return (*placed, *others, *last)


def band_label(bands: Sequence[int], position: int) -> str:
    """The words for a band; position 0 lies below the first.

    >>> [band_label([25, 35], i) for i in range(3)]
    ['under 25', '25 to 34', '35 and over']
    """
    if not bands or position == len(bands):
        return f"{bands[-1]} and over" if bands else ""
    return f"under {bands[0]}" if position == 0 else f"{bands[position - 1]} to {bands[position] - 1}"


def _refuse_levels(mapping: Mapping, name: str, heading: str, distinct: int) -> None:
    what = f'The column "{heading}" has {distinct} different labels, more than the {MOST_LEVELS} of a breakdown.'
    do = "Name a column with fewer groups; a number such as age needs bands, as bands: [25, 35, 45]."
    raise DataError(what, where=mapping.where(*mapping.place_of_breakdown(name)), do=do)


def folded(label: str) -> str:
    """A label without what nobody sees: case, spaces, and signs that are not printed."""
    seen = "".join(sign for sign in label if unicodedata.category(sign) != "Cf")
    return " ".join(seen.casefold().split())


def renamed(label: str | None, breakdown: Breakdown) -> str | None:
    """A label under the name that the mapping's options give it."""
    if label is None:
        return None
    alike = {folded(known): new for known, new in breakdown.options.items()}
    return breakdown.options.get(label) or alike.get(folded(label)) or label


def _ordered(found: MappingOf[str | None, str | None], order: Sequence[str]) -> dict[str | None, str | None]:
    """The labels as the order spells them."""
    spelt = {folded(level): level for level in order}
    return {label: level and spelt.get(folded(level), level) for label, level in found.items()}


def _keep_unknown(
    mapping: Mapping, name: str, heading: str, counts: MappingOf[str | None, int],
    found: MappingOf[str | None, str | None], unknown: list[UnknownLabels],
) -> None:  # fmt: skip
    order = mapping.by[name].order
    missing = {label: counts[label] for label, level in found.items() if label and level not in order}
    if missing:
        unknown.append(UnknownLabels(heading, mapping.place_of_breakdown(name), missing, order=order))


def _joined(
    found: MappingOf[str | None, str | None], counts: MappingOf[str | None, int]
) -> dict[str | None, str | None]:
    """Labels that differ in case and spaces alone, joined under their commonest spelling."""
    spelt: dict[str, str] = {}
    for label in sorted((key for key in found if key), key=lambda key: (-counts[key], key)):
        level = found[label] or label
        spelt.setdefault(folded(level), level)
    return {label: level and spelt[folded(level)] for label, level in found.items()}


def _rare_together(
    mapping: Mapping, name: str, heading: str, found: MappingOf[str | None, str | None],
    counts: MappingOf[str | None, int],
) -> dict[str | None, str | None]:  # fmt: skip
    """Levels of one or two people under one name, since such a label may be somebody's name, key or words.

    A column that is mostly such labels tells nothing about groups and is refused. Levels that the mapping's options
    name are kept.
    """
    people: Counter[str] = Counter()
    for label, level in found.items():
        people[level or ""] += counts[label]
    rare = {level for level, n in people.items() if level and n < FEWEST_TO_SHOW} - set(
        mapping.by[name].options.values()
    )
    if len(rare) > FEW_RARE and 2 * len(rare) > len(people):
        what = f'Most of the {len(people)} labels of the column "{heading}" are on fewer than {FEWEST_TO_SHOW} rows.'
        do = "Name a column of groups; this one seems to hold keys, names or words."
        raise DataError(what, where=mapping.where(*mapping.place_of_breakdown(name)), do=do)
    return {label: SMALL_GROUPS if level in rare else level for label, level in found.items()}


def _banded(
    mapping: Mapping, name: str, heading: str, counts: MappingOf[str | None, int],
    found: MappingOf[str | None, str | None],
) -> dict[str | None, str | None]:  # fmt: skip
    """Numbers as the words for their band; a label that the mapping's options name may stay as it is."""
    breakdown = mapping.by[name]
    banded = {label: level and _band(level, breakdown) for label, level in found.items()}
    odd = [label for label, level in banded.items() if label and level is None]
    if odd:
        rows = sum(counts[label] for label in odd)
        _refuse_dates(mapping, name, heading, odd, rows)
        what = f'{rows} rows of the column "{heading}" hold no number, which bands need.'
        do = "Correct them in the file, or give each label a name under options."
        raise DataError(what, where=mapping.where(*mapping.place_of_breakdown(name)), do=do)
    return banded


def _refuse_dates(mapping: Mapping, name: str, heading: str, odd: Sequence[str], rows: int) -> None:
    """Refuse a date of birth where an age is needed: which day it is counted to is for the user to say."""
    if sum(bool(DATE.match(label)) for label in odd) * 2 > len(odd):
        what = f'{rows} rows of the column "{heading}" hold a date, where bands need a number such as an age in years.'
        do = "Add a column with the age on the day of the survey and name that one; leave the dates of birth out."
        raise DataError(what, where=mapping.where(*mapping.place_of_breakdown(name)), do=do)


def _band(level: str, breakdown: Breakdown) -> str | None:
    if not NUMBER.fullmatch(level):
        return level if level in breakdown.options.values() else None
    return band_label(breakdown.bands, bisect_right(breakdown.bands, float(level)))
