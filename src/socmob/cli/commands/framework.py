"""`socmob framework`: what the framework holds, listed or shown one by one."""

from __future__ import annotations

import click


@click.command("framework")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """List what the framework holds, or show one thing by its NAME: an edition, measure, benchmark, setting..."""
    from socmob.workflows.looking_up import listing, showing

    click.echo(listing() if name is None else showing(name))
