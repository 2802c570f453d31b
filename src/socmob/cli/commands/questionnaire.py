"""`socmob questionnaire`: the questions of an edition, to print or to put into another program."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("questionnaire")
@click.argument("edition")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="The folder; by default EDITION-questionnaire.")
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(["html", "xlsform", "json"]), help="All if not named."
)
@click.option("--language", "in_languages", multiple=True, help="en or cy; every language there is if not named.")
@click.option("--organisation", default="", help="Who asks, for the sentence that says why.")
@click.option("--contact", default="", help="What to do with the filled-in form, or whom to ask.")
@click.option(
    "--wording", type=click.Path(path_type=Path), help="A file with the published wording, laid over the edition."
)
@click.option("--force", is_flag=True, help="Replace files that are there already.")
def command(
    edition: str,
    out: Path | None,
    formats: tuple[str, ...],
    in_languages: tuple[str, ...],
    organisation: str,
    contact: str,
    wording: Path | None,
    force: bool,
) -> None:
    """Write the questions of an EDITION for use elsewhere: pages to print, an XLSForm, and JSON.

    Answers that were collected with them are read without a mapping. "socmob framework" lists the editions.
    """
    from socmob.reports.questionnaire import Host
    from socmob.workflows.questioning import write_questionnaire

    written = write_questionnaire(
        edition,
        out or Path(f"{edition}-questionnaire"),
        formats=formats,
        in_languages=in_languages,
        host=Host(organisation, contact),
        wording=wording,
        replace=force,
    )
    for path in written.files:
        click.echo(f"Written: {path}")
    for name in written.unwritten:
        click.echo(f"Not in {name}: not every word of it is translated.")
    for name in written.unreviewed:
        click.echo(
            f"No {name} reader has reviewed the {name} yet, and the form says so. Have it read before you use it."
        )
