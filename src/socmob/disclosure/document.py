"""A release as a document: what stands in the published JSON, and its schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from socmob.errors import DefectError
from socmob.values.codes import BenchmarkId, Code
from socmob.values.definitions import CellDefinition, Population, Rounding, Side, Statistic, TableKind
from socmob.values.tables import About, CellState, Header, Place, Release, Rules, SafeCell, SafeTable, Withholding

SCHEMA = "socmob-release/1"
"""The version of this document's shape; one that a reader does not know is refused."""


class Part(BaseModel):
    """A part of the document: frozen, without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class DefinitionDocument(Part):
    """What a number is: the people whose code in each named column is one of those listed, out of the base."""

    statistic: Statistic
    population: dict[str, tuple[Code, ...]]
    base: dict[str, tuple[Code, ...]] | None = None
    inputs: tuple[DefinitionDocument, ...] = ()
    side: Side | None = None
    benchmark: str | None = None
    weighted: bool = False
    rounding: Rounding | None = None

    @classmethod
    def of(cls, definition: CellDefinition) -> DefinitionDocument:
        """The document of a definition."""
        return cls(
            statistic=definition.statistic,
            population=dict(definition.population.terms),
            base=None if definition.base is None else dict(definition.base.terms),
            inputs=tuple(cls.of(part) for part in definition.inputs),
            side=definition.side,
            benchmark=definition.benchmark,
            weighted=definition.weighted,
            rounding=definition.rounding,
        )

    def definition(self) -> CellDefinition:
        """The definition that was written."""
        return CellDefinition(
            self.statistic,
            Population.of(self.population),
            None if self.base is None else Population.of(self.base),
            tuple(part.definition() for part in self.inputs),
            self.side,
            None if self.benchmark is None else BenchmarkId(self.benchmark),
            self.weighted,
            self.rounding,
        )


class NumberDocument(Part):
    """One cell: where it stands, what it is, and its number where that is shown."""

    table: str
    row: Code
    column: Code
    definition: DefinitionDocument
    state: CellState
    value: bool | int | float | None = None
    why_not: str = ""

    def cell(self) -> SafeCell:
        """The cell that was written."""
        return SafeCell(self.definition.definition(), self.state, self.value, self.why_not)


class TableDocument(Part):
    """A table's headers; its numbers stand under `numbers`."""

    id: str
    kind: TableKind
    title: str
    rows: tuple[Header, ...]
    columns: tuple[Header, ...]
    measure: str = ""
    breakdown: str = ""
    split: str = ""


class ProfileDocument(Part):
    """The disclosure profile that the release was made under: what a stranger needs to check the release by it.

    `threshold`: the fewest people that a shown number counts; `complement`: the fewest outside a shown share;
    `minimum_base`: the fewest that a share is of; `width`: how far apart the values must lie that readers cannot tell
    from a withheld number; `least_difference`: the fewest people by which two published groups differ.
    `nought_is_few`: a count of nobody is withheld; `alike_from`: the base from which a share of 0 or 100 per cent may
    be shown, null for never; `counts_to`: the multiple that counts are rounded to. `own_record`: all this holds also
    for readers who know their own answer. `sha256`: the hash of the profile's rules.
    """

    id: str
    version: str
    threshold: int
    complement: int
    minimum_base: int
    width: int
    least_difference: int
    nought_is_few: bool
    alike_from: int | None
    own_record: bool
    counts_to: int
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")

    @classmethod
    def of(cls, rules: Rules) -> ProfileDocument:
        """The document of a release's rules."""
        return cls(id=rules.profile, **{name: getattr(rules, name) for name in cls.model_fields if name != "id"})

    def rules(self) -> Rules:
        """The rules that were written."""
        return Rules(profile=self.id, **self.model_dump(exclude={"id"}))


class ReleaseDocument(Part):
    """Everything published together; numbers by `table/row/column`; `sha256` is the hash of all the rest."""

    schema_version: Literal["socmob-release/1"] = Field(alias="schema")
    about: About
    profile: ProfileDocument
    tables: tuple[TableDocument, ...]
    numbers: dict[str, NumberDocument]
    withheld: tuple[Withholding, ...]
    sha256: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")


def release_schema() -> dict[str, Any]:
    """The JSON Schema of a published release."""
    schema = ReleaseDocument.model_json_schema(by_alias=True)
    for name, part in schema["$defs"].items():
        if not name.endswith("Document"):
            part.pop("description", None)  # written for readers of the code, and no part of what is published
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "A release of socmob"}


def document_of(release: Release) -> ReleaseDocument:
    """The document of a release, its hash not yet set."""
    return ReleaseDocument(
        schema="socmob-release/1",
        about=release.about,
        profile=ProfileDocument.of(release.rules),
        tables=tuple(_headers(table) for table in release.tables),
        numbers=_keyed(number for table in release.tables for number in _numbers(table)),
        withheld=release.withheld,
    )


def cells_of(document: ReleaseDocument) -> Mapping[str, dict[Place, SafeCell]]:
    """The cells of each table, by its id."""
    tables: dict[str, dict[Place, SafeCell]] = {table.id: {} for table in document.tables}
    for number in document.numbers.values():
        tables[number.table][number.row, number.column] = number.cell()
    return tables


def _headers(table: SafeTable) -> TableDocument:
    return TableDocument(
        id=table.id,
        kind=table.kind,
        title=table.title,
        rows=table.rows,
        columns=table.columns,
        measure=table.measure,
        breakdown=table.breakdown,
        split=table.split,
    )


def _numbers(table: SafeTable) -> Iterable[NumberDocument]:
    for (row, column), cell in table.cells.items():
        yield NumberDocument(
            table=table.id,
            row=row,
            column=column,
            definition=DefinitionDocument.of(cell.definition),
            state=cell.state,
            value=cell.value,
            why_not=cell.why_not,
        )


def _keyed(numbers: Iterable[NumberDocument]) -> dict[str, NumberDocument]:
    keyed: dict[str, NumberDocument] = {}
    for number in numbers:
        key = f"{number.table}/{number.row}/{number.column}"
        if key in keyed:
            raise DefectError(f"two numbers of a release have one id: {key}")
        keyed[key] = number
    return keyed
