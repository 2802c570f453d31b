"""Running the command line inside the test's own process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from socmob.cli import main


@dataclass(frozen=True)
class Outcome:
    """What a command said, and the exit code it left with."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def socmob(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The program, as a user calls it."""

    def run(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["socmob", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        code = left.value.code
        return Outcome(code if isinstance(code, int) else 0, said.out, said.err)

    return run
