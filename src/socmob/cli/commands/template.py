"""`socmob template`: a workbook in which answers can be collected."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("template")
@click.argument("edition")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="The workbook to write; by default EDITION.xlsx.")
@click.option("--force", is_flag=True, help="Replace a workbook that is there already.")
def command(edition: str, out: Path | None, force: bool) -> None:
    """Write a workbook with the questions of an EDITION and a drop-down for every answer.

    socmob reads it back without a mapping. "socmob framework" lists the editions.
    """
    from socmob.workflows.asking import write_template

    path = write_template(edition, out or Path(f"{edition}.xlsx"), replace=force)
    click.echo(f"Written: {path}\nFill in one row a person, then: socmob report {path}")
