"""The framework's data files, found and read; and a look-up by id that lists near matches where it fails."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from socmob.errors import MappingError
from socmob.framework.fact import DATA
from socmob.framework.strict_yaml import Node, load

Thing = TypeVar("Thing")


class UnknownIdError(MappingError, ValueError):
    """An id that names nothing; in a validator it becomes a fault of the file, with its line."""


def read(name: str) -> Node:
    """A YAML file of the framework's data; `name` is its path below `data`."""
    return load(DATA / name, name=name)


def names(folder: str) -> tuple[str, ...]:
    """The names, without ending, of the YAML files in a folder of the data, in alphabetical order."""
    return tuple(sorted(path.stem for path in (DATA / folder).glob("*.yaml")))


def find(things: Mapping[str, Thing], id: str, kind: str) -> Thing:
    """The thing with this id; a user error that lists near matches where there is none."""
    if id not in things:
        raise unknown(id, tuple(things), kind)
    return things[id]


def unknown(id: str, known: tuple[str, ...], kind: str) -> UnknownIdError:
    """The error for an id that is not known, listing those most like it."""
    from difflib import get_close_matches

    near = get_close_matches(id, known, n=3, cutoff=0.5)
    listed = ", ".join(near or sorted(known))
    do = f"Did you mean: {listed}?" if near else f"Use one of: {listed}."
    return UnknownIdError(f'There is no {kind} "{id}".', do=do)


_ROOMS = ("state_data", "measure_data", "scheme_data", "setting_data", "edition_data", "profile_data", "benchmark_data")


def find_label(id: str) -> str:
    """The words for a public id, whatever kind of thing it names."""
    from importlib import import_module

    for room in _ROOMS:
        found: str | None = import_module(f"socmob.framework.{room}").labels(id)
        if found is not None:
            return found
    raise unknown(id, public_ids(), "label for")


def public_ids() -> tuple[str, ...]:
    """Every id that a mapping, a report or a return may hold, in alphabetical order."""
    from importlib import import_module

    rooms = [import_module(f"socmob.framework.{room}") for room in _ROOMS]
    return tuple(sorted({id for room in rooms for id in room.ids()}))
