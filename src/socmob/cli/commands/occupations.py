"""`socmob occupations`: import what the ONS publishes, try titles, and calibrate on titles that people coded."""

from __future__ import annotations

import os
from pathlib import Path

import click

from socmob.cli.showing import tell


@click.group("occupations")
def command() -> None:
    """Import the coding index of SOC 2020, try job titles, and calibrate on titles coded by hand.

    The index and the derivation tables of the Office for National Statistics are not part of socmob: download them from
    the ONS's pages on SOC 2020, and import them once. They are kept in SOCMOB_DATA, by default your own data folder.
    """


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def import_command(file: Path) -> None:
    """Read the ONS's coding index of SOC 2020, or its derivation tables of NS-SEC, and use them from now on.

    FILE is the workbook as published, or a CSV. Learning from the index takes about a minute, once.
    """
    # Learning multiplies many small matrices: on a busy machine a second thread only waits, and doubles the time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from socmob.workflows.importing import import_file

    imported = import_file(file, tell=tell)
    click.echo(f"Imported: {imported.kind}")
    for note in imported.notes:
        click.echo(f"  {note}")
    click.echo(f"Kept in {imported.folder}")


@command.command("suggest")
@click.argument("title", nargs=-1, required=True)
@click.option("--industry", default="", help="What the employer makes or does.")
def suggest_command(title: tuple[str, ...], industry: str) -> None:
    """Say how a job TITLE would be coded, and which titles of the index begin like it."""
    from socmob.workflows.suggesting_titles import suggest

    found = suggest(" ".join(title), industry)
    coded = found.coded
    click.echo(f"Coded: {coded.code} ({coded.method.value})" if coded.code else f"Not coded: {coded.reason}")
    for each in coded.suggestions:
        click.echo(f"  {each.probability:>6.0%}  {each.code}  {each.unit_group}")
    if found.entries:
        click.echo("Titles of the index" if found.learned_on else "Unit groups")
    for entry in found.entries:
        beside = ", ".join(filter(None, (entry.qualifier, entry.industry)))
        click.echo(f"  {entry.code}  {entry.text}{f' ({beside})' if beside else ''}")
    click.echo(f"Probabilities were learned on {found.learned_on}." if found.learned_on else MISSING)


@command.command("calibrate")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--title-column", required=True, metavar="HEADING", help="The column of job titles.")
@click.option("--soc-column", required=True, metavar="HEADING", help="The column of SOC 2020 codes given by people.")
@click.option("--industry-column", metavar="HEADING", help="The column of the industry, if there is one.")
def calibrate_command(file: Path, title_column: str, soc_column: str, industry_column: str | None) -> None:
    """Learn from FILE, a sample of your own titles coded by hand, how far to trust the coder on titles like yours."""
    from socmob.workflows.suggesting_titles import calibrate

    columns = {"title": title_column, "code": soc_column}
    before, after = calibrate(file, {**columns, "industry": industry_column} if industry_column else columns)
    click.echo(f"Calibrated on {after.learned_on}; before, on {before.learned_on}.")
    for words, name in PARTS.items():
        click.echo(f"  {words:<46} {getattr(before, name):>8.3f} -> {getattr(after, name):.3f}")


MISSING = (
    "No coding index was imported: only the titles of unit groups are known, and few answers have those words.\n"
    "What to do: download the coding index of SOC 2020 from the Office for National Statistics, then\n"
    "socmob occupations import FILE"
)
PARTS = {
    "the title has the words of an entry: right in": "exact",
    "the same once both are normalised: right in": "normalised",
    "an ambiguous title, by its default: right in": "by_default",
    "scores of titles alone are divided by": "bare",
    "scores of titles with more are divided by": "with_industry",
}
