"""Tables before and after the gate: a `RawTable` holds true numbers, a `SafeTable` only what may be published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from socmob.values.codes import Code
from socmob.values.definitions import CellDefinition, Population, TableKind

Value = float | int | bool
Place = tuple[str, str]
"""A cell's row code and column code."""

WITHHELD_SYMBOL = "[c]"
"""The one symbol for everything that is withheld (as the Government Statistical Service marks what is confidential)."""

NOT_COMPUTED_SYMBOL = "[x]"
"""The symbol for a number that the data cannot give, whatever may be published (few degrees of freedom, say)."""


@dataclass(frozen=True, slots=True)
class Header:
    """A row or a column of a table: its code, and the words that its reader sees."""

    code: Code
    label: str


@dataclass(frozen=True, slots=True)
class Contributors:
    """The people whose amounts a number adds up or orders: how many, what they have together, and the two largest.

    Of a number that only orders amounts, such as a median, how many is enough. The amounts are true ones, in their own
    unit, and none is below nought.
    """

    n: int
    total: float = 0
    largest: float = 0
    second: float = 0

    def __post_init__(self) -> None:
        if self.n < 0 or not 0 <= self.second <= self.largest or self.largest + self.second > self.total * (1 + 1e-9):
            raise ValueError("contributors: the two largest amounts must be in order, and together at most the total")


@dataclass(frozen=True, slots=True)
class RawCell:
    """A true number with its definition; None with the reason where it cannot be computed.

    Of a claim about chance (`Statistic.CHANCE`) it is the level at which it would just be made; the gate makes the
    claims, over those that are shown. `contributors` are those of a number made of amounts: one group's, or of a gap
    both groups'.
    """

    definition: CellDefinition
    value: Value | None
    why_not: str = ""
    contributors: tuple[Contributors, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class RawTable:
    """True numbers, with the true count of every population that they depend on; never shown, never written.

    `levels` lists every code that a column holds in this population, so that links can be computed. `coarser` is what
    to show in its place where this split cannot be shown. Shares are proportions from 0 to 1.
    """

    id: str
    kind: TableKind
    title: str
    rows: tuple[Header, ...]
    columns: tuple[Header, ...]
    cells: Mapping[Place, RawCell] = field(repr=False)
    counts: Mapping[Population, int] = field(repr=False)
    levels: Mapping[str, tuple[Code, ...]]
    coarser: RawTable | None = None
    measure: str = ""
    breakdown: str = ""

    def __post_init__(self) -> None:
        rows, columns = {h.code for h in self.rows}, {h.code for h in self.columns}
        if any(row not in rows or column not in columns for row, column in self.cells):
            raise ValueError(f"table {self.id}: a cell lies outside its rows and columns")
        needed = {p for cell in self.cells.values() for p in cell.definition.populations()}
        if not needed <= set(self.counts):
            raise ValueError(f"table {self.id}: a population has no count")


class CellState(StrEnum):
    """Whether a published cell shows its number, withholds it, or has none."""

    SHOWN = "shown"
    WITHHELD = "withheld"
    NOT_COMPUTED = "not_computed"


@dataclass(frozen=True, slots=True)
class SafeCell:
    """A number as it may be published: already rounded; `value` is None unless shown.

    Shares, rates, bounds and limits are in per cent, changes in percentage points.
    """

    definition: CellDefinition
    state: CellState
    value: Value | None = None
    why_not: str = ""

    def __post_init__(self) -> None:
        if (self.state is CellState.SHOWN) != (self.value is not None):
            raise ValueError("a safe cell holds a value exactly where it is shown")


class _Seal:
    """The token that only the disclosure room holds."""


SEAL = _Seal()


@dataclass(frozen=True, slots=True)
class SafeTable:
    """A table that may be published. Only the disclosure room makes one: it alone names `SEAL` (a test holds this)."""

    id: str
    kind: TableKind
    title: str
    rows: tuple[Header, ...]
    columns: tuple[Header, ...]
    cells: Mapping[Place, SafeCell]
    seal: _Seal = field(repr=False, compare=False)
    measure: str = ""
    breakdown: str = ""
    split: str = ""
    """Empty where the finest split is shown; else a sentence that says that classes were joined, and why."""

    def __post_init__(self) -> None:
        if self.seal is not SEAL:
            raise TypeError("a SafeTable is made by the disclosure room alone")

    def cell(self, row: Code, column: Code) -> SafeCell | None:
        """The cell at a place, None where the table has none there."""
        return self.cells.get((row, column))

    def shown(self, row: Code, column: Code) -> Value | None:
        """The number shown at a place, None where there is none or it is withheld."""
        cell = self.cells.get((row, column))
        return cell.value if cell is not None else None


@dataclass(frozen=True, slots=True)
class Withholding:
    """One line of the record of what was withheld: how many cells of a table, of how many; no reason by cell."""

    table: str
    withheld: int
    cells: int
    split: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a measure is compared with, and why; or why it is compared with nothing. Public facts only."""

    measure: str
    explanation: str
    benchmark: str = ""
    label: str = ""
    source: str = ""
    url: str = ""
    fixed: bool = True
    loss: str = ""


@dataclass(frozen=True, slots=True)
class AskedOtherwise:
    """A wave in which a measure was asked in another form than in the current one, and what must be known of it."""

    measure: str
    wave: str
    says: str


@dataclass(frozen=True, slots=True)
class About:
    """What a release says about itself beside its tables: names, methods and settings; never a person's datum.

    `compared` holds the two waves of the change, or is empty, with `change_refused` saying why. `changes_paired` says
    whether people were paired between the waves by a key, `one_sample` that the waves share their sampling units.
    `left_out` names the measures that were not asked in this wave; `otherwise` tells of waves that stand beside the
    current one and were asked in another form. `settings` are (question, chosen reading) pairs.
    """

    organisation: str
    wave: str
    waves: tuple[str, ...]
    editions: tuple[str, ...]
    geography: str
    people: str
    asked: str
    """"all", "known" (a column or a rule tells who was asked) or "unknown" (the file does not tell)."""
    weighted: bool
    design: str
    census: bool
    comparisons: tuple[Comparison, ...]
    compared: tuple[str, str] | tuple[()] = ()
    change_refused: str = ""
    changes_paired: bool = False
    one_sample: bool = False
    left_out: tuple[str, ...] = ()
    otherwise: tuple[AskedOtherwise, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    """Words for the codes of breakdowns and their levels, as the mapping gives them."""
    headline: Mapping[str, str] = field(default_factory=dict)
    """For each measure the category that sentences speak of."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The disclosure profile of a release: its name, its hash, and what a stranger needs to check the release by it.

    `nought_is_few`: a count of nobody is withheld. `alike_from`: the base from which a share of 0 or 100 per cent may
    be shown, None where it never is. `counts_to`: the multiple that counts are rounded to. `own_record`: nothing is
    open to a stranger alone, but also to each who knows their own answer.
    """

    profile: str
    version: str
    threshold: int
    complement: int
    minimum_base: int
    width: int
    least_difference: int
    nought_is_few: bool
    alike_from: int | None
    own_record: bool
    counts_to: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Release:
    """Everything published together, as it may be published, with the record of what was withheld."""

    about: About
    rules: Rules
    tables: tuple[SafeTable, ...]
    withheld: tuple[Withholding, ...]

    @property
    def threshold(self) -> int:
        """The fewest people that a shown number counts."""
        return self.rules.threshold

    def table(self, identifier: str) -> SafeTable | None:
        """The table with this id, None where the release has none."""
        return next((table for table in self.tables if table.id == identifier), None)
