"""How a workflow tells its caller what it is doing."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str], None]
"""Takes one short sentence about the step that begins; never a datum."""


def silent(step: str) -> None:
    """Tell nobody."""
