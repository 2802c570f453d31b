"""What an attack found, in words that a reader of the report understands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from socmob.disclosure.outside.published import Place


class Kind(StrEnum):
    """The kinds of finding, gravest first."""

    NARROWED = "narrowed"
    INSIDER = "insider"
    DIFFERENCE = "difference"
    SMALL = "small"
    ALIKE = "alike"
    WAVES = "waves"
    SYMBOL = "symbol"
    PAGE = "page"


HEADINGS = {
    Kind.NARROWED: "Withheld numbers that can be told to within less than the width",
    Kind.INSIDER: "Withheld numbers that someone who knows their own record can tell to within less than the width",
    Kind.DIFFERENCE: "Published groups, one within the other, that differ by fewer people than the threshold",
    Kind.SMALL: "Groups smaller than the threshold that are shown",
    Kind.ALIKE: "Groups of which it is told that all answered alike",
    Kind.WAVES: "Waves that look like the same people but for a few",
    Kind.SYMBOL: "Symbols that tell what they hide",
    Kind.PAGE: "Numbers on the page that are not in its data",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that can be learnt: where, how near, and by which number; `lowest` and `highest` are of the count."""

    kind: Kind
    place: Place
    says: str
    lowest: int | None = None
    highest: int | None = None

    @property
    def spread(self) -> int | None:
        """How many people lie between the least and the greatest that it can be: nought where it is told exactly."""
        return None if self.lowest is None or self.highest is None else self.highest - self.lowest


@dataclass(frozen=True, slots=True)
class Attacked:
    """The outcome of an attack: what was looked at, what was found, what was not tried or not decided."""

    shown: int
    withheld: int
    tested: int
    pairs: int
    findings: tuple[Finding, ...]
    undecided: tuple[str, ...] = ()
    not_used: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def clean(self) -> bool:
        """Whether nothing was found; what was not decided is no finding, and no proof either."""
        return not self.findings
