"""Where the facts that the framework was carried from lie, on machines that have them."""

import csv
import os
import re
from pathlib import Path

import pytest

FACTS = Path(os.environ.get("SOCMOB_SHARED", Path(__file__).parents[2].parent / "shared")) / "facts"


def facts(name: str) -> list[dict[str, str]]:
    """The rows of a table of facts; the test is skipped where it is not at hand."""
    path = FACTS / name
    if not path.exists():
        pytest.skip(f"the table of facts {name} is not on this machine (SOCMOB_SHARED names its folder)")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def runs(text: str, length: int = 6) -> set[tuple[str, ...]]:
    """Every run of so many words in a text."""
    words = re.findall(r"[a-z]+", text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}
