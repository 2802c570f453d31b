"""`socmob explain`: the answer to a board's question about any number of a report."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("explain")
@click.argument("report", type=click.Path(path_type=Path))
@click.argument("query", nargs=-1, required=True)
def command(report: Path, query: tuple[str, ...]) -> None:
    """Say what a number in a REPORT is: its base, its population, its formula and its source.

    REPORT is the folder that "socmob report" wrote. QUERY is the number's id, the number itself, or words about it,
    such as: socmob explain socmob-report partner professional share
    """
    from socmob.errors import UserError
    from socmob.workflows.explaining import explain_number

    if report.suffix.lower() in (".html", ".htm"):
        raise UserError(
            "A page does not hold its numbers as data; the file report.json beside it does.",
            where=str(report),
            do=f"Name the folder instead: {report.parent}",
        )
    click.echo(explain_number(report, " ".join(query)))
