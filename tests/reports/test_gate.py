import ast
from pathlib import Path

import socmob.reports

BEHIND = {"RawTable", "RawCell", "Estimate", "Cells", "SEAL"}
SOURCES = sorted(Path(socmob.reports.__path__[0]).rglob("*.py"))


def test_nothing_from_behind_the_gate_is_named() -> None:
    """No module of this room names a raw table, an estimate, cells or the seal: it takes what the gate let out."""
    names = {
        (path.name, alias.name)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert SOURCES
    assert not {pair for pair in names if pair[1] in BEHIND}


def test_nothing_is_rounded_here() -> None:
    """No module rounds a published number: rounding is the gate's; places on paper are rounded in charts alone."""
    rounding = {
        path.parent.name
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "round"
    }
    assert rounding <= {"charts", "reports"}
