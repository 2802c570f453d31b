"""The tables by which NS-SEC is derived from unit groups: those that are shipped, or those of the ONS once imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from socmob.errors import DefectError
from socmob.occupations.results import Flag
from socmob.occupations.schemes import Nssec8
from socmob.occupations.statuses import EmploymentStatus, ReducedStatus
from socmob.occupations.tables import table

Key = EmploymentStatus | ReducedStatus | None
"""A column of a derivation table; None is the simplified method."""

Cells = Mapping[tuple[str, Key], Nssec8]


@dataclass(frozen=True, slots=True)
class DerivationTables:
    """Classes by unit group of SOC 2020 and status; `official` where they are the ONS's own.

    `cells` may lack the reduced statuses, which are then taken from the full ones. `flags` and `simplified_flags` hold
    what there is to know of a unit group.
    """

    cells: Cells
    official: frozenset[Key] = frozenset()
    flags: Mapping[str, tuple[Flag, ...]] = field(default_factory=dict)
    simplified_flags: Mapping[str, tuple[Flag, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        groups = {code for code, _ in self.cells}
        absent = [(code, key) for code in groups for key in (*EmploymentStatus, None) if (code, key) not in self.cells]
        if absent:
            raise DefectError(f"occupations: the derivation tables lack {len(absent)} cells")


@cache
def shipped() -> DerivationTables:
    """The tables that come with socmob, none of them the ONS's own publication."""
    full: dict[tuple[str, Key], Nssec8] = {
        (row["soc2020"], status): Nssec8(row[status.column])
        for row in table("nssec_soc2020_full")
        for status in EmploymentStatus
    }
    full |= {(row["soc2020"], None): Nssec8(row["nssec8"]) for row in table("nssec_soc2020_simplified")}
    return DerivationTables(
        cells=full,
        flags=_flags("nssec_soc2020_full"),
        simplified_flags=_flags("nssec_soc2020_simplified"),
    )


def _flags(name: str) -> dict[str, tuple[Flag, ...]]:
    rows = table(name)
    return {row["soc2020"]: tuple(Flag(flag) for flag in row["flags"].split()) for row in rows if row["flags"]}


@cache
def soc2010_simplified() -> Mapping[str, tuple[Nssec8, tuple[Flag, ...]]]:
    """The class of each unit group of SOC 2010 by the simplified method, with what there is to know."""
    classes = {row["operational"]: Nssec8(row["nssec8"]) for row in table("nssec_operational")}
    return {
        row["soc2010"]: (
            classes[row["operational"].partition(".")[0]],
            tuple(Flag(flag) for flag in row["flags"].split()),
        )
        for row in table("nssec_soc2010_simplified")
    }
