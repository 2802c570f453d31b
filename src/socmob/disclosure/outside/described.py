"""Tables made by other means, read as a description says: each cell becomes a number with what it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from socmob.disclosure.outside.description import Description, Dimension, Table, read_description
from socmob.disclosure.outside.pairs import Within, read_within
from socmob.disclosure.outside.published import Number, Place, Publication
from socmob.disclosure.outside.sheets import Sheet, read_sheet
from socmob.errors import DataError, MappingError
from socmob.values.definitions import CellDefinition, Population, Rounding, Statistic
from socmob.values.tables import CellState


def read_described(path: Path) -> Publication:
    """The publication that a description and the files it names make together."""
    description = read_description(path)
    within = read_within(description.within, path.parent, description.dimensions)
    reader = _Reader(description, within)
    numbers = tuple(
        n for table in description.tables for n in reader.numbers(table, read_sheet(path.parent / table.table))
    )
    columns = frozenset(reader.column(name) for name in description.dimensions)
    known = frozenset(reader.column(name) for name in description.known)
    open_ends = (reader.column(name) for name, one in description.dimensions.items() if not one.complete)
    return Publication(
        source=str(path),
        organisation=description.organisation,
        numbers=numbers,
        threshold=description.threshold,
        width=description.width or description.threshold,
        secret=columns - known if known else None,
        incomplete=frozenset(open_ends),
        zeros_open=description.zeros == "shown",
    )


class _Reader:
    def __init__(self, description: Description, within: Within) -> None:
        self.description, self.within = description, within

    def column(self, name: str) -> str:
        """The finest dimension that one is made of."""
        return self.column(self.within[name][0]) if name in self.within else name

    def numbers(self, table: Table, sheet: Sheet) -> Iterator[Number]:
        self._check(table, sheet)
        named = [name for name in sheet.headings if name in self.description.dimensions]
        for line, row in sheet.rows:
            terms = {**table.where, **{name: row[name] for name in named}}
            for heading in self._values(table, sheet):
                cell = {**terms, table.wide: heading} if table.wide else terms
                number = self._number(table, sheet, line, cell, row[heading])
                if number is not None:
                    yield number

    def _values(self, table: Table, sheet: Sheet) -> tuple[str, ...]:
        if table.value:
            return (table.value,)
        others = set(self.description.dimensions)
        return table.columns or tuple(heading for heading in sheet.headings if heading not in others)

    def _check(self, table: Table, sheet: Sheet) -> None:
        wanted = (table.value,) if table.value else table.columns
        for heading in wanted:
            if heading not in sheet.headings:
                do = f"Its headings are: {', '.join(sheet.headings)}. Name one of these in the description."
                raise MappingError(f'The table has no column "{heading}".', where=f"{sheet.name}, line 1", do=do)
        for name in table.where:
            if name not in self.description.dimensions:
                raise MappingError(
                    f'where: "{name}" is not among the dimensions.', where=sheet.name, do="Add it there."
                )
        if not any(name in sheet.headings for name in self.description.dimensions) and not table.wide:
            do = f"Its headings are: {', '.join(sheet.headings)}. Name the dimensions as they do."
            raise MappingError("No heading of the table is a dimension.", where=f"{sheet.name}, line 1", do=do)

    def _number(self, table: Table, sheet: Sheet, line: int, cell: dict[str, str], text: str) -> Number | None:
        if text in self.description.not_computed:
            return None
        place = Place(sheet.name, table.title or sheet.name, *_words(cell, table.wide))
        definition = self._definition(table, cell, f"{sheet.name}, line {line}")
        if text in self.description.below:
            return Number(place, definition, CellState.WITHHELD, most=self.description.below[text] - 1)
        if text in self.description.withheld:
            return Number(place, definition, CellState.WITHHELD)
        value = _parsed(text, f"{sheet.name}, line {line}")
        return Number(place, definition, CellState.SHOWN, value, random=table.random)

    def _definition(self, table: Table, cell: dict[str, str], where: str) -> CellDefinition:
        population = self._population(cell, where)
        if not table.percent_of:
            return CellDefinition(Statistic.COUNT, population, rounding=Rounding(0, table.rounding))
        base = self._population({name: level for name, level in cell.items() if name != table.percent_of}, where)
        return CellDefinition(Statistic.SHARE, population, base, rounding=Rounding(table.decimals))

    def _population(self, cell: dict[str, str], where: str) -> Population:
        population = Population()
        for name, level in cell.items():
            dimension = self.description.dimensions[name]
            if level not in dimension.total:
                population = population.within(self.column(name), self._codes(name, level, dimension, where))
        return population

    def _codes(self, name: str, level: str, dimension: Dimension, where: str) -> set[str]:
        """The levels of the finest dimension that one level stands for."""
        if level in dimension.groups:
            return {code for part in dimension.groups[level] for code in self._codes(name, part, dimension, where)}
        if name not in self.within:
            return {level}
        finer, members = self.within[name]
        if level not in members:
            do = "Add a line for each of its parts to the file of pairs, or correct the name."
            raise MappingError(f'"{level}" of {name} has no part in the file of pairs.', where=where, do=do)
        inside = self.description.dimensions[finer]
        return {code for part in members[level] for code in self._codes(finer, part, inside, where)}


def _words(cell: dict[str, str], wide: str) -> tuple[str, str]:
    """A row and a column in words: the wide dimension, or the last one, is the column."""
    names = [name for name in cell if name != wide] + ([wide] if wide else [])
    levels = [cell[name] for name in names]
    return ", ".join(levels[:-1]) or levels[-1], levels[-1]


def _parsed(text: str, where: str) -> int | float:
    plain = text.replace(",", "").replace(" ", "").replace("\N{MINUS SIGN}", "-").rstrip("%")
    try:
        number = float(plain)
    except ValueError:
        do = "List it under withheld: or not_computed: in the description, or correct the table."
        raise DataError(f'"{text}" is neither a number nor a known symbol.', where=where, do=do) from None
    if number < 0 or number != number or number in (float("inf"),):
        raise DataError(f'"{text}" cannot be a count or a share of people.', where=where, do="Correct the table.")
    return int(number) if number == int(number) else number
