"""The import contracts in pyproject.toml bite, also while some rooms are not built yet."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


def _lint(project: Path, modules: dict[str, str]) -> str:
    """What import-linter says of a package `socmob` made of these modules, under our contracts."""
    shutil.copytree(ROOT / "tools", project / "tools")
    shutil.copy(ROOT / "pyproject.toml", project)
    for module, text in {"__init__": "", **modules}.items():
        path = project / "src" / "socmob" / f"{module}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / "__init__.py").touch()
        path.write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(project / "src"), "COLUMNS": "200"}
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
    )
    return done.stdout + done.stderr


def test_imports_that_go_down_are_kept(tmp_path: Path) -> None:
    """A package of a few rooms that import downwards keeps every contract, though most rooms are missing."""
    modules = {
        "errors/__init__": "",
        "engine/duck": "import duckdb, socmob.errors",
        "workflows/report": "import socmob.engine.duck",
        "cli/main": "import socmob.workflows.report",
    }
    assert "0 broken" in _lint(tmp_path, modules)


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        pytest.param({"stray/__init__": ""}, "socmob.stray", id="a room without a place"),
        pytest.param(
            {"values/__init__": "import socmob.framework", "framework/__init__": ""},
            "socmob.values is not allowed to import socmob.framework",
            id="an import that goes up",
        ),
        pytest.param(
            {"measures/rates": "import socmob.disclosure", "disclosure/__init__": ""},
            "socmob.measures is not allowed to import socmob.disclosure",
            id="an import of a neighbour",
        ),
        pytest.param(
            {"readers/table": "import pyarrow.parquet"},
            "socmob.readers is not allowed to import pyarrow",
            id="Arrow outside engine",
        ),
        pytest.param(
            {"workflows/view": "import django.http"},
            "socmob.workflows is not allowed to import django",
            id="Django outside web",
        ),
        pytest.param(
            {"cli/main": "import socmob.engine", "engine/__init__": ""},
            "socmob.cli is not allowed to import socmob.engine",
            id="an engine outside workflows",
        ),
        pytest.param(
            {
                "reports/page": "import socmob.disclosure.gate",
                "disclosure/gate": "import socmob.readers",
                "readers/__init__": "",
            },
            "socmob.reports is not allowed to import socmob.readers",
            id="a report that reaches behind the gate through another room",
        ),
    ],
)
def test_forbidden_import_is_named(tmp_path: Path, modules: dict[str, str], said: str) -> None:
    """An import against the laws breaks a contract, and the message names both ends."""
    assert said in _lint(tmp_path, modules)
