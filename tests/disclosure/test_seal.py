"""Only the disclosure room makes a SafeTable."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import socmob
from socmob.values.definitions import TableKind
from socmob.values.tables import SafeTable, _Seal

PACKAGE = Path(socmob.__file__).parent


def names(path: Path) -> set[str]:
    """Every name, attribute and imported name in a file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.alias):
            found.add(node.name)
    return found


def test_the_seal_is_named_in_the_disclosure_room_alone() -> None:
    """No other room names the token that a SafeTable asks for, or its class."""
    naming = {path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py") if names(path) & {"SEAL", "_Seal"}}
    assert {path for path in naming if path.parts[0] != "disclosure"} == {Path("values/tables.py")}


def test_another_seal_does_not_do() -> None:
    """A token of the same class is refused."""
    with pytest.raises(TypeError):
        SafeTable("by.x", TableKind.BY, "", (), (), {}, seal=_Seal())
