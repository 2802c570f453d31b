"""`socmob report`: from files and a mapping to a folder that can be published."""

from __future__ import annotations

from pathlib import Path

import click

from socmob.cli.showing import tell

FOLDER = "socmob-report"


@click.command("report")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--mapping", "-m", type=click.Path(path_type=Path), help="The mapping file; by default mapping.yaml here."
)
@click.option(
    "--out", "-o", type=click.Path(path_type=Path), default=Path(FOLDER), show_default=True, help="The folder to write."
)
@click.option("--wave", help="The wave that the report is about; by default the last.")
@click.option("--compare-with", help="The wave that it is compared with; by default the one before.")
def command(
    files: tuple[Path, ...], mapping: Path | None, out: Path, wave: str | None, compare_with: str | None
) -> None:
    """Make a report that can be published, from FILES of answers and a mapping.

    Without FILES those that the mapping names are read. A file whose questions are all recognised needs no mapping.
    """
    from socmob.workflows.projects import find_project
    from socmob.workflows.reporting import report

    made = report(find_project(mapping, files, wave, compare_with), out, tell)
    show(made.headlines, (made.files.html, made.files.json))


def show(headlines: tuple[str, ...], paths: tuple[Path, ...], most: int = 3) -> None:
    """The opening sentences of a report and where its files lie."""
    click.echo()
    for sentence in headlines[:most]:
        click.echo(f"- {sentence}")
    click.echo()
    click.echo("The report:")
    for path in paths:
        click.echo(f"  {path}")
