"""Files read whole into plain Python lists, for the reference engine."""

from __future__ import annotations

from collections.abc import Sequence

from socmob.engine.delimited import read_records
from socmob.engine.files import as_text, read_file
from socmob.engine.numbers import POINT, NumberForm, NumberPlace, check_commas, check_numbers, read_number
from socmob.values.sources import DelimitedSource, ParquetSource, PlannedSource, ReadingPlan, Source

Labels = dict[str, list[str | None]]
Numbers = dict[str, list[float | None]]


def read_plan(plan: ReadingPlan) -> tuple[int, Labels, Numbers]:
    """Number of rows, columns of labels and columns of numbers of a plan's files, one file after the other."""
    files = [_read_planned(planned) for planned in plan.sources]
    labels = {name: [cell for _, text, _ in files for cell in text[name]] for name in files[0][1]}
    numbers = {name: [cell for _, _, parsed in files for cell in parsed[name]] for name in files[0][2]}
    return sum(size for size, _, _ in files), labels, numbers


def _read_planned(planned: PlannedSource) -> tuple[int, Labels, Numbers]:
    columns, size, first_row = _read_source(planned.source)
    text = {name: [_tidy(cell) for cell in columns[named]] for name, named in planned.rename.items()}
    text |= {name: [label] * size for name, label in planned.constants.items()}
    places = {name: NumberPlace.of(planned.source, planned.rename[name], first_row) for name in sorted(planned.numbers)}
    numbers = {name: _parsed(text.pop(name), place) for name, place in places.items()}
    return size, text, numbers


def _read_source(source: Source) -> tuple[Labels, int, int]:
    """Columns as text, the number of rows, and the number of the first row."""
    if isinstance(source, ParquetSource):
        file = read_file(source, list(source.columns))
        return {name: as_text(column).to_pylist() for name, column in file.columns.items()}, file.size, file.first_row
    if isinstance(source, DelimitedSource):
        records = [record.cells for record in read_records(source)]
        columns = {name: [cells[i] for cells in records] for i, name in enumerate(source.columns)}
        return columns, len(records), source.skip_lines + 2  # type: ignore[return-value]
    batches = list(source.batches())
    text = {name: [cell for batch in batches for cell in batch[name]] for name in source.columns}
    return text, len(next(iter(text.values()))), 2


def _tidy(cell: str | None) -> str | None:
    """A cell without blanks around it; what is blank is missing."""
    return (cell.strip() or None) if cell is not None else None


def _parsed(cells: Sequence[str | None], place: NumberPlace) -> list[float | None]:
    """The numbers of a column, in the form that leaves the fewest cells unread."""
    numbers, bad = min((_read(cells, form) for form in place.forms), key=lambda found: len(found[1]))
    if place.decimal_comma and not _read(cells, POINT)[1]:
        check_commas(place, sum("," in cell for cell in cells if cell is not None))
    check_numbers(place, len(bad), min(bad, default=0))
    return numbers


def _read(cells: Sequence[str | None], form: NumberForm) -> tuple[list[float | None], list[int]]:
    """The numbers in one form, and the places of what is none."""
    numbers = [None if cell is None else read_number(cell, form) for cell in cells]
    return numbers, [i for i, cell in enumerate(cells) if cell is not None and numbers[i] is None]
