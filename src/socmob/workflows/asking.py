"""Write the workbook in which an edition's answers can be collected."""

from __future__ import annotations

from pathlib import Path

from socmob.errors import DataError
from socmob.readers import template


def write_template(edition: str, path: Path, *, replace: bool = False) -> Path:
    """Write an edition's template; one that is there already is kept unless it may be replaced."""
    if path.exists() and not replace:
        raise DataError("This workbook is there already.", where=str(path), do="Choose another name with --out, or use --force.")
    template(edition, path)
    return path
