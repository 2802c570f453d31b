"""The program `socmob`: its commands, and what an error looks like to the person who typed one."""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module
from pathlib import Path

import click

from socmob import __version__
from socmob.errors import DefectError, SocmobError, UserError

COMMANDS = {
    "demo": "Make the example report, to see what socmob does.",
    "check": "Say what a file holds, and write the mapping that a report needs.",
    "report": "Make a report that can be published.",
    "releases": "List the reports that were made here, and what became of them.",
    "withdraw": "Take a report back, so that the next can correct it.",
    "explain": "Answer a question about any number of a report.",
    "audit": "Attack what was published, as a stranger would.",
    "code": "Give jobs their class of NS-SEC.",
    "occupations": "Import the ONS's coding index, and try job titles.",
    "template": "Write a workbook in which answers can be collected.",
    "questionnaire": "Write the questions to print, or for a survey program.",
    "framework": "Look up a question, a measure, a benchmark or a setting.",
}


class LazyGroup(click.Group):
    """A group that imports a command only when it is run, so that help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """The commands in the order in which a new user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's signature
        """The command of this name, from its own module."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"socmob.cli.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  click's signature
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="socmob")
def application() -> None:
    """Measure how open a workforce or a profession is, and publish nothing that identifies anyone.

    Start with "socmob demo". For your own data: "socmob check FILE", then "socmob report".
    """


def run() -> None:
    """Run the application; an error becomes a message and an exit code of its own, without a traceback."""
    try:
        application(standalone_mode=True)
    except SocmobError as error:
        _tell(error)
        sys.exit(error.exit_code)
    except OSError as error:
        _tell(_of_system(error))
        sys.exit(UserError.exit_code)
    except Exception as error:  # noqa: BLE001  the last resort: its message might hold an answer
        _tell_defect(error)
        sys.exit(DefectError.exit_code)


def _tell(error: SocmobError) -> None:
    if isinstance(error, UserError):
        click.echo(str(error), err=True)
        return
    click.echo(f"{error}\nThis is a defect of socmob, not of your files. Nothing was published.", err=True)


def _of_system(error: OSError) -> UserError:
    """What the operating system would not do, in its own words, and with which file."""
    return UserError(
        f"A file could not be read or written: {error.strerror or type(error).__name__}.",
        where=str(error.filename or ""),
        do="See that the folder is there, that you may write in it, and that the disk is not full.",
    )


def _tell_defect(error: Exception) -> None:
    """Tell where an unexpected error arose but not what it said, since that might hold someone's answer."""
    if os.environ.get("SOCMOB_DEBUG"):
        traceback.print_exception(error)
        return
    frames = traceback.extract_tb(error.__traceback__)
    last = next((f for f in reversed(frames) if "socmob" in f.filename), frames[-1])
    place = f"{Path(last.filename).name}, line {last.lineno}"
    click.echo(
        f"socmob met an error that it did not expect ({type(error).__name__} in {place}). Nothing was published.\n"
        "What to do: please report it with this line. SOCMOB_DEBUG=1 shows where it arose; "
        "read that before you pass it on, since it may hold parts of your files.",
        err=True,
    )
