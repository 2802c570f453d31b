"""What SECURITY.md says of the program as a whole."""

import ast
import re
from pathlib import Path

import duckdb
import pytest

from socmob.engine.querying import connect

ROOT = Path(__file__).resolve().parents[1]
NETWORK = {
    "aiohttp",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "urllib",
    "urllib3",
    "webbrowser",
}


def test_everything_that_keeps_or_holds_a_promise_exists() -> None:
    """Every file of the source and every test that the page names is there."""
    named = re.findall(r"`((?:src|tests)/[^`]+)`", (ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def imported(path: Path) -> set[str]:
    """The packages that a module imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return {name.partition(".")[0] for name in names}


def test_nothing_in_the_source_can_open_a_connection() -> None:
    """No module imports anything that speaks to a network."""
    assert {path.name: found for path in (ROOT / "src").rglob("*.py") if (found := imported(path) & NETWORK)} == {}


def test_the_database_reads_no_file_and_installs_nothing(tmp_path: Path) -> None:
    """A query that names a file, or asks for an extension, is refused, and the setting cannot be undone."""
    (tmp_path / "answers.csv").write_text("grade\nPartner\n", encoding="utf-8")
    connection = connect(None, None)
    for query in (
        f"SELECT * FROM read_csv('{(tmp_path / 'answers.csv').as_posix()}')",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ):
        with pytest.raises(duckdb.Error):
            connection.execute(query)
    connection.close()
