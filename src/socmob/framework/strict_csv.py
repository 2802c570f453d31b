"""Tables of the framework read strictly: each row knows its line, an empty cell is a missing entry."""

from __future__ import annotations

import csv
from pathlib import Path

from socmob.framework.strict_yaml import Blame, Node, ours


def load(path: Path, blame: Blame = ours, name: str | None = None) -> tuple[Node, ...]:
    """The rows of a table in comma-separated UTF-8, each as a mapping from heading to text."""
    name = name or str(path)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            headings = next(reader, [])
            _check_headings(headings, blame, name)
            return tuple(_row(headings, cells, reader.line_num, blame, name) for cells in reader)
    except OSError as error:
        raise blame(f"the table cannot be read: {error.strerror}", name, None) from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise blame("the table is not comma-separated UTF-8 text", name, None) from error


def _check_headings(headings: list[str], blame: Blame, name: str) -> None:
    if not headings:
        raise blame("the table is empty", name, None)
    for position, heading in enumerate(headings):
        if heading in headings[:position]:
            raise blame(f'the heading "{heading}" is used twice', name, 1)


def _row(headings: list[str], cells: list[str], line: int, blame: Blame, name: str) -> Node:
    if len(cells) != len(headings):
        raise blame(f"the row has {len(cells)} cells for {len(headings)} headings", name, line)
    filled = {heading: Node(name, line, text=cell) for heading, cell in zip(headings, cells, strict=True) if cell}
    return Node(name, line, entries=filled)
