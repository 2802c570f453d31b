"""Populations in words, and how many people are in one where the release says it."""

from __future__ import annotations

from socmob.reports.display import cell_text
from socmob.reports.names import Names, categories
from socmob.reports.phrases import lower_first
from socmob.values.codes import Code
from socmob.values.definitions import Population, Statistic
from socmob.values.tables import Release


def in_words(names: Names, population: Population) -> str:
    """Who is in a population: its terms with their labels."""
    terms = [_term(names, column, codes) for column, codes in population.terms]
    return "; ".join(terms) or "everyone in the file"


def _term(names: Names, column: str, codes: tuple[Code, ...]) -> str:
    if column == "wave":
        return f"wave {', '.join(codes)}"
    if column in ("file", "matched"):
        return f"{column}: {', '.join(codes)}"
    if column.startswith("by."):
        return f"{names.breakdown(column.removeprefix('by.'))}: {', '.join(names.level(code) for code in codes)}"
    if set(codes) == classified(names.release, column):
        return f"classified by {lower_first(names.measure(column))}"
    return f"{lower_first(names.measure(column))}: {', '.join(names.category(column, code) for code in codes)}"


def classified(release: Release, measure: str) -> set[Code]:
    """The categories that the classified of a measure fall into; joined ones taken apart."""
    table = release.table(f"composition.{measure}")
    codes = categories(table) if table is not None else ()
    return {part for code in codes for part in code.split("+")}


def size(release: Release, population: Population | None) -> str | None:
    """How many people are in a population, as the release shows it somewhere; None where it does not."""
    if population is None:
        return None
    cells = (
        cell
        for table in release.tables
        for cell in table.cells.values()
        if cell.definition.statistic is Statistic.COUNT and cell.definition.population == population
    )
    return next((cell_text(cell) for cell in cells if cell.value is not None), None)
