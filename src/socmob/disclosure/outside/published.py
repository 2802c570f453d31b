"""What a stranger holds in the hand: numbers with what they are, shown or withheld, from any kind of file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from socmob.values.definitions import CellDefinition, Population
from socmob.values.tables import CellState, Value


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: its file, its table, its row and its column, in the words that a reader sees."""

    source: str
    table: str
    row: str
    column: str

    def __str__(self) -> str:
        return f"{self.table}: {self.row}, {self.column}"


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a publication.

    `value` is None unless shown. `most` is told by a symbol that says "fewer than so many". `random` is set where
    counts are rounded up or down by chance, so that a number can be nearly a whole step away from the true one.
    `apart` is set where its people are not among those of other tables.
    """

    place: Place
    definition: CellDefinition
    state: CellState
    value: Value | None = None
    why_not: str = ""
    most: int | None = None
    random: bool = False
    apart: bool = False

    @property
    def shown(self) -> bool:
        """Whether there is a number to read."""
        return self.state is CellState.SHOWN

    def populations(self) -> tuple[Population, ...]:
        """Every population that the number depends on, each once."""
        return tuple(dict.fromkeys(self.definition.populations()))


@dataclass(frozen=True, slots=True)
class Publication:
    """One file, as whoever finds it can read it.

    `secret` names the columns that hold answers; other columns are what people know of one another. None: nothing is
    known beforehand, every column is secret. `incomplete` names columns whose listed levels need not make the whole.
    `followed`: it says that who was there in one wave is known in the next, so that none is taken to lie in another.
    `texts` are all words of the file, and what its page may add up, for comparing the page with it; `notes` what a
    reader of the audit should know.
    """

    source: str
    organisation: str
    numbers: tuple[Number, ...]
    threshold: int
    width: int
    secret: frozenset[str] | None = None
    incomplete: frozenset[str] = frozenset()
    zeros_open: bool = False
    followed: bool = False
    texts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def waves(self) -> frozenset[str]:
        """The waves that its numbers name."""
        return frozenset(code for one in self.populations() for code in one.codes("wave") or ())

    def populations(self) -> Iterator[Population]:
        """Every population of a number that lies among the people of the other tables."""
        for number in self.numbers:
            if not number.apart:
                yield from number.populations()
