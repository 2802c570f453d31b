"""`socmob demo`: the report of the example that ships with socmob."""

from __future__ import annotations

from pathlib import Path

import click

from socmob.cli.commands.report import show
from socmob.cli.showing import tell


@click.command("demo")
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("socmob-demo"),
    show_default=True,
    help="The folder to write: the example's files and its report.",
)
def command(out: Path) -> None:
    """Make the example report: a made-up firm of about 1,200 staff in two waves."""
    from socmob.workflows.demonstrating import demonstrate

    made = demonstrate(out, tell)
    show(made)
    click.echo(f"\nIts files are beside it, to try things on: {out / 'mapping.yaml'} says what they mean.")
