"""Made-up files for tests: facts and levels of rows written in the test, without a file on disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from pathlib import Path

from socmob.readers.facts import LevelsOf
from socmob.readers.mapping import Mapping, load_mapping
from socmob.readers.planning import Plans, plan
from socmob.values.cells import Level
from socmob.values.sources import DelimitedSource, Source

Row = MappingOf[str, str | None]

MAPPING = """
version: 1
organisation: Example LLP
geography: UK
edition: smc-2020-11
files: [{file: answers.csv, wave: {column: Year}}]
questions:
  origin.school11_16: {column: School}
"""


@dataclass(frozen=True)
class MadeFacts:
    """What is known of a file that does not exist."""

    path: Path
    columns: tuple[str, ...]
    source: Source
    notes: tuple[str, ...] = ()
    column_labels: MappingOf[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MadeLevels:
    """Levels as an engine tells them."""

    rows: int
    distinct: int
    levels: tuple[Level, ...]


def facts(columns: Sequence[str], name: str = "answers.csv") -> MadeFacts:
    """Facts of a file with these columns."""
    return MadeFacts(Path(name), tuple(columns), DelimitedSource(Path(name), tuple(columns)))


def levels(rows: Sequence[Row], columns: Sequence[str], most: int | None = None) -> MadeLevels:
    """Levels of some columns of rows."""
    counts = Counter(tuple(row.get(column) for column in columns) for row in rows)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
    return MadeLevels(len(rows), len(counts), tuple(Level(labels, n) for labels, n in ordered[:most]))


def levels_of_column(rows: Sequence[Row], most: int = 200) -> Callable[[str], MadeLevels]:
    """Levels of one column by its heading, as recognition asks for them."""
    return lambda column: levels(rows, [column], most)


def mapping_at(folder: Path, text: str) -> Mapping:
    """The mapping that a text says, read from a file."""
    path = folder / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    return load_mapping(path)


def planned(mapping: Mapping, answers: Sequence[str], record: Sequence[str] = ()) -> Plans:
    """The plans for files with these columns."""
    files = {"answers.csv": facts(answers), "hr.csv": facts(record, "hr.csv")}
    return plan(mapping, Path(), inspect=lambda path, _: files[path.name])


def levels_in_use(plans: Plans, rows: Sequence[Row]) -> LevelsOf:
    """Levels of columns in use, from rows written under the file's headings."""
    source = plans.answers.sources[0]

    def ask(columns: tuple[str, ...]) -> MadeLevels:
        renamed = [
            {**source.constants, **{name: row.get(heading) for name, heading in source.rename.items()}} for row in rows
        ]
        return levels(renamed, columns)

    return ask
