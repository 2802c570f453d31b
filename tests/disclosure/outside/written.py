"""Publications for tests: tables written as text with a description, and releases written as their JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import dedent
from typing import Any

from socmob.disclosure.outside import Attacked, Kind, Options, Publication, attack
from socmob.disclosure.outside.described import read_described
from socmob.disclosure.outside.reading import publication_of

PLAIN = """table: table.csv
value: Count
dimensions: {Department: {total: All}, Origin: {total: All}}
"""


def described(folder: Path, tables: Mapping[str, str] | str, description: str = PLAIN) -> Publication:
    """The publication of tables, each row on a line, and a description; one table alone is table.csv."""
    written = {"table.csv": tables} if isinstance(tables, str) else tables
    for name, text in written.items():
        (folder / name).write_text("\n".join(line.strip() for line in text.strip().splitlines()) + "\n", "utf-8")
    name = hashlib.sha256(description.encode()).hexdigest()[:8] + ".yaml"
    (folder / name).write_text(dedent(description), "utf-8")
    return read_described(folder / name)


def attacked(*publications: Publication, **options: Any) -> Attacked:
    """The attack on publications together."""
    return attack(publications, Options(**options))


def ranges(outcome: Attacked, kind: Kind = Kind.NARROWED) -> dict[str, tuple[int | None, int | None]]:
    """For each finding of a kind, by its row and column, the least and the greatest it can be."""
    found = (one for one in outcome.findings if one.kind is kind)
    return {f"{one.place.row}/{one.place.column}": (one.lowest, one.highest) for one in found}


Cell = tuple[str, Mapping[str, Sequence[str]], Mapping[str, Sequence[str]] | None, float | str]
"""A statistic, a population, a base, and what is shown: a number, "withheld", or why there is none."""


def released(
    cells: Mapping[str, Cell],
    *,
    organisation: str = "Firm",
    sides: Mapping[str, str] | None = None,
    inputs: Mapping[str, Mapping[str, Sequence[str]]] | None = None,
    decimals: int = 0,
) -> Publication:
    """The publication of a release with these numbers, by "row/column", all in one table on one measure, "origin"."""
    document = release_document(cells, organisation)
    for key, number in document["numbers"].items():
        _complete(number["definition"], (sides or {}).get(key[2:]), (inputs or {}).get(key[2:]), decimals)
    return publication_of(json.loads(json.dumps(document)), f"{organisation}.json")


def release_document(cells: Mapping[str, Cell], organisation: str = "Firm") -> Any:
    """The document of such a release, without a hash."""
    return {
        "schema": "socmob-release/1",
        "about": {"organisation": organisation},
        "profile": {"id": "default", "version": "1", "threshold": 10},
        "tables": [{"id": "t", "kind": "by", "title": "T", "rows": [], "columns": [], "measure": "origin"}],
        "numbers": {f"t/{name}": _number(name, cell) for name, cell in cells.items()},
        "withheld": [],
    }


def _complete(
    definition: dict[str, Any], side: str | None, inputs: Mapping[str, Sequence[str]] | None, decimals: int
) -> None:
    definition["side"] = side
    definition["inputs"] = [] if inputs is None else [{"statistic": "count", "population": inputs}]
    if definition["statistic"] != "count":
        definition["rounding"]["decimals"] = decimals


def _number(name: str, cell: Cell) -> dict[str, Any]:
    statistic, population, base, shown = cell
    row, column = name.split("/")
    state = "shown" if not isinstance(shown, str) else "withheld" if shown == "withheld" else "not_computed"
    return {
        "table": "t",
        "row": row,
        "column": column,
        "definition": {
            "statistic": statistic,
            "population": population,
            "base": base,
            "benchmark": "b" if statistic in ("benchmark", "ratio", "break_even") else None,
            "rounding": {"decimals": 0, "base": 1},
        },
        "state": state,
        "value": None if isinstance(shown, str) else shown,
        "why_not": shown if state == "not_computed" else "",
    }
