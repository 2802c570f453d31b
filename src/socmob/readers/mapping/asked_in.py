"""The entry of one question of a mapping: which columns hold its answers, and in which edition's form."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from socmob.framework.fact import Misplaced
from socmob.readers.mapping.entry import Entry


class Combine(StrEnum):
    """How several columns make one answer: the highest category of them."""

    HIGHEST = "highest"


class Further(Entry):
    """The column of a further part of a question; `options` maps its labels to the part's options."""

    column: str
    options: Mapping[str, str] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _one_word_is_a_column(cls, data: Any) -> Any:
        return {"column": data} if isinstance(data, str) else data


class Before(Entry):
    """Another form that the measure was asked in before, in columns of its own, and the waves in which it was put.

    A wave that is listed under the question's own `waves` too was asked both ways: the answers in the new form count,
    and both together tell what the change of form does.
    """

    edition: str
    column: str
    further: Mapping[str, Further] = Field(default_factory=dict)
    options: Mapping[str, str] = Field(default_factory=dict)
    waves: tuple[str, ...] = Field(min_length=1)

    @property
    def sources(self) -> tuple[str, ...]:
        """The columns of the file: the question's, then those of its further parts."""
        return (self.column, *(part.column for part in self.further.values()))


class QuestionMap(Entry):
    """Which columns hold one measure's answers, in which edition's form, and what labels mean that it does not know.

    `options` maps a label to an option of the question, to a category, or to an answer state. `editions` names the
    edition by wave where it changed; `waves` lists those in which the question was put, where blanks do not tell.
    `further` names the columns of the further parts of a question that has some, `before` an earlier form.
    """

    column: str | None = None
    columns: tuple[str, ...] = ()
    combine: Combine | None = None
    edition: str | None = None
    editions: Mapping[str, str] = Field(default_factory=dict)
    waves: tuple[str, ...] = ()
    options: Mapping[str, str] = Field(default_factory=dict)
    further: Mapping[str, Further] = Field(default_factory=dict)
    before: Before | None = None

    @model_validator(mode="after")
    def _columns_agree(self) -> QuestionMap:
        if (self.column is None) == (not self.columns):
            raise ValueError("a question needs its column (or columns, with combine: highest)")
        if len(self.columns) > 1 and self.combine is None:
            two = '", "'.join(self.columns)
            raise Misplaced(
                f'{len(self.columns)} columns claim one question ("{two}"): keep one, or add combine: highest',
                "columns",
            )
        if len(set(self.columns)) != len(self.columns):
            raise Misplaced("a column is listed twice", "columns")
        if self.further and self.columns:
            raise Misplaced(
                "a question in several parts has one column of its own: write column, not columns", "columns"
            )
        if len(set(self.sources)) != len(self.sources):
            raise Misplaced("a column is named twice in this question", "before" if self.before else "further")
        return self

    @property
    def own(self) -> tuple[str, ...]:
        """The columns that the answer is read from, in the question's own form, further parts aside."""
        return self.columns or ((self.column,) if self.column else ())

    @property
    def sources(self) -> tuple[str, ...]:
        """Every column of the file that is read: the question's own, those of its further parts, those of before."""
        parts = (part.column for part in self.further.values())
        return (*self.own, *parts, *(self.before.sources if self.before else ()))

    def in_before(self, wave: str | None) -> bool:
        """Whether a wave was asked in the form of before, and not in the question's own."""
        return self.before is not None and wave in self.before.waves and wave not in self.waves

    def both_ways(self, wave: str | None) -> bool:
        """Whether a wave was asked in both forms."""
        return self.before is not None and wave in self.before.waves and wave in self.waves
