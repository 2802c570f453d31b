"""`socmob withdraw`: a report is taken back, and the ledger remembers why."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("withdraw")
@click.argument("release", required=False)
@click.option("--because", required=True, help="Why, in a sentence; the ledger keeps it.")
@click.option(
    "--nobody-saw-it/--somebody-saw-it",
    "seen_by_nobody",
    default=None,
    help="It never left your desk: later reports need not reckon with it. Or somebody did see it after all, though it "
    "was withdrawn as seen by nobody: it counts again.",
)
@click.option(
    "--project",
    "-p",
    type=click.Path(path_type=Path),
    default=Path(),
    help="The folder of the mapping, which holds the folder releases; by default here.",
)
def command(release: str | None, because: str, seen_by_nobody: bool | None, project: Path) -> None:
    """Take back a RELEASE: its number in the ledger, or the folder or file of its report; by default the last.

    What somebody outside has seen cannot be unseen. It counts for every later check until a report corrects it:
    socmob report --corrects NUMBER. To withdraw a release again brings nothing back: only --somebody-saw-it does.
    """
    from socmob.workflows.withdrawing import withdraw_release

    seen = None if seen_by_nobody is None else not seen_by_nobody
    for line in withdraw_release(project, release, because, seen=seen):
        click.echo(line)
