"""How a published number is written: its digits, its unit, and the symbols where there is none."""

from __future__ import annotations

from dataclasses import dataclass

from socmob.disclosure.rounding import PER_CENT
from socmob.values.codes import Code
from socmob.values.definitions import Statistic
from socmob.values.tables import (
    NOT_COMPUTED_SYMBOL,
    WITHHELD_SYMBOL,
    CellState,
    SafeCell,
    SafeTable,
)

MINUS = "−"
SIGNED = frozenset({Statistic.CHANGE, Statistic.CHANGE_LIMIT})
NO_DATUM = ""
"""What stands where a table has no cell at all."""


def number(value: float, decimals: int = 0) -> str:
    """A number with thousands marked and a true minus sign.

    >>> number(1204), number(-3.0, 1), number(0.5, 1)
    ('1,204', '−3.0', '0.5')
    """
    text = f"{abs(value):,.{decimals}f}"
    return MINUS + text if value < 0 and text.strip("0.,") else text


def cell_text(cell: SafeCell | None) -> str:
    """What a table shows at a place: the number without its unit, a symbol, or nothing."""
    if cell is None:
        return NO_DATUM
    if cell.state is CellState.WITHHELD:
        return WITHHELD_SYMBOL
    if cell.value is None:
        return NOT_COMPUTED_SYMBOL
    if cell.definition.statistic is Statistic.CHANCE:
        return "beyond chance" if cell.value else "within chance"
    return _shown_text(cell, float(cell.value))


def with_unit(cell: SafeCell) -> str:
    """The number as a sentence says it, with its unit."""
    text = cell_text(cell)
    if cell.state is not CellState.SHOWN:
        return text
    unit = unit_of(cell.definition.statistic)
    return f"{text} points" if unit == "point" else f"{text}%" if unit == "per cent" else text


def unit_of(statistic: Statistic) -> str:
    """What a kind of number is counted in: per cent, points, or nothing but the number.

    >>> [unit_of(kind) for kind in (Statistic.DISSIMILARITY, Statistic.CHANGE, Statistic.RATIO)]
    ['per cent', 'point', 'number']
    """
    if statistic in SIGNED:
        return "point"
    return "per cent" if statistic in PER_CENT else "number"


def decimals_of(cell: SafeCell) -> int:
    """The decimals that the gate rounded a number to."""
    return cell.definition.rounding.decimals if cell.definition.rounding is not None else 0


def _shown_text(cell: SafeCell, value: float) -> str:
    whole = cell.definition.statistic is Statistic.BENCHMARK and value == int(value)
    text = number(value, 0 if whole else decimals_of(cell))  # a source that says 37 did not say 37.0
    positive = value > 0 and text.strip("0.,") != ""
    return f"+{text}" if positive and cell.definition.statistic in SIGNED else text


@dataclass(frozen=True, slots=True)
class Figure:
    """A share as it is shown: its text, the texts of its limits, and the same as positions for a chart."""

    text: str
    value: float | None
    limits: tuple[str, str] | None
    span: tuple[float, float] | None
    beyond_chance: bool | None = None

    @property
    def shown(self) -> bool:
        """Whether there is a number."""
        return self.value is not None

    @property
    def in_full(self) -> str:
        """The share with its limits in brackets, as a table writes it; limits withheld or not computed show why."""
        return f"{self.text} ({self.limits[0]} to {self.limits[1]})" if self.limits else self.text


def figure(table: SafeTable, row: Code, prefix: str = "", value: str = "share") -> Figure:
    """The share at a row with its limits; `prefix` is "category|" in tables that hold several categories."""
    lower, upper = table.cell(row, f"{prefix}lower"), table.cell(row, f"{prefix}upper")
    low, high = _number(lower), _number(upper)
    both = low is not None and high is not None
    chance = table.shown(row, f"{prefix}chance")
    return Figure(
        text=cell_text(table.cell(row, f"{prefix}{value}")),
        value=_number(table.cell(row, f"{prefix}{value}")),
        limits=(cell_text(lower), cell_text(upper)) if both else _symbols(lower, upper),
        span=(low, high) if low is not None and high is not None else None,
        beyond_chance=None if chance is None else bool(chance),
    )


def _number(cell: SafeCell | None) -> float | None:
    return None if cell is None or cell.value is None else float(cell.value)


def _symbols(lower: SafeCell | None, upper: SafeCell | None) -> tuple[str, str] | None:
    """One limit may be withheld and the other not; where both are missing the share stands alone."""
    if lower is None or upper is None or (lower.value is None and upper.value is None):
        return None
    return cell_text(lower), cell_text(upper)
