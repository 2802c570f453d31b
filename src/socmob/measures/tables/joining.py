"""How two files joined: matched and unmatched rows on both sides."""

from __future__ import annotations

from socmob.values.definitions import CellDefinition, Population, Statistic, TableKind
from socmob.values.tables import Header, RawCell, RawTable

SIDES = {"answers": "Answers", "record": "Record"}
STATES = {"yes": "matched", "no": "unmatched"}


def joining_table(counts: dict[tuple[str, str], int], title: str) -> RawTable:
    """The table of a join; `counts` holds rows by file ("answers", "record") and whether matched ("yes", "no")."""
    people = {key: Population.of({"file": [key[0]], "matched": [key[1]]}) for key in counts}
    rows = {key: Header(f"{key[0]}_{STATES[key[1]]}", f"{SIDES[key[0]]}, {STATES[key[1]]}") for key in counts}
    cells = {
        (rows[key].code, "count"): RawCell(CellDefinition(Statistic.COUNT, people[key]), n) for key, n in counts.items()
    }
    return RawTable(
        id="joining",
        kind=TableKind.JOINING,
        title=title,
        rows=tuple(rows.values()),
        columns=(Header("count", "Rows"),),
        cells=cells,
        counts={people[key]: n for key, n in counts.items()},
        levels={"file": tuple(SIDES), "matched": tuple(STATES)},
    )
