"""`socmob check`: what a file holds, the mapping that a report needs, and what a mapping makes of its files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from socmob.cli.showing import tell

if TYPE_CHECKING:
    from socmob.readers.recognition.model import ColumnFound
    from socmob.workflows.checking import Checked, Seen


@click.command("check")
@click.argument("files", nargs=-1, required=False, type=click.Path(path_type=Path))
@click.option(
    "--mapping", "-m", type=click.Path(path_type=Path), help="The mapping; by default mapping.yaml beside FILE."
)
@click.option("--sheet", help="The sheet of a workbook, where more than one holds data.")
@click.option("--accept-proposals", "accept", is_flag=True, help="Let what is proposed count, and say what it was.")
def command(files: tuple[Path, ...], mapping: Path | None, sheet: str | None, accept: bool) -> None:
    """Say what FILES hold: what was recognised, what was not, and how many answers count.

    Where there is no mapping yet one is written, for you to read and edit. Where there is one, it is checked. What is
    only likely stands in it as comments, until you take their # away or let them all count.
    """
    from socmob.workflows.checking import check_mapping, look_at, mapping_for

    there = mapping_for(mapping, files)
    if accept and not files:
        raise click.UsageError("--accept-proposals writes a mapping: name the files of answers.")
    if there is not None and not accept:
        show_checked(check_mapping(there, files, tell))
        return
    seen = look_at(files, there or mapping, sheet, tell, accept=accept)
    show_seen(seen)
    if seen.written.ready:
        show_checked(check_mapping(seen.mapping, (), tell))


def show_seen(seen: Seen) -> None:
    """What was recognised, what is proposed, and what is not known."""
    found = seen.recognition
    click.echo(f"{found.rows:,} rows. " + " ".join(f"{note.rstrip('.')}." for note in seen.notes))
    if found.why:
        click.echo(found.why)
    _section("Recognised", [line for one in found.questions for line in _recognised(one)])
    for one in found.questions:
        for column, unknown in ((one.column, one.unknown), *((part.column, part.unknown) for part in one.further)):
            _section(f'Labels not known in "{column}"', [str(unknown)] if unknown.labels else [])
    _section("Accepted as proposed, so see that it is right", list(_accepted(seen)))
    left = [one for one in found.proposals if one not in seen.written.taken]
    _section("Proposed, to be confirmed in the mapping", [f'"{one.column}" may be {one.measure}' for one in left])
    _section("May be used beside the answers", [f'"{guess.column}" looks like {guess.role}' for guess in found.roles])
    _section("Not used", [f'"{column}"' for column in found.others])
    for remark in found.remarks:
        click.echo(remark)
    if seen.only_respondents:
        click.echo(
            "\nNearly every row has an answer. If people who did not answer are not in the file, nobody can tell how "
            "many were asked: the mapping says asked: unknown. Write all if everyone who was asked has a row here."
        )
    click.echo(f"\nWritten: {seen.mapping}")
    if not seen.written.ready:
        click.echo(f"Complete it where it says so, then: socmob check --mapping {seen.mapping}")
    if not seen.written.accepted and seen.written.proposes:
        click.echo("To let everything count that it proposes: the same command with --accept-proposals")


def _recognised(found: ColumnFound) -> Iterator[str]:
    """A question with the columns of its further parts."""
    yield f'"{found.column}" is {found.measure} ({_labels(found.complete)})'
    yield from (f'"{part.column}" belongs to it: {part.part}' for part in found.further)


def _accepted(seen: Seen) -> Iterator[str]:
    """What counts because the user said so: columns, and labels as they may be shown."""
    for one in seen.written.taken:
        yield f'"{one.column}" is {one.measure}'
    for one in (*seen.recognition.questions, *seen.written.taken) if seen.written.accepted else ():
        yield from (f'"{label.label}" is {label.option} of {one.measure}' for label in one.proposed)


def _labels(complete: bool) -> str:
    return "every label known" if complete else "some labels not known"


def _section(title: str, lines: list[str]) -> None:
    if lines:
        click.echo(f"\n{title}")
        for line in lines:
            click.echo(f"  {line}")


def show_checked(checked: Checked) -> None:
    """How the files joined, and how many people count in each measure and wave."""
    from socmob.framework import label, measure

    if checked.join is not None:
        join = checked.join
        click.echo(
            f"\nJoined: {join.matched:,} rows are in both files, {join.answers_alone:,} in the answers alone, "
            f"{join.record_alone:,} on the record alone."
        )
        if join.answers_alone > join.matched:
            click.echo(
                "Most answers found no row on the record. Keys are compared as they are written: 00123 is not 123, nor "
                "is 123.0 in a text file. Export both alike, keys as text; nothing is cut from a key here."
            )
    for name in dict.fromkeys(count.measure for count in checked.counts):
        click.echo(f"\n{measure(name).label}")
        own = {(count.code, count.wave): count.n for count in checked.counts if count.measure == name}
        codes = sorted({code for code, _ in own}, key=lambda code: (code.startswith("answer."), code))
        shown = checked.waves[-4:]
        click.echo(f"  {'':44}" + "".join(f"{wave:>10}" for wave in shown))
        for code in codes:
            click.echo(f"  {label(code):44}" + "".join(f"{own.get((code, wave), 0):>10,}" for wave in shown))
    click.echo(f"\nThese counts are for you, not for publishing. The report: socmob report --mapping {checked.mapping}")
