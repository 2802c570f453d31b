"""One whole number for each cell of a table: codes of its columns as the digits of a mixed-radix number."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from socmob.engine.columns import Crossed, Labels, Positions, cross

_KEY_LIMIT = 1 << 62
_TABLES_WORTH_A_SORT = 3
By = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Keys:
    """Columns whose codes are the digits of the tables' keys, each for one or several columns of labels crossed.

    Columns that all tables share are crossed once, since few combinations occur: a unit lies in one stratum.
    """

    digits: Mapping[By, Crossed]
    of_table: Mapping[By, tuple[By, ...]]

    def laid_together(self) -> Positions | None:
        """An order in which rows that agree in what all tables share come together, so that their cells stay cached.

        Such a sort pays from a few tables on; one table alone shares nothing.
        """
        common = set.intersection(*map(set, self.of_table.values())) if self.of_table else set()
        if len(self.of_table) <= _TABLES_WORTH_A_SORT or not common:
            return None
        return np.argsort(self.digits[max(common, key=len)].codes, kind="stable")

    def ascend_with(self, by: By) -> bool:
        """Whether keys are in the order of the codes of a table's columns."""
        return tuple(name for digit in self.of_table[by] for name in digit) == by

    def columns(self) -> dict[str, pa.Array]:
        """The digits' columns by their name in a query."""
        return {f"k{i}": pa.array(crossed.codes) for i, crossed in enumerate(self.digits.values())}

    def sql(self, by: By) -> str:
        """The key of a table, from those columns."""
        names = list(self.digits)
        key = "0::BIGINT"
        for digit in self.of_table[by]:
            key = f"({key} * {self.digits[digit].size} + k{names.index(digit)})"
        return key

    def codes(self, by: By, keys: Positions) -> dict[str, Positions]:
        """Codes of each column of a table, from its keys."""
        codes: dict[str, Positions] = {}
        for digit in reversed(self.of_table[by]):
            crossed = self.digits[digit]
            codes |= {name: part[keys % crossed.size] for name, part in zip(digit, crossed.parts, strict=True)}
            keys = keys // crossed.size
        return codes


def keys_of(tables: Sequence[By], labels: Mapping[str, Labels], rows: int) -> Keys:
    """Keys of several tables of the same rows."""
    shared = tuple(name for name in labels if len(tables) > 1 and all(name in by for by in tables))
    of_table = {by: _digits(by, shared, labels) for by in tables}
    wanted = dict.fromkeys(digit for digits in of_table.values() for digit in digits)
    return Keys({digit: cross([labels[name] for name in digit], rows) for digit in wanted}, of_table)


def _digits(by: By, shared: By, labels: Mapping[str, Labels]) -> tuple[By, ...]:
    """What all tables share is one digit, each other column its own; all are one where the key would be too long."""
    digits = [(name,) for name in by if name not in shared] + ([shared] if shared else [])
    size = math.prod(labels[name].size for name in by)
    return tuple(digits) if size < _KEY_LIMIT else (by,)
