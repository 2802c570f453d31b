"""Reads a specimen, or its refusal, as a few plain values that a test can state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from socmob.errors import UserError
from socmob.readers import inspect
from socmob.values.sources import Batch, TextSource

SECRET = "Zanzibar"
"""Stands in cells of specimens that are refused, and must stand in no message."""


def refusal(path: Path, sheet: str | None = None) -> str:
    """The message with which a file is refused, its folder cut off."""
    with pytest.raises(UserError) as caught:
        inspect(path, sheet)
    message = str(caught.value).replace(f"{path.parent}/", "")
    assert SECRET not in message
    assert SECRET not in repr(caught.value.__cause__)
    return message


def rows(path: Path, sheet: str | None = None) -> list[tuple[str | None, ...]]:
    """All rows of a workbook or an SPSS file, as its source delivers them."""
    columns = inspect(path, sheet).columns
    return [row for batch in batches(path, sheet) for row in zip(*(batch[name] for name in columns), strict=True)]


def batches(path: Path, sheet: str | None = None) -> Iterator[Batch]:
    """The batches of a workbook or an SPSS file."""
    source = inspect(path, sheet).source
    assert isinstance(source, TextSource)
    return source.batches()
