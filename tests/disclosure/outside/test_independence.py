"""The attack from outside shares no code with what finds what to withhold."""

from __future__ import annotations

import ast
from pathlib import Path

import socmob.disclosure.outside

ALLOWED = {"document", "files", "outside"}
"""Modules of the disclosure room that the attack may use: what reads a document, and its own."""


def test_the_attack_imports_nothing_of_the_gate() -> None:
    """What it finds does not rest on what it judges."""
    package = Path(socmob.disclosure.outside.__path__[0])
    named = {name for file in package.glob("*.py") for name in _imported(file) if name.startswith("socmob.disclosure")}
    assert {name.split(".")[2] for name in named} <= ALLOWED


def _imported(file: Path) -> set[str]:
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
