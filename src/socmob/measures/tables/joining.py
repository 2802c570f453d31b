"""How two files joined: how many rows of the answers belong to nobody on the record.

The other sides of the join are not told: rows on the record that found no answer, less everyone who left all questions
blank, would tell how few handed in an empty form, and no other table holds the rows by which the gate could see that.
"""

from __future__ import annotations

from socmob.values.definitions import CellDefinition, Population, Statistic, TableKind
from socmob.values.tables import Header, RawCell, RawTable

UNMATCHED = Header("answers_unmatched", "Answers that belong to nobody on the record")


def joining_table(unmatched: int, title: str) -> RawTable:
    """The table of a join; `unmatched` is how many rows of the answers found no row of the record."""
    rows = Population.of({"file": ["answers"], "matched": ["no"]})
    return RawTable(
        id="joining",
        kind=TableKind.JOINING,
        title=title,
        rows=(UNMATCHED,),
        columns=(Header("count", "Rows"),),
        cells={(UNMATCHED.code, "count"): RawCell(CellDefinition(Statistic.COUNT, rows), unmatched)},
        counts={rows: unmatched},
        levels={"file": ("answers", "record"), "matched": ("yes", "no")},
    )
