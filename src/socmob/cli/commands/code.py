"""`socmob code`: a file with the class of NS-SEC of every row beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from socmob.cli.showing import tell

if TYPE_CHECKING:
    from socmob.workflows.coding import CodedFile, Coding
    from socmob.workflows.coding_counts import Touched
    from socmob.workflows.coding_titles import TitlesCoded

COLUMNS = {
    "soc2020": "SOC 2020 unit groups",
    "soc2010": "SOC 2010 unit groups (classed without employment status)",
    "occupation": "the occupation group of the four-part form",
    "option": "the Commission's one question",
    "title": "job titles, which are coded to SOC 2020 first",
    "industry": "the industry, beside a title",
    "qualifier": "what else was said of the job, beside a title",
    "status": "the employment status, 1 to 7",
    "employment": "whether an employee or self-employed",
    "size": "the size of the workplace",
    "supervision": "whether managing or supervising others",
}


def _options(function: click.decorators.FC) -> click.decorators.FC:
    """An option for each column, in the order of COLUMNS."""
    for role, words in reversed(COLUMNS.items()):
        name = "soc" if role == "soc2020" else role
        function = click.option(f"--{name}-column", role, metavar="HEADING", help=f"The column of {words}.")(function)
    return function


@click.command("code")
@click.argument("file", type=click.Path(path_type=Path))
@_options
@click.option("--mapping", "-m", type=click.Path(path_type=Path), help="A project's mapping that names the columns.")
@click.option("--sheet", help="The sheet of a workbook, where more than one holds data.")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="The file to write; by default FILE-coded.csv.")
@click.option("--force", is_flag=True, help="Replace a coded file that is there already.")
def command(
    file: Path, mapping: Path | None, sheet: str | None, out: Path | None, force: bool, **columns: str | None
) -> None:
    """Give every row of FILE its class of NS-SEC and the groups made of it, and write it with them.

    Name one column for the occupation, and those for the employment status as far as they are there. Every class comes
    with its method and what to know about it. The coded file holds people's answers, and is not for publishing.
    """
    from socmob.workflows.coding import code_file

    target = out or file.with_name(f"{file.stem.removesuffix('.csv')}-coded.csv")
    show(code_file(file, _coding(mapping, columns), target, tell, sheet=sheet, replace_out=force))


def _coding(mapping: Path | None, columns: dict[str, str | None]) -> Coding:
    """What is to be coded, by options or by a mapping."""
    from socmob.occupations import CodingColumns
    from socmob.workflows.coding import Coding, coding_of_mapping
    from socmob.workflows.coding_titles import BY_TITLE, TitleColumns

    named = {role: column for role, column in columns.items() if column is not None}
    if not named:
        if mapping is None:
            raise click.UsageError("Name the column of the occupation, such as --soc-column HEADING, or a --mapping.")
        return coding_of_mapping(mapping)
    if mapping is not None:
        raise click.UsageError("Columns are named by options or by a mapping, not by both.")
    title, industry, qualifier = (named.pop(role, None) for role in ("title", "industry", "qualifier"))
    if title is None:
        if industry or qualifier:
            raise click.UsageError("Industry and qualifier stand beside a title: name --title-column too.")
        return Coding(CodingColumns.of(named))
    if "soc2020" in named:
        raise click.UsageError("Titles are coded to SOC 2020: name --title-column or --soc-column, not both.")
    return Coding(CodingColumns.of({**named, **BY_TITLE}), TitleColumns(title, industry, qualifier))


def show(coded: CodedFile) -> None:
    """How many rows have a class, by which method, and what to know about them."""
    from socmob.occupations import Flag, Method, Reason, SmcThree

    counts = coded.counts
    click.echo(f"{counts.rows:,} rows, {counts.classified:,} of them with a class.")
    _section("Groups of three", [(SmcThree(name).label, n) for name, n in counts.groups])
    if coded.titles is not None:
        _show_titles(coded.titles)
    _section("Methods", [(Method(name).label, n) for name, n in counts.methods])
    _section("To know", [(Flag(name).label, n) for name, n in counts.flags])
    _section("Without a class", [(Reason(name).label, n) for name, n in counts.reasons])
    if counts.simplified.rows:
        _show_touched(counts.simplified)
    for column, labels in coded.unrecognised.items():
        click.echo(f'\nNot recognised in "{column}": {labels}')
    click.echo(f"\nWritten: {coded.path}\nIt holds people's answers; these counts are for you, not for publishing.")


def _show_titles(titles: TitlesCoded) -> None:
    """How titles were coded, how many codes may be right, and the shares that follow from their probabilities."""
    _section(f"Job titles, {titles.distinct:,} of them distinct, by how they were coded", list(titles.methods))
    _section("Titles without a code", list(titles.reasons))
    if titles.learned_on is None:
        click.echo(
            "\nNo coding index was imported: only the titles of unit groups are known, and few answers have them."
            "\nWhat to do: download the ONS's coding index of SOC 2020, then socmob occupations import FILE"
        )
        return
    click.echo(f"\nOf {titles.coded:,} codes about {titles.expected_right:,.0f} are right, by {titles.learned_on}.")
    if titles.shares:
        click.echo("Shares as means of probabilities, with the standard error that coding adds:")
    for group, found in titles.shares:
        click.echo(f"  {found.share:>11.1%} +/- {found.coding:.1%}  {group.label}")


def _show_touched(touched: Touched, most: int = 8) -> None:
    """Whom the table derived through SOC 2010 touches, and where it matters most."""
    from socmob.workflows.coding_counts import FEWEST_TO_SHOW

    click.echo(
        f"\nWithout an employment status: {touched.rows:,} rows are classed by a table derived through SOC 2010, not "
        f"by one of the ONS. Unit groups: {touched.unit_groups}."
    )
    if not touched.differing_rows:
        return
    click.echo(
        f"For {touched.differing_rows:,} of them employees are in another of the three classes. Unit groups: "
        f"{len(touched.groups)}."
    )
    _section("The commonest", [(title, n) for title, n in touched.groups[:most] if n >= FEWEST_TO_SHOW])
    click.echo("Ask for the employment status, or import the ONS's derivation tables (socmob occupations import).")


def _section(title: str, lines: list[tuple[str, int]]) -> None:
    if lines:
        click.echo(f"\n{title}")
    for words, n in lines:
        click.echo(f"  {n:>12,}  {words}")
