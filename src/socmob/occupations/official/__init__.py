"""The derivation tables of the ONS: read from its own workbook, compared cell by cell, and used from then on."""

from socmob.occupations.official.comparing import Difference, compare
from socmob.occupations.official.keeping import FILE, keep_tables, tables_in
from socmob.occupations.official.reading import Derivation, holds_derivation, read_derivation

__all__ = [
    "FILE",
    "Derivation",
    "Difference",
    "compare",
    "holds_derivation",
    "keep_tables",
    "read_derivation",
    "tables_in",
]
