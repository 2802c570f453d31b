"""Schemes: the categories that answers fall into, in order, with the coarser splits they can be shown in."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from pydantic import model_validator

from socmob.framework.catalogue import find, names, read, unknown
from socmob.framework.fact import Fact, Misplaced, refuse_repeated
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import build


class Completeness(StrEnum):
    """Whether a scheme's categories cover everyone: all are named, some are, or one and its complement."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    COMPLEMENT = "complement"


class Category(Fact):
    """One group that an answer can fall into; `nssec` are the NS-SEC classes it holds, where it is made of them.

    `people` ends a sentence that begins "54% of those who could be classified": every category of a coding that is
    asked has it, those that only published figures use need not.
    """

    id: str
    label: str
    short_label: str
    people: str | None = None
    nssec: str | None = None
    note: str | None = None


class Group(Fact):
    """Some categories of a scheme taken together under one label."""

    id: str
    label: str
    members: tuple[str, ...]


class Split(Fact):
    """A scheme's categories in fewer groups; every category is in exactly one."""

    groups: tuple[Group, ...]


class Scheme(Fact):
    """A coding of one measure into ordered categories; two schemes are compared over a bridge or not at all."""

    id: str
    label: str
    measure: str
    completeness: Completeness
    categories: tuple[Category, ...]
    splits: tuple[Split, ...] = ()
    sources: SourceIds
    note: str | None = None

    def category(self, id: str) -> Category:
        """The category with this id."""
        return find({category.id: category for category in self.categories}, id, f"category of {self.id}")

    @property
    def category_ids(self) -> tuple[str, ...]:
        """The ids of the categories, in order."""
        return tuple(category.id for category in self.categories)


class _Entry(Fact):
    id: str
    label: str
    measure: str
    completeness: Completeness
    categories: tuple[str, ...]
    splits: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    sources: SourceIds
    note: str | None = None


class _File(Fact):
    categories: tuple[Category, ...]
    schemes: tuple[_Entry, ...]

    @model_validator(mode="after")
    def _codes_are_unique_and_known(self) -> _File:
        _refuse_inside("categories", [c.id for c in self.categories], "category")
        _refuse_inside("schemes", [s.id for s in self.schemes], "scheme")
        known = {category.id for category in self.categories}
        for position, entry in enumerate(self.schemes):
            fault = _fault(entry, known)
            if fault is not None:
                raise Misplaced(fault[0], "schemes", position, *fault[1])
        return self


def _refuse_inside(key: str, codes: list[str], kind: str) -> None:
    try:
        refuse_repeated(codes, kind, "id")
    except Misplaced as fault:
        raise Misplaced(str(fault), key, *fault.place) from fault


def _fault(entry: _Entry, known: set[str]) -> tuple[str, tuple[int | str, ...]] | None:
    """What is wrong with a scheme's categories and splits, and where; None where nothing is."""
    for position, id in enumerate(entry.categories):
        if id not in known:
            return f'the category "{id}" is not defined in this file', ("categories", position)
        if id in entry.categories[:position]:
            return f'the category "{id}" is used twice', ("categories", position)
    for position, split in enumerate(entry.splits):
        if sorted(id for members in split.values() for id in members) != sorted(entry.categories):
            return f"split {position + 1} must hold every category of {entry.id} once", ("splits", position)
        if not set(split) <= known:
            return f"split {position + 1} names a group that is no category of this file", ("splits", position)
    return None


def _scheme(entry: _Entry, known: Mapping[str, Category]) -> Scheme:
    splits = tuple(
        Split(groups=tuple(Group(id=id, label=known[id].label, members=ids) for id, ids in split.items()))
        for split in entry.splits
    )
    categories = tuple(known[id] for id in entry.categories)
    kept = entry.model_dump(exclude={"categories", "splits"})
    return Scheme(**kept, categories=categories, splits=splits)


@cache
def _family(name: str) -> tuple[Mapping[str, Category], Mapping[str, Scheme]]:
    """The categories and the schemes of one file, by id."""
    file = build(_File, read(f"schemes/{name}.yaml"))
    known = {category.id: category for category in file.categories}
    return MappingProxyType(known), MappingProxyType({e.id: _scheme(e, known) for e in file.schemes})


def _prefix(id: str) -> str:
    return id.partition(".")[0]


def scheme(id: str) -> Scheme:
    """The scheme with this id; only its own file is read."""
    if _prefix(id) in names("schemes"):
        return find(_family(_prefix(id))[1], id, "scheme")
    raise unknown(id, scheme_ids(), "scheme")


def schemes() -> tuple[Scheme, ...]:
    """Every scheme, file by file."""
    return tuple(scheme for name in names("schemes") for scheme in _family(name)[1].values())


def scheme_ids() -> tuple[str, ...]:
    """The ids of every scheme."""
    return tuple(scheme.id for scheme in schemes())


def category(id: str) -> Category:
    """The category with this id, whatever schemes use it."""
    if _prefix(id) in names("schemes"):
        return find(_family(_prefix(id))[0], id, "category")
    raise unknown(id, tuple(c for name in names("schemes") for c in _family(name)[0]), "category")


def people(code: str) -> str | None:
    """What the people of a category did or had, to end a sentence; of several joined by "+", what their group has.

    >>> people("pdeg.yes"), people("occ14.intermediate+occ14.working")
    ('had a parent with a degree', 'grew up in an intermediate or working-class household')
    """
    if _prefix(code) not in names("schemes"):
        return None
    categories, found = _family(_prefix(code))
    groups = [group for scheme in found.values() for split in scheme.splits for group in split.groups]
    named = next((group.id for group in groups if "+".join(group.members) == code), code)
    return categories[named].people if named in categories else None


def labels(id: str) -> str | None:
    """The label of a scheme or a category, None where the id is neither."""
    if _prefix(id) not in names("schemes"):
        return None
    categories, found = _family(_prefix(id))
    thing = categories.get(id) or found.get(id)
    return thing.label if thing else None


def ids() -> tuple[str, ...]:
    """The ids of every scheme and category."""
    return tuple(id for name in names("schemes") for family in _family(name) for id in family)
