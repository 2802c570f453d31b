"""`socmob report`: from files and a mapping to a folder that can be published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from socmob.cli.showing import tell

if TYPE_CHECKING:
    from socmob.workflows.reporting import Report

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
@click.option("--corrects", multiple=True, type=int, help="The withdrawn release whose place this one takes.")
def command(
    files: tuple[Path, ...],
    mapping: Path | None,
    out: Path,
    wave: str | None,
    compare_with: str | None,
    corrects: tuple[int, ...],
) -> None:
    """Make a report that can be published, from FILES of answers and a mapping.

    Without FILES those that the mapping names are read. A file whose questions are all recognised needs no mapping.
    Reports made before from the same folder are taken into account ("socmob releases" lists them).
    """
    from socmob.workflows.projects import find_project
    from socmob.workflows.reporting import report

    made = report(find_project(mapping, files, wave, compare_with), out, tell, corrects)
    show(made)


def show(made: Report, most: int = 3) -> None:
    """The opening sentences of a report, where its files lie, and what to know about it."""
    click.echo()
    for sentence in made.headlines[:most]:
        click.echo(f"- {sentence}")
    click.echo("\nThe report:")
    for path in (made.files.html, made.files.json):
        click.echo(f"  {path}")
    for remark in made.remarks:
        click.echo(remark)
