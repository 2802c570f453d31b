"""A made-up firm's files through the whole of `socmob report`: what is attacked is what lies in the folder then."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from socmob.workflows.projects import open_project
from socmob.workflows.reporting import report
from tests.attack.attacker import Attacker
from tests.attack.firms import SCHOOL, STATES, Firm
from tests.attack.published import Document
from tests.attack.publishing import PROFILE

MAPPING = f"""version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
files: [{{file: answers.csv, wave: {{column: Year}}}}]
questions:
  {SCHOOL}:
    column: {SCHOOL}
    options: {{school.state: school.state, school.independent: school.independent, answer.not_said: answer.not_said}}
"""


def write_project(
    firm: Firm,
    folder: Path,
    more: str = "",
    columns: Mapping[str, list[str]] | None = None,
    breakdowns: Sequence[str] | None = None,
) -> Path:
    """A folder with a firm's answers, its mapping and whatever more the mapping is to say; the mapping's path."""
    extra = columns or {}
    rows = [
        [row.wave, f"p{row.key}", *row.levels, *("" if a == "answer.blank" else a for a in row.answers)]
        for row in firm.rows
    ]
    rows = [row + [extra[name][i] for name in extra] for i, row in enumerate(rows)]
    lines = [["Year", "Id", *firm.breakdowns, *firm.measures, *extra], *rows]
    (folder / "answers.csv").write_text("".join(",".join(line) + "\n" for line in lines), encoding="utf-8")
    cut = firm.breakdowns if breakdowns is None else breakdowns
    by = "".join(f"  {c.removeprefix('by.')}: {{column: {c}, label: {c}}}\n" for c in cut)
    mapping = folder / "mapping.yaml"
    mapping.write_text(MAPPING + (f"breakdowns:\n{by}" if by else "") + more, encoding="utf-8")
    return mapping


def reported(
    firm: Firm,
    folder: Path,
    more: str = "",
    columns: Mapping[str, list[str]] | None = None,
    breakdowns: Sequence[str] | None = None,
) -> Document:
    """The JSON of the report on a firm; a second from the same folder is held against the first by its ledger."""
    mapping = write_project(firm, folder, more, columns, breakdowns)
    made = report(open_project(mapping), folder / "-".join(("report", *(breakdowns or ()))))
    document: Document = json.loads(made.files.json.read_text(encoding="utf-8"))
    return document


def reader_of(firm: Firm, documents: Sequence[Document]) -> Attacker:
    """Who attacks reports on a firm, and knows that anybody can leave a question out, or prefer not to say."""
    return Attacker(replace(firm, possible=STATES), documents, PROFILE.width)
