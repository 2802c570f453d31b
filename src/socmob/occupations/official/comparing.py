"""Imported derivation tables against those that are shipped, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

from socmob.occupations.collapsing import to_three
from socmob.occupations.derivation import DerivationTables, Key, shipped
from socmob.occupations.official.reading import Derivation
from socmob.occupations.schemes import Nssec8
from socmob.occupations.soc import soc2020_titles


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell in which the ONS's class is another than the shipped one; `key` is None for the simplified method."""

    soc2020: str
    key: Key
    official: Nssec8
    shipped: Nssec8

    @property
    def title(self) -> str:
        """The unit group's title."""
        return soc2020_titles()[self.soc2020]

    @property
    def changes_three(self) -> bool:
        """Whether it is another of the three classes too."""
        return to_three(self.official) is not to_three(self.shipped)


def compare(derivation: Derivation, ours: DerivationTables | None = None) -> tuple[Difference, ...]:
    """Every cell that differs, by unit group; what the shipped tables do not have is not compared."""
    cells = (ours or shipped()).cells
    pairs = ((cell, nssec, cells.get(cell)) for cell, nssec in derivation.cells.items())
    found = [Difference(*cell, nssec, own) for cell, nssec, own in pairs if own is not None and own is not nssec]
    return tuple(sorted(found, key=lambda each: (each.soc2020, str(each.key))))
