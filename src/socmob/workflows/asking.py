"""Write the workbook in which an edition's answers can be collected."""

from __future__ import annotations

from pathlib import Path

from socmob.readers import template


def write_template(edition: str, path: Path, *, replace: bool = False) -> Path:
    """Write an edition's template; RefusedError where one is there already that may not be replaced."""
    template(edition, path, overwrite=replace)
    return path
