"""What the rest of this room needs to know of a file and of its labels, whoever found it out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from socmob.values.cells import Level
from socmob.values.sources import Source


class Facts(Protocol):
    """A file that was inspected: where it is, its column headings in order, and how to read it."""

    @property
    def path(self) -> Path:
        """Where the file lies."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The column headings, in order, each once."""

    @property
    def source(self) -> Source:
        """How an engine reads the file."""


class Levels(Protocol):
    """The distinct labels of some columns with their counts, as an engine tells them; the commonest first."""

    @property
    def rows(self) -> int:
        """Rows of the file."""

    @property
    def distinct(self) -> int:
        """Distinct combinations of labels, of which `levels` may hold only the commonest."""

    @property
    def levels(self) -> tuple[Level, ...]:
        """Each combination of labels with the number of rows that hold it."""


Inspect = Callable[[Path, str | None], Facts]
LevelsOf = Callable[[tuple[str, ...]], Levels]
LevelsOfColumn = Callable[[str], Levels]
