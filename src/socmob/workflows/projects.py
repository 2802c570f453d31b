"""A project: the folder that holds an organisation's mapping, profile and look, so that next year is one command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from socmob.readers import Mapping, load_mapping
from socmob.reports import Look

MAPPING = "mapping.yaml"


@dataclass(frozen=True, slots=True)
class Project:
    """What a report is made from: the mapping and its folder, files that take the place of its own, profile and look."""

    mapping: Mapping
    folder: Path
    files: tuple[Path, ...] = ()
    profile: str = "default"
    look: Look | None = None


def open_project(mapping: Path, files: Sequence[Path] = ()) -> Project:
    """The project around a mapping file."""
    return Project(load_mapping(mapping), mapping.parent, tuple(files))
