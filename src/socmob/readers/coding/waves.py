"""The waves of the answers: their order, the one a report is about and the one it is compared with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from socmob.errors import DataError, MappingError
from socmob.readers.facts import Levels
from socmob.readers.mapping.model import Mapping
from socmob.readers.near import suggestion
from socmob.readers.showing import under_showing_rule
from socmob.values.codes import WaveId

MOST_WAVES = 100
"""A column with more labels than this is a date or a key, and no wave."""


@dataclass(frozen=True, slots=True)
class ComparedWaves:
    """The wave that a report is about, and the one before that it is compared with (None where there is none)."""

    current: WaveId
    before: WaveId | None


def wave_order(mapping: Mapping, levels: Levels) -> tuple[WaveId, ...]:
    """The waves of the data, the earliest first: as the mapping orders them, else by their labels.

    `levels` are the levels of the wave's column.
    """
    found = {level.labels[0]: level.n for level in levels.levels}
    if None in found:
        raise DataError(f"{found[None]} rows have no wave.", where=_where(mapping), do="Fill in the wave of every row.")
    waves = {wave: n for wave, n in found.items() if wave is not None}
    if levels.distinct > MOST_WAVES:
        what = f"There are {levels.distinct} different waves, more than the {MOST_WAVES} that are read."
        raise DataError(what, where=_where(mapping), do="Name a column that tells the year or the round of the survey.")
    for wave in (*mapping.waves.order, mapping.waves.current, mapping.waves.compare_with, *mapping.waves.pool):
        if wave is not None and wave not in waves:
            do = suggestion(wave, waves, "The waves are")
            raise MappingError(f'No row has the wave "{wave}".', where=mapping.where("waves"), do=do)
    _check_all_ordered(mapping, waves)
    ordered = mapping.waves.order or sorted(waves, key=natural)
    return tuple(WaveId(wave) for wave in ordered)


def _where(mapping: Mapping) -> str:
    column = mapping.files[0].wave.column
    return f'the column "{column}"' if column else "the answers"


def _check_all_ordered(mapping: Mapping, waves: dict[str, int]) -> None:
    missing = {wave: n for wave, n in waves.items() if mapping.waves.order and wave not in mapping.waves.order}
    if missing:
        what = f"The order of waves leaves some out: {under_showing_rule(missing)}."
        raise MappingError(what, where=mapping.where("waves", "order"), do="Add them to the order, the earliest first.")


def natural(label: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts labels with the numbers in them as numbers.

    >>> sorted(["Wave 10", "Wave 9"], key=natural)
    ['Wave 9', 'Wave 10']
    """
    parts = re.split(r"(\d+)", label)
    sortable = ((0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in parts)
    return (*sortable, (2, 0, label))


def compared_waves(mapping: Mapping, order: tuple[WaveId, ...]) -> ComparedWaves:
    """The wave a report is about (the last unless the mapping says), and the one it is compared with."""
    current = WaveId(mapping.waves.current) if mapping.waves.current else order[-1]
    position, other = order.index(current), mapping.waves.compare_with
    if other and order.index(WaveId(other)) >= position:
        raise MappingError(
            f'The wave "{other}" is not before "{current}", so there is no change since then.',
            where=mapping.where("waves", "compare_with"),
            do="Compare with an earlier wave; waves: order: gives their order where their names do not.",
        )
    if other:
        return ComparedWaves(current, WaveId(other))
    return ComparedWaves(current, order[position - 1] if position else None)
