"""The folder of a report: the page and the same numbers as data, both whole or neither."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from socmob.errors import UserError
from socmob.reports.look import Look
from socmob.reports.page import page
from socmob.values.tables import Release

PAGE, NUMBERS = "report.html", "report.json"


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Where a report was written."""

    html: Path
    json: Path


def write_report(
    release: Release, folder: Path, look: Look | None = None, entering: AbstractContextManager[object] | None = None
) -> ReportFiles:
    """Write a report into a folder, which is made where it does not exist.

    Both files are made in a temporary folder beside it and then moved, so that a failure leaves what was there before.
    They are moved inside `entering`, which enters the release where it must be known, or takes that back.
    """
    from socmob.disclosure import write_release

    if folder.exists() and not folder.is_dir():
        raise UserError(
            "A report is a folder of files, and a file has that name.",
            where=str(folder),
            do="Name another folder, or move the file.",
        )
    for name in (PAGE, NUMBERS):
        if (folder / name).is_dir():
            raise UserError("A folder stands where a file would be written.", where=str(folder / name), do="Move it.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    texts = {
        PAGE: page(release, look or Look()),
        NUMBERS: json.dumps(write_release(release), ensure_ascii=False, indent=1) + "\n",
    }
    _move_in(texts, folder, entering or nullcontext())
    return ReportFiles(folder / PAGE, folder / NUMBERS)


def _move_in(texts: dict[str, str], folder: Path, entering: AbstractContextManager[object]) -> None:
    """Write all first, then move all; moving within one file system cannot leave half a file."""
    with TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as partial:
        for name, text in texts.items():
            (Path(partial) / name).write_text(text, encoding="utf-8", newline="\n")
        with entering:
            folder.mkdir(exist_ok=True)
            for name in texts:
                (Path(partial) / name).replace(folder / name)
