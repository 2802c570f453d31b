"""What the guides tell people to type is something that socmob takes."""

import re
import shlex
import textwrap
from pathlib import Path

import click
import pytest

from socmob.cli.application import application
from socmob.readers import load_mapping

ROOT = Path(__file__).resolve().parents[1]
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "docs" / "howto").glob("*.md"))]
BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
REQUIRED = {
    "version": "version: 1",
    "organisation": "organisation: Example LLP",
    "geography": "geography: UK",
    "edition": "edition: smc-2020-11",
    "files": "files: [{file: answers.csv, wave: {column: Year}}]",
    "questions": "questions: {origin.parent_degree: {column: Parent with degree}}",
}


def blocks(kind: str) -> list[str]:
    """The blocks of one kind in all guides."""
    texts = (guide.read_text(encoding="utf-8") for guide in GUIDES)
    return [textwrap.dedent(found[3]) for text in texts for found in BLOCK.finditer(text) if found[2] == kind]


def command_lines() -> list[str]:
    """Every line that calls socmob, in blocks and within sentences, without its prompt and its comment."""
    lines = [line.removeprefix("$ ") for block in blocks("console") for line in block.splitlines()]
    inline = [found for guide in GUIDES for found in re.findall(r"`(socmob [a-z][^`]+)`", guide.read_text("utf-8"))]
    return sorted({line.partition("  #")[0].strip() for line in (*lines, *inline) if line.startswith("socmob ")})


@pytest.mark.parametrize("line", command_lines())
def test_every_command_line_is_understood(line: str) -> None:
    """The command exists, and takes the arguments and options that the guide gives it."""
    name, *arguments = shlex.split(line)[1:]
    # With its settings: click remembers the help option that a command was first asked for.
    group = click.Context(application, **application.context_settings)
    command = application.get_command(group, name)
    assert command is not None
    if isinstance(command, click.Group) and arguments:
        name, *arguments = arguments
        command = command.get_command(group, name)
        assert command is not None
    if arguments:
        assert command.make_context(name, arguments, parent=group).params


@pytest.mark.parametrize("block", blocks("yaml"))
def test_every_piece_of_a_mapping_is_accepted(block: str, tmp_path: Path) -> None:
    """With what every mapping needs around it, the piece is read without a fault."""
    keys = {line.partition(":")[0] for line in block.splitlines()}
    (tmp_path / "mapping.yaml").write_text("\n".join([block, *(v for k, v in REQUIRED.items() if k not in keys)]))
    assert load_mapping(tmp_path / "mapping.yaml").version == 1
