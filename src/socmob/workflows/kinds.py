"""What is known of a person: when they were there, in which groups, and with which class of weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from socmob.readers import names

IN = "in"
STRATUM = "weight.class"
UNWEIGHTED = ""
Labels = tuple[str | None, ...]
Kind = tuple[Labels | None, ...]
"""For each wave None where its people are not in it, else their level of each breakdown (None where it is not told).

Behind these stands their class of weights, where people are weighted.
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of people: every wave that they were in, and their groups (`columns`) in the waves `told`.

    Where they are `weighted` their class of weights is known in every wave.
    """

    waves: tuple[str, ...]
    columns: tuple[str, ...]
    told: frozenset[str]
    pools: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weighted: bool = False

    @property
    def own(self) -> tuple[str, ...]:
        """The columns that tell of a row's own wave."""
        return (*self.columns, *self._strata)

    def on(self, linked: bool) -> tuple[str, ...]:
        """The columns that tell a row's kind: its own, and where people are followed those of every wave."""
        return (names.WAVE, *self.own, *(name for i in self._followed(linked) for name in self._of_wave(i)))

    def then(self, measure: str, linked: bool) -> Iterator[str]:
        """The columns of a person's answer in each wave, where people are followed."""
        return (in_wave(measure, i) for i in self._followed(linked))

    def _followed(self, linked: bool) -> range:
        return range(len(self.waves) if linked else 0)

    def _of_wave(self, position: int) -> tuple[str, ...]:
        told = self.columns if self.waves[position] in self.told else ()
        return tuple(in_wave(name, position) for name in (IN, *told, *self._strata))

    @property
    def _strata(self) -> tuple[str, ...]:
        return (STRATUM,) if self.weighted else ()

    def kind(self, labels: Labels) -> Kind | None:
        """The kind of a row with these labels of `on`; None for all but a person's first row, so that each counts once.

        >>> known = Known(("1", "2"), ("by.sex",), frozenset({"2"}))
        >>> known.kind(("1", "F", "yes", "yes", "F")), known.kind(("2", "F", "yes", "yes", "F"))
        (((None,), ('F',)), None)
        >>> known.kind(("2", "M"))  # nobody is followed
        (None, ('M',))
        """
        own, groups = labels[0] or "", labels[1 : 1 + len(self.own)]
        first, followed = self.waves.index(own), len(labels) > 1 + len(self.own)
        rest = iter(labels[1 + len(self.own) :])
        kind: list[Labels | None] = []
        for position, wave in enumerate(self.waves):
            parts = [next(rest, "no") for _ in self._of_wave(position)]
            here = wave == own or (not followed and own in self.pools.get(wave, ()))
            if position < first and parts[0] == "yes":
                return None
            levels = self._levels(wave, groups if here else tuple(parts[1:]))
            kind.append(levels if here or parts[0] == "yes" else None)
        return tuple(kind)

    def _levels(self, wave: str, labels: Labels) -> Labels:
        """What a kind tells of a wave by the labels of a row in it; a pool is never weighted."""
        groups = labels[: len(self.columns)] if wave in self.told else (None,) * len(self.columns)
        if not self.weighted:
            return groups
        return (*groups, UNWEIGHTED if wave in self.pools else labels[-1])


def in_wave(column: str, position: int) -> str:
    """The name of a column as it was in a wave, by the wave's position."""
    return f"{column}@{position}"
