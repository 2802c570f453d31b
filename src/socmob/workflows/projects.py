"""A project: the folder that holds an organisation's mapping, profile and look, so that next year is one command."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from socmob.engine import duckdb_engine
from socmob.errors import DataError, MappingError
from socmob.framework import Profile, profile, profile_from
from socmob.framework.fact import Fact
from socmob.framework.strict_yaml import build, load, users
from socmob.readers import Mapping, Role, default_mapping, load_mapping
from socmob.reports import Look
from socmob.workflows.recognising import recognise_file

MAPPING = "mapping.yaml"
PROFILE = "profile.yaml"
LOOK = "look.yaml"


@dataclass(frozen=True, slots=True)
class Project:
    """What a report is made from: the mapping and its folder, files in the place of its own, profile and look."""

    mapping: Mapping
    folder: Path
    profile: Profile
    files: tuple[Path, ...] = ()
    look: Look | None = None


def open_project(mapping: Path, files: Sequence[Path] = ()) -> Project:
    """The project around a mapping file, with the profile and the look beside it where there are any."""
    return _project(load_mapping(mapping), mapping.parent, files)


def find_project(
    mapping: Path | None, files: Sequence[Path], wave: str | None = None, compare_with: str | None = None
) -> Project:
    """The project that a user means: the mapping named, else the one here or beside the file, else none is needed.

    A file whose questions and labels are all recognised is read without a mapping. `wave` and `compare_with` take the
    place of the mapping's own choice of waves.
    """
    project = _find(mapping, files, wave)
    if wave is None and compare_with is None:
        return project
    waves = project.mapping.waves
    other = compare_with or (waves.compare_with if wave is None else None)
    if other is not None and other == (wave or waves.current):
        raise MappingError(
            f'The wave "{other}" cannot be compared with itself.', do="Name another wave to compare with."
        )
    changed = waves.model_copy(update={"current": wave or waves.current, "compare_with": other, "pool": ()})
    return replace(project, mapping=project.mapping.model_copy(update={"waves": changed}))


def _find(mapping: Path | None, files: Sequence[Path], wave: str | None) -> Project:
    if mapping is not None:
        return open_project(mapping, files)
    beside = [folder / MAPPING for folder in (Path(), *(file.parent for file in files[:1]))]
    found = next((path for path in beside if path.is_file()), None)
    if found is not None:
        return open_project(found, files)
    if len(files) != 1:
        raise DataError(
            f"There is no {MAPPING} here, and no single file to read without one.",
            do="Name a file of answers, or run socmob check FILE to write its mapping.",
        )
    return _project(_unaided(files[0], wave), files[0].parent, ())


def _project(mapping: Mapping, folder: Path, files: Sequence[Path]) -> Project:
    return Project(mapping, folder, _profile(folder), tuple(files), _look(folder))


def _unaided(path: Path, wave: str | None) -> Mapping:
    engine = duckdb_engine()
    try:
        recognised = recognise_file(engine, path)
    finally:
        engine.close()
    recognition = recognised.recognition
    if recognition.questions and not recognition.complete:
        raise DataError(
            "Some labels of this file are not known, so it needs a mapping.",
            where=path.name,
            do=f"Run socmob check {path}; it says which, and writes the mapping for you to complete.",
        )
    named = None if recognition.role(Role.WAVE) else wave
    return default_mapping(recognised.facts, recognition, path.stem.replace("_", " "), named)


def _profile(folder: Path) -> Profile:
    return next(iter(own_profiles([folder])), profile())


def own_profiles(folders: Iterable[Path]) -> tuple[Profile, ...]:
    """The profiles that lie in some folders, each folder looked at once."""
    paths = {(folder / PROFILE).resolve(): folder / PROFILE for folder in folders}
    return tuple(profile_from(load(path, blame=users)) for path in paths.values() if path.is_file())


class _LookFile(Fact):
    title: str = ""
    accent: str = Look().accent
    footer: str = ""


def _look(folder: Path) -> Look | None:
    path = folder / LOOK
    return Look(**build(_LookFile, load(path, blame=users), blame=users).model_dump()) if path.is_file() else None
