"""A description of tables made by other means: which files, what their columns are, what hides a number."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from socmob.framework.fact import Fact
from socmob.framework.strict_yaml import Node, build, load, users


def _listed(value: Any) -> Any:
    """One text is a list of one; nothing written is a list of none."""
    return () if value is None else (value,) if isinstance(value, str) else value


def _named(value: Any) -> Any:
    """A list of names is a mapping to nothing further, and nothing further is an empty entry."""
    entries = dict.fromkeys(value) if isinstance(value, list) else value
    return {key: inner or {} for key, inner in entries.items()} if isinstance(entries, dict) else entries


Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Dimension(Fact):
    """A way of cutting people into levels.

    `total` is what a table writes for all levels together; `groups` names several levels at once; `complete` says
    whether the levels that are listed make up the total.
    """

    total: Texts = ()
    groups: Mapping[str, Texts] = {}
    complete: bool = True


class Table(Fact):
    """One file of numbers, in long form (a column for each dimension and one of values) or wide (levels as columns)."""

    table: str = Field(min_length=1)
    title: str = ""
    value: str = ""
    wide: str = ""
    columns: Texts = ()
    where: Mapping[str, str] = {}
    percent_of: str = ""
    decimals: int = Field(default=0, ge=0, le=6)
    rounding: int = Field(default=1, ge=1)
    random: bool = False

    @model_validator(mode="after")
    def _has_one_form(self) -> Table:
        if bool(self.value) == bool(self.wide):
            raise ValueError(
                'a table has either "value" (the column of numbers) or "wide" (the dimension in its heading)'
            )
        return self


class Description(Fact):
    """What a stranger knows of some tables before reading them."""

    tables: tuple[Table, ...] = Field(min_length=1)
    dimensions: Annotated[Mapping[str, Dimension], BeforeValidator(_named)] = Field(min_length=1)
    organisation: str = ""
    within: Texts = ()
    known: Texts = ()
    withheld: Texts = ("[c]", "*")
    below: Mapping[str, int] = {}
    not_computed: Texts = ("[x]",)
    threshold: int = Field(default=10, ge=1)
    width: int | None = Field(default=None, ge=1)
    zeros: Literal["small", "shown"] = "small"

    @model_validator(mode="after")
    def _names_agree(self) -> Description:
        for name in (*self.known, *(table.wide for table in self.tables), *(table.percent_of for table in self.tables)):
            if name and name not in self.dimensions:
                raise ValueError(f'"{name}" is not among the dimensions')
        for symbol, most in self.below.items():
            if most < 1:
                raise ValueError(f'below: "{symbol}" must say fewer than how many, at least 1')
        return self


OF_TABLE = frozenset(Table.model_fields)


def read_description(path: Path) -> Description:
    """The description in a YAML file; of one table, its entries may stand beside the others."""
    node = load(path, blame=users)
    if node.entries is not None and "table" in node.entries and "tables" not in node.entries:
        of_table = {key: child for key, child in node.entries.items() if key in OF_TABLE}
        rest = {key: child for key, child in node.entries.items() if key not in OF_TABLE}
        table = Node(node.file, node.line, entries=of_table)
        node = Node(node.file, node.line, entries={**rest, "tables": Node(node.file, node.line, items=(table,))})
    return build(Description, node, blame=users)
