"""What the user brought once and every later run needs: files in one folder of the user's own, outside the package.

The coding index of the ONS and its derivation tables are not shipped; `socmob occupations import` puts them here.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "SOCMOB_DATA"
"""The environment variable that names the folder, where the platform's own place does not suit."""


def data_directory() -> Path:
    """The folder of what was imported: SOCMOB_DATA, else where this platform keeps a program's data."""
    named = os.environ.get(VARIABLE, "")
    return Path(named).expanduser() if named.strip() else _of_platform(sys.platform) / "socmob"


def _of_platform(platform: str) -> Path:
    """The parent of programs' data: by the XDG rules, by Apple's or by Microsoft's."""
    home = Path.home()
    if platform == "darwin":
        return home / "Library" / "Application Support"
    if platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    named = Path(os.environ.get("XDG_DATA_HOME") or "")
    # The XDG rules: a path that is not absolute counts as none.
    return named if named.is_absolute() else home / ".local" / "share"


def keep(folder: Path, name: str, content: bytes) -> Path:
    """Write a file into the folder so that it is there whole or not at all; the path that was written."""
    folder.mkdir(parents=True, exist_ok=True)
    path, partial = folder / name, folder / f".{name}.{os.getpid()}"
    partial.write_bytes(content)
    partial.replace(path)
    return path


def kept(folder: Path, name: str) -> Path | None:
    """The path of a file that was kept in the folder, or None where there is none."""
    path = folder / name
    return path if path.is_file() else None
