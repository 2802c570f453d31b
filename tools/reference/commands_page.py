"""The page of commands: what each prints when asked for help, and the exit codes."""

from collections.abc import Iterator

import click

from socmob import errors
from socmob.cli.application import COMMANDS, application
from tools.reference.markdown import block, code, page, table

WIDTH = 100


def commands_page() -> str:
    """Every command with its arguments and options, as `--help` prints them."""
    return page(
        "Commands",
        "the commands themselves",
        [
            *(part for name in COMMANDS for part in _command(name)),
            "## Exit codes",
            "0 is success. A command line that cannot be understood ends with 2.",
            table(["code", "what happened"], _exit_codes()),
        ],
    )


def _command(name: str) -> Iterator[str]:
    group = click.Context(application, info_name="socmob", terminal_width=WIDTH, **application.context_settings)
    command = application.get_command(group, name)
    if command is None:
        raise LookupError(f"socmob lists a command {name} and does not have it")
    own = click.Context(command, info_name=name, parent=group, terminal_width=WIDTH)
    yield f"## socmob {name}"
    yield block(command.get_help(own))
    for part, below in (command.commands if isinstance(command, click.Group) else {}).items():
        yield f"### socmob {name} {part}"
        yield block(below.get_help(click.Context(below, info_name=part, parent=own, terminal_width=WIDTH)))


def _exit_codes() -> list[tuple[str, str]]:
    kinds = (errors.DataError, errors.MappingError, errors.RefusedError, errors.DefectError)
    return [(code(str(kind.exit_code)), (kind.__doc__ or "").splitlines()[0]) for kind in kinds]
