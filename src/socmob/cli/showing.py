"""How the command line shows progress and results."""

from __future__ import annotations

import sys

import click


def tell(step: str) -> None:
    """Show the step that begins, where someone is looking."""
    if sys.stderr.isatty():
        click.echo(f"  {step} ...", err=True)
