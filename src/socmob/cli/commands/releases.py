"""`socmob releases`: the ledger in plain words."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("releases")
@click.option(
    "--project",
    "-p",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The folder of the mapping, which holds the folder releases; by default here.",
)
def command(project: Path) -> None:
    """List the reports that were made from a project, and what became of each."""
    from socmob.workflows.withdrawing import list_releases

    for line in list_releases(project):
        click.echo(line)
