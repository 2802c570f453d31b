"""The command line: it parses, calls a workflow and shows what came back; it computes nothing."""

from __future__ import annotations


def main() -> None:
    """Run the command line and leave with the exit code that the outcome has."""
    from socmob.cli.application import run

    run()
