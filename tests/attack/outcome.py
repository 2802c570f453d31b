"""How many releases and withheld numbers were attacked, and which attacks succeeded."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.attack.attacker import Attacker
from tests.attack.firms import Firm
from tests.attack.publishing import PROFILE, Published


@dataclass
class Outcome:
    """How many releases and withheld numbers were attacked, and which attacks succeeded."""

    releases: int = 0
    cells: int = 0
    narrowed: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.releases:,} releases, {self.cells:,} withheld cells, {len(self.narrowed):,} narrowed"

    def add(self, seed: int, attacker: Attacker, *, insiders: bool = True) -> None:
        """One firm's release, attacked by strangers, by everybody who works there, and by differences."""
        self.releases += 1
        self.cells += len(attacker.withheld())
        self.narrowed += [f"{seed}: {key}" for key in attacker.narrowed(insiders=insiders)]

    def add_differences(self, seed: int, attacker: Attacker) -> None:
        """What two shown groups tell of the few people between them."""
        found = attacker.narrowed_differences(insiders=True) + attacker.told_differences()
        self.narrowed += [f"{seed}: {name}" for name in found]


def attacked(firm: Firm, *published: Published, exact: bool = True) -> Attacker:
    """The attacker of some releases about a firm."""
    return Attacker(firm, [each.document for each in published], PROFILE.width, exact=exact)
