"""What every entry of a mapping has in common, and where in its file an entry stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from socmob.framework.strict_yaml import Node

NOTHING = (None, "", "null", "~")
"""What YAML writes where nothing is said."""


class Entry(BaseModel):
    """A frozen model that refuses keys it does not know; a key with nothing written after it counts as left out."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_what_is_not_written(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        return {key: value for key, value in data.items() if value not in NOTHING}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a mapping was read from; it tells the line of an entry, and is no part of what the mapping says."""

    node: Node | None = field(default=None, compare=False, repr=False)
    folder: Path = field(default=Path(), compare=False)

    def where(self, *place: str | int) -> str:
        """The file and line of an entry, or of the nearest one around it."""
        if self.node is None:
            return "the mapping" + (f", {'.'.join(str(step) for step in place)}" if place else "")
        return f"{self.node.file}, line {self.node.at(place).line}"
