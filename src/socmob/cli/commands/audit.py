"""`socmob audit`: what a stranger could learn from what was published."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from socmob.cli.showing import tell

if TYPE_CHECKING:
    from socmob.disclosure.outside import Finding
    from socmob.workflows.auditing import Audit

FOUND = 5
"""The exit code where something was found: that of whatever socmob refuses."""

MOST = 12
"""So many findings of a kind are listed, unless all are asked for."""


@click.command("audit")
@click.argument("releases", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--know-heads/--no-know-heads",
    default=True,
    show_default=True,
    help="Readers know how many people every group has; only answers are secret.",
)
@click.option("--insider", is_flag=True, help="Try also as someone in the data, who knows their own answers.")
@click.option("--width", type=click.IntRange(1), help="How wide a withheld number must stay; by default the release's.")
@click.option("--threshold", type=click.IntRange(1), help="The smallest group that may be shown; likewise.")
@click.option(
    "--seconds", type=click.FloatRange(0.1), default=60.0, show_default=True, help="How long may be tried in all."
)
@click.option("--show-values", is_flag=True, help="Say also what each withheld number must be. Do not pass it on.")
@click.option("--all", "everything", is_flag=True, help="List every finding.")
@click.option("--json", "out", type=click.Path(path_type=Path, dir_okay=False), help="Write the findings to a file.")
def command(
    releases: tuple[Path, ...],
    know_heads: bool,
    insider: bool,
    width: int | None,
    threshold: int | None,
    seconds: float,
    show_values: bool,
    everything: bool,
    out: Path | None,
) -> None:
    """Attack what was published, as a stranger would: from the files alone.

    RELEASES are folders of reports, their report.json, or descriptions (.yaml) of tables made by other means. Several
    are taken together, as being about the same people. The exit code is 0 where nothing was found, 5 where something
    was.
    """
    from socmob.workflows.auditing import Options, as_document, audit

    options = Options(width, threshold, know_heads, insider, seconds)
    audits = audit(releases, options, tell)
    if out is not None:
        text = json.dumps(as_document(audits, values=show_values), ensure_ascii=False, indent=1)
        out.write_text(text + "\n", encoding="utf-8")
    for one in audits:
        _show(one, None if everything else MOST, values=show_values)
    if any(not one.attacked.clean for one in audits):
        click.get_current_context().exit(FOUND)


def _show(one: Audit, most: int | None, *, values: bool) -> None:
    from socmob.workflows.auditing import HEADINGS

    attacked = one.attacked
    click.echo(f"{one.organisation or 'Published'}: {', '.join(one.files)}")
    click.echo(
        f"{attacked.shown:,} numbers are shown and {attacked.withheld:,} withheld; "
        f"{attacked.tested:,} withheld ones were attacked, in {attacked.seconds:.1f} seconds."
    )
    for kind, findings in groupby(attacked.findings, key=lambda finding: finding.kind):
        found = list(findings)
        click.echo(f"\n{HEADINGS[kind]}: {len(found):,}")
        for finding in found[:most]:
            click.echo(f"- {_line(finding, values)}")
        if most is not None and len(found) > most:
            click.echo(f"  and {len(found) - most:,} more; --all lists them.")
    _close(one)


def _line(finding: Finding, values: bool) -> str:
    place = finding.place
    where = ", ".join(part for part in (place.table, place.row, place.column) if part)
    said = [where, finding.says] if finding.says else [where]
    if finding.spread is not None and finding.kind in ("narrowed", "insider"):
        said.append("told exactly" if finding.spread == 0 else f"told to within {finding.spread} people")
    if values and finding.lowest is not None:
        low, high = finding.lowest, finding.highest
        said.append(f"it is {low}" if low == high else f"it is {low} to {high}")
    return ": ".join(said[:1]) + ("; " + "; ".join(said[1:]) if said[1:] else "")


def _close(one: Audit) -> None:
    attacked = one.attacked
    if attacked.clean:
        click.echo("\nNothing was found." + (" Not everything could be tried:" if attacked.undecided else ""))
    elif attacked.undecided:
        click.echo("\nNot everything could be tried:")
    for place in attacked.undecided[:MOST]:
        click.echo(f"- {place}")
    if len(attacked.undecided) > MOST:
        click.echo(f"  and {len(attacked.undecided) - MOST:,} more; give it more --seconds.")
    for note in ("", *attacked.notes, *attacked.not_used):
        click.echo(note)
